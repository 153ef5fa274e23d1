/** Compares the network's predictions, the circuit and the targets of every row. */

import type { Bit, Table, Target } from '../../session/session.ts';
import { isNear } from '../../session/learning/score.ts';
import { numberOf } from '../../session/table.ts';
import { OUTPUT_THRESHOLD, type Rounding } from './rounding.ts';

export interface CheckedRow {
  readonly row: number;
  /** Index of its inputs among the rounded combinations. */
  readonly combination: number;
  /** Of each shown output. */
  readonly predictions: readonly number[];
  readonly bits: readonly Bit[];
  readonly targets: readonly Target[];
  /** True if a prediction of the network is not on the side of its target. */
  readonly isWrong: boolean;
  /** True if a prediction is on neither side. */
  readonly isUndecided: boolean;
  /** True if the circuit disagrees with the network where there is no target, which breaks nothing. */
  readonly differsFreely: boolean;
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
    const isWrong = targets.some((target, output) => !isNear(predictions[output]!, target, OUTPUT_THRESHOLD));
    const differing = targets.filter((_, output) => bits[output] !== (predictions[output]! > OUTPUT_THRESHOLD ? 1 : 0));
    const isBroken = differing.some((target) => target !== null);
    return {
      row: index,
      combination,
      predictions,
      bits,
      targets,
      isWrong,
      isUndecided: predictions.includes(OUTPUT_THRESHOLD),
      differsFreely: differing.includes(null),
      verdict: isBroken ? 'breaks' : isWrong ? 'wrong' : 'right',
    };
  });
}
