/**
 * Keeps the session in this browser, so that a reload, a crash or a tab that was thrown away loses nothing, not even the
 * run under way. It is there again where the address says nothing, or still says what it said when it was left.
 */

import type { TruthNetElement } from '../contract.ts';
import { readSessionFile, writeSessionFile } from '../session/session-file.ts';
import { type Address, hashOf, isUntouched, UNTOUCHED } from './address.ts';
import { forget, recall, remember } from './storage.ts';

/** How long, in milliseconds, nothing has to change before it is kept. */
const REST = 300;

export class LastSession {
  readonly #playground: TruthNetElement;
  readonly #address: Address;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `notice` tells of a session that is there again, and has the button that starts afresh. */
  constructor(playground: TruthNetElement, address: Address, notice: HTMLElement) {
    this.#playground = playground;
    this.#address = address;
    if (this.#bringBack()) notice.hidden = false;
    notice.querySelector('button')?.addEventListener('click', () => {
      notice.hidden = true;
      document.querySelector('main')?.focus();
      forget('session');
      address.open(UNTOUCHED);
    });
    playground.addEventListener('change', () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        this.#keep();
      }, REST);
    });
    addEventListener('pagehide', () => {
      this.#keep();
    });
    // The last that a page on a phone may hear.
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') this.#keep();
    });
  }

  #bringBack(): boolean {
    const [hash = '', ...lines] = recall('session')?.split('\n') ?? [];
    if (lines.length === 0 || (location.hash !== '' && location.hash !== hash)) return false;
    const read = readSessionFile(lines.join('\n'));
    if ('problem' in read) {
      forget('session');
      return false;
    }
    // The address may say it all.
    if (location.hash !== '' && location.hash === hashOf(read.kept)) return false;
    this.#address.open(read.kept);
    return true;
  }

  #keep(): void {
    clearTimeout(this.#timer);
    if (this.#address.isOpening) return;
    const { kept } = this.#playground;
    if (isUntouched(kept)) forget('session');
    else remember('session', `${location.hash}\n${writeSessionFile(kept)}`);
  }
}
