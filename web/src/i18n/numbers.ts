/** How numbers are written in every view, so that the same figure looks the same everywhere. */

import { format } from 'd3-format';

const grouped = format(',d');
const significant = format('.4~g');
const small = format('.3~e');
const percent = format('.2~p');

const MOST_LISTED = 6;

/** 1500 → 1,500 */
export function count(value: number): string {
  return grouped(value);
}

/** In English: "1 row", "1,500 rows". */
export function plural(value: number, one: string, many: string): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** A loss to four significant digits, in powers of ten where it is very small or large. */
export function lossFigure(value: number): string {
  if (!Number.isFinite(value)) return '∞';
  const size = Math.abs(value);
  return size !== 0 && (size < 1e-4 || size >= 1e6) ? small(value) : significant(value);
}

/** A prediction to three decimals, as the tutorial prints it; wide values of linear outputs to four digits. */
export function predictionFigure(value: number): string {
  return Math.abs(value) < 100 ? value.toFixed(3) : lossFigure(value);
}

/** 0.0123 → 1.2% */
export function share(value: number): string {
  return percent(value);
}

/** Rows as people count them, from 1: "1, 4, and 5". Of many, the first. */
export function rowList(language: string, rows: readonly number[]): string {
  const numbers = rows.slice(0, MOST_LISTED).map((row) => count(row + 1));
  return new Intl.ListFormat(language).format(rows.length > MOST_LISTED ? [...numbers, '…'] : numbers);
}
