/** Reduces what changes the run: parameters set by hand, undo, redo and past runs. */

import type { Problem } from '../../api/outcomes.ts';
import { sameParameter, type Setting } from '../../session/changes.ts';
import type { PastRun } from '../../session/past-runs.ts';
import { restartedBy, runStartOf, withChanges } from '../../session/session.ts';
import { followRows } from '../../session/view.ts';
import { leaveRun, ownSnapshot } from '../present-run.ts';
import type { Reducers, State } from '../state.ts';
import { undoStepOf, remember } from '../undo-list.ts';
import { propose, restorable } from './session.ts';

export const historyReducers = {
  setting(state, { setting, goesOn }) {
    const problem = problemOf(state, setting);
    if (problem) return { ...state, problem };
    const last = state.undone.past[0]?.setting;
    const isOneEdit = goesOn && last !== undefined && sameParameter(last, setting);
    return isOneEdit && state.undone.future.length === 0
      ? { ...state, replay: undefined, problem: undefined }
      : {
          ...remember(endsRun(state) ? leaveRun(state) : state, { setting }),
          replay: undefined,
          beforeSetting: { pastRuns: state.pastRuns, undone: state.undone },
          problem: undefined,
        };
  },

  settingCancelled(state) {
    return { ...travel(state, 'past', 'future'), ...state.beforeSetting, beforeSetting: undefined };
  },

  reset(state) {
    const left = leaveRun(state);
    return { ...left, replay: undefined, isStale: left.snapshot !== undefined };
  },

  undo(state) {
    return travel(state, 'past', 'future');
  },

  redo(state) {
    return travel(state, 'future', 'past');
  },

  pastRunOpened(state, { id }) {
    const run = state.pastRuns.find((each) => each.id === id);
    return run ? reopen(state, run) : state;
  },

  pastRunsForgotten(state, { id }) {
    return { ...state, pastRuns: id === undefined ? [] : state.pastRuns.filter((run) => run.id !== id) };
  },
} satisfies Partial<Reducers>;

/** Returns true if a change at the iteration shown drops later ones; otherwise the run goes on from it. */
function endsRun(state: State): boolean {
  const own = ownSnapshot(state);
  return own !== undefined && own.iteration < own.lastIteration;
}

/**
 * Returns the problem of a parameter that the core would refuse. Checked before the edit, since a refusal must leave
 * run and history untouched.
 */
function problemOf({ engine }: State, { kind, value }: Setting): Problem | undefined {
  const most = 'limits' in engine ? engine.limits.maxParameter : Infinity;
  if (Math.abs(value) <= most) return undefined;
  return { code: 'outOfRange', field: kind, value: String(value), allowed: `[-${most}, ${most}]` };
}

/** Repeats a past run; the present one becomes a past run. */
function reopen(state: State, { id, session, changes, lastIteration }: PastRun): State {
  const replay = { iteration: lastIteration, changes, ...runStartOf(session) };
  const reopened = withChanges(session, changes);
  const proposed = propose(remember(state, { restarts: true }), reopened, replay, restorable(state));
  return { ...proposed, pastRuns: proposed.pastRuns.filter((run) => run.id !== id) };
}

/** Moves to the first step of one list and keeps the present one in the other. */
function travel(state: State, from: 'past' | 'future', to: 'past' | 'future'): State {
  const [step, ...rest] = state.undone[from];
  if (!step || !state.session) return state;
  const { session, setting, restarts, ...replay } = step;
  const present = undoStepOf(state, state.session, { ...(setting && { setting }), ...(restarts && { restarts }) });
  const undone = { past: [], future: [], [from]: rest, [to]: [present, ...state.undone[to]] };
  const goesOn = !setting && !restarts && restartedBy(state.session, session, 'keep') === undefined;
  const view = followRows(state.view, state.session.table, session.table);
  return propose({ ...state, undone, view }, session, goesOn ? 'goesOn' : replay, restorable(state));
}
