/** Interface of the core's trainer for the worker, so that its parts can be tested without the core. */

import type { Change } from '../session/changes.ts';
import type { Row } from '../session/session.ts';
import type { RowTrace } from './protocol.ts';

/** Members of the core's trainer; see `wasm/core.mjs` for each. */
export interface TrainerPort {
  readonly iteration: number;
  readonly lastIteration: number;
  readonly loss: number;
  readonly blownUp: boolean;
  readonly trainable: boolean;
  readonly firstLearningRate: number;
  changes(first?: number): readonly Change[];
  step(iterations: number): number;
  stepUntilRight(iterations: number, tolerance: number): number;
  isRight(tolerance: number): boolean;
  seek(iteration: number): number;
  reset(): void;
  setLearningRate(rate: number): void;
  setRows(rows: readonly Row[]): void;
  rows(iteration?: number): readonly Row[];
  lossJumps(): { readonly iterations: Float64Array; readonly losses: Float64Array };
  setWeight(layer: number, from: number, to: number, value: number): void;
  setBias(layer: number, unit: number, value: number): void;
  predictions(): Float64Array;
  rowLosses(): Float64Array;
  lossCurve(maxPoints: number): Float64Array;
  layerSizes(): Float64Array;
  parameterRow(): Float64Array;
  gradientRow(): Float64Array;
  evaluate(layer: number, inputs: Float64Array): Float64Array;
  surface(spec: { layer: number; x: number; y: number; inputs: number[]; size: number }): Float64Array;
  trace(row: number): Omit<RowTrace, 'row'>;
  lossesAround(spec: { directions: Float64Array; offsets: Float64Array }): Float64Array;
  randomPlane(seed: number): Float64Array;
}
