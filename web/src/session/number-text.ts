/** Doubles as texts that lose no bit: the shortest decimal that reads back as the same number. */

/** JavaScript's own text of a number, which keeps every bit but the sign of zero. */
export function numberText(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

const DECIMAL = /^-?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/** The number that `text` writes in decimal; undefined where it is anything else, or beyond all doubles. */
export function readNumber(text: string): number | undefined {
  if (!DECIMAL.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}
