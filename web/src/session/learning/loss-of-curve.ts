/** Reads a loss off a curve, which holds some iterations of a run, each followed by its loss. */

/** Returns the loss of a curve at its last point up to an iteration. */
export function lossOfCurveAt(curve: Float64Array, iteration: number): number {
  let loss = curve[1] ?? NaN;
  for (let at = 0; at < curve.length && curve[at]! <= iteration; at += 2) loss = curve[at + 1]!;
  return loss;
}
