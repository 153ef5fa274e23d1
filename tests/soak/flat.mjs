// @ts-check

import { MEGABYTE } from '../bench/page/heap.mjs';

/** As much more may be in use at the end: what a collection leaves differs from one to the next. */
const MOST_GROWTH = { share: 0.1, megabytes: 4 };

/**
 * @typedef {object} Report
 * @property {string} title
 * @property {string[]} head
 * @property {string[][]} rows
 * @property {string[]} notes
 * @property {string[]} faults  why it is not well; none where it is
 */

/**
 * What grew from the first third of the measurements to the last: everything is warm by the end of the first.
 * @param {string} what
 * @param {number[]} sizes  in bytes, in the order of time
 * @returns {string[]}
 */
export function growthOf(what, sizes) {
  const third = Math.max(1, Math.floor(sizes.length / 3));
  const before = median(sizes.slice(third - 1, 2 * third - 1));
  const after = median(sizes.slice(-third));
  const most = Math.max(before * (1 + MOST_GROWTH.share), before + MOST_GROWTH.megabytes * MEGABYTE);
  return after > most ? [`${what} grew from ${megabytes(before)} to ${megabytes(after)} MB`] : [];
}

/** @param {number} bytes */
export function megabytes(bytes) {
  return (bytes / MEGABYTE).toFixed(1);
}

/** @param {number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
