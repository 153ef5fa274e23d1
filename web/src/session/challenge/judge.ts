/** Judges a run by the goal of a challenge, from its saved state and from its repetition by the core. */

import { changesUpTo, rowsAfter } from '../changes.ts';
import { DEFAULTS } from '../defaults.ts';
import { scoreOf, type Tally } from '../learning/score.ts';
import type { SavedState } from '../saved-state.ts';
import { completeSession, type Session, type Table } from '../session.ts';
import { type Challenge, type Control, toleranceOf, USUAL_SEEDS, withinOf } from './challenge.ts';
import { changedControl } from './closed-controls.ts';
import { hasRows } from './goal-rows.ts';

/** Session as it began, with the iteration and the changes of its run. */
export type Run = Pick<SavedState, 'session' | 'iteration' | 'changes'>;

/** Reason why a run does not reach the goal. */
export type Reason =
  /** A closed control was changed. */
  | { readonly kind: 'closed'; readonly control: Control }
  | { readonly kind: 'tooManyUnits'; readonly units: number; readonly most: number }
  | { readonly kind: 'otherRate'; readonly rate: number; readonly required: number }
  /** The table does not have the rows of the goal. */
  | { readonly kind: 'otherTable' }
  /** Trained, where only changes by hand count. */
  | { readonly kind: 'trained' }
  | { readonly kind: 'tooLate' | 'tooEarly'; readonly iteration: number; readonly within: number }
  /** Given start weights are the same from every seed, and a run with changes is not one of the survey. */
  | { readonly kind: 'sameWeights' | 'changedRun' }
  | { readonly kind: 'rowsWrong'; readonly tally: Tally; readonly iteration: number }
  | { readonly kind: 'learned'; readonly iteration: number }
  | { readonly kind: 'noOverflow'; readonly iteration: number }
  | { readonly kind: 'seedsFail'; readonly solved: number; readonly seeds: number; readonly first: number };

/** Returns the reason that shows without repeating the run, if any. */
export function objectionTo(challenge: Challenge, run: Run): Reason | undefined {
  const { goal } = challenge;
  const control = changedControl(challenge, run);
  if (control) return { kind: 'closed', control };
  const session = completeSession(run.session, DEFAULTS);
  const units = session.network.hidden.reduce((sum, each) => sum + each, 0);
  const { maxUnits = Infinity, learningRate } = goal;
  if (units > maxUnits) return { kind: 'tooManyUnits', units, most: maxUnits };
  const rate = learningRate !== undefined && otherRate(session, run, learningRate);
  if (typeof rate === 'number') return { kind: 'otherRate', rate, required: learningRate! };
  if (!hasGoalRows(challenge, { ...run, session })) return { kind: 'otherTable' };
  return objectionToPlace(challenge, session, run);
}

function hasGoalRows({ session: start, goal: { rows } }: Challenge, run: Run): boolean {
  if (!rows) return true;
  const table = tableAfter(run, run.iteration);
  const isAsWide = (side: 'inputs' | 'outputs') => table[side].length === start.table[side].length;
  return isAsWide('inputs') && isAsWide('outputs') && hasRows(table, rows);
}

/** Returns a learning rate of the run other than the required one, if any. */
function otherRate({ training }: Session, { iteration, changes }: Run, required: number): number | undefined {
  const factors = training.layerRates ?? [1];
  const changed = changesUpTo(iteration, changes).flatMap((change) =>
    change.kind === 'learningRate' ? [change.value] : [],
  );
  const rates = [...factors.map((factor) => factor * training.learningRate), ...changed];
  return rates.find((rate) => rate !== required);
}

function objectionToPlace({ goal }: Challenge, { training }: Session, { iteration, changes }: Run): Reason | undefined {
  const within = withinOf(goal);
  switch (goal.kind) {
    case 'byHand':
      return iteration > 0 ? { kind: 'trained' } : undefined;
    case 'everySeed':
      if (training.init === 'given') return { kind: 'sameWeights' };
      return changes.some((change) => change.iteration <= iteration) ? { kind: 'changedRun' } : undefined;
    case 'failingSeed':
      return iteration < within ? { kind: 'tooEarly', iteration, within } : undefined;
    case 'allRight':
      return iteration > within ? { kind: 'tooLate', iteration, within } : undefined;
    case 'diverge':
      // The overflow is in the iteration after the last finite state.
      if (iteration === within) return { kind: 'noOverflow', iteration };
      return iteration > within ? { kind: 'tooLate', iteration, within } : undefined;
  }
}

