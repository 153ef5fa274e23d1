import { describe, expect, test } from 'vitest';
import { numpyTraining } from '../../../web/src/export/numpy-training.ts';
import { PRESETS, TUTORIAL_TABLE } from '../../../web/src/session/presets/presets.ts';
import type { Table } from '../../../web/src/session/session.ts';

/** Returns a table with all rows held out. */
function heldOut(table: Table): Table {
  return { ...table, rows: table.rows.map((row) => ({ ...row, holdOut: true })) };
}

describe('The NumPy training program', () => {
  test("changes a weight after it prints that iteration's loss, as the page's history has it", () => {
    const code = numpyTraining({
      session: { table: TUTORIAL_TABLE },
      changes: [{ iteration: 100, kind: 'weight', layer: 0, from: 2, to: 1, value: -1.5 }],
    });
    expect(code).toContain(`
    if iteration == 1500:
        break
    if iteration == 100:
        W1[2, 1] = -1.5
    x, y = X, Y
`);
    expect(code.match(/W1\[2, 1\]/g)).toHaveLength(1);
  });

  test('replaces the rows that train when the table is edited', () => {
    const [first] = TUTORIAL_TABLE.rows;
    const code = numpyTraining({
      session: { table: { ...TUTORIAL_TABLE, rows: TUTORIAL_TABLE.rows.slice(0, 2) } },
      changes: [
        { iteration: 100, kind: 'rows', row: 1, remove: 1, add: [{ ...first!, out: [1] }] },
        { iteration: 200, kind: 'rows', row: 0, remove: 0, add: [{ ...first!, holdOut: true }] },
        { iteration: 300, kind: 'rows', row: 0, remove: 2, add: [] },
      ],
    });
    const rows = (text: string) => code.split('\n').filter((line) => line.trimStart().startsWith(text));
    expect(rows('X =')).toEqual([
      'X = np.array([[0, 0, 1], [0, 1, 1]], dtype=float)',
      '        X = np.array([[0, 0, 1], [0, 0, 1]], dtype=float)',
      '        X = np.array([[0, 0, 1], [0, 0, 1]], dtype=float)',
      '        X = np.array([[0, 0, 1]], dtype=float)',
    ]);
    expect(rows('Y =').at(-1)).toBe('        Y = np.array([[1]], dtype=float)');
  });

  test('has inputs and targets of the correct widths without training rows', () => {
    const code = numpyTraining({ session: { table: heldOut(PRESETS.halfAdder) }, changes: [] });
    expect(code).toContain('\nX = np.zeros((0, 2))\nY = np.zeros((0, 2))\n');
    expect(numpyTraining({ session: { table: heldOut(TUTORIAL_TABLE) }, changes: [] })).toContain(
      '\nX = np.zeros((0, 3))\nY = np.zeros((0, 1))\n',
    );
  });

  test.each(['mse', 'cross_entropy'] as const)('with %s never divides by a count of 0 cells', (loss) => {
    const code = (table: Table) => numpyTraining({ session: { table, training: { loss } }, changes: [] });
    expect(code(TUTORIAL_TABLE)).toMatch(/^ {4}return .* \/ y\.size$/m);
    expect(code(heldOut(TUTORIAL_TABLE))).toMatch(/^ {4}return .* \/ 1$/m);
  });
});
