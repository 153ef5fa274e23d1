/**
 * Rounds the units of a network to 0 and 1. A hidden unit counts as 1 above the middle of its range, and then stands for
 * the range's upper end in the next layer; otherwise for its lower end.
 */

import type { Activation, Bit, Network, Table } from '../../session/session.ts';
import { countingOrder, numberOf } from '../../session/table.ts';
import type { Parameters } from '../../session/weight.ts';

/** Values of a layer for every combination of inputs: the network's own, and the rounded ones. */
export interface RoundedLayer {
  readonly units: number;
  /** combinations × units, row-major: the network's values. */
  readonly values: Float64Array;
  /** combinations × units, row-major: the rounded values, each computed from the rounded values of the layer before. */
  readonly bits: Uint8Array;
  /** Ends of each unit's range, for which 0 and 1 stand in the next layer. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Value of each unit above which it counts as 1. */
  readonly threshold: Float64Array;
}

export interface Rounding {
  readonly combinations: readonly (readonly Bit[])[];
  /** Layer 0 holds the inputs. */
  readonly layers: readonly RoundedLayer[];
  readonly network: Network;
  readonly parameters: Parameters;
}

/** Ranges to round in: that of the activation, or from a unit's least to its greatest value. */
export const RANGE_KINDS = ['activation', 'seen'] as const;
export type RangeKind = (typeof RANGE_KINDS)[number];

/** Ranges of bounded activations. Units of the others always range from their least to their greatest value. */
const RANGES: Partial<Record<Activation, readonly [low: number, high: number]>> = {
  sigmoid: [0, 1],
  step: [0, 1],
  tanh: [-1, 1],
};

/** An output is right on its target's side of this value, whatever its activation. At the value itself, it counts as 0. */
export const OUTPUT_THRESHOLD = 0.5;

export function activate(activation: Activation, sum: number): number {
  switch (activation) {
    case 'sigmoid':
      return 1 / (1 + Math.exp(-sum));
    case 'tanh':
      return Math.tanh(sum);
    case 'relu':
      return Math.max(0, sum);
    case 'leaky_relu':
      return sum > 0 ? sum : 0.01 * sum;
    case 'linear':
      return sum;
    case 'step':
      return sum > 0 ? 1 : 0;
  }
}

/** Returns the sum at which a unit has this value; an end of the activation's range has none that is finite. */
export function sumAt(activation: Activation, value: number): number {
  switch (activation) {
    case 'sigmoid':
      return Math.log(value / (1 - value));
    case 'tanh':
      return Math.atanh(value);
    case 'leaky_relu':
      return value > 0 ? value : value / 0.01;
    case 'relu':
    case 'linear':
      return value;
    case 'step':
      return 0;
  }
}

/** Returns the distinct combinations of a table's rows, in counting order; or all there are. */
export function combinationsOf({ inputs, rows }: Table, all: boolean): Bit[][] {
  const width = inputs.length;
  if (all) return Array.from({ length: 2 ** width }, (_, number) => countingOrder(number, width));
  const numbers = [...new Set(rows.map((row) => numberOf(row.in)))].sort((a, b) => a - b);
  return numbers.map((number) => countingOrder(number, width));
}

/** Rounds a network for these combinations. Yields now and then, because a large network takes long. */
export function* roundNetwork(
  network: Network,
  parameters: Parameters,
  combinations: Rounding['combinations'],
  kind: RangeKind,
): Generator<void, Rounding> {
  const rows = combinations.length;
  const inputs = combinations[0]?.length ?? 0;
  const bits = Uint8Array.from(combinations.flat());
  const layers: RoundedLayer[] = [
    {
      units: inputs,
      values: Float64Array.from(bits),
      bits,
      low: new Float64Array(inputs),
      high: new Float64Array(inputs).fill(1),
      threshold: new Float64Array(inputs).fill(0.5),
    },
  ];
  for (const [layer, activation] of network.activation.entries()) {
    const before = layers.at(-1)!;
    const units = parameters.biases[layer]!.length;
    const sums = (values: ArrayLike<number>, row: number) => weightedSums(parameters, layer, values, row);
    const values = new Float64Array(rows * units);
    for (let row = 0; row < rows; row++) {
      values.set(
        sums(before.values, row).map((sum) => activate(activation, sum)),
        row * units,
      );
      yield;
    }
    const isOutput = layer === network.activation.length - 1;
    const { low, high, threshold } = rangesOf(
      kind === 'seen' ? undefined : RANGES[activation],
      values,
      units,
      isOutput,
    );
    const rounded: RoundedLayer = { units, values, low, high, threshold, bits: new Uint8Array(rows * units) };
    const ends = endsOf(before);
    for (let row = 0; row < rows; row++) {
      sums(ends, row).forEach((sum, unit) => {
        rounded.bits[row * units + unit] = activate(activation, sum) > threshold[unit]! ? 1 : 0;
      });
      yield;
    }
    layers.push(rounded);
  }
  return { combinations, layers, network, parameters };
}

/** Returns the values for which the bits of a layer stand: combinations × units. */
function endsOf({ bits, low, high, units }: RoundedLayer): Float64Array {
  return Float64Array.from(bits, (bit, index) => (bit === 1 ? high : low)[index % units]!);
}

/** Returns the weighted sums of a layer's units for one row of the values before it. */
function weightedSums({ weights, biases }: Parameters, layer: number, values: ArrayLike<number>, row: number) {
  const sums = Float64Array.from(biases[layer]!);
  weights[layer]!.forEach((to, from) => {
    const value = values[row * weights[layer]!.length + from]!;
    if (value !== 0) for (let unit = 0; unit < sums.length; unit++) sums[unit]! += value * to[unit]!;
  });
  return sums;
}

function rangesOf(
  bounds: readonly [number, number] | undefined,
  values: Float64Array,
  units: number,
  isOutput: boolean,
) {
  const low = new Float64Array(units).fill(bounds?.[0] ?? Infinity);
  const high = new Float64Array(units).fill(bounds?.[1] ?? -Infinity);
  if (!bounds) {
    values.forEach((value, index) => {
      low[index % units] = Math.min(low[index % units]!, value);
      high[index % units] = Math.max(high[index % units]!, value);
    });
  }
  return { low, high, threshold: low.map((end, unit) => (isOutput ? OUTPUT_THRESHOLD : (end + high[unit]!) / 2)) };
}
