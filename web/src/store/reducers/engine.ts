/** Reduces the states of the engine: starting, ready, asleep, failed. */

import type { Limits } from '../../engine/protocol.ts';
import { standing } from '../present-run.ts';
import type { Engine, EngineTrouble, State } from '../state.ts';
import { propose, shapeOf, takenBack } from './session.ts';

/** Restores the last session shown, when the engine ended before it could show the next one. */
export function lastGood(state: State): State {
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
export function asleep(
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
export function wake(state: State): State {
  const { session, replay } = state;
  return propose({ ...state, isStale: true }, session!, replay);
}
