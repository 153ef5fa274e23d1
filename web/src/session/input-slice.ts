/** The square of two inputs' values that surfaces are drawn over, cut out of the space of all inputs. */

import type { Bit, Table } from './session.ts';
import type { ViewState } from './view.ts';

/** Two inputs from 0 to 1, with the values of all inputs, of which those two do not matter. */
export interface InputSlice {
  readonly x: number;
  readonly y: number;
  readonly fixed: readonly Bit[];
}

/** An input that nothing was said of is as in all rows, where it is the same in all of them, and otherwise 0. */
export function inputSliceOf(table: Table, view: ViewState): InputSlice {
  const fixed = table.inputs.map((_, input): Bit => {
    const chosen = view.surfaceFixed[input];
    if (chosen !== undefined) return chosen === '1' ? 1 : 0;
    return table.rows.every((row) => row.in[input] === 1) ? 1 : 0;
  });
  return { x: view.surfaceX, y: view.surfaceY, fixed };
}

/** What a view says of a cut, where one input is fixed at another value. */
export function withFixed({ fixed }: InputSlice, input: number, value: Bit): Pick<ViewState, 'surfaceFixed'> {
  return { surfaceFixed: fixed.with(input, value).join('') };
}

/** A row as a point over the cut; rows that lie beside it are seen through it. */
export interface SlicePoint {
  readonly row: number;
  readonly x: Bit;
  readonly y: Bit;
  readonly isOnCut: boolean;
  /** Which of the points at this corner it is, and of how many. */
  readonly index: number;
  readonly of: number;
}

/** Rows beside the cut that are drawn at each corner; there can be hundreds. */
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
