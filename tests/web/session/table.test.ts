import { describe, expect, test } from 'vitest';
import { TUTORIAL_TABLE } from '../../../web/src/session/presets/presets.ts';
import type { Table } from '../../../web/src/session/session.ts';
import {
  addColumn,
  addCombination,
  addRow,
  allCombinations,
  changeSide,
  leftOut,
  moveColumn,
  moveRow,
  removeColumn,
  removeRow,
  renameColumn,
  setHoldOut,
  setCells,
  setTarget,
} from '../../../web/src/session/table.ts';

const XOR: Table = {
  inputs: ['a', 'b'],
  outputs: ['y'],
  rows: [
    { in: [0, 0], out: [0] },
    { in: [0, 1], out: [1] },
    { in: [1, 1], out: [0], holdOut: true },
  ],
};

describe('Editing a truth table', () => {
  test('never changes the original table', () => {
    const before = JSON.stringify(XOR);
    setCells(XOR, { top: 0, bottom: 0, left: 1, right: 1 }, 1);
    setTarget(XOR, 0, 0, null);
    addRow(XOR);
    removeRow(XOR, 1);
    addColumn(XOR, 'inputs');
    removeColumn(XOR, 'outputs', 0);
    renameColumn(XOR, 'inputs', 0, 'c');
    allCombinations(XOR);
    setHoldOut(XOR, 0, true);
    expect(JSON.stringify(XOR)).toBe(before);
  });

  test('sets the cells of a range, and leaves its inputs as they are if the value is "don\'t care"', () => {
    expect(setCells(XOR, { top: 1, bottom: 2, left: 0, right: 0 }, 0).rows).toEqual([
      XOR.rows[0],
      XOR.rows[1],
      { in: [0, 1], out: [0], holdOut: true },
    ]);
    expect(setCells(XOR, { top: 0, bottom: 1, left: 1, right: 2 }, null).rows).toEqual([
      { in: [0, 0], out: [null] },
      { in: [0, 1], out: [null] },
      XOR.rows[2],
    ]);
  });

  test("sets exactly one target, to don't care too", () => {
    expect(setTarget(XOR, 1, 0, null).rows[1]).toEqual({ in: [0, 1], out: [null] });
  });

  test('adds the first missing input combination', () => {
    expect(addRow(XOR).rows.at(-1)).toEqual({ in: [1, 0], out: [0] });
    expect(addRow(TUTORIAL_TABLE).rows.at(-1)?.in).toEqual([0, 0, 0]);
  });

  test('adds a row of zeros if every combination exists', () => {
    const full = addRow(XOR);
    expect(addRow(full).rows.at(-1)).toEqual({ in: [0, 0], out: [0] });
  });

  test('adds and removes columns in the names and in every row', () => {
    const wider = addColumn(addColumn(XOR, 'inputs'), 'outputs');
    expect(wider.inputs).toEqual(['a', 'b', 'X3']);
    expect(wider.outputs).toEqual(['y', 'y2']);
    expect(wider.rows[2]).toEqual({ in: [1, 1, 0], out: [0, 0], holdOut: true });
    expect(removeColumn(removeColumn(wider, 'inputs', 2), 'outputs', 1)).toEqual(XOR);
  });

  test('gives a new column a unique name', () => {
    const taken: Table = { ...XOR, inputs: ['X3', 'X4'], outputs: ['y2'] };
    expect(addColumn(taken, 'inputs').inputs.at(-1)).toBe('X5');
    expect(addColumn(taken, 'outputs').outputs.at(-1)).toBe('y3');
  });

  test('inserts a row between others', () => {
    expect(addRow(XOR, 1).rows).toEqual([XOR.rows[0], { in: [1, 0], out: [0] }, XOR.rows[1], XOR.rows[2]]);
  });

  test('moves a row to the place of another, in both directions', () => {
    const [first, second, third] = XOR.rows;
    expect(moveRow(XOR, 0, 2).rows).toEqual([second, third, first]);
    expect(moveRow(XOR, 2, 1).rows).toEqual([first, third, second]);
  });

  test('moves a column with its cells', () => {
    const moved = moveColumn(XOR, 'inputs', 1, 0);
    expect(moved.inputs).toEqual(['b', 'a']);
    expect(moved.rows[1]).toEqual({ in: [1, 0], out: [1] });
  });

  test('makes an input the first target and a target the last input, with their cells', () => {
    const fewer = changeSide(XOR, 'inputs', 1);
    expect(fewer).toMatchObject({ inputs: ['a'], outputs: ['b', 'y'] });
    expect(fewer.rows[1]).toEqual({ in: [0], out: [1, 1] });
    expect(changeSide(fewer, 'outputs', 0)).toEqual(XOR);
  });

  test('renames one column', () => {
    expect(renameColumn(XOR, 'outputs', 0, 'sum').outputs).toEqual(['sum']);
  });
});

describe('The combinations of a truth table', () => {
  test('are missing in counting order', () => {
    expect(leftOut(XOR)).toEqual([[1, 0]]);
    expect(leftOut(TUTORIAL_TABLE)).toEqual([
      [0, 0, 0],
      [0, 1, 0],
      [1, 0, 0],
      [1, 1, 0],
    ]);
    expect(leftOut(allCombinations(XOR))).toEqual([]);
  });

  test("are added one by one, with don't care as targets", () => {
    expect(addCombination(XOR, [1, 0]).rows.at(-1)).toEqual({ in: [1, 0], out: [null] });
  });

  test('are completed in counting order with one press, and existing ones stay unchanged', () => {
    const shuffled: Table = { ...XOR, rows: XOR.rows.toReversed() };
    expect(allCombinations(shuffled).rows).toEqual([
      { in: [0, 0], out: [0] },
      { in: [0, 1], out: [1] },
      { in: [1, 0], out: [null] },
      { in: [1, 1], out: [0], holdOut: true },
    ]);
    expect(allCombinations(TUTORIAL_TABLE).rows).toHaveLength(8);
  });

  test('keep contradicting rows side by side', () => {
    const both: Table = { ...XOR, rows: [...XOR.rows, { in: [0, 0], out: [1] }] };
    expect(allCombinations(both).rows.map((row) => row.out[0])).toEqual([0, 1, 1, null, 0]);
  });

  test('are listed for ten inputs', () => {
    const names = Array.from({ length: 10 }, (_, i) => `x${i}`);
    const wide: Table = { inputs: names, outputs: ['y'], rows: [{ in: names.map(() => 1), out: [1] }] };
    expect(leftOut(wide)).toHaveLength(1023);
    expect(allCombinations(wide).rows.at(-1)).toEqual(wide.rows[0]);
  });
});

describe('Holding a row out', () => {
  test('marks that row alone, and undoes it without a trace', () => {
    const held = setHoldOut(XOR, 1, true);
    expect(held.rows[1]).toEqual({ in: [0, 1], out: [1], holdOut: true });
    expect(held.rows[0]).toBe(XOR.rows[0]);
    expect(setHoldOut(held, 1, false)).toStrictEqual(XOR);
  });
});
