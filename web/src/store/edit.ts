/** Applies an edit to the session of a state. */

import { DEFAULTS } from '../session/defaults.ts';
import { restartedBy, type Session, type SessionPart } from '../session/session.ts';
import { fitTraining } from '../session/start.ts';
import type { Action, State } from './state.ts';

/** Returns the session after an edit, and the part whose edit restarts the run, if any. */
export function editedBy(
  { session: before, view }: State,
  { session, isOther }: Extract<Action, { type: 'edited' }>,
): { readonly session: Session; readonly restarted: SessionPart | undefined } {
  const fitting = fitTraining(session, DEFAULTS.training.init);
  const part = before && restartedBy(before, fitting, isOther ? 'restart' : view.onChange);
  return { session: fitting, restarted: before && isOther ? (part ?? 'table') : part };
}

/** Returns the iteration to which Train leads: the session's last one, doubled until it lies ahead. */
export function trainingEnd({ training }: Session, iteration: number, maxIterations: number): number {
  let { iterations } = training;
  while (iterations <= iteration && iterations < maxIterations) iterations = Math.min(2 * iterations, maxIterations);
  return iterations;
}
