/** Edits of a truth table: each takes one and returns a new one with exactly that change. */

import type { Bit, Row, Table, Target } from './session.ts';

export type Side = 'inputs' | 'outputs';

export function setInput(table: Table, row: number, column: number, bit: Bit): Table {
  return editRow(table, row, (old) => ({ ...old, in: old.in.with(column, bit) }));
}

export function setTarget(table: Table, row: number, column: number, target: Target): Table {
  return editRow(table, row, (old) => ({ ...old, out: old.out.with(column, target) }));
}

/** Adds the first input combination, in counting order, that the table does not have; all zeros when it has all. */
export function addRow(table: Table): Table {
  const present = new Set(table.rows.map((row) => row.in.join('')));
  const width = table.inputs.length;
  const combinations = 2 ** width;
  let bits: Bit[] = countingOrder(0, width);
  for (let i = 0; i < combinations; i++) {
    const candidate = countingOrder(i, width);
    if (!present.has(candidate.join(''))) {
      bits = candidate;
      break;
    }
  }
  return { ...table, rows: [...table.rows, { in: bits, out: table.outputs.map(() => 0 as const) }] };
}

export function removeRow(table: Table, row: number): Table {
  return { ...table, rows: table.rows.toSpliced(row, 1) };
}

/** Adds a column at the end of `side`, all zeros, with the first free name of its kind. */
export function addColumn(table: Table, side: Side): Table {
  const key = cellsOf(side);
  return {
    ...table,
    [side]: [...table[side], freeName(table, side)],
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
  return { ...table, [side]: table[side].with(column, name) };
}

/** The input combinations that no row has, in counting order. */
export function leftOut(table: Table): Bit[][] {
  const present = new Set(table.rows.map((row) => row.in.join('')));
  const width = table.inputs.length;
  return Array.from({ length: 2 ** width }, (_, value) => countingOrder(value, width)).filter(
    (bits) => !present.has(bits.join('')),
  );
}

/** The inputs of every row: rows × inputs, row-major. */
export function inputsOf({ inputs, rows }: Table): Float64Array {
  const values = new Float64Array(rows.length * inputs.length);
  rows.forEach((row, i) => values.set(row.in, i * inputs.length));
  return values;
}

function cellsOf(side: Side): 'in' | 'out' {
  return side === 'inputs' ? 'in' : 'out';
}

function editRow(table: Table, row: number, edit: (old: Row) => Row): Table {
  return { ...table, rows: table.rows.with(row, edit(table.rows[row]!)) };
}

/** The bits of `value`, most significant first, as truth tables are usually listed. */
function countingOrder(value: number, width: number): Bit[] {
  return Array.from({ length: width }, (_, i) => ((value >> (width - 1 - i)) & 1) as Bit);
}

/** X1, X2, … for inputs; y, y2, y3, … for outputs. */
function freeName(table: Table, side: Side): string {
  const taken = new Set([...table.inputs, ...table.outputs]);
  for (let n = table[side].length + 1; ; n++) {
    const name = side === 'inputs' ? `X${n}` : n === 1 ? 'y' : `y${n}`;
    if (!taken.has(name)) return name;
  }
}
