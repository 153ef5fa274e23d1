/**
 * A line for a terminal: each character that would steer it, break the line or turn the direction of writing becomes a
 * sign that is seen.
 */
export function visible(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, (character) => {
    const code = character.codePointAt(0)!;
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    return code === 0x7f ? '␡' : '\ufffd';
  });
}

/** A text of several lines, each as `visible` makes it. */
export function visibleLines(text: string): string {
  return text.split('\n').map(visible).join('\n');
}
