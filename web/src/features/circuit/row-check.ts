/** Compares the circuit with the network row by row, and finds the units whose rounding breaks a row. */

import { activate, type RoundedLayer, type Rounding, sumAt } from './rounding.ts';
import type { UnitRef } from './netlist.ts';

/** A unit that the rounding moves too far. */
export interface Cause extends UnitRef {
  /** Value in the network, and the value that the circuit takes for it. */
  readonly value: number;
  readonly taken: number;
  /** Bit that `taken` stands for. */
  readonly bit: number;
  /** True if the value is the middle of the unit's range, which counts as 0. */
  readonly isMiddle: boolean;
  /** Value that it would have to be above or below; undefined if other units have to change, too. */
  readonly needs?: { readonly side: 'above' | 'below'; readonly value: number };
}

/** Explains why a unit has another bit in the circuit than its own rounded value. */
export interface Break extends UnitRef {
  readonly value: number;
  /** Bit in the circuit. */
  readonly bit: number;
  /** Units of the layer before whose rounding is to blame, the one with the largest effect first. */
  readonly causes: readonly Cause[];
}

/**
 * Returns the chain of units that break an output for one combination: the output, then a unit of the layer before that is
 * broken itself, and so on. Empty if the output agrees with the network.
 */
export function breaksOf(rounding: Rounding, combination: number, output: number): Break[] {
  const chain: Break[] = [];
  let at: UnitRef | undefined = { layer: rounding.layers.length - 1, unit: output };
  while (at && isBroken(rounding, combination, at)) {
    const step = breakOf(rounding, combination, at);
    chain.push(step);
    at = step.causes.find((cause) => isBroken(rounding, combination, cause));
  }
  return chain;
}

function isBroken({ layers }: Rounding, combination: number, { layer, unit }: UnitRef): boolean {
  const { values, bits, units, threshold } = layers[layer]!;
  const index = combination * units + unit;
  const isOn = values[index]! > threshold[unit]!;
  return isOn !== (bits[index] === 1);
}

function breakOf({ layers, network, parameters }: Rounding, combination: number, { layer, unit }: UnitRef): Break {
  const before = layers[layer - 1]!;
  const { values, bits, units, threshold } = layers[layer]!;
  const activation = network.activation[layer - 1]!;
  const index = combination * units + unit;
  const weightOf = (from: number) => parameters.weights[layer - 1]![from]![unit]!;
  const { real, taken } = rowOf(before, combination);
  const isOn = values[index]! > threshold[unit]!;
  /** Effect of each unit's rounding on the sum, positive if it moves the sum to the wrong side. */
  const harm = real.map((value, from) => (isOn ? value - taken[from]! : taken[from]! - value) * weightOf(from));
  const rounded = taken.reduce(
    (sum, value, from) => sum + value * weightOf(from),
    parameters.biases[layer - 1]![unit]!,
  );
  const order = harm.map((_, from) => from).sort((a, b) => harm[b]! - harm[a]!);
  const causes: number[] = [];
  let sum = rounded;
  for (const from of order) {
    const isRestored = isOn === activate(activation, sum) > threshold[unit]!;
    if (isRestored || harm[from]! <= 0) break;
    causes.push(from);
    sum += (real[from]! - taken[from]!) * weightOf(from);
  }
  const isAlone = causes.length === 1;
  return {
    layer,
    unit,
    value: values[index]!,
    bit: bits[index]!,
    causes: causes.map((from): Cause => {
      const weight = weightOf(from);
      const value = taken[from]! + (sumAt(activation, threshold[unit]!) - rounded) / weight;
      const side = isOn === weight > 0 ? 'above' : 'below';
      return {
        layer: layer - 1,
        unit: from,
        value: real[from]!,
        taken: taken[from]!,
        bit: before.bits[combination * before.units + from]!,
        isMiddle: real[from] === before.threshold[from],
        ...(isAlone && { needs: { side, value } }),
      };
    }),
  };
}

function rowOf(layer: RoundedLayer, combination: number) {
  const [start, end] = [combination * layer.units, (combination + 1) * layer.units];
  return {
    real: Array.from(layer.values.subarray(start, end)),
    taken: Array.from(layer.bits.subarray(start, end), (bit, unit) => (bit === 1 ? layer.high : layer.low)[unit]!),
  };
}
