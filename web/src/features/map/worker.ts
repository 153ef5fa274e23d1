/** Trains the run of one point of a map, for its loss curve and its session. */

import type { MapResults, MapRunResult, MapSettings } from '../../engine/protocol.ts';
import type { Session } from '../../session/session.ts';

/** Members of the core that train a run; see `wasm/core.mjs`. */
export interface RunCore {
  map(session: Session, spec: Omit<MapSettings, 'session'> & { readonly points: number[] }): MapResults;
  sessionAt(session: Session, axes: MapSettings['axes'], x: number, y: number): unknown;
  prepareTrainer(session: Session): {
    readonly iteration: number;
    parameterRow(): Float64Array;
    run(): number;
    lossHistory(): Float64Array;
    delete(): void;
  };
}

/** Losses of a curve, at most. */
const MOST_LOSSES = 400;

/** Trains the session of a point, or without a point the session itself, to its last iteration. */
export function trainAt(
  core: RunCore,
  { session, axes, tolerance }: MapSettings,
  at?: readonly [number, number],
): MapRunResult {
  const of = at ? (core.sessionAt(session, axes, ...at) as Session) : session;
  const trainer = core.prepareTrainer(of);
  try {
    const start = trainer.parameterRow();
    trainer.run();
    const history = trainer.lossHistory();
    const every = Math.max(1, Math.ceil(history.length / MOST_LOSSES));
    const losses = history.filter((_, i) => i % every === 0);
    const point = at && core.map(session, { axes, tolerance, points: [...at] });
    return { session: of, losses, lastIteration: trainer.iteration, start, ...(point && { point }) };
  } finally {
    trainer.delete();
  }
}
