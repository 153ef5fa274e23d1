/** Describes what a unit has learned, as simple logic in the learner's own columns. */

import type { Activation, Bit } from '../session.ts';

/** Logic with a short name; inputs count from 0. */
export type Logic =
  | { readonly kind: 'always' | 'never' }
  /** The value that separates low from high, for every row. */
  | { readonly kind: 'level'; readonly value: number }
  | { readonly kind: 'is' | 'isNot'; readonly input: number }
  | { readonly kind: PairKind; readonly a: number; readonly b: number }
  /** Over all inputs that vary: at least or at most `count` are 1, or an odd or even number of them. */
  | { readonly kind: 'atLeast' | 'atMost'; readonly count: number; readonly inputs: readonly number[] }
  | { readonly kind: 'odd' | 'even'; readonly inputs: readonly number[] };

const PAIRS = {
  and: (a: Bit, b: Bit) => a === 1 && b === 1,
  or: (a: Bit, b: Bit) => a === 1 || b === 1,
  nand: (a: Bit, b: Bit) => a === 0 || b === 0,
  nor: (a: Bit, b: Bit) => a === 0 && b === 0,
  xor: (a: Bit, b: Bit) => a !== b,
  xnor: (a: Bit, b: Bit) => a === b,
  /** a and not b. */
  andNot: (a: Bit, b: Bit) => a === 1 && b === 0,
  notAnd: (a: Bit, b: Bit) => a === 0 && b === 1,
  /** a or not b. */
  orNot: (a: Bit, b: Bit) => a === 1 || b === 0,
  notOr: (a: Bit, b: Bit) => a === 0 || b === 1,
} as const;
export type PairKind = keyof typeof PAIRS;

/**
 * Returns the rows for which a unit fires: those with an activation above the middle of its range, or of an output, above
 * the middle of the targets.
 */
export function firing(activations: ArrayLike<number>, activation: Activation, isOutput = false): boolean[] {
  const middle = middleOf(activation, isOutput);
  return Array.from(activations, (value) => value > middle);
}

/** Returns the activation above which a unit fires. */
export function middleOf(activation: Activation, isOutput: boolean): number {
  return isOutput || activation === 'sigmoid' || activation === 'step' ? 0.5 : 0;
}

/** Distance from the middle that is no more than rounding. */
const ROUNDING = 1e-9;

/** Returns whether all values are the middle but for rounding, so that no border runs between them. */
export function isLevel(values: Float64Array | readonly number[], middle: number): boolean {
  return values.every((value) => Math.abs(value - middle) <= ROUNDING);
}

/** Returns the logic of a unit's activations for some rows; undefined if there is no simple one. */
export function logicOfUnit(
  rows: readonly (readonly Bit[])[],
  activations: readonly number[],
  activation: Activation,
  isOutput: boolean,
): Logic | undefined {
  const middle = middleOf(activation, isOutput);
  // A ReLU at 0 is off.
  const isOff = activation === 'relu' && middle === 0;
  if (!isOff && isLevel(activations, middle)) return { kind: 'level', value: middle };
  return logicOf(rows, firing(activations, activation, isOutput));
}

/** Returns the simplest logic that fires for exactly these rows; undefined if no simple one does. */
export function logicOf(rows: readonly (readonly Bit[])[], fires: readonly boolean[]): Logic | undefined {
  const matches = (logic: (row: readonly Bit[]) => boolean) => rows.every((row, i) => logic(row) === fires[i]);
  if (matches(() => true)) return { kind: 'always' };
  if (matches(() => false)) return { kind: 'never' };
  // A constant input does not distinguish rows.
  const inputs = (rows[0] ?? []).flatMap((bit, input) => (rows.some((row) => row[input] !== bit) ? [input] : []));
  for (const input of inputs) {
    if (matches((row) => row[input] === 1)) return { kind: 'is', input };
    if (matches((row) => row[input] === 0)) return { kind: 'isNot', input };
  }
  for (const [i, a] of inputs.entries()) {
    for (const b of inputs.slice(i + 1)) {
      const kind = PAIR_KINDS.find((name) => matches((row) => PAIRS[name](row[a]!, row[b]!)));
      if (kind) return { kind, a, b };
    }
  }
  const ones = (row: readonly Bit[]) => inputs.reduce((sum, input) => sum + row[input]!, 0);
  for (let count = 1; count <= inputs.length; count++) {
    if (matches((row) => ones(row) >= count)) return { kind: 'atLeast', count, inputs };
    if (matches((row) => ones(row) < count)) return { kind: 'atMost', count: count - 1, inputs };
  }
  if (matches((row) => ones(row) % 2 === 1)) return { kind: 'odd', inputs };
  if (matches((row) => ones(row) % 2 === 0)) return { kind: 'even', inputs };
  return undefined;
}

const PAIR_KINDS = Object.keys(PAIRS) as PairKind[];
