/** Reads the present run of a state, and leaves it for another one. */

import type { Replay, Snapshot } from '../engine/protocol.ts';
import { changesUpTo } from '../session/changes.ts';
import { withPastRun } from '../session/past-runs.ts';
import type { SavedState } from '../session/saved-state.ts';
import { asBegun, runStartOf, type Session } from '../session/session.ts';
import { DEFAULT_VIEW, type ViewState } from '../session/view.ts';
import type { State } from './state.ts';

/** Returns the snapshot if it is of the present run. */
export function ownSnapshot({ snapshot, isStale }: State): Snapshot | undefined {
  return isStale ? undefined : snapshot;
}

/** Returns the position of the run, or the one it is brought to. */
export function runPosition(state: State, session: Session): Replay {
  const own = ownSnapshot(state);
  if (!own || isRepeating(state, own)) return state.replay ?? startPosition(session);
  const { iteration, firstLearningRate, firstRows } = own;
  return { iteration, changes: changesUpTo(iteration, own.changes), firstLearningRate, firstRows };
}

/** Returns true while a saved run is on the way to where it was. */
export function isRepeating({ replay }: State, { running, iteration }: Snapshot): boolean {
  return replay !== undefined && running && iteration < replay.iteration;
}

export function startPosition(session: Session): Replay {
  return { iteration: 0, changes: [], ...runStartOf(session) };
}

/** Adds the present run to the past runs before it is left. */
export function leaveRun(state: State): State {
  const { session, pastRuns } = state;
  const own = ownSnapshot(state);
  if (!session || !own || own.lastIteration === 0) return state;
  const { curve, lastIteration, allRightSince } = own;
  const began = asBegun(session, own);
  // A learning rate set at the last iteration has had no effect on the run.
  const changes = own.changes.filter(({ kind, iteration }) => kind !== 'learningRate' || iteration < lastIteration);
  const loss = curve.at(-1) ?? own.loss;
  return {
    ...state,
    pastRuns: withPastRun(pastRuns, { session: began, changes, lastIteration, loss, allRightSince, curve }),
  };
}

/** Returns the saved state: the session as it began, the position of its run and the changes of its view. */
export function toSavedState(state: State): SavedState {
  const { given, session, view } = state;
  const changedView = Object.entries(view).filter(([key, value]) => value !== DEFAULT_VIEW[key as keyof ViewState]);
  const position = session && runPosition(state, session);
  return {
    session: position ? asBegun(session, position) : (session ?? given.session),
    iteration: position?.iteration ?? 0,
    changes: position?.changes ?? [],
    view: Object.fromEntries(changedView),
  };
}
