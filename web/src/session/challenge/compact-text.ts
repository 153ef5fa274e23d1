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
/** Digits of 32 bits in base 36. */
const DIGITS = 7;

/**
 * Hash of a text, byte by byte: the 32 bits of FNV-1a, and 32 more with another prime. It finds slips, but no forgery:
 * anyone can compute it, also for a text of their own.
 */
export class RunningHash {
  #first = OFFSET;
  #second = OFFSET;

  constructor(text: string) {
    for (const byte of new TextEncoder().encode(text)) this.add(byte);
  }

  add(byte: number): void {
    this.#first = Math.imul(this.#first ^ byte, PRIMES[0]);
    this.#second = Math.imul(this.#second ^ byte, PRIMES[1]);
  }

  /** Returns whether a hash in base 36 is the present one. */
  fits(hash: string): boolean {
    // Comparing numbers first saves a text for each byte.
    return parseInt(hash.slice(0, DIGITS), 36) === this.#first >>> 0 && hash === this.toString();
  }

  /** Returns the hash in base 36. */
  toString(): string {
    return [this.#first, this.#second].map((hash) => (hash >>> 0).toString(36).padStart(DIGITS, '0')).join('');
  }
}

export function hashOf(text: string): string {
  return new RunningHash(text).toString();
}
