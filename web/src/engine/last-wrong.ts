/** Finds the iteration after which every training row of a run is right. */

import type { TrainerPort } from './trainer-port.ts';

/** Members of a trainer that the search uses. */
export type CheckedTrainer = Pick<
  TrainerPort,
  'iteration' | 'lastIteration' | 'isRight' | 'seek' | 'lossJumps' | 'layerSizes'
>;

/** Iterations that are repeated in one go, from the last one back. */
const BLOCK = 64;

/** Most multiplications that a bounded search repeats. */
const MOST_MULTIPLICATIONS = 5e6;

export interface WrongSearch {
  readonly tolerance: number;
  /** Iteration after which the search begins. */
  readonly after: number;
  /** Most rows that the table has had. */
  readonly rows: number;
  /** Loss curve of the trainer: iteration, loss, iteration, loss, … */
  readonly curve: Float64Array;
  /** True to give up where many iterations would have to be repeated. */
  readonly isBounded: boolean;
}

/**
 * Returns the last iteration, up to the present one, at which a training row is wrong; undefined if none is found. The
 * trainer ends as it began.
 *
 * Iterations with too small a loss are skipped: an error of `tolerance` makes a squared error of at least tolerance², half
 * of it, or that divided by the number of cells; the cross-entropy is larger still (Pinsker's inequality).
 */
export function lastWrong(
  trainer: CheckedTrainer,
  { tolerance, after, rows, curve, isBounded }: WrongSearch,
): number | undefined {
  const end = trainer.iteration;
  const sizes = trainer.layerSizes();
  const least = tolerance ** 2 / Math.max(2, rows * sizes.at(-1)!);
  const weights = sizes.reduce((sum, size, layer) => sum + size * (sizes[layer + 1] ?? 0), 0);
  const first = isBounded ? Math.max(after, end - MOST_MULTIPLICATIONS / (rows * weights)) : after;
  let found: number | undefined;
  for (let to = Math.min(end, lastAtLeast(trainer, curve, least)); found === undefined && to > first; to -= BLOCK) {
    for (let iteration = Math.max(after + 1, to - BLOCK + 1); iteration <= to; iteration++) {
      trainer.seek(iteration);
      if (!trainer.isRight(tolerance)) found = iteration;
    }
  }
  trainer.seek(end);
  return found;
}

/** Returns the last iteration that may have a loss of at least `least`. */
function lastAtLeast(trainer: CheckedTrainer, curve: Float64Array, least: number): number {
  let at = curve.length - 2;
  while (at >= 0 && !(curve[at + 1]! >= least)) at -= 2;
  const points = curve.length / 2;
  // A reduced curve has the smallest and the largest loss of each of its columns; others may follow in the same column.
  const column = points > trainer.lastIteration ? 0 : Math.ceil((4 * trainer.lastIteration) / points);
  const jump = trainer.lossJumps().iterations.at(-1) ?? -1;
  return Math.max(at < 0 ? -1 : curve[at]! + column, jump);
}
