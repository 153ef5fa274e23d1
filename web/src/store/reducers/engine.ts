/** Reduces the reports of the engine: that it is ready, asleep or has failed, and its snapshots. */

import type { Limits, Snapshot } from '../../engine/protocol.ts';
import { sameData } from '../../session/same-data.ts';
import { withRows } from '../../session/session.ts';
import { fitView, followRows } from '../../session/view.ts';
import { isRepeating, ownSnapshot, runPosition } from '../present-run.ts';
import type { Engine, EngineTrouble, Reducers, State } from '../state.ts';
import { accept, open, propose, shapeOf, takenBack } from './session.ts';

export const engineReducers = {
  engineStarting(state) {
    // After sleep, the last snapshot stays until a new one arrives.
    return state.engine.kind === 'asleep'
      ? { ...state, engine: { ...state.engine, trouble: undefined } }
      : { ...state, engine: { kind: 'starting' }, snapshot: undefined };
  },

  engineAsleep(state) {
    return state.engine.kind === 'ready' ? asleep(state, state.engine) : state;
  },

  engineReady(state, { limits }) {
    const ready: State = { ...state, engine: { kind: 'ready', limits, since: state.generation } };
    if (state.engine.kind === 'asleep' && state.accepted) return wake(ready);
    return state.accepted ? propose(ready, state.accepted.session, state.replay ?? 'anew') : open(ready);
  },

  engineFailed(state, { failure, detail }) {
    return state.accepted && 'limits' in state.engine
      ? asleep(failure === 'crashed' ? lastGood(state) : state, state.engine, { failure, detail })
      : { ...state, engine: { kind: 'failed', failure, detail } };
  },

  engineSilent(state, { silent }) {
    const trouble: EngineTrouble | undefined = silent ? { failure: 'silent', detail: '' } : undefined;
    return state.engine.kind === 'ready' ? { ...state, engine: { ...state.engine, trouble } } : state;
  },

  arrived(state, { generation, snapshot }) {
    const answered = accept(state, generation);
    if (generation !== state.generation || !state.session) return answered;
    return {
      ...followed(answered, snapshot),
      snapshot,
      isStale: false,
      restarted: snapshot.iteration > 0 ? undefined : state.restarted,
      replay: isRepeating(state, snapshot) ? state.replay : undefined,
    };
  },

  results(state, { generation, iteration, results }) {
    const own = ownSnapshot(state);
    if (!own || generation !== state.generation || iteration !== own.iteration) return state;
    return { ...state, snapshot: { ...own, ...results } };
  },
} satisfies Partial<Reducers>;

/** Shows the rows of a snapshot: a seek or a repeated run may have led to other rows. */
function followed(state: State, { rows }: Snapshot): State {
  const { session, accepted, snapshot, view } = state;
  // The rows are compared only when the worker has sent them again.
  if (!session || rows === snapshot?.rows || sameData(rows, session.table.rows)) return state;
  const shown = withRows(session, rows);
  return {
    ...state,
    session: shown,
    accepted: accepted && { ...accepted, session: shown },
    view: fitView(followRows(view, session.table, shown.table), shown),
  };
}

/** Restores the last session shown, when the engine ended before it could show the next one. */
function lastGood(state: State): State {
  const { accepted, generation, session, snapshot, pending, undone } = state;
  if (!accepted || !session || generation === accepted.generation || session === accepted.session) return state;
  return {
    ...takenBack(state, accepted),
    snapshot: shapeOf(session) === shapeOf(accepted.session) ? snapshot : undefined,
    isStale: false,
    replay: pending[0]?.before && undone.past[0],
  };
}

/** Notes that no engine runs; the next continues where this one stood. */
function asleep(state: State, { limits }: Extract<Engine, { limits: Limits }>, trouble?: EngineTrouble): State {
  const { session, snapshot, accepted } = state;
  const replay = snapshot && session ? runPosition(state, session) : state.replay;
  return {
    ...state,
    engine: { kind: 'asleep', limits, trouble },
    snapshot: snapshot?.running ? { ...snapshot, running: false } : snapshot,
    replay,
    accepted: accepted?.generation === state.generation && replay ? { ...accepted, replay } : accepted,
  };
}

/** Continues where the last engine stood; its snapshot is shown until the new one has caught up. */
function wake(state: State): State {
  const { session, replay } = state;
  return propose({ ...state, isStale: true }, session!, replay ?? 'anew');
}
