/** Holds the state of one playground: plain frozen data, changed only by `reduce`. */

import type { Found, Limits, Replay, Snapshot } from '../engine/protocol.ts';
import type { Failure, Problem } from '../api/outcomes.ts';
import { sameParameter, type Setting } from '../session/changes.ts';
import type { SavedState } from '../session/saved-state.ts';
import { ALL_PANELS, type Panel } from '../session/panels.ts';
import { TUTORIAL_TABLE } from '../session/presets.ts';
import { type PastRun, withPastRun } from '../session/past-runs.ts';
import {
  completeSession,
  keepsProgress,
  type Options,
  restartedBy,
  type Session,
  type SessionInput,
  type SessionPart,
  withLastLearningRate,
  withLearningRate,
} from '../session/session.ts';
import { fitStart } from '../session/start.ts';
import { DEFAULT_VIEW, fitView, MAX_TOLERANCE, type ViewState } from '../session/view.ts';

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
  readonly accepted: (Asked & { readonly replay?: Replay }) | undefined;
  /** Sessions that the core has not answered yet, oldest first. */
  readonly asked: readonly Asked[];
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
  /** Runs that ended or were replaced, oldest first. */
  readonly pastRuns: readonly PastRun[];
  /** States to undo and to redo, the most recent first. */
  readonly undone: { readonly past: readonly Moment[]; readonly future: readonly Moment[] };
  /** State before the last setting of a parameter, to restore if its drag is cancelled. */
  readonly beforeSetting: Pick<State, 'pastRuns' | 'undone'> | undefined;
}

/** A session that was sent to the core. */
interface Asked {
  readonly session: Session;
  readonly generation: number;
  /** State to restore when the core refuses an edit or an opened session. */
  readonly before?: Restorable | undefined;
}

type Restorable = Pick<State, 'given' | 'view' | 'pastRuns' | 'undone'>;

/** Session and run before an edit. */
interface Moment extends Replay {
  readonly session: Session;
  /** Parameter that the edit sets, if any: then the run changes, not the session. */
  readonly setting?: Setting;
}

