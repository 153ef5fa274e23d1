import { describe, expect, test } from 'vitest';
import { cellsToText, pasteCells } from '../../../../web/src/session/formats/cells.ts';
import type { Table } from '../../../../web/src/session/session.ts';

const LIMITS = { maxInputs: 10, maxOutputs: 2, maxRows: 4, maxNameLength: 40 };
const TABLE: Table = {
  inputs: ['a', 'b'],
  outputs: ['y'],
  rows: [
    { in: [0, 0], out: [0] },
    { in: [0, 1], out: [null], holdOut: true },
  ],
};

function pasted(text: string, row: number, column: number): Table {
  const parsed = pasteCells(text, TABLE, row, column, LIMITS);
  if (!parsed.ok) throw new Error(parsed.error.code);
  return parsed.table;
}

function refused(text: string, row = 0, column = 0) {
  const parsed = pasteCells(text, TABLE, row, column, LIMITS);
  return parsed.ok ? undefined : parsed.error;
}

describe('Cells of a truth table', () => {
  test('are copied as lines of values separated by tabs', () => {
    expect(cellsToText(TABLE, { top: 0, bottom: 1, left: 1, right: 2 })).toBe('0\t0\n1\t-');
  });

  test('replace those from the focused cell on, and a row stays held out', () => {
    expect(pasted('1\t1\r\n0\tx\r\n', 0, 1).rows).toEqual([
      { in: [0, 1], out: [1] },
      { in: [0, 0], out: [null], holdOut: true },
    ]);
  });

  test('come back unchanged when they are copied and pasted', () => {
    expect(pasted(cellsToText(TABLE, { top: 0, bottom: 1, left: 0, right: 2 }), 0, 0)).toEqual(TABLE);
  });

  test('can be separated by commas, semicolons or spaces, if there are no tabs', () => {
    for (const text of ['1,0,1', '1;0;1', '１，0，是', '1 0 1']) {
      expect(pasted(text, 0, 0).rows[0]).toEqual({ in: [1, 0], out: [1] });
    }
  });

  test('add missing rows and outputs; new inputs are the combinations that are missing', () => {
    const table = pasted('1\t0\n\t1\n1\t1', 1, 2);
    expect(table.outputs).toEqual(['y', 'y2']);
    expect(table.rows).toEqual([
      { in: [0, 0], out: [0, 0] },
      { in: [0, 1], out: [1, 0], holdOut: true },
      { in: [1, 0], out: [null, 1] },
      { in: [1, 1], out: [1, 1] },
    ]);
  });

  test('pasted at a row that the table leaves out are added after the last row', () => {
    expect(pasted('1\t0\t1', 7, 0).rows[2]).toEqual({ in: [1, 0], out: [1] });
  });

  test('are refused as a whole, with the place of the first that is wrong', () => {
    expect(refused('0\t0\n1\t-')).toMatchObject({ code: 'notAnInput', line: 2, column: 2, value: '-', detail: 'b' });
    expect(refused('a\tb\ty\n0\t0\t1')).toMatchObject({ code: 'notAnInput', line: 1, column: 1, value: 'a' });
    expect(refused('2', 0, 2)).toMatchObject({ code: 'notATarget', value: '2', detail: 'y' });
    expect(refused('0\t1\n1')).toMatchObject({ code: 'wrongWidth', line: 2, value: '1', detail: '2' });
    expect(refused('0\n'.repeat(4), 1)).toMatchObject({ code: 'tooManyRows', value: '5', detail: '4' });
    expect(refused('0\t1\t0', 0, 2)).toMatchObject({ code: 'tooManyOutputs', value: '3', detail: '2' });
    expect(refused(' \n')).toMatchObject({ code: 'empty' });
  });
});