/** Computation that decides whether a run reaches the goal. */
export type Trial =
  /** Repeats the run; `goesOn` trains one more iteration, which may overflow. */
  | { readonly kind: 'run'; readonly run: Run & { readonly session: Session }; readonly goesOn: boolean }
  /** Trains the session from the seeds from 0 on. */
  | { readonly kind: 'survey'; readonly session: Session; readonly seeds: number; readonly tolerance: number };

/** Returns the computation for a run without an objection. */
export function trialOf({ goal }: Challenge, run: Run): Trial {
  const session = completeSession(run.session, DEFAULTS);
  if (goal.kind === 'everySeed') {
    const { within, seeds = USUAL_SEEDS } = goal;
    const ofGoal = { ...session, training: { ...session.training, iterations: within } };
    return { kind: 'survey', session: ofGoal, seeds, tolerance: toleranceOf(goal) };
  }
  const iteration = goal.kind === 'failingSeed' ? goal.within : run.iteration;
  const changes = changesUpTo(iteration, run.changes);
  return { kind: 'run', run: { session, iteration, changes }, goesOn: goal.kind === 'diverge' };
}

/** State at the end of a repeated run. */
export interface RunOutcome {
  readonly kind: 'run';
  readonly iteration: number;
  readonly predictions: Float64Array;
  readonly blownUp: boolean;
}

/** Result of a survey: for each seed, the iteration from which on every row is right, or NaN. */
export interface SurveyOutcome {
  readonly kind: 'survey';
  readonly rightSince: Float64Array;
}

/** Returns the reason why a run that the core has repeated does not reach the goal; undefined if it does. */
export function shortfallOf({ goal }: Challenge, run: Run, outcome: RunOutcome | SurveyOutcome): Reason | undefined {
  if (outcome.kind === 'survey') {
    const { rightSince } = outcome;
    const first = rightSince.findIndex(Number.isNaN);
    const solved = rightSince.filter((iteration) => !Number.isNaN(iteration)).length;
    return first < 0 ? undefined : { kind: 'seedsFail', solved, seeds: rightSince.length, first };
  }
  const { iteration, blownUp } = outcome;
  const tally = tallyOf(tableAfter(run, iteration), outcome.predictions, toleranceOf(goal));
  const isRight = isAllRight(tally);
  switch (goal.kind) {
    case 'diverge':
      return blownUp ? undefined : { kind: 'noOverflow', iteration };
    case 'failingSeed':
      return isRight && !blownUp ? { kind: 'learned', iteration } : undefined;
    case 'byHand':
    case 'everySeed':
    case 'allRight':
      return isRight ? undefined : { kind: 'rowsWrong', tally, iteration };
  }
}

function tableAfter({ session: { table }, changes }: Run, iteration: number): Table {
  return { ...table, rows: rowsAfter(table.rows, changesUpTo(iteration, changes)) };
}

function tallyOf(table: Table, predictions: Float64Array, tolerance: number): Tally {
  return scoreOf(table, predictions, tolerance).trained;
}

function isAllRight({ rows, right }: Tally): boolean {
  return rows > 0 && right === rows;
}

/** State of the network that the page shows. */
export interface Shown {
  readonly predictions: Float64Array;
  readonly blownUp: boolean;
  /** Iteration from which on every training row is right at the goal's tolerance, if it is known. */
  readonly allRightSince?: number | undefined;
}

/** Returns the count of right training rows in the state shown. */
export function shownTally({ goal }: Challenge, run: Run, { predictions }: Shown): Tally {
  return tallyOf(tableAfter(run, run.iteration), predictions, toleranceOf(goal));
}

/**
 * Returns the run that probably reaches the goal, by what the page shows: the present one, or an earlier state of it.
 * A survey is not in sight; a press starts it.
 */
export function candidateOf(challenge: Challenge, run: Run, shown: Shown): Run | undefined {
  const { goal } = challenge;
  const within = withinOf(goal);
  const isRight = isAllRight(shownTally(challenge, run, shown));
  const upTo = (iteration: number) => {
    const candidate = { ...run, iteration, changes: changesUpTo(iteration, run.changes) };
    return objectionTo(challenge, candidate) ? undefined : candidate;
  };
  switch (goal.kind) {
    case 'everySeed':
      return undefined;
    case 'byHand':
      return run.iteration === 0 && isRight ? upTo(0) : undefined;
    case 'allRight':
      if (!isRight) return undefined;
      // An earlier state may have had another table.
      return upTo(Math.min(run.iteration, shown.allRightSince ?? Infinity)) ?? upTo(run.iteration);
    case 'diverge':
      return shown.blownUp ? upTo(run.iteration) : undefined;
    case 'failingSeed': {
      if (shown.blownUp && !isRight) return upTo(within);
      if (run.iteration < within) return undefined;
      return isRight && (shown.allRightSince ?? Infinity) <= within ? undefined : upTo(within);
    }
  }
}
