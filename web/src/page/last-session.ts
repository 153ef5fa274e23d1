/**
 * Keeps the session in this browser, so that a reload, a crash or a tab that was thrown away loses nothing, not even the
 * run under way. A person's own session and one that a link has opened are kept apart: whoever opens a link, or has one
 * opened by another page, can go back to the own one.
 */

import type { TruthNetElement } from '../api/public-api.ts';
import type { SavedState } from '../session/saved-state.ts';
import { readSessionFile, writeSessionFile } from '../session/formats/session-file.ts';
import { type Address, hashOf, isUntouched, UNTOUCHED } from './address.ts';
import { atRest } from './at-rest.ts';
import { forget, recall, remember, type SessionKey } from './storage.ts';

/** Tells of a session that is there again, or of the own one beside an opened one. */
interface Notice {
  readonly element: HTMLElement;
  /** The line for each, with its buttons. */
  readonly lines: Record<'leftOff' | 'ownKept', HTMLElement>;
}

export function keepSession(playground: TruthNetElement, address: Address, element: HTMLElement): void {
  const notice = noticeIn(element);
  let place = placeOf(location.hash);
  const left = leftIn(place);
  if (left && location.hash !== hashOf(left.kept) && ['', left.hash].includes(location.hash)) {
    address.open(left.kept);
    show(notice, 'leftOff');
  }
  if (place === 'opened') offerOwn(notice);

  element.addEventListener('click', ({ target }) => {
    const pressed = (target as Element).closest('button')?.dataset['press'];
    if (!pressed) return;
    show(notice, undefined);
    document.querySelector('main')?.focus();
    if (pressed === 'afresh') {
      forget(place);
      place = 'session';
      address.open(UNTOUCHED);
    } else if (pressed === 'own') {
      place = 'session';
      address.open(leftIn('session')?.kept ?? UNTOUCHED);
    }
  });
  // The page changes its address without this event: somebody has opened another link.
  addEventListener('hashchange', () => {
    place = placeOf(location.hash);
    show(notice, undefined);
    if (place === 'opened') offerOwn(notice);
  });

  const keep = () => {
    if (address.isOpening) return;
    const { kept } = playground;
    if (isUntouched(kept)) forget(place);
    else remember(place, `${location.hash}\n${writeSessionFile(kept)}`);
  };
  atRest(playground, keep);
  addEventListener('pagehide', keep);
  // The last that a page on a phone may hear.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') keep();
  });
}

/** Where the session of an address is kept: only the own one's address, or none, stands for the own one. */
function placeOf(hash: string): SessionKey {
  const own = leftIn('session');
  if (own) return hash === '' || hash === own.hash ? 'session' : 'opened';
  return hash === '' && !leftIn('opened') ? 'session' : 'opened';
}

/** What was left in a place, with the hash that the address had then; what cannot be read is forgotten. */
function leftIn(place: SessionKey): { readonly hash: string; readonly kept: SavedState } | undefined {
  const [hash = '', ...lines] = recall(place)?.split('\n') ?? [];
  if (lines.length === 0) return undefined;
  const read = readSessionFile(lines.join('\n'));
  if ('kept' in read) return { hash, kept: read.kept };
  forget(place);
  return undefined;
}

function offerOwn(notice: Notice): void {
  if (leftIn('session')) show(notice, 'ownKept');
}

function show({ element, lines }: Notice, line: keyof Notice['lines'] | undefined): void {
  element.hidden = !line;
  lines.leftOff.hidden = line !== 'leftOff';
  lines.ownKept.hidden = line !== 'ownKept';
}

function noticeIn(element: HTMLElement): Notice {
  const line = (name: string) => element.querySelector<HTMLElement>(`[data-line="${name}"]`)!;
  return { element, lines: { leftOff: line('left-off'), ownKept: line('own-kept') } };
}
