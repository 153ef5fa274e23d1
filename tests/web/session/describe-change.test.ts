import { describe, expect, test } from 'vitest';
import { lazyEn as en } from '../../../web/src/i18n/lazy-en.ts';
import { lazyZh as zh } from '../../../web/src/i18n/lazy-zh.ts';
import type { RowsEdit } from '../../../web/src/session/changes.ts';
import { DEFAULTS } from '../../../web/src/session/defaults.ts';
import { describeChange, withStatesBefore } from '../../../web/src/session/describe-change.ts';
import { TUTORIAL_TABLE } from '../../../web/src/session/presets/presets.ts';
import type { Row } from '../../../web/src/session/session.ts';

const [first, second] = TUTORIAL_TABLE.rows as [Row, Row];
const before = { table: TUTORIAL_TABLE, learningRate: 1 };

function rows(row: number, remove: number, add: readonly Row[]) {
  const edit: RowsEdit = { kind: 'rows', row, remove, add };
  return describeChange({ iteration: 195, ...edit }, before, en);
}

describe('A change during a run is described', () => {
  test('by the cell, its column and both values', () => {
    expect(rows(0, 1, [{ ...first, out: [1] }])).toBe('row 1: y 0 → 1');
    expect(rows(0, 1, [{ ...first, out: [null] }])).toBe('row 1: y 0 → –');
    expect(rows(1, 1, [{ ...second, in: [1, 1, 1] }])).toBe('row 2: X1 0 → 1');
  });

  test('as a row that is held out or trains again', () => {
    expect(rows(1, 1, [{ ...second, holdOut: true }])).toBe('row 2 held out');
    const heldOut = { ...TUTORIAL_TABLE, rows: [{ ...first, holdOut: true }] };
    const edit = { iteration: 3, kind: 'rows', row: 0, remove: 1, add: [first] } as const;
    expect(describeChange(edit, { ...before, table: heldOut }, en)).toBe('row 1 trains again');
  });

  test('by the number of rows, if several cells are different', () => {
    expect(rows(4, 0, [first])).toBe('row 5 added');
    expect(rows(4, 0, [first, second])).toBe('2 rows added');
    expect(rows(2, 1, [])).toBe('row 3 removed');
    expect(rows(0, 4, [first, second, first])).toBe('4 rows changed');
    expect(rows(0, 1, [{ in: [1, 1, 1], out: [1] }])).toBe('row 1 changed');
    expect(rows(0, 1, [{ ...first, out: [1], holdOut: true }])).toBe('row 1 changed');
  });

  test('by the letter of a number, with the value before it if that is known', () => {
    const weight = { iteration: 9, kind: 'weight', layer: 0, from: 0, to: 1, value: 1.5 } as const;
    expect(describeChange({ iteration: 9, kind: 'learningRate', value: 5 }, before, en)).toBe('η 1 → 5');
    expect(describeChange(weight, { ...before, value: 0.2 }, en)).toBe('w 0.2 → 1.5');
    expect(describeChange({ iteration: 9, kind: 'bias', layer: 1, unit: 0, value: -2 }, before, en)).toBe('b → −2');
  });

  test('in Chinese', () => {
    const edit = { iteration: 195, kind: 'rows', row: 0, remove: 1, add: [{ ...first, out: [1] }] } as const;
    expect(describeChange(edit, before, zh)).toBe('第 1 行：y 0 → 1');
    expect(describeChange({ ...edit, remove: 0 }, before, zh)).toBe('添加第 1 行');
  });
});

test('Each change of a run is described by the table and the learning rate that it has met', () => {
  const flip = { iteration: 10, kind: 'rows', row: 0, remove: 1, add: [{ ...first, out: [1] }] } as const;
  const back = { iteration: 20, kind: 'rows', row: 0, remove: 1, add: [first] } as const;
  const begun = { version: 1, table: TUTORIAL_TABLE, ...DEFAULTS } as const;
  const changes = [
    flip,
    { iteration: 15, kind: 'learningRate', value: 5 },
    { iteration: 20, kind: 'learningRate', value: 2 },
    back,
  ] as const;
  const words = withStatesBefore(begun, changes).map(({ change, before: met }) => describeChange(change, met, en));
  expect(words).toEqual(['row 1: y 0 → 1', 'η 1 → 5', 'η 5 → 2', 'row 1: y 1 → 0']);
});
