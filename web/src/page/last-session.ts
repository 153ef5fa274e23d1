/**
 * Keeps the session in this browser, so that a reload, a crash or a tab that was thrown away loses nothing, not even the
 * run under way. It is there again where the address says nothing, or still says what it said when it was left.
 */

import type { TruthNetElement } from '../contract.ts';
import type { Kept } from '../session/kept.ts';
import { readSessionFile, writeSessionFile } from '../session/session-file.ts';
import { type Address, hashOf, isUntouched, UNTOUCHED } from './address.ts';
import { atRest } from './at-rest.ts';
import { forget, recall, remember } from './storage.ts';

/** `notice` tells of a session that is there again, and has the button that starts afresh. */
export function keepSession(playground: TruthNetElement, address: Address, notice: HTMLElement): void {
  const left = leftOff();
  if (left) {
    address.open(left);
    notice.hidden = false;
  }
  notice.querySelector('button')?.addEventListener('click', () => {
    notice.hidden = true;
    document.querySelector('main')?.focus();
    forget('session');
    address.open(UNTOUCHED);
  });

  const keep = () => {
    if (address.isOpening) return;
    const { kept } = playground;
    if (isUntouched(kept)) forget('session');
    else remember('session', `${location.hash}\n${writeSessionFile(kept)}`);
  };
  atRest(playground, keep);
  addEventListener('pagehide', keep);
  // The last that a page on a phone may hear.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') keep();
  });
}

/** What is there again; nothing where the address says as much, or something else. */
function leftOff(): Kept | undefined {
  const [hash = '', ...lines] = recall('session')?.split('\n') ?? [];
  const { hash: asked } = location;
  if (lines.length === 0 || (asked !== '' && asked !== hash)) return undefined;
  const read = readSessionFile(lines.join('\n'));
  if ('problem' in read) {
    forget('session');
    return undefined;
  }
  return asked !== '' && asked === hashOf(read.kept) ? undefined : read.kept;
}
