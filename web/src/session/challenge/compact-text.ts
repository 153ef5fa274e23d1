/** Packs texts into letters, digits, hyphens and underscores, which links, attributes and chat programs leave alone. */

import { wellFormed } from '../well-formed.ts';

/** Returns the UTF-8 bytes of a text in base64url, without padding. */
export function packed(text: string): string {
  const bytes = new TextEncoder().encode(wellFormed(text));
  let letters = '';
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Returns the text; undefined if the letters are not those of a text. */
export function unpacked(letters: string): string | undefined {
  if (!/^[\w-]*$/.test(letters)) return undefined;
  try {
    const bytes = atob(letters.replaceAll('-', '+').replaceAll('_', '/'));
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      Uint8Array.from(bytes, (letter) => letter.charCodeAt(0)),
    );
  } catch {
    return undefined;
  }
}

const OFFSET = 0x811c9dc5;
const PRIMES = [0x01000193, 0x85ebca6b] as const;

/**
 * Returns a hash of a text in base 36: the 32 bits of FNV-1a, and 32 more with another prime. It finds slips, but no
 * forgery: anyone can compute it, also for a text of their own.
 */
export function hashOf(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return PRIMES.map((prime) => {
    let hash = OFFSET;
    for (const byte of bytes) hash = Math.imul(hash ^ byte, prime);
    return (hash >>> 0).toString(36).padStart(7, '0');
  }).join('');
}
