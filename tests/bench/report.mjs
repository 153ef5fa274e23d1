/** Puts results into words and columns. */

import { median, quiet } from './statistics.mjs';

/**
 * The table of one job.
 * @param {string} heading
 * @param {import('./measure.mjs').Measurement[]} measurements
 */
export function jobTable(heading, measurements) {
  const ours = measurements.find(({ name }) => name === 'ours');
  const oursQuiet = ours === undefined ? NaN : quiet(ours.milliseconds);
  const rows = measurements.map((measurement) => {
    const { title, milliseconds, rounds, failure } = measurement;
    if (failure !== undefined)
      return [
        title,
        '',
        '',
        '',
        '',
        `failed: ${failure.split('\n').find((line) => line.includes('Error')) ?? failure}`,
      ];
    return [
      title,
      digits(quiet(milliseconds)),
      digits(median(milliseconds)),
      digits(quiet(milliseconds) / oursQuiet),
      `${rounds}/${milliseconds.length}`,
      agreement(measurement),
    ];
  });
  return `${heading}\n${table(['', 'quiet ms', 'median ms', '÷ ours', 'rounds/runs', 'final loss'], rows)}`;
}

/** @param {import('./measure.mjs').Measurement} measurement */
function agreement({ agrees, deviation = NaN }) {
  return agrees ? `equal (${deviation.toExponential(0)})` : `DIFFERS by ${deviation.toExponential(1)}`;
}

/**
 * Columns as wide as they need to be, the first to the left and numbers to the right.
 * @param {string[]} head
 * @param {string[][]} rows
 */
export function table(head, rows) {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const last = head.length - 1;
  return lines
    .map((line) =>
      line
        .map((cell, column) =>
          column === 0 || column === last ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `  ${line}`)
    .join('\n');
}

/**
 * A number with three significant digits, never in powers of ten.
 * @param {number} number
 */
export function digits(number) {
  if (!Number.isFinite(number)) return '';
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(number) || 1)));
  return number.toFixed(Math.min(decimals, 4));
}
