/** Finds the iteration after which every training row of a run is right. */

import type { TrainerPort } from './trainer-port.ts';

/** Members of a trainer that the search uses. */
export type CheckedTrainer = Pick<
  TrainerPort,
  'iteration' | 'lastIteration' | 'isRight' | 'seek' | 'changes' | 'layerSizes'
>;

/** Most points of a loss curve: about two for each pixel column of a wide chart, and enough to look for wrong rows in. */
export const CURVE_POINTS = 2000;

/** Iterations that are repeated first; each time twice as many, since going back takes long in a long run. */
const FIRST_BLOCK = 64;

/** Most multiplications that a bounded search repeats, if all layers were as wide as the widest. */
const MOST_MULTIPLICATIONS = 1e7;

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
 * Returns the last iteration, up to the present one, at which a training row is wrong: `after` if there is none later, and
 * undefined if the search gives up. The trainer ends as it began.
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
  // An edit replaces the state of its iteration, whose loss is not in the curve.
  const edited = trainer.changes(after + 1).at(-1)?.iteration ?? after;
  let to = Math.min(end, Math.max(edited, lastAtLeast(curve, least, trainer.lastIteration)));
  const first = isBounded
    ? Math.max(after, to - MOST_MULTIPLICATIONS / (rows * sizes.length * Math.max(...sizes) ** 2))
    : after;
  let found: number | undefined;
  for (let block = FIRST_BLOCK; found === undefined && to > first; block *= 2) {
    for (let iteration = Math.max(after + 1, to - block + 1); iteration <= to; iteration++) {
      trainer.seek(iteration);
      if (!trainer.isRight(tolerance)) found = iteration;
    }
    to -= block;
  }
  trainer.seek(end);
  return found ?? (first > after ? undefined : after);
}

/** Returns the last iteration that may have a loss of at least `least`; -1 if there is none. */
function lastAtLeast(curve: Float64Array, least: number, lastIteration: number): number {
  let at = curve.length - 2;
  while (at >= 0 && !(curve[at + 1]! >= least)) at -= 2;
  if (at < 0) return -1;
  const points = curve.length / 2;
  // A reduced curve has the smallest and the largest loss of each of its columns; others may follow in the same column.
  return curve[at]! + (points > lastIteration ? 0 : Math.ceil((4 * lastIteration) / points));
}
