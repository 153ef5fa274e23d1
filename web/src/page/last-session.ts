/**
 * Saves the session in this browser, so that a reload, a crash or a discarded tab loses nothing, not even the present
 * run. The reader's own session and one opened by a link are stored separately, so that the reader can return to the
 * own one.
 */

import type { TruthNetElement } from '../api/public-api.ts';
import type { SavedState } from '../session/saved-state.ts';
import { readSavedState } from '../session/check.ts';
import { writeSessionFile } from '../session/formats/write-session-file.ts';
import { type Address, hashOf, isUntouched, UNTOUCHED } from './address.ts';
import { atRest } from './at-rest.ts';
import { forget, recall, remember, type SessionKey } from '../dom/storage.ts';

/**
 * Restores the session, and stores it from then on. Returns a function to call just before the reader follows a link to
 * the same page in another language; with `true`, that page goes on in the same place, and trains on.
 */
export function keepSession(
  playground: TruthNetElement,
  address: Address,
  element: HTMLElement,
): (isGoing: boolean) => void {
  const moved = takeMove();
  let place = moved?.place ?? placeOf(location.hash);
  const left = leftIn(place);
  // A session too large for a link has no hash.
  const { hash } = location;
  if (left && (hash === '' || (hash === left.hash && hash !== hashOf(left.savedState)))) {
    address.open(left.savedState);
    if (!moved) show(element, 'left-off');
  }
  if (moved?.trains) {
    // The key does exactly what a reader's press does.
    void address.opened.then(() =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: ' ', bubbles: true })),
    );
  }
  const offerOwn = () => {
    if (place === 'opened' && leftIn('session')) show(element, 'own-kept');
  };
  offerOwn();

  element.addEventListener('click', ({ target }) => {
    const pressed = (target as Element).closest('button')?.dataset['press'];
    if (!pressed) return;
    show(element);
    document.querySelector('main')?.focus();
    if (pressed === 'close') return;
    if (pressed === 'afresh') forget(place);
    place = 'session';
    const own = pressed === 'own' ? leftIn(place) : undefined;
    address.open(own?.savedState ?? UNTOUCHED);
  });
  // The page changes its address without this event, so the reader has opened another link.
  addEventListener('hashchange', () => {
    place = placeOf(location.hash);
    show(element);
    offerOwn();
  });

  const keep = () => {
    if (address.isOpening) return;
    const { savedState } = playground;
    if (isUntouched(savedState)) forget(place);
    else remember(place, `${location.hash}\n${writeSessionFile(savedState)}`);
  };
  atRest(playground, keep);
  addEventListener('pagehide', keep);
  // Often the last event of a page on a phone.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') keep();
  });

  return (isGoing) => {
    address.settle();
    if (isGoing) leaveMove({ place, trains: playground.running });
  };
}

/** Facts that a page leaves to the same page in another language. */
interface Move {
  readonly place: SessionKey;
  readonly trains: boolean;
}

const MOVE = 'truthnet.move';

function leaveMove(move: Move): void {
  try {
    sessionStorage.setItem(MOVE, `${move.place} ${String(move.trains)}`);
  } catch {
    // The hash of the link has the session.
  }
}

/** Returns what the page before has left, once. */
function takeMove(): Move | undefined {
  try {
    const [place, trains] = sessionStorage.getItem(MOVE)?.split(' ') ?? [];
    sessionStorage.removeItem(MOVE);
    if (place === 'session' || place === 'opened') return { place, trains: trains === 'true' };
  } catch {
    // Nothing is stored then.
  }
  return undefined;
}

/** Returns the storage key of an address: only the own session's address, or an empty one, is the own session. */
function placeOf(hash: string): SessionKey {
  const own = leftIn('session');
  if (own) return hash === '' || hash === own.hash ? 'session' : 'opened';
  return hash === '' && !leftIn('opened') ? 'session' : 'opened';
}

/** Returns the saved state under a key, with the hash of the address at that time; deletes an unreadable one. */
function leftIn(place: SessionKey): { readonly hash: string; readonly savedState: SavedState } | undefined {
  const [hash = '', ...lines] = recall(place)?.split('\n') ?? [];
  if (lines.length === 0) return undefined;
  try {
    // No message names the fault of a stored session, so the reader of files is not needed.
    const read = readSavedState(JSON.parse(lines.join('\n')));
    if ('savedState' in read) return { hash, savedState: read.savedState };
  } catch {
    // Not JSON.
  }
  forget(place);
  return undefined;
}

/** Shows one line of the notice about a restored session, or about the own session beside an opened one; or hides it. */
function show(notice: HTMLElement, line?: 'left-off' | 'own-kept'): void {
  notice.hidden = !line;
  for (const each of notice.querySelectorAll<HTMLElement>('[data-line]')) each.hidden = each.dataset['line'] !== line;
}
