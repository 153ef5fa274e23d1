/** Finds the curves of the loss for which the chart offers its logarithmic scale. */

/** Share of the iterations in which a steep curve falls, and of its height that is left then. */
const STEEP = { width: 0.04, left: 0.1 };
/** Least fall, as a factor, for which a logarithmic scale shows more than a linear one. */
const LEAST_FALL = 10;

/**
 * Returns whether a curve (iteration, value, iteration, …) falls so early and so far that a linear scale shows one vertical
 * stroke.
 */
export function isSteep(curve: Float64Array): boolean {
  const last = curve.at(-2) ?? 0;
  const end = curve.at(-1)!;
  const top = curve[1]! - end;
  if (last < 100 || !(top > 0) || curve[1]! < LEAST_FALL * end) return false;
  const fallen = curve.findIndex((value, i) => i % 2 === 1 && value - end <= STEEP.left * top);
  return curve[fallen - 1]! <= STEEP.width * last;
}
