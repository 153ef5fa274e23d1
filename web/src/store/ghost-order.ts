/** Derives the run that would follow a change, before anyone takes it. */

import type { GhostOrder } from '../engine/ghost-engine.ts';
import type { Replay } from '../engine/protocol.ts';
import type { Session } from '../session/session.ts';
import { editedBy, trainingEnd } from './edit.ts';
import { runPosition } from './present-run.ts';
import type { Action, State } from './state.ts';

/** Change that a run would follow. */
export type GhostAction = Extract<Action, { type: 'edited' | 'setting' }>;

/**
 * Returns the run that follows an action and Train; without an action, that of the present session. Undefined while
 * there is no session or no engine.
 */
export function ghostOrder(state: State, action?: GhostAction): GhostOrder | undefined {
  const { session: before, engine, view } = state;
  if (!before || !('limits' in engine)) return undefined;
  const position = runPosition(state, before);
  const common = { tolerance: view.tolerance, stopsWhenRight: view.stopWhenRight };
  const goesOn = (session: Session, replay: Replay): GhostOrder => ({
    session,
    replay,
    until: trainingEnd(session, replay.iteration, engine.limits.maxIterations),
    ...common,
  });
  if (!action) return goesOn(before, position);
  if (action.type === 'setting') {
    const { iteration, changes } = position;
    return goesOn(before, { ...position, changes: [...changes, { iteration, ...action.setting }] });
  }
  const { session, restarted } = editedBy(state, action);
  if (restarted) return { session, until: session.training.iterations, ...common };
  return goesOn(session, position);
}
