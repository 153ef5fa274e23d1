/** Follows a prediction from the empty chart to the end of its run. */

import type { Snapshot } from '../../engine/protocol.ts';
import type { Change } from '../../session/changes.ts';
import { sameData } from '../../session/same-data.ts';
import { asBegun, type Network, type Row, type Session, type Training, withChanges } from '../../session/session.ts';
import { scoreOf } from '../../session/learning/score.ts';
import type { ViewState } from '../../session/view.ts';
import { isEmpty, type Prediction } from './comparison.ts';
import { factsOf, type RunFacts } from './run-facts.ts';

/** Everything that decides a run before its first iteration. */
export interface Plan {
  readonly rows: readonly Row[];
  readonly network: Network;
  readonly training: Training;
  /** Weights and biases set by hand before the first iteration. */
  readonly settings: readonly Change[];
}

/** A prediction, the run that it is about, and the facts of that run once it has ended. */
export interface Course {
  readonly prediction: Prediction;
  readonly plan?: Plan | undefined;
  readonly facts?: RunFacts | undefined;
  /** True if a prediction was dropped because the session had changed. */
  readonly wasCleared?: boolean;
}

/**
 * `ask`: nothing is trained, and a prediction can be made. `known`: the run has begun without one. `training`, `paused`,
 * `reading`: the run of a prediction, and the search for its facts. `told`: both are shown.
 */
export type Stage = 'waiting' | 'untrainable' | 'ask' | 'known' | 'training' | 'paused' | 'reading' | 'told';

export const NO_COURSE: Course = { prediction: { sketch: [] } };

/** Returns the plan of the present run: its session at iteration 0, after the changes made there. */
export function planOf(session: Session, { firstLearningRate, firstRows, changes }: Snapshot): Plan {
  const initial = changes.filter(({ iteration }) => iteration === 0);
  const { table, network, training } = withChanges(asBegun(session, { firstLearningRate, firstRows }), initial);
  const settings = initial.filter(({ kind }) => kind === 'weight' || kind === 'bias');
  return { rows: table.rows, network, training, settings };
}

/** Returns the course after a new state of the run, and its stage. */
export function follow(
  course: Course,
  session: Session,
  snapshot: Snapshot | undefined,
  view: Pick<ViewState, 'tolerance' | 'stopWhenRight'>,
): { readonly course: Course; readonly stage: Stage } {
  if (!snapshot) return { course, stage: 'waiting' };
  const isFresh = snapshot.lastIteration === 0;
  const { plan } = course;
  if (plan && !isEmpty(course.prediction) && !samePlan(plan, planOf(session, snapshot), isFresh)) {
    return follow({ ...NO_COURSE, wasCleared: true }, session, snapshot, view);
  }
  if (snapshot.obstacle) return { course, stage: 'untrainable' };
  if (isFresh) return { course, stage: course.facts ? 'told' : 'ask' };
  if (!plan || isEmpty(course.prediction)) return { course, stage: 'known' };
  const { iterations } = plan.training;
  if (course.facts && isFinal(course.facts, iterations)) return { course, stage: 'told' };
  if (snapshot.running) return { course, stage: 'training' };
  if (!hasEnded(session, snapshot, iterations, view)) return { course, stage: 'paused' };
  const { story } = snapshot.views;
  if (!story?.isDone || story.last.iteration !== snapshot.lastIteration) {
    return { course, stage: course.facts ? 'told' : 'reading' };
  }
  return { course: { ...course, facts: factsOf(story, snapshot) }, stage: 'told' };
}

/** Returns whether two plans begin the same run. The planned end may move once it has begun. */
function samePlan(one: Plan, other: Plan, withEnd: boolean): boolean {
  const end = (plan: Plan) => (withEnd ? plan : { ...plan, training: { ...plan.training, iterations: 0 } });
  return sameData(end(one), end(other));
}

/** Returns whether nothing that the run still does can change the facts. */
function isFinal({ iterations, isBlownUp }: RunFacts, planned: number): boolean {
  return isBlownUp || iterations >= planned;
}

/** Returns whether a run at rest has reached its planned end, or an earlier one that the reader has asked for. */
function hasEnded(
  session: Session,
  snapshot: Snapshot,
  planned: number,
  { tolerance, stopWhenRight }: Pick<ViewState, 'tolerance' | 'stopWhenRight'>,
): boolean {
  if (snapshot.blownUp || snapshot.lastIteration >= planned) return true;
  if (!stopWhenRight || snapshot.iteration < snapshot.lastIteration) return false;
  const { rows, right } = scoreOf(session.table, snapshot.predictions, tolerance).trained;
  return right === rows;
}
