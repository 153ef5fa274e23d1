// @ts-check

import { MEGABYTE } from '../bench/page/heap.mjs';

/** Allowed growth until the end: the heap after a collection varies from one to the next. */
const MOST_GROWTH = { share: 0.1, megabytes: 4 };

/**
 * @typedef {object} Report
 * @property {string} title
 * @property {string[]} head
 * @property {string[][]} rows
 * @property {string[]} notes
 * @property {string[]} faults  problems found; empty if there are none
 */

/**
 * Returns growth from the first third of the measurements to the last. Caches are warm by the end of the first third.
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
