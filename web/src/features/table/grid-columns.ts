/** Columns of the grid of a truth table. */

import type { Table } from '../../session/session.ts';

export type GridColumn =
  /** Button that selects the row. */
  | { readonly kind: 'number' }
  | { readonly kind: 'input' | 'target' | 'prediction'; readonly index: number }
  | { readonly kind: 'holdOut' }
  /** Button that removes the row, or adds one that is left out. */
  | { readonly kind: 'end' };

export const NUMBER_COLUMN = 0;
export const FIRST_INPUT = 1;

export function firstTarget({ inputs }: Table): number {
  return FIRST_INPUT + inputs.length;
}

export function firstPrediction(table: Table): number {
  return firstTarget(table) + table.outputs.length;
}

export function holdOutColumn(table: Table): number {
  return firstPrediction(table) + table.outputs.length;
}

export function endColumn(table: Table): number {
  return holdOutColumn(table) + 1;
}

export function columnAt(table: Table, column: number): GridColumn {
  if (column < FIRST_INPUT) return { kind: 'number' };
  if (column < firstTarget(table)) return { kind: 'input', index: column - FIRST_INPUT };
  if (column < firstPrediction(table)) return { kind: 'target', index: column - firstTarget(table) };
  if (column < holdOutColumn(table)) return { kind: 'prediction', index: column - firstPrediction(table) };
  return { kind: column === holdOutColumn(table) ? 'holdOut' : 'end' };
}
