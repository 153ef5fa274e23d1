/** Tests editing the table of a run through the JavaScript API. */

import { loadCore, type Row, type Trainer, TruthNetError } from 'truthnet';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { TUTORIAL } from './load-core.ts';

const ROWS: readonly Row[] = TUTORIAL.table.rows;
const FLIPPED: readonly Row[] = [{ in: [0, 0, 1], out: [1] }, ...ROWS.slice(1)];

let core: Awaited<ReturnType<typeof loadCore>>;
let trainer: Trainer;
beforeAll(async () => {
  core = await loadCore();
});
beforeEach(() => {
  trainer = core.createTrainer(TUTORIAL);
});
afterEach(() => {
  trainer.delete();
});

function sentenceOf(make: () => unknown): string {
  try {
    make();
  } catch (error) {
    if (error instanceof TruthNetError) return error.problem.sentence;
    throw error;
  }
  throw new Error('It was taken.');
}

describe('Another table during a run', () => {
  test('keeps the weights, and is logged as the rows that differ', () => {
    trainer.step(195);
    const weights = trainer.parameterRow();
    trainer.setRows(FLIPPED);
    expect(trainer.iteration).toBe(195);
    expect(trainer.parameterRow()).toEqual(weights);
    expect(trainer.rows()).toEqual(FLIPPED);
    expect(trainer.rows(0)).toEqual(ROWS);
    trainer.step(5);
    trainer.setRows([...FLIPPED.slice(0, 3), { in: [0, 1, 0], out: [null], holdOut: true }, FLIPPED[3]!]);
    expect(trainer.changes()).toEqual([
      { iteration: 195, kind: 'rows', row: 0, remove: 1, add: [FLIPPED[0]] },
      { iteration: 200, kind: 'rows', row: 3, remove: 0, add: [{ in: [0, 1, 0], out: [null], holdOut: true }] },
    ]);
    expect(trainer.changes(196)).toHaveLength(1);
  });

  test('goes on as a new run does from the same weights', () => {
    trainer.step(195);
    trainer.setRows(FLIPPED);
    const start = trainer.parameters();
    const other = core.createTrainer({
      table: { ...TUTORIAL.table, rows: FLIPPED },
      training: { init: 'given', start: { weights: start.weights } },
    });
    expect(trainer.loss).toBe(other.loss);
    expect(trainer.step(300)).toBe(other.step(300));
    expect(trainer.parameterRow()).toEqual(other.parameterRow());
    expect(trainer.predictions()).toEqual(other.predictions());
    other.delete();
  });

  test('leaves the loss before it in the history, and the loss after it as a jump', () => {
    const before = trainer.step(100);
    trainer.setRows(FLIPPED);
    expect(trainer.loss).not.toBe(before);
    expect(trainer.lossHistory().at(-1)).toBe(before);
    trainer.step(50);
    trainer.setWeight(0, 0, 0, 2);
    const jumps = trainer.lossJumps();
    expect([...jumps.iterations]).toEqual([100, 150]);
    expect(jumps.losses[1]).toBe(trainer.loss);
    expect(trainer.seek(100)).toBe(jumps.losses[0]);
    trainer.step();
    expect([...trainer.lossJumps().iterations]).toEqual([100]);
  });

  test('shows the table of then after a seek', () => {
    trainer.step(10);
    trainer.setRows(FLIPPED);
    trainer.step(10);
    trainer.setRows(ROWS.slice(1));
    trainer.step(10);
    for (const [iteration, rows] of [
      [9, ROWS],
      [10, FLIPPED],
      [19, FLIPPED],
      [30, ROWS.slice(1)],
    ] as const) {
      trainer.seek(iteration);
      expect(trainer.rows()).toEqual(rows);
      expect(trainer.predictions()).toHaveLength(rows.length);
    }
  });

  test('and back at the same iteration is no change', () => {
    const loss = trainer.step(10);
    trainer.setRows(FLIPPED);
    trainer.setRows(ROWS);
    expect(trainer.changes()).toEqual([]);
    expect(trainer.lossJumps()).toEqual({ iterations: new Float64Array(), losses: new Float64Array() });
    expect(trainer.loss).toBe(loss);
  });

  test('is that of the whole run at iteration 0, and a reset keeps it', () => {
    trainer.setRows(FLIPPED);
    expect(trainer.changes()).toEqual([]);
    expect(trainer.rows(0)).toEqual(FLIPPED);
    trainer.step(10);
    trainer.setRows(ROWS.slice(2));
    trainer.reset();
    expect([trainer.rows(), trainer.changes()]).toEqual([ROWS.slice(2), []]);
  });

  test('is refused by the field that is wrong, and the run stays as it was', () => {
    trainer.step(10);
    const { loss } = trainer;
    const refusal = (rows: unknown) =>
      sentenceOf(() => {
        trainer.setRows(rows as Row[]);
      });
    expect(refusal([])).toBe('table.rows must have 1 to 1024 entries, but has 0.');
    expect(refusal([ROWS[0], { in: [0, 2, 1], out: [0] }])).toBe('table.rows[1].in[1] must be 0 or 1, but is 2.');
    expect(refusal([{ in: [0, 1, 1], out: [0, 1] }])).toBe('table.rows[0].out must have 1 entry, but has 2.');
    expect(refusal([{ ...ROWS[0], holdout: true }])).toBe('table.rows[0].holdout is unknown; did you mean holdOut?');
    expect(refusal({ rows: ROWS })).toBe('table.rows must be an array, but is object.');
    expect(refusal([() => 1])).toBe('table.rows[0] must be plain data, but is function.');
    expect([trainer.loss, trainer.rows(), trainer.changes()]).toEqual([loss, ROWS, []]);
  });
});

