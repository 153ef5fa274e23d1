/** Keys of the grid of a truth table. */

import { DONT_CARE_SIGNS, type Target } from '../../session/session.ts';
import { FIRST_INPUT, HEAD_ROW, type Position } from './grid-columns.ts';

/** Cells that the arrow keys reach: all rows from the head, if it has buttons, to the last one. */
export interface Bounds {
  readonly hasHead: boolean;
  readonly last: Position;
  /** Last column of inputs and targets, the only ones that the head has buttons for. */
  readonly lastValue: number;
}

/** Returns the cell that `key` leads to; undefined if the key does not move. */
export function moved(key: string, { row, column }: Position, bounds: Bounds): Position | undefined {
  switch (key) {
    case 'ArrowLeft':
      return within({ row, column: column - 1 }, bounds);
    case 'ArrowRight':
      return within({ row, column: column + 1 }, bounds);
    case 'ArrowUp':
      return within({ row: row - 1, column }, bounds);
    case 'ArrowDown':
      return within({ row: row + 1, column }, bounds);
    case 'Home':
      return within({ row, column: 0 }, bounds);
    case 'End':
      return within({ row, column: bounds.last.column }, bounds);
    case 'PageUp':
      return { row: 0, column };
    case 'PageDown':
      return { row: bounds.last.row, column };
    default:
      return undefined;
  }
}

/** Returns the value that `key` enters; undefined if it enters none. */
export function typed(key: string): Target | undefined {
  if (key === '0') return 0;
  if (key === '1') return 1;
  return DONT_CARE_SIGNS.includes(key) ? null : undefined;
}

/** Returns the cell of the grid nearest to a position. */
export function within({ row, column }: Position, { hasHead, last, lastValue }: Bounds): Position {
  return row < 0 && hasHead
    ? { row: HEAD_ROW, column: clamp(column, FIRST_INPUT, lastValue) }
    : { row: clamp(row, 0, last.row), column: clamp(column, 0, last.column) };
}

export function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
