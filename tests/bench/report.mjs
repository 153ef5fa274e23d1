/** Formats results as text tables. */

import { median, quiet } from './statistics.mjs';

/** @typedef {import('./measure.mjs').Measurement} Measurement */

/**
 * Formats the table of one job, and the competitors that it leaves out.
 * @param {string} name
 * @param {import('./jobs.mjs').Job} job
 * @param {Measurement[]} measurements
 * @param {import('./competitors.mjs').Competitor[]} competitors
 */
export function jobTable(name, job, measurements, competitors) {
  const ours = measurements.find((each) => each.name === 'ours');
  const oursQuiet = quiet(ours?.milliseconds ?? []);
  const rows = measurements.map((measurement) => {
    const { title, milliseconds, rounds } = measurement;
    return [
      title,
      digits(quiet(milliseconds)),
      digits(median(milliseconds)),
      digits(quiet(milliseconds) / oursQuiet),
      `${rounds}/${milliseconds.length}`,
      outcome(measurement),
    ];
  });
  const absent = competitors
    .filter((competitor) => measurements.every((measurement) => measurement.name !== competitor.name))
    .map(({ title, absent: reasons, slow }) => `  without ${title}: ${reasons?.[name] ?? slow?.[name]}`);
  const head = ['', 'quiet ms', 'median ms', '÷ ours', 'rounds/runs', 'final loss'];
  return [`${name}, ${job.title}`, table(head, rows), ...absent].join('\n');
}

/** @param {Measurement} measurement */
function outcome({ failure, agrees, deviation = NaN, note }) {
  if (failure !== undefined) {
    const lines = failure.split('\n');
    return `failed: ${lines.find((line) => line.includes('Error')) ?? lines[0]}`;
  }
  if (agrees === undefined) return note;
  const check = agrees ? `equal (${deviation.toExponential(0)})` : `DIFFERS by ${deviation.toExponential(1)}`;
  return note === '' ? check : `${check}, ${note}`;
}

/**
 * @param {{importToResult: number[], firstCall: number[]}} fresh
 */
export function freshTable({ importToResult, firstCall }) {
  const line = (/** @type {string} */ label, /** @type {number[]} */ milliseconds) => [
    label,
    digits(quiet(milliseconds)),
    digits(median(milliseconds)),
    `${milliseconds.length}`,
  ];
  const lines = [line('import to the first trained result', importToResult), line('its first call', firstCall)];
  return `J1 in a fresh Node process\n${table(['', 'quiet ms', 'median ms', 'processes'], lines)}`;
}

/** @param {import('./edits.mjs').Edits[]} edits */
export function editsTable(edits) {
  const lines = edits.flatMap(({ job, ...steps }) =>
    Object.entries(steps).map(([step, milliseconds]) => [
      `${job}, ${step}`,
      digits(quiet(milliseconds)),
      digits(median(milliseconds)),
    ]),
  );
  return `An edit of one cell\n${table(['', 'quiet ms', 'median ms'], lines)}`;
}

/** @param {import('./map.mjs').MapTimes} times */
export function mapTable({ map, survey, coarse }) {
  const line = (/** @type {string} */ name, /** @type {number[]} */ milliseconds) => [
    name,
    digits(quiet(milliseconds)),
    digits(median(milliseconds)),
    digits(quiet(milliseconds) / quiet(survey)),
  ];
  const lines = [
    line('a map, learning rate × scale', map),
    line('a survey of as many seeds', survey),
    line('a coarse map of 32 × 32', coarse),
  ];
  return `J5, 65,536 runs of J1 on all processors\n${table(['', 'quiet ms', 'median ms', '÷ survey'], lines)}`;
}

/** @param {{file: string, bytes: number, brotli: number}[]} files */
export function bytesTable(files) {
  const sum = (/** @type {'bytes' | 'brotli'} */ key) => files.reduce((total, file) => total + file[key], 0);
  const lines = [...files, { file: 'together', bytes: sum('bytes'), brotli: sum('brotli') }];
  const cells = lines.map(({ file, bytes, brotli }) => [file, `${bytes}`, `${brotli}`]);
  return `Bytes of the module\n${table(['', 'as it is', 'brotli 11'], cells)}`;
}

/**
 * Formats a table with columns of their natural width, texts aligned left and numbers right.
 * @param {string[]} head
 * @param {string[][]} rows
 */
export function table(head, rows) {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) => line.map((cell, column) => align(cell, widths[column] ?? 0, column)).join('  '))
    .map((line) => `  ${line.trimEnd()}`)
    .join('\n');

  function align(/** @type {string} */ cell, /** @type {number} */ width, /** @type {number} */ column) {
    const isText = column === 0 || head[column] === 'final loss';
    return isText ? cell.padEnd(width) : cell.padStart(width);
  }
}

/**
 * Formats a number with three significant digits, without an exponent.
 * @param {number} number
 */
export function digits(number) {
  if (!Number.isFinite(number)) return '';
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(number) || 1)));
  return number.toFixed(Math.min(decimals, 4));
}
