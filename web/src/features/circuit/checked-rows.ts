/** Compares the network's predictions, the circuit and the targets of every row. */

import type { Bit, Table, Target } from '../../session/session.ts';
import { numberOf } from '../../session/table.ts';
import type { Rounding } from './rounding.ts';

export interface CheckedRow {
  readonly row: number;
  /** Index of its inputs among the rounded combinations. */
  readonly combination: number;
  /** Of each shown output. */
  readonly predictions: readonly number[];
  readonly bits: readonly Bit[];
  readonly targets: readonly Target[];
  /** True if a rounded prediction of the network is not its target. */
  readonly isWrong: boolean;
  readonly verdict: 'right' | 'wrong' | 'breaks';
}

interface Checked {
  readonly rounding: Rounding;
  readonly input: { readonly table: Table; readonly outputs: readonly number[] };
}

/** The circuit computes what the rounded network computes. */
export function checkRows({ rounding, input }: Checked): CheckedRow[] {
  const { combinations, layers } = rounding;
  const indices = new Map(combinations.map((bits, index) => [numberOf(bits), index]));
  const last = layers.at(-1)!;
  return input.table.rows.map((row, index): CheckedRow => {
    const combination = indices.get(numberOf(row.in))!;
    const predictions = input.outputs.map((output) => last.values[combination * last.units + output]!);
    const bits = input.outputs.map((output): Bit => (last.bits[combination * last.units + output] === 1 ? 1 : 0));
    const targets = input.outputs.map((output) => row.out[output] ?? null);
    const rounded = predictions.map((prediction, output) =>
      prediction > last.threshold[input.outputs[output]!]! ? 1 : 0,
    );
    const isWrong = targets.some((target, output) => (target ?? rounded[output]) !== rounded[output]);
    const isBroken = bits.some((bit, output) => bit !== rounded[output]);
    return {
      row: index,
      combination,
      predictions,
      bits,
      targets,
      isWrong,
      verdict: isBroken ? 'breaks' : isWrong ? 'wrong' : 'right',
    };
  });
}
