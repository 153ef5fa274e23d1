/** What the page remembers in this browser. Storage may be forbidden or full; then it lasts as long as the page. */

type Key = 'language' | 'theme' | 'session';

export function recall(key: Key): string | null {
  try {
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

function nameOf(key: Key): string {
  return `truthnet.${key}`;
}
