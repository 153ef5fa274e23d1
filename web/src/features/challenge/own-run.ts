/** Remembers the reader's own run while a challenge is in its place, as long as the page is open. */

import { sameData } from '../../session/same-data.ts';
import type { SavedState } from '../../session/saved-state.ts';

interface Kept {
  readonly own: SavedState;
  /** Run that was left with the last challenge. */
  readonly left?: SavedState;
}

const kept = new WeakMap<Element, Kept>();

/** Keeps the run before a challenge begins, unless it is still the one of the challenge before. */
export function keepOwnRun(playground: Element | undefined, run: SavedState): void {
  const left = playground && kept.get(playground)?.left;
  if (playground && !(left && isSameRun(left, run))) kept.set(playground, { own: run });
}

/** Keeps the run of a challenge that is left. */
export function leaveChallengeRun(playground: Element | undefined, left: SavedState): void {
  const before = playground && kept.get(playground);
  if (before) kept.set(playground, { ...before, left });
}

/** Returns the reader's own run if another one is shown. */
export function ownRun(playground: Element | undefined, shown: SavedState): SavedState | undefined {
  const own = playground && kept.get(playground)?.own;
  return own && !isSameRun(own, shown) ? own : undefined;
}

export function forgetOwnRun(playground: Element | undefined): void {
  if (playground) kept.delete(playground);
}

function isSameRun(one: SavedState, other: SavedState): boolean {
  return (['session', 'iteration', 'changes'] as const).every((part) => sameData(one[part], other[part]));
}
