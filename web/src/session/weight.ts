/** Identifies a weight or bias of a network, and its index among all parameters. */

import type { Session } from './session.ts';

/**
 * A weight from unit `from` to unit `to` of a layer, all from 0; layer 0 is the first after the input. A bias is the
 * weight of an additional input that is always 1: its `from` is the number of units before the layer.
 */
export interface Weight {
  readonly layer: number;
  readonly from: number;
  readonly to: number;
}

/** Parameters of a network: weights[layer][from][to] and biases[layer][to]; layer 0 is the first after the input. */
export interface Parameters {
  readonly weights: readonly (readonly ArrayLike<number>[])[];
  readonly biases: readonly ArrayLike<number>[];
}

/** Splits the core's array of all parameters into views, without copying. */
export function inLayers(row: Float64Array, sizes: readonly number[]): Parameters {
  let at = 0;
  const take = (count: number) => row.subarray(at, (at += count));
  const [weights, biases]: [Float64Array[][], Float64Array[]] = [[], []];
  sizes.slice(1).forEach((size, layer) => {
    weights.push(Array.from({ length: sizes[layer]! }, () => take(size)));
    biases.push(take(size));
  });
  return { weights, biases };
}

/** Returns the same numbers as plain arrays, for JSON or a session. */
export function asArrays({ weights, biases }: Parameters): { weights: number[][][]; biases: number[][] } {
  return {
    weights: weights.map((layer) => layer.map((row) => Array.from(row))),
    biases: biases.map((row) => Array.from(row)),
  };
}

/** Returns the numbers of units, from the inputs to the outputs. */
export function sizesOf({ table, network }: Pick<Session, 'table' | 'network'>): number[] {
  return [table.inputs.length, ...network.hidden, table.outputs.length];
}

export function isBias({ layer, from }: Weight, sizes: readonly number[]): boolean {
  return from === sizes[layer];
}

/** Returns all weights into a unit of a layer, the bias last if there is one. */
export function weightsInto(layer: number, to: number, session: Session): Weight[] {
  const count = sizesOf(session)[layer]! + (session.network.bias ? 1 : 0);
  return Array.from({ length: count }, (_, from) => ({ layer, from, to }));
}

/** Returns the same weight if the session has it, and otherwise the nearest one. */
export function nearestWeight(weight: Weight, session: Session): Weight {
  const sizes = sizesOf(session);
  const layer = within(weight.layer, sizes.length - 1);
  return {
    layer,
    from: within(weight.from, sizes[layer]! + (session.network.bias ? 1 : 0)),
    to: within(weight.to, sizes[layer + 1]!),
  };
}

/** Returns its index in the core's array of all parameters: layer by layer, the weights [from][to], then the biases. */
export function indexOf({ layer, from, to }: Weight, sizes: readonly number[]): number {
  return parameterCount(sizes.slice(0, layer + 1)) + from * sizes[layer + 1]! + to;
}

/** Returns the number of parameters, always including biases. */
export function parameterCount(sizes: readonly number[]): number {
  return sizes.slice(1).reduce((sum, size, layer) => sum + (sizes[layer]! + 1) * size, 0);
}

/** Returns the unit vector along this weight, in the layout of the parameters. */
export function directionOf(weight: Weight, sizes: readonly number[]): Float64Array {
  const direction = new Float64Array(parameterCount(sizes));
  direction[indexOf(weight, sizes)] = 1;
  return direction;
}

/** Returns the number of a weight in data laid out like the parameters; NaN if there is none. */
export function valueAt({ weights, biases }: Parameters, { layer, from, to }: Weight): number {
  const ofLayer = weights[layer] ?? [];
  return (from < ofLayer.length ? ofLayer[from]?.[to] : biases[layer]?.[to]) ?? NaN;
}

/** Returns the nearest index of a list of `length`; 0 if it is empty. */
export function within(index: number, length: number): number {
  return Math.max(0, Math.min(index, length - 1));
}
