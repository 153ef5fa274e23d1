/** One weight or bias of a network, and where it is among its parameters. */

import type { Session } from './session.ts';

/**
 * From unit `from` to unit `to` of a layer, all from 0; layer 0 is the first after the input. A bias is the weight from
 * an input that is always 1: its `from` is one beyond the last unit before the layer.
 */
export interface Weight {
  readonly layer: number;
  readonly from: number;
  readonly to: number;
}

/** weights[layer][from][to] and biases[layer][to]; layer 0 is the first after the input. */
export interface Parameters {
  readonly weights: readonly (readonly ArrayLike<number>[])[];
  readonly biases: readonly ArrayLike<number>[];
}

/** Views of the core's row of all parameters. */
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

/** The same numbers as plain arrays, to be written as JSON or kept in a session. */
export function asArrays({ weights, biases }: Parameters): { weights: number[][][]; biases: number[][] } {
  return {
    weights: weights.map((layer) => layer.map((row) => Array.from(row))),
    biases: biases.map((row) => Array.from(row)),
  };
}

/** The numbers of units, from the inputs to the outputs. */
export function sizesOf({ table, network }: Pick<Session, 'table' | 'network'>): number[] {
  return [table.inputs.length, ...network.hidden, table.outputs.length];
}

export function isBias({ layer, from }: Weight, sizes: readonly number[]): boolean {
  return from === sizes[layer];
}

/** Every weight that leads to a unit of a layer, the bias last where there is one. */
export function weightsInto(layer: number, to: number, session: Session): Weight[] {
  const count = sizesOf(session)[layer]! + (session.network.bias ? 1 : 0);
  return Array.from({ length: count }, (_, from) => ({ layer, from, to }));
}

/** The same weight where the session has it, otherwise one of the nearest place. */
export function nearestWeight(weight: Weight, session: Session): Weight {
  const sizes = sizesOf(session);
  const layer = within(weight.layer, sizes.length - 1);
  return {
    layer,
    from: within(weight.from, sizes[layer]! + (session.network.bias ? 1 : 0)),
    to: within(weight.to, sizes[layer + 1]!),
  };
}

/** Its place in the core's row of all parameters: layer by layer, the weights from unit by from unit, then the biases. */
export function indexOf({ layer, from, to }: Weight, sizes: readonly number[]): number {
  return parameterCount(sizes.slice(0, layer + 1)) + from * sizes[layer + 1]! + to;
}

/** How many parameters there are, biases included whether the network has them or not. */
export function parameterCount(sizes: readonly number[]): number {
  return sizes.slice(1).reduce((sum, size, layer) => sum + (sizes[layer]! + 1) * size, 0);
}

/** The way along it alone, laid out like the parameters. */
export function directionOf(weight: Weight, sizes: readonly number[]): Float64Array {
  const direction = new Float64Array(parameterCount(sizes));
  direction[indexOf(weight, sizes)] = 1;
  return direction;
}

/** What stands at a weight among numbers that are laid out like the parameters. */
export function valueAt({ weights, biases }: Parameters, { layer, from, to }: Weight): number {
  const ofLayer = weights[layer] ?? [];
  return (from < ofLayer.length ? ofLayer[from]?.[to] : biases[layer]?.[to]) ?? NaN;
}

/** The nearest index of a list of `length`; 0 of an empty one. */
export function within(index: number, length: number): number {
  return Math.max(0, Math.min(index, length - 1));
}
