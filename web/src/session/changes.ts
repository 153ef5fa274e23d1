/** Types for the changes by hand during a run, with which it can be repeated exactly. */

import { sameData } from './same-data.ts';
import type { Row } from './session.ts';

/** A parameter and its new value. Layers count from 0, the first after the input; units from 0. */
export type Setting =
  | {
      readonly kind: 'weight';
      readonly layer: number;
      readonly from: number;
      readonly to: number;
      readonly value: number;
    }
  | { readonly kind: 'bias'; readonly layer: number; readonly unit: number; readonly value: number };

/**
 * A splice of the table's rows: from index `row` on, `remove` rows are replaced by `add`. It refers to the table before
 * any change of its iteration, which has at most one of them.
 */
export interface RowsEdit {
  readonly kind: 'rows';
  readonly row: number;
  readonly remove: number;
  readonly add: readonly Row[];
}

/** A change after `iteration` iterations, in effect for all later ones. */
export type Change = { readonly iteration: number } & (
  { readonly kind: 'learningRate'; readonly value: number } | Setting | RowsEdit
);

/** Loss after the edits of weights, biases and rows at an iteration. The curve has the loss before them. */
export interface Jump {
  readonly iteration: number;
  readonly loss: number;
}

/** Returns the changes or jumps up to an iteration, this one included: the same array if those are all. */
export function changesUpTo<T extends { readonly iteration: number }>(
  iteration: number,
  changes: readonly T[],
): readonly T[] {
  const count = changes.findLastIndex((change) => change.iteration <= iteration) + 1;
  return count === changes.length ? changes : changes.slice(0, count);
}

/** Returns `changes` before iteration `first`, followed by `list`: the same array if nothing is different. */
export function withNewChanges<T extends { readonly iteration: number }>(
  changes: readonly T[],
  { first, list }: { readonly first: number; readonly list: readonly T[] },
): readonly T[] {
  const before = changesUpTo(first - 1, changes);
  return list.length === 0 ? before : [...before, ...list];
}

/** Returns whether two settings are of the same parameter. */
export function sameParameter(a: Setting, b: Setting): boolean {
  if (a.kind === 'weight' && b.kind === 'weight') return a.layer === b.layer && a.from === b.from && a.to === b.to;
  if (a.kind === 'bias' && b.kind === 'bias') return a.layer === b.layer && a.unit === b.unit;
  return false;
}

/** Returns the rows after some changes, in order, of the rows at iteration 0: the same array if none changes them. */
export function rowsAfter(first: readonly Row[], changes: readonly Change[]): readonly Row[] {
  return changes.reduce(
    (rows, change) => (change.kind === 'rows' ? rows.toSpliced(change.row, change.remove, ...change.add) : rows),
    first,
  );
}

/** Returns the index of a row after an edit of its table: the same for a changed row, null for a removed one. */
export function rowAfter(index: number, before: readonly Row[], after: readonly Row[]): number | null {
  const { row = 0, remove = 0, add = [] } = rowsEdit(before, after) ?? {};
  if (index < row) return index;
  if (index >= row + remove) return index + add.length - remove;
  // A moved row is among the added ones.
  const moved = add.findIndex((each) => sameData(each, before[index]));
  if (moved >= 0) return row + moved;
  return add.length === remove ? index : null;
}

/** Returns the smallest splice that turns some rows into others; undefined if they are equal. */
export function rowsEdit(before: readonly Row[], after: readonly Row[]): RowsEdit | undefined {
  const most = Math.min(before.length, after.length);
  let row = 0;
  while (row < most && sameData(before[row], after[row])) row++;
  let same = 0;
  while (same < most - row && sameData(before.at(-1 - same), after.at(-1 - same))) same++;
  const remove = before.length - same - row;
  const add = after.slice(row, after.length - same);
  return remove + add.length > 0 ? { kind: 'rows', row, remove, add } : undefined;
}
