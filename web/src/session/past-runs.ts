/** Stores earlier runs, whose curves stay in the chart for comparison. */

import type { Change } from './changes.ts';
import { differences } from './differences.ts';
import type { Session } from './session.ts';

export interface PastRun {
  /** Number of the run in its playground. */
  readonly id: number;
  readonly session: Session;
  readonly changes: readonly Change[];
  readonly lastIteration: number;
  /** Loss at the last iteration. */
  readonly loss: number;
  /** Iteration from which every training row was right until the end, if it is known. */
  readonly allRightSince?: number | undefined;
  /** Loss curve: iteration, loss, iteration, loss, …, in ascending order. */
  readonly curve: Float64Array;
}

/** Maximum number of past runs; then the oldest is dropped. */
export const MOST_PAST_RUNS = 6;

/** Returns the runs with another one appended; it replaces a run of the same settings that it repeats. */
export function withPastRun(runs: readonly PastRun[], run: Omit<PastRun, 'id'>): readonly PastRun[] {
  const others = runs.filter((other) => !repeats(run, other));
  const id = Math.max(0, ...runs.map((other) => other.id)) + 1;
  return [...others, { ...run, id }].slice(-MOST_PAST_RUNS);
}

function repeats(run: Omit<PastRun, 'id'>, other: PastRun): boolean {
  return run.lastIteration >= other.lastIteration && differences([run, other]).length === 0;
}
