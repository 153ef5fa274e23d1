/** Edits a truth table: each function returns a copy with exactly one change. */

import type { Bit, Row, Table, Target } from './session.ts';
import { wellFormed } from './well-formed.ts';

export type Side = 'inputs' | 'outputs';

export function setInput(table: Table, row: number, column: number, bit: Bit): Table {
  return editRow(table, row, (old) => ({ ...old, in: old.in.with(column, bit) }));
}

export function setTarget(table: Table, row: number, column: number, target: Target): Table {
  return editRow(table, row, (old) => ({ ...old, out: old.out.with(column, target) }));
}

/** Adds the first missing input combination in counting order; all zeros if none is missing. */
export function addRow(table: Table): Table {
  const bits = leftOut(table)[0] ?? table.inputs.map(() => 0 as const);
  return { ...table, rows: [...table.rows, { in: bits, out: table.outputs.map(() => 0 as const) }] };
}

/** Adds a row for an input combination, with "don't care" targets. */
export function addCombination(table: Table, bits: readonly Bit[]): Table {
  return { ...table, rows: [...table.rows, unanswered(table, bits)] };
}

/**
 * Returns the table with every input combination, in counting order. Present rows keep their targets and whether they
 * are held out, also if several have the same inputs. New rows have "don't care" targets, so that nothing is learned
 * from them.
 */
export function allCombinations(table: Table): Table {
  const rows = [...table.rows, ...leftOut(table).map((bits) => unanswered(table, bits))];
  return { ...table, rows: rows.sort((one, other) => numberOf(one.in) - numberOf(other.in)) };
}

/** Number of inputs above which combinations are not listed: there are too many, and the core refuses the table. */
const MOST_INPUTS = 16;

/** Returns the input combinations that no row has, in counting order. */
export function leftOut(table: Table): Bit[][] {
  const width = table.inputs.length;
  if (width > MOST_INPUTS) return [];
  const present = new Set(table.rows.map((row) => numberOf(row.in)));
  const combinations: Bit[][] = [];
  for (let i = 0; i < 2 ** width; i++) if (!present.has(i)) combinations.push(countingOrder(i, width));
  return combinations;
}

/** Holds a row out of training, or trains on it again. */
export function setHoldOut(table: Table, row: number, holdOut: boolean): Table {
  return editRow(table, row, ({ in: bits, out }) => ({ in: bits, out, ...(holdOut && { holdOut }) }));
}

export function removeRow(table: Table, row: number): Table {
  return { ...table, rows: table.rows.toSpliced(row, 1) };
}

/** Adds a column at the end of `side`, all zeros, with the first free name of its kind. */
export function addColumn(table: Table, side: Side): Table {
  const key = cellsOf(side);
  return {
    ...table,
    [side]: [...table[side], nextName(table, side)],
    rows: table.rows.map((row) => ({ ...row, [key]: [...row[key], 0] })),
  };
}

export function removeColumn(table: Table, side: Side, column: number): Table {
  const key = cellsOf(side);
  return {
    ...table,
    [side]: table[side].toSpliced(column, 1),
    rows: table.rows.map((row) => ({ ...row, [key]: (row[key] as readonly Target[]).toSpliced(column, 1) })),
  };
}

export function renameColumn(table: Table, side: Side, column: number, name: string): Table {
  return { ...table, [side]: table[side].with(column, wellFormed(name)) };
}

/** Returns the inputs of every row: rows × inputs, row-major. Cuts rows that are too long, which the core refuses. */
export function inputsOf({ inputs, rows }: Table): Float64Array {
  const values = new Float64Array(rows.length * inputs.length);
  rows.forEach((row, i) => values.set(row.in.slice(0, inputs.length), i * inputs.length));
  return values;
}

function cellsOf(side: Side): 'in' | 'out' {
  return side === 'inputs' ? 'in' : 'out';
}

function editRow(table: Table, row: number, edit: (old: Row) => Row): Table {
  return { ...table, rows: table.rows.with(row, edit(table.rows[row]!)) };
}

/** Returns the bits of `value`, most significant first, as truth tables are usually listed. */
export function countingOrder(value: number, width: number): Bit[] {
  return Array.from({ length: width }, (_, i) => ((value >> (width - 1 - i)) & 1) as Bit);
}

/** Returns the number that bits represent, most significant first: the index of a combination in counting order. */
export function numberOf(bits: readonly Bit[]): number {
  return bits.reduce<number>((number, bit) => 2 * number + bit, 0);
}

function unanswered(table: Table, bits: readonly Bit[]): Row {
  return { in: bits, out: table.outputs.map(() => null) };
}

/** Returns the next of X1, X2, … for an input and of y, y2, y3, … for an output. */
function nextName(table: Table, side: Side): string {
  const kind = side === 'inputs' ? 'X' : 'y';
  return freeName(kind, [...table.inputs, ...table.outputs], table[side].length + 1);
}

/** Returns the first free name of a kind, counted from `from`: X1, X2, …, or y, y2, y3, …. */
export function freeName(kind: 'X' | 'y', taken: readonly string[], from = 1): string {
  const names = new Set(taken);
  for (let n = from; ; n++) {
    const name = kind === 'y' && n === 1 ? 'y' : `${kind}${n}`;
    if (!names.has(name)) return name;
  }
}
