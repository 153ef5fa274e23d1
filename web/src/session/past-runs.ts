/** Earlier runs, whose curves stay in the chart to compare with. */

import type { Change } from './changes.ts';
import type { Session } from './session.ts';

export interface PastRun {
  /** Counts the runs of a playground. */
  readonly id: number;
  readonly session: Session;
  readonly changes: readonly Change[];
  readonly lastIteration: number;
  /** The loss at the last iteration. */
  readonly loss: number;
  /** Iteration, loss, iteration, loss, …, in rising order. */
  readonly curve: Float64Array;
}

/** So many are kept; then the oldest goes. */
export const MOST_PAST_RUNS = 6;

/** The runs with another one at their end; it replaces one of the same settings that it repeats. */
export function withPastRun(runs: readonly PastRun[], run: Omit<PastRun, 'id'>): readonly PastRun[] {
  const others = runs.filter((other) => !repeats(run, other));
  const id = Math.max(0, ...runs.map((other) => other.id)) + 1;
  return [...others, { ...run, id }].slice(-MOST_PAST_RUNS);
}

function repeats(run: Omit<PastRun, 'id'>, other: PastRun): boolean {
  return (
    run.lastIteration >= other.lastIteration &&
    sameData(run.changes, other.changes) &&
    sameStart(run.session, other.session)
  );
}

/** Whether two sessions train alike; how far they are to train does not matter. */
function sameStart(a: Session, b: Session): boolean {
  const { iterations: _a, ...trainingOfA } = a.training;
  const { iterations: _b, ...trainingOfB } = b.training;
  return sameData([a.table, a.network, trainingOfA], [b.table, b.network, trainingOfB]);
}

function sameData(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