describe('A saved change of rows', () => {
  const stateOf = (...changes: object[]) => ({ ...TUTORIAL, iteration: 20, changes: changes as [] });
  const change = { iteration: 5, kind: 'rows', row: 0, remove: 1, add: [FLIPPED[0]] } as const;

  test('is repeated, and refers to the rows that the one before it left', () => {
    const again = core.createTrainer(
      stateOf(change, { iteration: 7, kind: 'rows', row: 4, remove: 0, add: [ROWS[0]] }, { ...change, iteration: 21 }),
    );
    expect(again.rows()).toEqual([...FLIPPED, ROWS[0]]);
    expect(again.changes()).toHaveLength(2);
    trainer.step(5);
    trainer.setRows(FLIPPED);
    trainer.step(2);
    trainer.setRows([...FLIPPED, ROWS[0]!]);
    expect(again.loss).toBe(trainer.step(13));
    again.delete();
  });

  test.each([
    ['changes[0].row must be from 0 to 4, but is 5.', { row: 5 }],
    ['changes[0].remove must be from 0 to 1, but is 2.', { row: 3, remove: 2 }],
    ['changes[0].add must have 1 to 1024 entries, but has 0.', { remove: 4, add: [] }],
    ['changes[0].add must have 0 to 1021 entries, but has 1022.', { add: Array.from({ length: 1022 }, () => ROWS[0]) }],
    ['changes[0].add[0].in[2] must be 0 or 1, but is 2.', { add: [{ in: [0, 0, 2], out: [1] }] }],
    ['changes[0].add[0].in must have 3 entries, but has 2.', { add: [{ in: [0, 0], out: [1] }] }],
    ['changes[0].add is missing; it must be an array.', { add: undefined }],
    ['changes[0].row must be a whole number from 0 to 1024, but is 0.5.', { row: 0.5 }],
  ])('is refused: %s', (sentence, wrong) => {
    expect(sentenceOf(() => core.createTrainer(stateOf({ ...change, ...wrong })))).toBe(sentence);
  });

  test('comes after the one before it in time', () => {
    const earlier = { ...change, iteration: 4 };
    expect(sentenceOf(() => core.createTrainer(stateOf(change, earlier)))).toBe(
      'changes[1].iteration must be from 6 to 1000000000, but is 4.',
    );
  });
});
