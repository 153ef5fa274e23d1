import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Change, changesUpTo, rowsAfter, rowsEdit, withNewChanges } from '../../../web/src/session/changes.ts';
import type { Row } from '../../../web/src/session/session.ts';

const CHANGES: Change[] = [0, 1, 1, 4].map((iteration, i) => ({ iteration, kind: 'learningRate', value: i + 1 }));

test('The changes up to an iteration include those at it', () => {
  expect(changesUpTo(-1, CHANGES)).toEqual([]);
  expect(changesUpTo(1, CHANGES)).toEqual(CHANGES.slice(0, 3));
  expect(changesUpTo(3, CHANGES)).toEqual(CHANGES.slice(0, 3));
});

test('A long list of changes is not copied if all of it is wanted, or nothing is new', () => {
  expect(changesUpTo(4, CHANGES)).toBe(CHANGES);
  expect(withNewChanges(CHANGES, { first: 5, list: [] })).toBe(CHANGES);
});

test('New changes replace those from their first iteration on', () => {
  const list: Change[] = [{ iteration: 2, kind: 'learningRate', value: 9 }];
  expect(withNewChanges(CHANGES, { first: 1, list })).toEqual([CHANGES[0], ...list]);
});

describe('A table that was edited during a run', () => {
  const row = (target: 0 | 1): Row => ({ in: [target], out: [target] });
  const rows = [row(0), row(1), row(1), row(0)];

  test('is described by the smallest range of rows that is different', () => {
    expect(rowsEdit(rows, rows.with(2, row(0)))).toEqual({ kind: 'rows', row: 2, remove: 1, add: [row(0)] });
    expect(rowsEdit(rows, rows.slice(1))).toEqual({ kind: 'rows', row: 0, remove: 1, add: [] });
    expect(rowsEdit(rows, [...rows, row(0)])).toEqual({ kind: 'rows', row: 4, remove: 0, add: [row(0)] });
    expect(rowsEdit(rows, structuredClone(rows))).toBeUndefined();
  });

  test('is found again from its first rows and the changes', () => {
    const lists = fc.array(
      fc.constantFrom<0 | 1>(0, 1).map((bit) => row(bit)),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(lists, lists, lists, (one, two, three) => {
        const changes = [rowsEdit(one, two), rowsEdit(two, three)].flatMap((edit, iteration) =>
          edit ? [{ iteration, ...edit }] : [],
        );
        expect(rowsAfter(one, changes)).toEqual(three);
      }),
    );
  });
});
