/** Keeps the page's address and its playground in step: a link opens a session, and the address follows the session. */

import { messagesFor } from '../i18n/language.ts';
import type { Kept } from '../session/kept.ts';
import type { KeptProblem } from '../session/kept-problem.ts';
import { isLink, readLink, writeLink } from '../session/link.ts';
import { TUTORIAL_TABLE } from '../session/presets.ts';
import type { TruthNet } from '../truth-net.ts';

/** How long, in milliseconds, nothing has to change before the address follows; browsers limit how often it may. */
const REST = 300;

/** What the page shows whose address says nothing. */
const UNTOUCHED = linkOf({ session: { table: TUTORIAL_TABLE }, iteration: 0, changes: [], view: {} });

export class Address {
  readonly #playground: TruthNet;
  readonly #notice: HTMLElement;
  #language = 'en';
  #problem: KeptProblem | undefined;
  /** What a link has asked for, until its run has come to where it is to stand. */
  #awaited: Kept | undefined;
  /** The last hash read or written. */
  #hash = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Opens the session of the address, if it holds one. `notice` says what is wrong with a link. */
  constructor(playground: TruthNet, notice: HTMLElement) {
    this.#playground = playground;
    this.#notice = notice;
    playground.address = location.href.replace(/#.*$/s, '');
    this.#read();
    addEventListener('hashchange', () => {
      this.#read();
    });
    playground.addEventListener('change', () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        this.#write();
      }, REST);
    });
  }

  speak(language: string): void {
    this.#language = language;
    this.#showProblem(this.#problem);
  }

  #read(): void {
    const { hash } = location;
    if (!isLink(hash) || hash === this.#hash) return;
    this.#hash = hash;
    const read = readLink(hash);
    this.#showProblem('problem' in read ? read.problem : undefined);
    if ('problem' in read) return;
    clearTimeout(this.#timer);
    this.#awaited = read.kept;
    this.#playground.kept = read.kept;
  }

  #write(): void {
    // Until there is a network, all that is known is what was asked for.
    if (!this.#playground.progress) return;
    const { kept } = this.#playground;
    if (this.#isOnItsWay(kept)) return;
    this.#awaited = undefined;
    const link = linkOf(kept);
    if (link === this.#hash || (link === UNTOUCHED && this.#hash === '')) return;
    // A broken link stays to be looked at and mended until something else is to be kept.
    if (this.#problem && link === UNTOUCHED) return;
    this.#hash = link === UNTOUCHED ? '' : link;
    this.#showProblem(undefined);
    try {
      history.replaceState(history.state, '', this.#hash || `${location.pathname}${location.search}`);
    } catch {
      // Browsers refuse too many at once; the next change tries again.
      this.#hash = location.hash;
    }
  }

  /** Whether the session of the last link is still being brought to its iteration. */
  #isOnItsWay(kept: Kept): boolean {
    const awaited = this.#awaited;
    if (!awaited || kept.iteration >= awaited.iteration) return false;
    const { iteration, changes } = awaited;
    const arrived = { ...kept, iteration, changes };
    return linkOf({ ...arrived, view: {} }) === linkOf({ ...awaited, view: {} });
  }

  #showProblem(problem: KeptProblem | undefined): void {
    this.#problem = problem;
    const { keptProblem, linkBroken } = messagesFor(this.#language);
    this.#notice.hidden = !problem;
    this.#notice.textContent = problem ? linkBroken(keptProblem(problem)) : '';
  }
}

/** The hash of what is kept; empty where it is too large for one. */
function linkOf(kept: Kept): string {
  const written = writeLink(kept);
  return 'hash' in written ? written.hash : '';
}
