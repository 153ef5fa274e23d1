import { expect, test } from 'vitest';
import { rangeBetween } from '../../../../web/src/features/table/grid-columns.ts';
import { type Bounds, moved } from '../../../../web/src/features/table/grid-keys.ts';
import { TUTORIAL_TABLE } from '../../../../web/src/session/presets/presets.ts';

/** Bounds of the tutorial's table: a number, three inputs, a target and a prediction. */
const BOUNDS: Bounds = { hasHead: true, last: { row: 3, column: 5 }, lastValue: 4 };

test('The arrow keys reach the names of the columns, and no other cell of the head', () => {
  expect(moved('ArrowUp', { row: 0, column: 2 }, BOUNDS)).toEqual({ row: -1, column: 2 });
  expect(moved('ArrowUp', { row: 0, column: 5 }, BOUNDS)).toEqual({ row: -1, column: 4 });
  expect(moved('Home', { row: -1, column: 3 }, BOUNDS)).toEqual({ row: -1, column: 1 });
  expect(moved('ArrowRight', { row: -1, column: 4 }, BOUNDS)).toEqual({ row: -1, column: 4 });
  expect(moved('ArrowDown', { row: -1, column: 4 }, BOUNDS)).toEqual({ row: 0, column: 4 });
  expect(moved('ArrowUp', { row: 0, column: 2 }, { ...BOUNDS, hasHead: false })).toEqual({ row: 0, column: 2 });
});

test('A range lies between any two inputs or targets of the table', () => {
  expect(rangeBetween(TUTORIAL_TABLE, { row: 2, column: 1 }, { row: 1, column: 4 })).toEqual({
    top: 1,
    bottom: 2,
    left: 0,
    right: 3,
  });
  for (const other of [
    { row: 0, column: 0 },
    { row: 0, column: 5 },
    { row: 4, column: 1 },
    { row: -1, column: 1 },
  ]) {
    expect(rangeBetween(TUTORIAL_TABLE, { row: 0, column: 1 }, other)).toBeUndefined();
  }
});
