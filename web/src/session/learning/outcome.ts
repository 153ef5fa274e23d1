/** Says in one fact how a run ends. */

import type { Session } from '../session.ts';
import { lossOfCurveAt } from './loss-of-curve.ts';
import { scoreOf } from './score.ts';

/** Share of a run, at its end, over which a stuck loss hardly falls, and the largest share by which it does. */
const STUCK = { width: 0.25, fall: 0.01 };

/** Reason why a run cannot be trained: see `obstacle` in `wasm/lean.mjs`. */
export type Obstacle = 'stepActivation' | 'noTrainingRows';

/** Numbers of a run at its last iteration. */
export interface EndedRun {
  readonly lastIteration: number;
  readonly loss: number;
  /** Loss history: iteration, loss, iteration, loss, … */
  readonly curve: Float64Array;
  readonly predictions: Float64Array;
  readonly allRightSince?: number | undefined;
  readonly blownUp: boolean;
  readonly obstacle?: Obstacle | undefined;
}

export type Outcome =
  /** Every training row is right, from iteration `since` on if that is known. */
  | { readonly kind: 'right'; readonly since: number | undefined }
  | { readonly kind: 'blownUp'; readonly iteration: number }
  | { readonly kind: 'untrainable'; readonly obstacle: Obstacle }
  /** The loss no longer falls, and rows are wrong. */
  | { readonly kind: 'stuck'; readonly loss: number }
  | { readonly kind: 'open'; readonly loss: number; readonly right: number; readonly rows: number };

/** Returns how a run of a session ends; `tolerance` is that of a right row. */
export function outcomeOf({ table }: Session, run: EndedRun, tolerance: number): Outcome {
  const { lastIteration, loss, blownUp, obstacle, allRightSince, curve } = run;
  if (blownUp) return { kind: 'blownUp', iteration: lastIteration };
  if (obstacle) return { kind: 'untrainable', obstacle };
  const { rows, right } = scoreOf(table, run.predictions, tolerance).trained;
  if (rows > 0 && right === rows) return { kind: 'right', since: allRightSince };
  const before = lossOfCurveAt(curve, lastIteration * (1 - STUCK.width));
  return before - loss < STUCK.fall * before ? { kind: 'stuck', loss } : { kind: 'open', loss, right, rows };
}
