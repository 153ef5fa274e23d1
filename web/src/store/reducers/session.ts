/** Reduces what changes the session: opening one, edits, and the answers of the core. */

import type { Replay, Snapshot } from '../../engine/protocol.ts';
import { withoutRows } from '../../engine/snapshot-assembler.ts';
import { changesUpTo, rowsEdit } from '../../session/changes.ts';
import { DEFAULTS } from '../../session/defaults.ts';
import { TUTORIAL_TABLE } from '../../session/presets/presets.ts';
import { completeSession, runStartOf, type Session, withChanges } from '../../session/session.ts';
import { DEFAULT_VIEW, fitView, followRows } from '../../session/view.ts';
import { editedBy } from '../edit.ts';
import { startPosition, leaveRun, ownSnapshot, runPosition } from '../present-run.ts';
import type { Reducers, Restorable, State } from '../state.ts';
import { remember } from '../undo-list.ts';

export const sessionReducers = {
  opened(state, { savedState }) {
    const opened = {
      ...state,
      given: savedState,
      view: savedState.view ? { ...DEFAULT_VIEW, ...savedState.view } : state.view,
    };
    return 'limits' in state.engine ? open(opened, restorable(state)) : { ...opened, accepted: undefined };
  },

  edited(state, action) {
    const { session: before } = state;
    const { session, restarted } = editedBy(state, action);
    const edited = remember(state, restarted && { restarts: true });
    const view = before && !action.isOther ? followRows(state.view, before.table, session.table) : state.view;
    const proposed = propose({ ...edited, view }, session, restarted ? 'anew' : 'goesOn', restorable(state));
    return { ...proposed, restarted: before && runPosition(state, before).iteration > 0 ? restarted : undefined };
  },

  refused(state, { generation, problem }) {
    return generation === state.generation ? { ...refuse(state), problem } : state;
  },
} satisfies Partial<Reducers>;

/** Marks the session of a generation as accepted, also if newer ones are pending. */
export function accept(state: State, generation: number): State {
  const answered = state.pending.find((each) => each.generation === generation);
  const pending = state.pending.filter((each) => each.generation > generation);
  return answered ? { ...state, accepted: answered, pending } : state;
}

/** Restores the last session that the core accepted. */
function refuse(state: State): State {
  const { accepted, engine } = state;
  if (!accepted) return openUsual(state);
  const back = takenBack(state, accepted);
  if (engine.kind === 'ready' && accepted.generation > engine.since) {
    return { ...back, generation: accepted.generation, replay: undefined };
  }
  // The present engine has not loaded that session.
  return propose(back, accepted.session, accepted.replay ?? startPosition(accepted.session));
}

/** Returns the state before the oldest unanswered edit: session, view, undo steps and past runs. */
export function takenBack(state: State, { session }: NonNullable<State['accepted']>): State {
  return { ...state, ...state.pending[0]?.before, session, pending: [], restarted: undefined };
}

/** Opens the last input of the page, brought to its iteration. */
export function open(state: State, before?: Restorable): State {
  const { session: input, iteration = 0 } = state.given;
  // Later changes have not happened yet.
  const changes = changesUpTo(iteration, state.given.changes ?? []);
  const session = completeSession(input, DEFAULTS);
  const replay = iteration > 0 || changes.length > 0 ? { iteration, changes, ...runStartOf(session) } : 'anew';
  const fresh = { ...state, undone: { past: [], future: [] } };
  return propose(fresh, withChanges(session, changes), replay, before);
}

export function restorable({ given, view, pastRuns, undone }: State): Restorable {
  return { given, view, pastRuns, undone };
}

/** Opens the tutorial table when the core refuses the very first session. */
function openUsual(state: State): State {
  if (state.engine.kind !== 'ready') return state;
  return open({ ...state, given: { session: { table: TUTORIAL_TABLE } }, view: DEFAULT_VIEW });
}

/** Course of training with a proposed session: the run goes on, another one begins, or a run is repeated. */
type Course = 'goesOn' | 'anew' | Replay;

/** Shows `session` at once under a new generation; the core decides whether it stays. */
export function propose(state: State, session: Session, course: Course, before?: Restorable): State {
  const goesOn = course === 'goesOn';
  const left = goesOn && !changesCourse(state, session) ? state : leaveRun(state);
  const generation = state.generation + 1;
  // An engine that has not started yet still has to repeat the run.
  const waiting = goesOn && state.engine.kind !== 'ready' ? state.replay : undefined;
  return {
    ...left,
    session,
    generation,
    pending: [...state.pending, { session, generation, begins: !goesOn, before }],
    replay: typeof course === 'string' ? waiting : course,
    restarted: undefined,
    problem: undefined,
    view: fitView(state.view, session),
    snapshot: snapshotFor(session, state, goesOn),
    isStale: !goesOn || state.isStale,
  };
}

/** Returns the snapshot to show until there is one of the session proposed. */
function snapshotFor(session: Session, { session: before, snapshot }: State, goesOn: boolean): Snapshot | undefined {
  if (!before || !snapshot) return undefined;
  if (shapeOf(before) === shapeOf(session)) return snapshot;
  const edit = goesOn && rowsEdit(before.table.rows, session.table.rows);
  if (!edit) return undefined;
  const outputs = session.table.outputs.length;
  const ofRows = (first: number, end?: number) =>
    snapshot.predictions.subarray(first * outputs, end === undefined ? end : end * outputs);
  // There is no prediction for a new row yet, nor a place for those of the rows behind it.
  const behind = edit.add.length > 0 ? [] : ofRows(edit.row + edit.remove);
  const predictions = Float64Array.of(...ofRows(0, edit.row), ...behind);
  return { ...snapshot, predictions, views: withoutRows(snapshot.views) };
}

/** Returns whether an edit that keeps the weights makes a run that was sought back take another course. */
function changesCourse(state: State, { table, training }: Session): boolean {
  const own = ownSnapshot(state);
  const isBack = own !== undefined && own.iteration < own.lastIteration;
  const { session } = state;
  return isBack && (session?.training.learningRate !== training.learningRate || session.table.rows !== table.rows);
}

/** Returns a key for the lengths of a snapshot's arrays. */
export function shapeOf({ table, network }: Session): string {
  return [table.rows.length, table.inputs.length, ...network.hidden, table.outputs.length].join();
}
