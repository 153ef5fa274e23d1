/** Earlier runs, whose curves stay in the chart to compare with. */

import type { Change } from './changes.ts';
import { differences } from './differences.ts';
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
  return run.lastIteration >= other.lastIteration && differences([run, other]).length === 0;
}
