/** Reads from a run what a prediction is compared with. */

import type { Snapshot } from '../../engine/protocol.ts';
import { rowsAfter } from '../../session/changes.ts';
import { rightSince, type Story } from '../../session/learning/story.ts';

/** An iteration that was measured; not exact if it may have been a little earlier. */
export interface Measured {
  readonly iteration: number;
  readonly isExact: boolean;
}

/** Facts about a whole run; rows count from 0. */
export interface RunFacts {
  /** Last iteration. */
  readonly iterations: number;
  /** Losses at both ends. */
  readonly start: number;
  readonly end: number;
  /** First iteration with at most half the start loss. */
  readonly halved: Measured | undefined;
  /** Longest plateau of the loss before every row is right, or before the end. */
  readonly plateau: { readonly from: number; readonly to: number } | undefined;
  /** Iteration from which every training row is right, and the rows that became so last. */
  readonly right: (Measured & { readonly rows: readonly number[] }) | undefined;
  /** Training rows that are wrong at the end. */
  readonly wrong: readonly number[];
  /** Number of training rows. */
  readonly rows: number;
  readonly isBlownUp: boolean;
  /** Loss curve: iteration, loss, iteration, loss, … */
  readonly curve: Float64Array;
}

/** Members of a snapshot that the facts need beside its story. */
export type FinishedRun = Pick<Snapshot, 'curve' | 'firstRows' | 'changes' | 'blownUp' | 'lastIteration'>;

/** Returns the facts of a run, of which the story is complete. */
export function factsOf(story: Story, run: FinishedRun): RunFacts {
  const { curve, firstRows, changes, blownUp, lastIteration } = run;
  const rows = rowsAfter(firstRows, changes);
  const trained = story.rows.filter(
    ({ row, spans }) => !rows[row]?.holdOut && typeof spans.at(-1)?.state === 'boolean',
  );
  const isBlownUp = blownUp || story.blownUp;
  // A run that overflows has not learned, even if all its rows were right at its last iteration.
  const right = isBlownUp ? undefined : rightSince(story, rows);
  const start = curve[1] ?? story.first.loss;
  const end = right?.iteration ?? Infinity;
  const plateaus = story.phases.filter(({ kind, from }) => kind === 'plateau' && from.iteration < end);
  const longest = plateaus.reduce<(typeof plateaus)[number] | undefined>(
    (most, each) => (most && lengthOf(most) >= lengthOf(each) ? most : each),
    undefined,
  );
  return {
    iterations: lastIteration,
    start,
    end: story.last.loss,
    halved: firstAtMost(curve, start / 2),
    plateau: longest && { from: longest.from.iteration, to: longest.to.iteration },
    right,
    wrong: trained.filter(({ spans }) => spans.at(-1)!.state === false).map(({ row }) => row),
    rows: trained.length,
    isBlownUp,
    curve,
  };
}

/** Returns the first iteration of a curve with at most this loss; exact if the curve has the iteration before it, too. */
export function firstAtMost(curve: Float64Array, loss: number): Measured | undefined {
  for (let at = 0; at < curve.length; at += 2) {
    const [iteration, value] = [curve[at]!, curve[at + 1]!];
    if (value > loss || Number.isNaN(value)) continue;
    return { iteration, isExact: at === 0 || curve[at - 2] === iteration - 1 };
  }
  return undefined;
}

/** Returns the loss of a curve at an iteration, on the straight line between its points. */
export function interpolatedLoss(curve: Float64Array, iteration: number): number {
  let after = 0;
  while (after < curve.length && curve[after]! < iteration) after += 2;
  if (after === 0) return curve[1] ?? NaN;
  if (after >= curve.length) return curve.at(-1)!;
  const [from, before, to, loss] = [curve[after - 2]!, curve[after - 1]!, curve[after]!, curve[after + 1]!];
  return before + ((loss - before) * (iteration - from)) / (to - from);
}

function lengthOf({ from, to }: Story['phases'][number]): number {
  return to.iteration - from.iteration;
}
