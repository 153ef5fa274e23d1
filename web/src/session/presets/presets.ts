/** Defines the preset truth tables, each computed from its function; en.ts and zh.ts beside it name and describe them. */

import type { Bit, Table } from '../session.ts';
import { countingOrder, numberOf } from '../table.ts';

/** Table of the original tutorial: exclusive or of X1 and X2, beside an X3 that is always 1. */
export const TUTORIAL_TABLE: Table = {
  inputs: ['X1', 'X2', 'X3'],
  outputs: ['y'],
  rows: [
    { in: [0, 0, 1], out: [0] },
    { in: [0, 1, 1], out: [1] },
    { in: [1, 0, 1], out: [1] },
    { in: [1, 1, 1], out: [0] },
  ],
};

/** Lit segments of the digits 0 to 9, from a (top) clockwise to f, then g (middle). */
const SEGMENTS: readonly string[] = [
  '1111110',
  '0110000',
  '1101101',
  '1111001',
  '0110011',
  '1011011',
  '1011111',
  '1110000',
  '1111111',
  '1111011',
];

/** Each group in the order of the menu; an id is also a value of the attribute `preset`. */
const GATES = {
  and: gate((a, b) => a & b),
  or: gate((a, b) => a | b),
  nand: gate((a, b) => 1 - (a & b)),
  nor: gate((a, b) => 1 - (a | b)),
  xor: gate((a, b) => a ^ b),
  xnor: gate((a, b) => 1 - (a ^ b)),
  implies: gate((a, b) => (1 - a) | b),
};

const ONE_OUTPUT = {
  parity3: tabulate('a b c', 'odd', (bits) => [sum(bits) % 2]),
  parity4: tabulate('a b c d', 'odd', (bits) => [sum(bits) % 2]),
  majority: tabulate('a b c', 'y', (bits) => [Number(sum(bits) >= 2)]),
  multiplexer: tabulate('s a b', 'y', ([s, a, b]) => [s === 0 ? a! : b!]),
};

const MORE_OUTPUTS = {
  halfAdder: tabulate('a b', 's cout', (bits) => [sum(bits) & 1, sum(bits) >> 1]),
  fullAdder: tabulate('a b cin', 's cout', (bits) => [sum(bits) & 1, sum(bits) >> 1]),
  comparator: tabulate('a1 a0 b1 b0', 'lt eq gt', (bits) => {
    const [a, b] = twoNumbers(bits);
    return [Number(a < b), Number(a === b), Number(a > b)];
  }),
  multiplier: tabulate('a1 a0 b1 b0', 'p3 p2 p1 p0', (bits) => {
    const [a, b] = twoNumbers(bits);
    return countingOrder(a * b, 4);
  }),
  sevenSegments: tabulate('d3 d2 d1 d0', 'a b c d e f g', (bits) => {
    const segments = SEGMENTS[numberOf(bits)];
    return segments ? Array.from(segments, Number) : undefined;
  }),
  gray3: tabulate('b2 b1 b0', 'g2 g1 g0', gray),
  gray4: tabulate('b3 b2 b1 b0', 'g3 g2 g1 g0', gray),
};

export const PRESETS = { tutorial: TUTORIAL_TABLE, ...GATES, ...ONE_OUTPUT, ...MORE_OUTPUTS };
export type PresetId = keyof typeof PRESETS;
export const PRESET_IDS = idsOf(PRESETS);

/** Groups of the menu, in its order. The tutorial's table has none and comes before them. */
export const PRESET_GROUPS = { gates: idsOf(GATES), oneOutput: idsOf(ONE_OUTPUT), moreOutputs: idsOf(MORE_OUTPUTS) };

/** Returns the preset with the same names and rows, held out or not. */
export function presetOf(table: Table): PresetId | undefined {
  return PRESET_IDS.find((id) => sameTable(PRESETS[id], table));
}

function idsOf<Id extends string>(tables: Record<Id, Table>): readonly Id[] {
  return Object.keys(tables) as Id[];
}

function gate(output: (a: Bit, b: Bit) => number): Table {
  return tabulate('a b', 'y', ([a, b]) => [output(a!, b!)]);
}

/**
 * Returns the table of `outputs` over every input combination in counting order; a combination is left out if `outputs`
 * returns undefined.
 */
export function tabulate(
  inputNames: string,
  outputNames: string,
  outputs: (bits: readonly Bit[]) => readonly number[] | undefined,
): Table {
  const inputs = inputNames.split(' ');
  const rows = Array.from({ length: 2 ** inputs.length }, (_, i) => countingOrder(i, inputs.length)).flatMap((bits) => {
    const out = outputs(bits);
    return out ? [{ in: bits, out: out.map((bit) => (bit === 1 ? 1 : 0)) }] : [];
  });
  return { inputs, outputs: outputNames.split(' '), rows };
}

/** Returns the Gray code: each bit xor its left neighbour. */
function gray(bits: readonly Bit[]): number[] {
  return bits.map((bit, i) => bit ^ (bits[i - 1] ?? 0));
}

function sum(bits: readonly Bit[]): number {
  return bits.reduce<number>((total, bit) => total + bit, 0);
}

/** Returns the numbers in the first two and the last two of four bits. */
function twoNumbers(bits: readonly Bit[]): [number, number] {
  return [numberOf(bits.slice(0, 2)), numberOf(bits.slice(2))];
}

function sameTable(one: Table, other: Table): boolean {
  return (
    one.rows.length === other.rows.length &&
    same(one.inputs, other.inputs) &&
    same(one.outputs, other.outputs) &&
    one.rows.every((row, i) => same(row.in, other.rows[i]!.in) && same(row.out, other.rows[i]!.out))
  );
}

function same<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((item, i) => item === other[i]);
}
