/**
 * Stores the settings, the progress and the sessions of this project's own pages in this browser. If storage is forbidden
 * or full, nothing outlasts the page.
 */

import { besidePage } from './beside-page.ts';

/** Keys of the reader's own session and of one opened by a link; both belong to the page of this folder. */
export type SessionKey = 'session' | 'opened';
const OLD_SESSION = 'truthnet.session';

/** Keys that all pages of an origin share. */
const SHARED = ['language', 'theme', 'lesson', 'challenges', 'offline'] as const;
/** Keys of this folder's pages; those of the same pages in other languages are in the same folder. */
type FolderKey = SessionKey | 'predictions' | 'write' | 'challenge-draft';
type Key = (typeof SHARED)[number] | FolderKey;

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
    // No value is better than an outdated one.
    forget(key);
  }
}

export function forget(key: Key): void {
  try {
    localStorage.removeItem(nameOf(key));
  } catch {
    // Nothing is stored then.
  }
}

/** Migrates the session that earlier versions stored for all folders of the origin. */
function adoptOldSession(): void {
  const old = localStorage.getItem(OLD_SESSION);
  if (old === null) return;
  localStorage.removeItem(OLD_SESSION);
  if (localStorage.getItem(nameOf('session')) === null) localStorage.setItem(nameOf('session'), old);
}

function nameOf(key: Key): string {
  const shared = `truthnet.${key}`;
  if ((SHARED as readonly Key[]).includes(key)) return shared;
  return `${shared}:${besidePage('.').pathname}`;
}