export type Engine =
  | { readonly kind: 'starting' }
  /** The engine runs; `trouble` while it does not answer. */
  | {
      readonly kind: 'ready';
      readonly limits: Limits;
      readonly defaults: Options;
      /** Generation up to which sessions were sent to earlier engines. */
      readonly since: number;
      readonly trouble?: EngineTrouble | undefined;
    }
  /** No engine runs now, perhaps after a crash; the last snapshot is still shown. */
  | {
      readonly kind: 'asleep';
      readonly limits: Limits;
      readonly defaults: Options;
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
  | { readonly type: 'engineReady'; readonly limits: Limits; readonly defaults: Options }
  | ({ readonly type: 'engineFailed' } & EngineTrouble)
  /** The engine has stopped answering, or answers again. */
  | { readonly type: 'engineSilent'; readonly silent: boolean }
  /** A session from outside, perhaps with the position of its run and its view. */
  | { readonly type: 'opened'; readonly kept: Pick<SavedState, 'session'> & Partial<SavedState> }
  /** An edit in the playground. */
  | { readonly type: 'edited'; readonly session: Session }
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
  | {
      readonly type: 'found';
      readonly generation: number;
      readonly iteration: number;
      readonly found: Partial<Found>;
    }
  | { readonly type: 'viewed'; readonly view: Partial<ViewState> }
  | { readonly type: 'arranged'; readonly panels: ReadonlySet<Panel> }
  /** A past run replaces the present one. */
  | { readonly type: 'pastRunOpened'; readonly id: number }
  /** Removes one past run, or all. */
  | { readonly type: 'pastRunsForgotten'; readonly id?: number };

/** Maximum number of undo steps. */
const MOST_UNDONE = 100;

export function initialState(session: SessionInput): State {
  const state: State = {
    given: { session },
    engine: { kind: 'starting' },
    session: undefined,
    generation: 0,
    replay: undefined,
    accepted: undefined,
    asked: [],
    problem: undefined,
    restarted: undefined,
    snapshot: undefined,
    isStale: false,
    view: DEFAULT_VIEW,
    panels: ALL_PANELS,
    pastRuns: [],
    undone: { past: [], future: [] },
    beforeSetting: undefined,
  };
  return Object.freeze(state);
}

export function reduce(state: State, action: Action): State {
  return Object.freeze(next(state, action));
}

/** Returns the saved state: the session as it began, the position of its run and the changes of its view. */
export function keptOf(state: State): SavedState {
  const { given, session, view } = state;
  const changedView = Object.entries(view).filter(([key, value]) => value !== DEFAULT_VIEW[key as keyof ViewState]);
  const stands = session && standing(state, session);
  return {
    session: stands ? withLearningRate(session, stands.firstLearningRate) : (session ?? given.session),
    iteration: stands?.iteration ?? 0,
    changes: stands?.changes ?? [],
    view: Object.fromEntries(changedView),
  };
}

/** Returns the snapshot if it is of the present run. */
function ownSnapshot({ snapshot, isStale }: State): Snapshot | undefined {
  return isStale ? undefined : snapshot;
}

/** Returns the position of the run, or the one it is brought to. */
function standing(state: State, session: Session): Replay {
  const own = ownSnapshot(state);
  if (!own) return state.replay ?? beginning(session);
  const { iteration, firstLearningRate } = own;
  return { iteration, changes: own.changes.filter((change) => change.iteration <= iteration), firstLearningRate };
}

function beginning({ training }: Session): Replay {
  return { iteration: 0, changes: [], firstLearningRate: training.learningRate };
}

function next(state: State, action: Action): State {
  switch (action.type) {
    case 'engineStarting':
      // After sleep, the last snapshot stays until a new one arrives.
      return state.engine.kind === 'asleep'
        ? { ...state, engine: { ...state.engine, trouble: undefined } }
        : { ...state, engine: { kind: 'starting' }, snapshot: undefined };
    case 'engineAsleep':
      return state.engine.kind === 'ready' ? asleep(state, state.engine) : state;
    case 'engineReady': {
      const { limits, defaults } = action;
      const ready: State = { ...state, engine: { kind: 'ready', limits, defaults, since: state.generation } };
      if (state.engine.kind === 'asleep' && state.accepted) return wake(ready);
      return state.accepted ? propose(ready, state.accepted.session, state.replay) : open(ready, defaults);
    }
    case 'engineFailed': {
      const { failure, detail } = action;
      return state.accepted && 'limits' in state.engine
        ? asleep(failure === 'crashed' ? lastGood(state) : state, state.engine, { failure, detail })
        : { ...state, engine: { kind: 'failed', failure, detail } };
    }
    case 'engineSilent': {
      const trouble: EngineTrouble | undefined = action.silent ? { failure: 'silent', detail: '' } : undefined;
      return state.engine.kind === 'ready' ? { ...state, engine: { ...state.engine, trouble } } : state;
    }
    case 'opened': {
      const { view } = action.kept;
      const opened = { ...state, given: action.kept, view: view ? { ...DEFAULT_VIEW, ...view } : state.view };
      return 'defaults' in state.engine
        ? open(opened, state.engine.defaults, restorable(state))
        : { ...opened, accepted: undefined };
    }
    case 'edited':
      return edit(state, action.session);
    case 'setting': {
      const problem = problemOf(state, action.setting);
      if (problem) return { ...state, problem };
      const last = state.undone.past[0]?.setting;
      const isOneEdit = action.goesOn && last !== undefined && sameParameter(last, action.setting);
      return isOneEdit && state.undone.future.length === 0
        ? { ...state, problem: undefined }
        : {
            ...remember(leaveRun(state), action.setting),
            beforeSetting: { pastRuns: state.pastRuns, undone: state.undone },
            problem: undefined,
          };
    }
    case 'settingCancelled':
      return { ...travel(state, 'past', 'future'), ...state.beforeSetting, beforeSetting: undefined };
    case 'reset': {
      const left = leaveRun(state);
      return { ...left, replay: undefined, isStale: left.snapshot !== undefined };
    }
    case 'undo':
      return travel(state, 'past', 'future');
    case 'redo':
      return travel(state, 'future', 'past');
    case 'refused':
      return action.generation === state.generation ? { ...refuse(state), problem: action.problem } : state;
    case 'arrived': {
      const answered = accept(state, action.generation);
      if (action.generation !== state.generation || !state.session) return answered;
      return {
        ...answered,
        snapshot: action.snapshot,
        isStale: false,
        restarted: action.snapshot.iteration > 0 ? undefined : state.restarted,
        replay: undefined,
      };
    }
    case 'found': {
      const own = ownSnapshot(state);
      if (!own || action.generation !== state.generation || action.iteration !== own.iteration) return state;
      return { ...state, snapshot: { ...own, ...action.found, look: { ...own.look, ...action.found.look } } };
    }
    case 'viewed': {
      const problem = problemIn(action.view);
      const view = { ...state.view, ...action.view };
      if (problem) return { ...state, problem };
      return action.view.tolerance === undefined ? { ...state, view } : { ...state, view, problem: undefined };
    }
    case 'arranged':
      return { ...state, panels: action.panels };
    case 'pastRunOpened': {
      const run = state.pastRuns.find(({ id }) => id === action.id);
      return run ? reopen(state, run) : state;
    }
    case 'pastRunsForgotten':
      return {
        ...state,
        pastRuns: action.id === undefined ? [] : state.pastRuns.filter(({ id }) => id !== action.id),
      };
  }
}

/** Marks the session of a generation as accepted, also if newer ones are pending. */
function accept(state: State, generation: number): State {
  const taken = state.asked.find((each) => each.generation === generation);
  const asked = state.asked.filter((each) => each.generation > generation);
  return taken ? { ...state, accepted: taken, asked } : state;
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
  return propose(back, accepted.session, accepted.replay ?? beginning(accepted.session));
}

/** Returns the state before the oldest unanswered edit: session, view, undo steps and past runs. */
function takenBack(state: State, { session }: NonNullable<State['accepted']>): State {
  return { ...state, ...state.asked[0]?.before, session, asked: [], restarted: undefined };
}

/** Restores the last session shown, when the engine ended before it could show the next one. */
function lastGood(state: State): State {
  const { accepted, generation, session, snapshot, asked, undone } = state;
  if (!accepted || !session || generation === accepted.generation || session === accepted.session) return state;
  return {
    ...takenBack(state, accepted),
    snapshot: shapeOf(session) === shapeOf(accepted.session) ? snapshot : undefined,
    isStale: false,
    replay: asked[0]?.before && undone.past[0],
  };
}

/** Notes that no engine runs; the next continues where this one stood. */
function asleep(
  state: State,
  { limits, defaults }: Extract<Engine, { limits: Limits }>,
  trouble?: EngineTrouble,
): State {
  const { session, snapshot, accepted } = state;
  const replay = snapshot && session ? standing(state, session) : state.replay;
  return {
    ...state,
    engine: { kind: 'asleep', limits, defaults, trouble },
    snapshot: snapshot?.running ? { ...snapshot, running: false } : snapshot,
    replay,
    accepted: accepted?.generation === state.generation && replay ? { ...accepted, replay } : accepted,
  };
}

/** Continues where the last engine stood; its snapshot is shown until the new one has caught up. */
function wake(state: State): State {
  const { session, replay } = state;
  return propose({ ...state, isStale: true }, session!, replay);
}

/** Opens the last input of the page, brought to its iteration. */
function open(state: State, defaults: Options, before?: Restorable): State {
  const { session: input, iteration = 0 } = state.given;
  // Later changes have not happened yet.
  const changes = (state.given.changes ?? []).filter((change) => change.iteration <= iteration);
  const session = completeSession(input, defaults);
  const firstLearningRate = session.training.learningRate;
  const replay = iteration > 0 || changes.length > 0 ? { iteration, changes, firstLearningRate } : undefined;
  const fresh = { ...state, undone: { past: [], future: [] } };
  return propose(fresh, withLastLearningRate(session, changes), replay, before);
}

/** Applies an edit. */
function edit(state: State, session: Session): State {
  const { session: before, engine } = state;
  const fitting = 'defaults' in engine ? fitStart(session, engine.defaults.training.init) : session;
  const restarted = before && standing(state, before).iteration > 0 ? restartedBy(before, fitting) : undefined;
  return { ...propose(remember(state), fitting, undefined, restorable(state)), restarted };
}

function restorable({ given, view, pastRuns, undone }: State): Restorable {
  return { given, view, pastRuns, undone };
}

/**
 * Returns the problem of a parameter that the core would refuse. Checked before the edit, since a refusal must leave
 * run and history untouched.
 */
function problemOf({ engine }: State, { kind, value }: Setting): Problem | undefined {
  const most = 'limits' in engine ? engine.limits.maxParameter : Infinity;
  if (Math.abs(value) <= most) return undefined;
  const allowed = `[-${most}, ${most}]`;
  const sentence = `${kind} must be between -${most} and ${most}, but is ${value}.`;
  return { code: 'outOfRange', field: kind, value: String(value), allowed, sentence };
}

/** Returns the problem of a view setting. */
function problemIn({ tolerance }: Partial<ViewState>): Problem | undefined {
  if (tolerance === undefined || (tolerance > 0 && tolerance <= MAX_TOLERANCE)) return undefined;
  const [field, value, allowed] = ['view.tolerance', String(tolerance), `(0, ${MAX_TOLERANCE}]`];
  return { code: 'outOfRange', field, value, allowed, sentence: `${field} is ${value}, but must be in ${allowed}.` };
}

/** Opens the tutorial table when the core refuses the very first session. */
function openUsual(state: State): State {
  if (state.engine.kind !== 'ready') return state;
  return open({ ...state, given: { session: { table: TUTORIAL_TABLE } }, view: DEFAULT_VIEW }, state.engine.defaults);
}

/** Shows `session` at once under a new generation; the core decides whether it stays. */
function propose(state: State, session: Session, replay?: Replay, before?: Restorable): State {
  const sameShape = state.session !== undefined && shapeOf(state.session) === shapeOf(session);
  const goesOn = !replay && state.session !== undefined && keepsProgress(state.session, session);
  const left = goesOn && !changesCourse(state, session) ? state : leaveRun(state);
  const generation = state.generation + 1;
  return {
    ...left,
    session,
    generation,
    asked: [...state.asked, { session, generation, before }],
    // An engine that has not started yet still has to repeat the run.
    replay: goesOn && state.engine.kind !== 'ready' ? state.replay : replay,
    restarted: undefined,
    problem: undefined,
    view: fitView(state.view, session),
    snapshot: sameShape ? state.snapshot : undefined,
    isStale: !goesOn || state.isStale,
  };
}

/** Returns whether an edit that keeps the progress makes a run that was sought back take another course. */
function changesCourse(state: State, edited: Session): boolean {
  const own = ownSnapshot(state);
  const isBack = own !== undefined && own.iteration < own.lastIteration;
  return isBack && state.session?.training.learningRate !== edited.training.learningRate;
}

/** Adds the present run to the past runs before it is left. */
function leaveRun(state: State): State {
  const { session, pastRuns } = state;
  const own = ownSnapshot(state);
  if (!session || !own || own.lastIteration === 0) return state;
  const { curve, lastIteration, firstLearningRate } = own;
  const began = withLearningRate(session, firstLearningRate);
  // A learning rate set at the last iteration has had no effect on the run.
  const changes = own.changes.filter(({ kind, iteration }) => kind !== 'learningRate' || iteration < lastIteration);
  const loss = curve.at(-1) ?? own.loss;
  return { ...state, pastRuns: withPastRun(pastRuns, { session: began, changes, lastIteration, loss, curve }) };
}

/** Repeats a past run; the present one becomes a past run. */
function reopen(state: State, { id, session, changes, lastIteration }: PastRun): State {
  const replay = { iteration: lastIteration, changes, firstLearningRate: session.training.learningRate };
  const reopened = withLastLearningRate(session, changes);
  const proposed = propose(remember(state), reopened, replay, restorable(state));
  return { ...proposed, pastRuns: proposed.pastRuns.filter((run) => run.id !== id) };
}

// -- Undo --------------------------------------------------------------------------------------------------------

function remember(state: State, setting?: Setting): State {
  if (!state.session) return state;
  const moment = momentOf(state, state.session, setting);
  return { ...state, undone: { past: [moment, ...state.undone.past].slice(0, MOST_UNDONE), future: [] } };
}

function momentOf(state: State, session: Session, setting?: Setting): Moment {
  return { session, ...standing(state, session), ...(setting && { setting }) };
}

/** Moves to the first moment of one list and keeps the present one in the other. */
function travel(state: State, from: 'past' | 'future', to: 'past' | 'future'): State {
  const [moment, ...rest] = state.undone[from];
  if (!moment || !state.session) return state;
  const { session, iteration, changes, firstLearningRate, setting } = moment;
  const present = momentOf(state, state.session, setting);
  const undone = { past: [], future: [], [from]: rest, [to]: [present, ...state.undone[to]] };
  const goesOn = !setting && keepsProgress(state.session, session);
  const replay = goesOn ? undefined : { iteration, changes, firstLearningRate };
  return propose({ ...state, undone }, session, replay, restorable(state));
}

/** Returns a key for the lengths of a snapshot's arrays. */
function shapeOf({ table, network }: Session): string {
  return [table.rows.length, table.inputs.length, ...network.hidden, table.outputs.length].join();
}
