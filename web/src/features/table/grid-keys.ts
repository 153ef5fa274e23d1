/** Keys of the grid of a truth table. */

import { DONT_CARE_SIGNS, type Target } from '../../session/session.ts';

export interface Position {
  readonly row: number;
  readonly column: number;
}

/** Returns the cell that `key` leads to, in a grid that ends at `last`; undefined if the key does not move. */
export function moved(key: string, { row, column }: Position, last: Position): Position | undefined {
  switch (key) {
    case 'ArrowLeft':
      return within({ row, column: column - 1 }, last);
    case 'ArrowRight':
      return within({ row, column: column + 1 }, last);
    case 'ArrowUp':
      return within({ row: row - 1, column }, last);
    case 'ArrowDown':
      return within({ row: row + 1, column }, last);
    case 'Home':
      return { row, column: 0 };
    case 'End':
      return { row, column: last.column };
    case 'PageUp':
      return { row: 0, column };
    case 'PageDown':
      return { row: last.row, column };
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
export function within({ row, column }: Position, last: Position): Position {
  return { row: clamp(row, last.row), column: clamp(column, last.column) };
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(value, 0), most);
}
