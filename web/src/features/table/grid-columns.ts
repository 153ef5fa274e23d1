/** Columns of the grid of a truth table. */

import type { Bit, Table, Target } from '../../session/session.ts';
import type { CellRange, Side } from '../../session/table.ts';

/** A cell of the grid. */
export interface Position {
  readonly row: number;
  readonly column: number;
}

export type GridColumn =
  /** Buttons that select the row and open its menu. */
  { readonly kind: 'number' } | { readonly kind: 'input' | 'target' | 'prediction'; readonly index: number };

export const NUMBER_COLUMN = 0;
export const FIRST_INPUT = 1;
/** Row of the names of the columns; the table's rows count from 0. */
export const HEAD_ROW = -1;

export function firstTarget({ inputs }: Table): number {
  return FIRST_INPUT + inputs.length;
}

/** Returns the first prediction's column, which follows the columns of inputs and targets. */
export function firstPrediction(table: Table): number {
  return firstTarget(table) + table.outputs.length;
}

export function lastColumn(table: Table): number {
  return firstPrediction(table) + table.outputs.length - 1;
}

export function firstOf(table: Table, side: Side): number {
  return side === 'inputs' ? FIRST_INPUT : firstTarget(table);
}

export function columnAt(table: Table, column: number): GridColumn {
  if (column < FIRST_INPUT) return { kind: 'number' };
  if (column < firstTarget(table)) return { kind: 'input', index: column - FIRST_INPUT };
  if (column < firstPrediction(table)) return { kind: 'target', index: column - firstTarget(table) };
  return { kind: 'prediction', index: column - firstPrediction(table) };
}

/** Returns the inputs and targets between two cells of the grid; undefined if either is not an input or a target. */
export function rangeBetween(table: Table, one: Position, other: Position): CellRange | undefined {
  if (!isValue(table, one) || !isValue(table, other)) return undefined;
  return {
    top: Math.min(one.row, other.row),
    bottom: Math.max(one.row, other.row),
    left: Math.min(one.column, other.column) - FIRST_INPUT,
    right: Math.max(one.column, other.column) - FIRST_INPUT,
  };
}

/** Returns true for an input or a target of the table's own rows. */
export function isValue(table: Table, { row, column }: Position): boolean {
  return row >= 0 && row < table.rows.length && column >= FIRST_INPUT && column < firstPrediction(table);
}

/** Returns the cell of the grid that an element belongs to. */
export function positionOf(target: EventTarget | null): Position | undefined {
  const place = (target as Element | null)?.closest<HTMLElement>('[data-at]')?.dataset['at']?.split(',').map(Number);
  return place?.length === 2 ? { row: place[0]!, column: place[1]! } : undefined;
}

/** Returns the value of an input or a target; undefined for other cells. */
export function valueAt(table: Table, { row, column }: Position): Target | undefined {
  const at = columnAt(table, column);
  const own = table.rows[row];
  return at.kind === 'input' ? own?.in[at.index] : at.kind === 'target' ? own?.out[at.index] : undefined;
}

/** Returns the value that a click sets. */
export function flipped(value: Target | undefined): Bit {
  return value === 0 ? 1 : 0;
}
