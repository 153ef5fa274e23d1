/**
 * Returns a quantile of some numbers, interpolated between neighbours.
 * @param {number[]} numbers
 * @param {number} q  0.5 for the median
 */
export function quantile(numbers, q) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const below = sorted[Math.floor(at)] ?? NaN;
  const above = sorted[Math.ceil(at)] ?? NaN;
  return below + (above - below) * (at - Math.floor(at));
}

/**
 * Estimates the time of a run on a quiet machine. Noise only ever adds, so a low quantile leaves most of it out.
 * @param {number[]} milliseconds
 */
export const quiet = (milliseconds) => quantile(milliseconds, 0.1);

/** @param {number[]} milliseconds */
export const median = (milliseconds) => quantile(milliseconds, 0.5);
