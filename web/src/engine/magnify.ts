/** Computes all numbers of one iteration, for the microscope. */

import { directionOf, inLayers, indexOf } from '../session/weight.ts';
import type { Microscope, Results, SnapshotRequest } from './protocol.ts';
import type { TrainerPort } from './trainer-port.ts';

/** Members of a trainer that the microscope uses. */
export type MagnifiedTrainer = Pick<
  TrainerPort,
  'layerSizes' | 'loss' | 'parameterRow' | 'gradientRow' | 'trace' | 'lossesAround'
>;

/**
 * Relative step of the nudge test: near the cube root of the machine epsilon, where the truncation error of the central
 * difference and its rounding error are together about as small as they get.
 */
const NUDGE = 1e-5;

/** Computes the numbers in slices, each of which evaluates the table at most once. */
export function* magnify(
  trainer: MagnifiedTrainer,
  { rows, weight }: NonNullable<SnapshotRequest['microscope']>,
): Generator<Partial<Results>, Microscope> {
  const sizes = Array.from(trainer.layerSizes());
  const parameterRow = trainer.parameterRow();
  const by = NUDGE * Math.max(1, Math.abs(parameterRow[indexOf(weight, sizes)]!));
  const directions = directionOf(weight, sizes);
  const lossAt = (offset: number) => trainer.lossesAround({ directions, offsets: Float64Array.of(offset) })[0]!;
  const below = lossAt(-by);
  yield {};
  const above = lossAt(by);
  yield {};
  const gradients = inLayers(trainer.gradientRow(), sizes);
  yield {};
  return {
    weight,
    traces: rows.map((row) => ({ row, ...trainer.trace(row) })),
    nudge: { by, below, above },
    loss: trainer.loss,
    parameters: inLayers(parameterRow, sizes),
    gradients,
  };
}
