/** Edits a truth table: each function returns a copy with exactly one change. */

import type { Bit, Row, Table, Target } from './session.ts';
import { wellFormed } from './well-formed.ts';

export type Side = 'inputs' | 'outputs';

export function setTarget(table: Table, row: number, column: number, target: Target): Table {
  return editRow(table, row, (old) => ({ ...old, out: old.out.with(column, target) }));
}

/** A rectangle of cells. Columns count from 0: inputs, then targets. `bottom` and `right` are included. */
export interface CellRange {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Sets the cells of a range. "Don't care" leaves its inputs as they are. */
export function setCells(table: Table, { top, bottom, left, right }: CellRange, value: Target): Table {
  const isInside = (column: number) => column >= left && column <= right;
  const edited = (row: Row): Row => ({
    ...row,
    in: row.in.map((bit, i) => (value !== null && isInside(i) ? value : bit)),
    out: row.out.map((target, i) => (isInside(table.inputs.length + i) ? value : target)),
  });
  return { ...table, rows: table.rows.map((row, i) => (i >= top && i <= bottom ? edited(row) : row)) };
}

/**
 * Inserts a row before row `at`, by default at the end: the first missing input combination in counting order, or zeros
 * if none is missing.
 */
export function addRow(table: Table, at = table.rows.length): Table {
  const bits = leftOut(table)[0] ?? table.inputs.map(() => 0 as const);
  return { ...table, rows: table.rows.toSpliced(at, 0, { in: bits, out: table.outputs.map(() => 0 as const) }) };
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

/** Moves a row to the place of another. */
export function moveRow(table: Table, from: number, to: number): Table {
  return { ...table, rows: moved(table.rows, from, to) };
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

/** Moves a column to the place of another on its side. */
export function moveColumn(table: Table, side: Side, from: number, to: number): Table {
  const key = cellsOf(side);
  return {
    ...table,
    [side]: moved(table[side], from, to),
    rows: table.rows.map((row) => ({ ...row, [key]: moved<Target>(row[key], from, to) })),
  };
}

/**
 * Makes an input the first target, or a target the last input. A target with "don't care" cells cannot become an input.
 */
export function changeSide(table: Table, side: Side, column: number): Table {
  const name = table[side][column]!;
  const rest = removeColumn(table, side, column);
  const key = cellsOf(side);
  const cells = table.rows.map((row) => (row[key] as readonly Bit[])[column]!);
  return side === 'inputs'
    ? {
        ...rest,
        outputs: [name, ...rest.outputs],
        rows: rest.rows.map((row, i) => ({ ...row, out: [cells[i]!, ...row.out] })),
      }
    : {
        ...rest,
        inputs: [...rest.inputs, name],
        rows: rest.rows.map((row, i) => ({ ...row, in: [...row.in, cells[i]!] })),
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

function moved<T>(list: readonly T[], from: number, to: number): T[] {
  return list.toSpliced(from, 1).toSpliced(to, 0, list[from]!);
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
