/** Texts that every encoding can hold. */

/** Replaces each half of a surrogate pair by U+FFFD, since it has no UTF-8. All else stays, a byte order mark as well. */
export function wellFormed(text: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text));
}
