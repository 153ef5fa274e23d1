/** Lines of the loss chart as values over iterations. */

import type { Jump } from '../../session/changes.ts';

/** One line of the chart, with its points in ascending order of iterations. */
export interface Series {
  readonly name: string;
  readonly iterations: Float64Array;
  readonly values: Float64Array;
  /** Key of the part of the network whose values these are, if it is one. */
  readonly part?: string | undefined;
}

/** Converts a curve (iteration, value, iteration, value, …) into a line, which is vertical at the jumps. */
export function seriesOfCurve(name: string, curve: Float64Array, jumps: readonly Jump[] = []): Series {
  const iterations = new Float64Array(curve.length / 2 + jumps.length);
  const values = new Float64Array(iterations.length);
  let next = 0;
  for (let i = 0; i < iterations.length; i++) {
    const jump = jumps[next];
    const at = 2 * (i - next);
    if (jump && !(curve[at]! <= jump.iteration)) {
      iterations[i] = jump.iteration;
      values[i] = jump.loss;
      next++;
    } else {
      iterations[i] = curve[at]!;
      values[i] = curve[at + 1]!;
    }
  }
  return { name, iterations, values };
}

/** Returns the index of the point nearest to an iteration; -1 for a line without points. */
export function nearestPoint({ iterations }: Series, iteration: number): number {
  let low = 0;
  let high = iterations.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (iterations[middle]! < iteration) low = middle + 1;
    else high = middle;
  }
  const before = iterations[low - 1];
  return before !== undefined && iteration - before < iterations[low]! - iteration ? low - 1 : high;
}
