/** Counts the rows of a table that a network gets right. */

import type { Row, Table, Target } from '../session.ts';

export interface Score {
  /** Count of the training rows. */
  readonly trained: Tally;
  readonly heldOut: Tally;
}

/** A count of rows, without those whose targets are all "don't care". */
export interface Tally {
  readonly rows: number;
  readonly right: number;
}

/** Returns the counts of right rows; `predictions` are rows × outputs, row-major. */
export function scoreOf(table: Table, predictions: Float64Array, tolerance: number): Score {
  const trained = { rows: 0, right: 0 };
  const heldOut = { rows: 0, right: 0 };
  table.rows.forEach((row, index) => {
    if (row.out.every((target) => target === null)) return;
    const tally = row.holdOut ? heldOut : trained;
    tally.rows++;
    if (isRight(row, index, predictions, tolerance)) tally.right++;
  });
  return { trained, heldOut };
}

/** Returns whether every prediction of a row is nearer to its target than `tolerance`. */
export function isRight({ out }: Row, index: number, predictions: Float64Array, tolerance: number): boolean {
  return out.every((target, output) => isNear(predictions[index * out.length + output]!, target, tolerance));
}

/** Returns whether a prediction is nearer to its target than `tolerance`; NaN never is. */
export function isNear(prediction: number, target: Target, tolerance: number): boolean {
  return target === null || Math.abs(prediction - target) < tolerance;
}
