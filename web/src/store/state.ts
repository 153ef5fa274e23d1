/** Holds the state of one playground: plain frozen data, changed only by `reduce`. */

import type { Results, Limits, Replay, Snapshot } from '../engine/protocol.ts';
import type { Failure, Problem } from '../api/outcomes.ts';
import type { Setting } from '../session/changes.ts';
import type { SavedState } from '../session/saved-state.ts';
import { ALL_PANELS, type Panel } from '../session/panels.ts';
import type { PastRun } from '../session/past-runs.ts';
import type { Session, SessionInput, SessionPart } from '../session/session.ts';
import { DEFAULT_VIEW, type ViewState } from '../session/view.ts';
import { engineReducers } from './reducers/engine.ts';
import { historyReducers } from './reducers/history.ts';
import { sessionReducers } from './reducers/session.ts';
import { viewReducers } from './reducers/view.ts';

export interface State {
  /** Last input of the page, as it was written. */
  readonly given: Pick<SavedState, 'session'> & Partial<SavedState>;
  readonly engine: Engine;
  /** Session shown and edited; the worker may still be checking it. */
  readonly session: Session | undefined;
  /** Number of sessions sent to the worker. */
  readonly generation: number;
  /** Position to which the run of this session is brought first, and its changes. */
  readonly replay: Replay | undefined;
  /** Last session that the core accepted, to restore when it refuses one, and the last position of its run. */
  readonly accepted: (PendingSession & { readonly replay?: Replay }) | undefined;
  /** Sessions that the core has not answered yet, oldest first. */
  readonly pending: readonly PendingSession[];
  /** Problem of the last edit, until the next one. */
  readonly problem: Problem | undefined;
  /** Part whose edit restarted the present run, until it has begun. */
  readonly restarted: SessionPart | undefined;
  /** Last snapshot of the worker. */
  readonly snapshot: Snapshot | undefined;
  /** True if the snapshot is of another run, shown until this one has its own. */
  readonly isStale: boolean;
  readonly view: ViewState;
  /** Panels that the host page shows. */
  readonly panels: ReadonlySet<Panel>;
  /** True if they stand on a stage, with a drawer for all but table, network and chart. */
  readonly isStage: boolean;
  /** True if the stage has room for the map of the outputs under the chart. */
  readonly hasMap: boolean;
  /** Runs that ended or were replaced, oldest first. */
  readonly pastRuns: readonly PastRun[];
  /** States to undo and to redo, the most recent first. */
  readonly undone: { readonly past: readonly UndoStep[]; readonly future: readonly UndoStep[] };
  /** State before the last setting of a parameter, to restore if its drag is cancelled. */
  readonly beforeSetting: Pick<State, 'pastRuns' | 'undone'> | undefined;
}

/** A session that was sent to the core. */
export interface PendingSession {
  readonly session: Session;
  readonly generation: number;
  /** True if it begins or repeats a run, false if it changes the present one. */
  readonly begins: boolean;
  /** State to restore when the core refuses an edit or an opened session. */
  readonly before?: Restorable | undefined;
}

export type Restorable = Pick<State, 'given' | 'view' | 'pastRuns' | 'undone'>;

/** Session and run before an edit. */
export interface UndoStep extends Replay {
  readonly session: Session;
  /** Parameter that the edit sets, if any: then the run changes, not the session. */
  readonly setting?: Setting;
  /** True if the edit has begun a run, so that undoing it repeats the one before. */
  readonly restarts?: boolean;
}

export type Engine =
  | { readonly kind: 'starting' }
  /** The engine runs; `trouble` while it does not answer. */
  | {
      readonly kind: 'ready';
      readonly limits: Limits;
      /** Generation up to which sessions were sent to earlier engines. */
      readonly since: number;
      readonly trouble?: EngineTrouble | undefined;
    }
  /** No engine runs now, perhaps after a crash; the last snapshot is still shown. */
  | {
      readonly kind: 'asleep';
      readonly limits: Limits;
      readonly trouble?: EngineTrouble | undefined;
    }
  /** The first engine failed, so there is nothing to show. */
  | ({ readonly kind: 'failed' } & EngineTrouble);

export interface EngineTrouble {
  readonly failure: Failure;
  /** The browser's own description; may be empty. */
  readonly detail: string;
}

export type Action =
  | { readonly type: 'engineStarting' }
  | { readonly type: 'engineAsleep' }
  | { readonly type: 'engineReady'; readonly limits: Limits }
  | ({ readonly type: 'engineFailed' } & EngineTrouble)
  /** The engine has stopped answering, or answers again. */
  | { readonly type: 'engineSilent'; readonly silent: boolean }
  /** A session from outside, perhaps with the position of its run and its view. */
  | { readonly type: 'opened'; readonly savedState: Pick<SavedState, 'session'> & Partial<SavedState> }
  /** An edit in the playground; `isOther` if it brings another table or run, which begins anew. */
  | { readonly type: 'edited'; readonly session: Session; readonly isOther?: boolean }
  /** The run restarts from the same start weights. */
  | { readonly type: 'reset' }
  /** A parameter is about to be set by hand; `goesOn` continues the same drag. */
  | { readonly type: 'setting'; readonly setting: Setting; readonly goesOn: boolean }
  /** The browser took over the drag that set a parameter: undo it completely. */
  | { readonly type: 'settingCancelled' }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  | { readonly type: 'refused'; readonly generation: number; readonly problem: Problem }
  | { readonly type: 'arrived'; readonly generation: number; readonly snapshot: Snapshot }
  /** More results for the iteration shown. */
  | { readonly type: 'results'; readonly generation: number; readonly iteration: number; readonly results: Results }
  | { readonly type: 'viewed'; readonly view: Partial<ViewState> }
  | ({ readonly type: 'arranged'; readonly panels: ReadonlySet<Panel> } & Pick<State, 'isStage' | 'hasMap'>)
  /** A past run replaces the present one. */
  | { readonly type: 'pastRunOpened'; readonly id: number }
  /** Removes one past run, or all. */
  | { readonly type: 'pastRunsForgotten'; readonly id?: number };

export function initialState(session: SessionInput): State {
  const state: State = {
    given: { session },
    engine: { kind: 'starting' },
    session: undefined,
    generation: 0,
    replay: undefined,
    accepted: undefined,
    pending: [],
    problem: undefined,
    restarted: undefined,
    snapshot: undefined,
    isStale: false,
    view: DEFAULT_VIEW,
    panels: ALL_PANELS,
    isStage: false,
    hasMap: false,
    pastRuns: [],
    undone: { past: [], future: [] },
    beforeSetting: undefined,
  };
  return Object.freeze(state);
}

/** For each type of action, the function that returns the state after it. */
export type Reducers = {
  readonly [Type in Action['type']]: (state: State, action: Extract<Action, { type: Type }>) => State;
};

const REDUCERS: Reducers = { ...engineReducers, ...sessionReducers, ...historyReducers, ...viewReducers };

export function reduce(state: State, action: Action): State {
  const reducer = REDUCERS[action.type] as (state: State, action: Action) => State;
  return Object.freeze(reducer(state, action));
}
