/** Places the rows of a table on a slice through its inputs. */

import type { InputSlice } from './input-slice.ts';
import type { Bit, Table } from './session.ts';

/** A row as a point on the slice; rows that lie beside it are projected onto it. */
export interface SlicePoint {
  readonly row: number;
  readonly x: Bit;
  readonly y: Bit;
  readonly isOnCut: boolean;
  /** Index among the points at this corner, and their number. */
  readonly index: number;
  readonly of: number;
}

/** Maximum number of projected rows per corner; there can be hundreds. */
const MOST_BESIDE = 8;

export function pointsOf(table: Table, { x, y, fixed }: InputSlice): SlicePoint[] {
  const corners = new Map<string, Omit<SlicePoint, 'index' | 'of'>[]>();
  table.rows.forEach((row, index) => {
    const place = { row: index, x: row.in[x]!, y: y === x ? (0 as const) : row.in[y]! };
    const isOnCut = row.in.every((bit, input) => input === x || input === y || bit === fixed[input]);
    const key = `${place.x}${place.y}${isOnCut}`;
    const corner = corners.get(key) ?? [];
    corners.set(key, corner);
    if (isOnCut || corner.length < MOST_BESIDE) corner.push({ ...place, isOnCut });
  });
  return [...corners.values()].flatMap((corner) =>
    corner.map((place, index) => ({ ...place, index, of: corner.length })),
  );
}
