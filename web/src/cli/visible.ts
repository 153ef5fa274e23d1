/** Makes texts safe for a terminal. */

/**
 * Returns a line safe for a terminal: visible signs replace characters that would control it, break the line or change
 * the writing direction.
 */
export function visible(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, (character) => {
    const code = character.codePointAt(0)!;
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    return code === 0x7f ? '␡' : '\ufffd';
  });
}

/** Returns a text of several lines, each passed through `visible`. */
export function visibleLines(text: string): string {
  return text.split('\n').map(visible).join('\n');
}
