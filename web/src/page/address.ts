/** Keeps the page's address and its playground in step: a link opens a session, and the address follows the session. */

import { messagesFor } from '../i18n/language.ts';
import type { SavedState } from '../session/saved-state.ts';
import type { SavedStateProblem } from '../session/saved-state-problem.ts';
import { isLink } from '../session/formats/is-link.ts';
import { readLink, writeLink } from '../session/formats/link.ts';
import { TUTORIAL_TABLE } from '../session/presets.ts';
import type { TruthNetElement } from '../api/public-api.ts';
import { atRest } from './at-rest.ts';

/** What the page shows whose address says nothing. */
export const UNTOUCHED: SavedState = { session: { table: TUTORIAL_TABLE }, iteration: 0, changes: [], view: {} };
const UNTOUCHED_LINK = linkOf(UNTOUCHED);

export class Address {
  readonly #playground: TruthNetElement;
  readonly #notice: HTMLElement;
  #language = 'en';
  #problem: SavedStateProblem | undefined;
  /** The hash of what the playground shows; a broken link in the address does not change it. */
  #shown = '';
  /** What was opened, until its run is on its way. */
  #awaited: SavedState | undefined;

  /** Opens the session of the address, if it holds one. `notice` says what is wrong with a link. */
  constructor(playground: TruthNetElement, notice: HTMLElement) {
    this.#playground = playground;
    this.#notice = notice;
    playground.address = location.href.replace(/#.*/s, '');
    this.#read();
    addEventListener('hashchange', () => {
      this.#read();
    });
    playground.addEventListener('change', () => {
      if (this.#awaited && this.#isAtRest && !this.#isAwaited(playground.kept)) this.#awaited = undefined;
    });
    atRest(playground, () => {
      this.#write();
    });
  }

  /** Opens a session that no link has brought; the address follows. */
  open(kept: SavedState): void {
    this.#awaited = kept;
    // The playground itself says why it refuses a session.
    this.#playground.setSession(kept).catch(() => undefined);
  }

  /** Whether the playground does not show yet what was opened last. */
  get isOpening(): boolean {
    return this.#awaited !== undefined;
  }

  speak(language: string): void {
    this.#language = language;
    this.#showProblem(this.#problem);
  }

  #read(): void {
    const { hash } = location;
    if (hash !== '' && !isLink(hash)) return;
    // Back, perhaps, from a link that was broken.
    if (hash === this.#shown) {
      this.#showProblem(undefined);
      return;
    }
    const read = hash === '' ? { kept: UNTOUCHED } : readLink(hash);
    this.#showProblem('problem' in read ? read.problem : undefined);
    if ('problem' in read) return;
    this.#shown = hash;
    this.open(read.kept);
  }

  #write(): void {
    if (!this.#isAtRest || this.#awaited) return;
    const hash = hashOf(this.#playground.kept);
    // A broken link stays to be looked at and mended until something else is to be kept.
    if (hash === this.#shown) return;
    this.#showProblem(undefined);
    try {
      history.replaceState(history.state, '', hash || `${location.pathname}${location.search}`);
      this.#shown = hash;
    } catch {
      // Browsers refuse too many at once; the next change tries again.
    }
  }

  /** Until there is a network, all that is known is what was asked for; and the end of training tells of itself. */
  get #isAtRest(): boolean {
    return this.#playground.progress !== undefined && !this.#playground.running;
  }

  /** Whether this is the beginning of the run that was asked for last. */
  #isAwaited({ session, iteration }: SavedState): boolean {
    const awaited = this.#awaited;
    if (!awaited || iteration > 0 || awaited.iteration === 0) return false;
    return linkOf({ ...awaited, session, view: {} }) === linkOf({ ...awaited, view: {} });
  }

  #showProblem(problem: SavedStateProblem | undefined): void {
    this.#problem = problem;
    const { keptProblem, linkBroken } = messagesFor(this.#language);
    this.#notice.hidden = !problem;
    this.#notice.textContent = problem ? linkBroken(keptProblem(problem)) : '';
  }
}

/** The hash that stands for what is kept: none for what the page shows without one. */
export function hashOf(kept: SavedState): string {
  const link = linkOf(kept);
  return link === UNTOUCHED_LINK ? '' : link;
}

export function isUntouched(kept: SavedState): boolean {
  return linkOf(kept) === UNTOUCHED_LINK;
}

/** Empty where it is too large for a link. */
function linkOf(kept: SavedState): string {
  const written = writeLink(kept);
  return 'hash' in written ? written.hash : '';
}
