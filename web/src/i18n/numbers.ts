/** Formats numbers the same way in all views. */

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

const MOST_LISTED = 6;
/** Bounds between which shares are written exactly. */
const SHARES = { least: 0.0001, most: 0.999 };

/** Removes trailing zeros and the plus of an exponent, and writes a true minus sign: -1.20e+6 → −1.2e6. */
function tidy(text: string): string {
  const [digits, power] = text.split(/e\+?/);
  const shortest = String(Number(digits)).replace('-', '−');
  return power === undefined ? shortest : `${shortest}e${power}`;
}

/** Returns four significant digits or the given number, for 0 and sizes from 0.000001 on: 0.0036, 1.235e6. */
export function significant(value: number, digits = 4): string {
  return tidy(value.toPrecision(digits));
}

/** Returns four significant digits and a power of ten: 1.235e6. */
export function powerOfTen(value: number): string {
  return tidy(value.toExponential(3));
}

function percent(value: number, digits: number): string {
  return `${Number((value * 100).toPrecision(digits))}%`;
}

/** Returns a whole number with grouped digits: 1500 → 1,500. */
export function count(value: number): string {
  return whole.format(value);
}

/** Returns a large number to this many significant digits, grouped: −1,024.25. */
export function grouped(value: number, digits: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: digits }).replace('-', '−');
}

/** Returns the bound of a range, with all its digits: −1,000,000, 0.5. */
export function bound(value: number): string {
  return value.toLocaleString('en').replace('-', '−');
}

/** Returns a count with its English noun: "1 row", "1,500 rows". */
export function plural(value: number, one: string, many: string): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** Returns a loss to four significant digits, in powers of ten if it is very small or large. */
export function lossFigure(value: number): string {
  if (!Number.isFinite(value)) return '∞';
  const size = Math.abs(value);
  return size !== 0 && (size < 1e-4 || size >= 1e6) ? powerOfTen(value) : significant(value);
}

/** Returns the loss of a run; to four decimals where it falls from, so that the losses of a plateau near 1 differ. */
export function lossReadout(value: number): string {
  return value >= 0.1 && value < 1000 ? value.toFixed(4) : lossFigure(value);
}

/**
 * Returns a prediction to three decimals, as the original tutorial prints it; large values of linear outputs to four
 * digits.
 */
export function predictionFigure(value: number): string {
  return Math.abs(value) < 100 ? value.toFixed(3) : lossFigure(value);
}

/** Returns a share in percent: 0.0123 → 1.2%. A positive share is never 0%, and one below 1 never 100%. */
export function share(value: number): string {
  if (value > 0 && value < SHARES.least) return `<${percent(SHARES.least, 1)}`;
  return value > 0.99 && value < 1 ? percent(Math.min(value, SHARES.most), 3) : percent(value, 2);
}

/** Returns a list of rows, counted from 1: "1, 4, and 5", "1、4、5". Of many rows, only the first. */
export function rowList(language: string, rows: readonly number[]): string {
  const numbers = rows.slice(0, MOST_LISTED).map((row) => count(row + 1));
  const listed = rows.length > MOST_LISTED ? [...numbers, '…'] : numbers;
  // Browsers join Chinese lists with 和, without the spaces that digits need beside it.
  return language.startsWith('zh') ? listed.join('、') : new Intl.ListFormat(language).format(listed);
}
