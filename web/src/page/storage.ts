/** What the page remembers in this browser. Storage may be forbidden or full; then it lasts as long as the page. */

/** A person's own session, and the one of a link that was opened; both of this folder's page alone. */
export type SessionKey = 'session' | 'opened';
const OLD_SESSION = 'truthnet.session';

type Key = 'language' | 'theme' | SessionKey;

export function recall(key: Key): string | null {
  try {
    if (key === 'session') adoptOldSession();
    return localStorage.getItem(nameOf(key));
  } catch {
    return null;
  }
}

export function remember(key: Key, value: string): void {
  try {
    localStorage.setItem(nameOf(key), value);
  } catch {
    // Better nothing than what is no longer so.
    forget(key);
  }
}

export function forget(key: Key): void {
  try {
    localStorage.removeItem(nameOf(key));
  } catch {
    // There is nothing.
  }
}

/** Takes over what earlier versions kept for all folders of the origin together. */
function adoptOldSession(): void {
  const old = localStorage.getItem(OLD_SESSION);
  if (old === null) return;
  localStorage.removeItem(OLD_SESSION);
  if (localStorage.getItem(nameOf('session')) === null) localStorage.setItem(nameOf('session'), old);
}

function nameOf(key: Key): string {
  const { pathname } = location;
  const folder = pathname.slice(0, pathname.lastIndexOf('/') + 1);
  return key === 'language' || key === 'theme' ? `truthnet.${key}` : `truthnet.${key}:${folder}`;
}
