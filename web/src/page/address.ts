/** Keeps the page's address and its playground in sync: a link opens a session, and the address follows the session. */

import { messagesFor } from '../i18n/language.ts';
import type { SavedState } from '../session/saved-state.ts';
import type { SavedStateProblem } from '../session/saved-state-problem.ts';
import { isLink } from '../session/formats/is-link.ts';
import { readLink, writeLink } from '../session/formats/link.ts';
import { TUTORIAL_TABLE } from '../session/presets/presets.ts';
import type { TruthNetElement } from '../api/public-api.ts';
import { atRest } from './at-rest.ts';

/** State shown if the address has no session. */
export const UNTOUCHED: SavedState = { session: { table: TUTORIAL_TABLE }, iteration: 0, changes: [], view: {} };
const UNTOUCHED_LINK = linkOf(UNTOUCHED);

/** Hash of a challenge without a session: its name, or its compact text cut off from a link. */
const TASK = /^#(?:challenge=|view=(?:.*,)?task:)([\w.-]+)/;

export class Address {
  readonly #playground: TruthNetElement;
  readonly #notice: HTMLElement;
  /** Settles when the state that was opened last is shown, or refused. */
  opened: Promise<unknown> = Promise.resolve();
  #problem: SavedStateProblem | undefined;
  /** Hash of the state shown; a broken link in the address does not change it. */
  #shown = '';
  /** State that was opened last, until its run has begun. */
  #awaited: SavedState | undefined;

  /** Opens the session of the address, if there is one; `notice` shows the problem of a broken link, until it is closed. */
  constructor(playground: TruthNetElement, notice: HTMLElement) {
    this.#playground = playground;
    this.#notice = notice;
    notice.querySelector('button')!.addEventListener('click', () => {
      notice.hidden = true;
      document.querySelector('main')?.focus();
    });
    playground.address = location.href.replace(/#.*/s, '');
    this.#read();
    addEventListener('hashchange', () => {
      this.#read();
    });
    playground.addEventListener('change', () => {
      if (this.#awaited && this.#isAtRest && !this.#isAwaited(playground.savedState)) this.#awaited = undefined;
    });
    atRest(playground, () => {
      this.#write();
    });
  }

  /** Opens a session that no link contains; the address follows. */
  open(savedState: SavedState): void {
    this.#awaited = savedState;
    // The playground itself shows why it refuses a session.
    this.opened = this.#playground.setSession(savedState).catch(() => undefined);
  }

  /** True while the playground does not show yet what was opened last. */
  get isOpening(): boolean {
    return this.#awaited !== undefined;
  }

  /** Writes the present state to the address, even during a run. */
  settle(): void {
    if (this.#playground.progress && !this.#awaited) this.#writeState();
  }

  #read(): void {
    const { hash } = location;
    if (hash !== '' && !isLink(hash)) return;
    // The reader may have come back from a broken link.
    if (hash === this.#shown) {
      this.#showProblem(undefined);
      return;
    }
    const [, task] = TASK.exec(hash) ?? [];
    // The space lets the challenge begin at its start, and its panel say why it cannot be read.
    const view = task ? { challenge: true, task: ` ${task}` } : {};
    const read = task || hash === '' ? { savedState: { ...UNTOUCHED, view } } : readLink(hash);
    this.#showProblem('problem' in read ? read.problem : undefined);
    if ('problem' in read) return;
    this.#shown = hash;
    this.open(read.savedState);
  }

  #write(): void {
    if (this.#isAtRest && !this.#awaited) this.#writeState();
  }

  #writeState(): void {
    const hash = hashOf(this.#playground.savedState);
    // Keep a broken link, so that it can be read and repaired, until there is another state to save.
    if (hash === this.#shown) return;
    this.#showProblem(undefined);
    try {
      history.replaceState(history.state, '', hash || `${location.pathname}${location.search}`);
      this.#shown = hash;
    } catch {
      // Browsers limit how often it changes; the next change tries again.
    }
  }

  /**
   * True if the state can be saved: before there is a network it is only the input, and the end of training triggers
   * its own change.
   */
  get #isAtRest(): boolean {
    return this.#playground.progress !== undefined && !this.#playground.running;
  }

  /** Returns whether this is the beginning of the run that was opened last. */
  #isAwaited({ session, iteration }: SavedState): boolean {
    const awaited = this.#awaited;
    if (!awaited || iteration > 0 || awaited.iteration === 0) return false;
    return linkOf({ ...awaited, session, view: {} }) === linkOf({ ...awaited, view: {} });
  }

  #showProblem(problem: SavedStateProblem | undefined): void {
    this.#problem = problem;
    this.#notice.hidden = !problem;
    if (!problem) return;
    void messagesFor(document.documentElement.lang).then((messages) => {
      if (problem !== this.#problem) return;
      this.#notice.querySelector('p')!.textContent = messages.linkBroken(messages.problem(problem));
    });
  }
}

/** Returns the hash of a saved state; empty for the one shown without a hash. */
export function hashOf(savedState: SavedState): string {
  const link = linkOf(savedState);
  return link === UNTOUCHED_LINK ? '' : link;
}

export function isUntouched(savedState: SavedState): boolean {
  return linkOf(savedState) === UNTOUCHED_LINK;
}

/** Returns the hash; empty if the state is too large for a link. */
function linkOf(savedState: SavedState): string {
  const written = writeLink(savedState);
  return 'hash' in written ? written.hash : '';
}
