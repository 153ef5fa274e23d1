/** Makes texts representable in every Unicode encoding. */

/** Replaces each lone surrogate, which has no UTF-8, by U+FFFD. Everything else stays, also a byte order mark. */
export function wellFormed(text: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text));
}
