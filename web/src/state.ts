/** The state of one playground: plain frozen data, changed only by `reduce`. */

import type { Failure, Limits, Problem, Snapshot } from './engine/protocol.ts';
import { completeSession, type Options, type Session, type SessionInput } from './session/session.ts';

export type LossScale = 'linear' | 'log';

/** Iterations per second; `Infinity` is as fast as the machine can. */
export type Pace = number;

export interface State {
  /** What the page asked for last, as it was written. */
  readonly given: SessionInput;
  readonly engine: Engine;
  /** The session shown and edited; the worker may still be looking at it. */
  readonly session: Session | undefined;
  /** Counts the sessions handed to the worker. */
  readonly generation: number;
  /** The last session that the core took, to return to when it refuses one. */
  readonly accepted: { readonly session: Session; readonly generation: number } | undefined;
  /** Why the core refused the last edit, until the next one. */
  readonly problem: Problem | undefined;
  /** The network as the worker last showed it. */
  readonly snapshot: Snapshot | undefined;
  readonly lossScale: LossScale;
  readonly pace: Pace;
}

export type Engine =
  | { readonly kind: 'starting' }
  | { readonly kind: 'ready'; readonly limits: Limits; readonly defaults: Options }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly detail: string };

export type Action =
  | { readonly type: 'engineStarting' }
  | { readonly type: 'engineReady'; readonly limits: Limits; readonly defaults: Options }
  | { readonly type: 'engineFailed'; readonly failure: Failure; readonly detail: string }
  /** A whole session from outside. */
  | { readonly type: 'opened'; readonly session: SessionInput }
  /** A change made in the playground. */
  | { readonly type: 'edited'; readonly session: Session }
  | { readonly type: 'refused'; readonly generation: number; readonly problem: Problem }
  | { readonly type: 'arrived'; readonly generation: number; readonly snapshot: Snapshot }
  | { readonly type: 'lossScaleChosen'; readonly lossScale: LossScale }
  | { readonly type: 'paceChosen'; readonly pace: Pace };

/** Iterations per second that let a learner watch the tutorial's 1500 iterations in three seconds. */
const WATCHABLE_PACE = 500;

export function initialState(given: SessionInput): State {
  const state: State = {
    given,
    engine: { kind: 'starting' },
    session: undefined,
    generation: 0,
    accepted: undefined,
    problem: undefined,
    snapshot: undefined,
    lossScale: 'linear',
    pace: WATCHABLE_PACE,
  };
  return Object.freeze(state);
}

export function reduce(state: State, action: Action): State {
  return Object.freeze(next(state, action));
}

function next(state: State, action: Action): State {
  switch (action.type) {
    case 'engineStarting':
      return { ...state, engine: { kind: 'starting' }, snapshot: undefined };
    case 'engineReady': {
      const { limits, defaults } = action;
      const session = state.accepted?.session ?? completeSession(state.given, defaults);
      return propose({ ...state, engine: { kind: 'ready', limits, defaults } }, session);
    }
    case 'engineFailed':
      return { ...state, engine: { kind: 'failed', failure: action.failure, detail: action.detail } };
    case 'opened': {
      const opened = { ...state, given: action.session, accepted: state.accepted };
      return state.engine.kind === 'ready'
        ? propose(opened, completeSession(action.session, state.engine.defaults))
        : { ...opened, accepted: undefined };
    }
    case 'edited':
      return propose(state, action.session);
    case 'refused':
      if (action.generation !== state.generation) return state;
      return {
        ...state,
        session: state.accepted?.session ?? state.session,
        generation: state.accepted?.generation ?? state.generation,
        problem: action.problem,
      };
    case 'arrived':
      if (action.generation !== state.generation || !state.session) return state;
      return {
        ...state,
        snapshot: action.snapshot,
        accepted:
          state.accepted?.generation === action.generation
            ? state.accepted
            : { session: state.session, generation: action.generation },
      };
    case 'lossScaleChosen':
      return { ...state, lossScale: action.lossScale };
    case 'paceChosen':
      return { ...state, pace: action.pace };
  }
}

/** Shows `session` at once and numbers it; whether it stands is the core's to say. */
function propose(state: State, session: Session): State {
  const sameShape = state.session !== undefined && shapeOf(state.session) === shapeOf(session);
  return {
    ...state,
    session,
    generation: state.generation + 1,
    problem: undefined,
    snapshot: sameShape ? state.snapshot : undefined,
  };
}

/** What a snapshot's arrays are as long as. */
function shapeOf({ table, network }: Session): string {
  return [table.rows.length, table.inputs.length, ...network.hidden, table.outputs.length].join();
}
