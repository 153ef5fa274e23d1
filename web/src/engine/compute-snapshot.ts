/** Computes the parts of a snapshot that the page requests, and nothing else. */

import type { Activation, Session } from '../session/session.ts';
import { inputsOf } from '../session/table.ts';
import { type Logic, logicOfUnit } from '../session/learning/unit-logic.ts';
import type { Slices } from './slice-runner.ts';
import type { Results, SnapshotRequest, SurfaceRequest } from './protocol.ts';
import type { TrainerPort } from './trainer-port.ts';

/** Units per layer with a surface, unless all are asked for. */
export const MOST_MAPS = 16;

/** Members of a trainer that a snapshot uses. */
export type ViewedTrainer = Pick<TrainerPort, 'layerSizes' | 'evaluate' | 'surface'>;

/** Yields the requested parts that need only a trainer without analyses. */
export function* computeSnapshot(trainer: ViewedTrainer, request: SnapshotRequest): Slices {
  const layers = trainer.layerSizes().length - 1;
  const { row, leftOut, surfaces, outputMap, unitMaps, unitCells, space } = request;
  if (row) yield { views: { row: yield* inSlices(layers, (layer) => trainer.evaluate(layer, row)) } };
  if (leftOut && leftOut.length > 0) yield { views: { leftOut: trainer.evaluate(layers - 1, leftOut) } };
  if (space) yield { views: { space: trainer.evaluate(space.layer, space.rows) } };
  if (outputMap) {
    yield { views: { outputMap: { size: outputMap.size, layers: [surfaceOf(trainer, layers - 1, outputMap)] } } };
  }
  if (unitCells) {
    const ofLayers = yield* inSlices(layers, (layer) => cellsOf(trainer, layer, unitCells));
    yield { views: { unitCells: { size: unitCells.count, layers: ofLayers } } };
  }
  for (const [view, asked] of Object.entries({ unitMaps, surfaces })) {
    if (!asked) continue;
    const ofLayers = yield* inSlices(layers, (layer) => surfaceOf(trainer, layer, asked));
    yield { views: { [view]: { size: asked.size, layers: ofLayers } } };
  }
}

/** Makes so many results, with a slice boundary between them. */
export function* inSlices<T>(count: number, make: (index: number) => T): Generator<Partial<Results>, T[]> {
  const made: T[] = [];
  for (let index = 0; index < count; index++) {
    if (index > 0) yield {};
    made.push(make(index));
  }
  return made;
}

function surfaceOf(trainer: ViewedTrainer, layer: number, { units, ...spec }: SurfaceRequest): Float64Array {
  const all = trainer.surface({ layer, ...spec });
  const most = units * spec.size ** 2;
  return all.length > most ? all.slice(0, most) : all;
}

/** Returns the activations of a layer's first units for some rows: units × rows. */
function cellsOf(
  trainer: ViewedTrainer,
  layer: number,
  { inputs, count, units }: NonNullable<SnapshotRequest['unitCells']>,
): Float64Array {
  const ofLayer = trainer.layerSizes()[layer + 1]!;
  const all = trainer.evaluate(layer, inputs);
  const cells = new Float64Array(Math.min(units, ofLayer) * count);
  return cells.map((_, i) => all[(i % count) * ofLayer + Math.floor(i / count)]!);
}

/** Yields each unit's steepest slope and learned logic, over all rows of the table. */
export function* overRows(trainer: ViewedTrainer, { table, network }: Session): Slices {
  const sizes = trainer.layerSizes();
  const inputs = inputsOf(table);
  const rows = table.rows.map((row) => row.in);
  const steepest: Float64Array[] = [];
  const logic: (Logic | undefined)[][] = [];
  for (const [layer, activation] of network.activation.entries()) {
    if (layer > 0) yield {};
    const units = sizes[layer + 1]!;
    const activations = trainer.evaluate(layer, inputs);
    steepest.push(steepestSlopes(activation, activations, units));
    logic.push(
      Array.from({ length: Math.min(units, MOST_MAPS) }, (_, unit) => {
        const ofUnit = rows.map((_row, row) => activations[row * units + unit]!);
        return logicOfUnit(rows, ofUnit, activation, layer === network.hidden.length);
      }),
    );
  }
  yield { steepest, logic };
}

/** Returns each unit's steepest activation slope over some rows; `activations` are rows × units, row-major. */
export function steepestSlopes(activation: Activation, activations: Float64Array, units: number): Float64Array {
  const steepest = new Float64Array(units);
  activations.forEach((value, i) => {
    const slope = slopeAt(activation, value);
    if (slope > steepest[i % units]!) steepest[i % units] = slope;
  });
  return steepest;
}

/**
 * Returns the slope of an activation, given its value. A leaky ReLU counts as 1 everywhere: its negative side is small,
 * not zero.
 */
function slopeAt(activation: Activation, value: number): number {
  switch (activation) {
    case 'sigmoid':
      return value * (1 - value);
    case 'tanh':
      return 1 - value * value;
    case 'relu':
      return value > 0 ? 1 : 0;
    case 'leaky_relu':
    case 'linear':
      return 1;
    case 'step':
      return 0;
  }
}
