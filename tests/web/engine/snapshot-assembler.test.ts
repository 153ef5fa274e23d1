import { beforeEach, expect, test } from 'vitest';
import type { FlatSnapshot, RunFacts } from '../../../web/src/engine/protocol.ts';
import { SnapshotAssembler } from '../../../web/src/engine/snapshot-assembler.ts';
import type { Row } from '../../../web/src/session/session.ts';

const FLAT: FlatSnapshot = {
  iteration: 0,
  lastIteration: 0,
  loss: 1,
  curve: Float64Array.of(0, 1),
  predictions: Float64Array.of(0.5),
  parameterRow: Float64Array.of(1, 2, 3),
  changes: { first: 0, list: [], jumps: [] },
  results: {},
  firstLearningRate: 1,
  blownUp: false,
  running: false,
};
const CONTRADICTIONS = [0, 1];
const ROWS: Row[] = [{ in: [0, 1], out: [1] }];
const FACTS: RunFacts = { sizes: [2, 1], contradictions: CONTRADICTIONS, rows: ROWS, firstRows: ROWS };

let assembler: SnapshotAssembler;

beforeEach(() => {
  assembler = new SnapshotAssembler();
  assembler.begin(FACTS);
});

test('Parameters and gradients are views of the rows that were sent', () => {
  const { parameters, gradients } = assembler.snapshot({ ...FLAT, gradientRow: Float64Array.of(4, 5, 6) });
  expect(parameters).toEqual({
    weights: [[Float64Array.of(1), Float64Array.of(2)]],
    biases: [Float64Array.of(3)],
  });
  expect(gradients?.biases).toEqual([Float64Array.of(6)]);
  expect((parameters.biases[0] as Float64Array).buffer).toBe(FLAT.parameterRow.buffer);
  expect(assembler.snapshot(FLAT)).not.toHaveProperty('gradients');
});

test('The facts about a run, sent once, are the same objects in all its snapshots', () => {
  for (let iteration = 0; iteration < 3; iteration++) {
    const snapshot = assembler.snapshot({ ...FLAT, iteration });
    expect(snapshot).toMatchObject({ iteration, rows: ROWS });
    expect(snapshot.contradictions).toBe(CONTRADICTIONS);
  }
});

test('A part stays in the snapshots until it is replaced or dropped', () => {
  const row = [Float64Array.of(1)];
  expect(assembler.snapshot({ ...FLAT, results: { views: { row } } }).views).toEqual({ row });
  expect(assembler.results({ views: { leftOut: Float64Array.of(2) }, steepest: row })).toEqual({
    views: { row, leftOut: Float64Array.of(2) },
    steepest: row,
    logic: [],
  });
  expect(assembler.snapshot({ ...FLAT, results: { views: { row: undefined } } })).toMatchObject({
    views: { leftOut: Float64Array.of(2) },
    steepest: row,
  });
  expect(assembler.snapshot(FLAT).views.row).toBeUndefined();
});

test('Another run begins without the parts of the last one', () => {
  assembler.snapshot({ ...FLAT, results: { views: { row: [] }, steepest: [] } });
  assembler.begin({ ...FACTS, contradictions: [] });
  expect(assembler.snapshot(FLAT)).toMatchObject({ views: {}, steepest: [], logic: [], contradictions: [] });
});

test('Other rows replace the facts, and drop the parts that list rows', () => {
  const row = [Float64Array.of(1)];
  const space = Float64Array.of(2);
  assembler.snapshot({ ...FLAT, results: { views: { row, space, leftOut: space }, steepest: row } });
  assembler.rowsChanged({ ...FACTS, contradictions: [], rows: [] });
  const snapshot = assembler.snapshot(FLAT);
  expect(snapshot).toMatchObject({ contradictions: [], rows: [], firstRows: ROWS, steepest: row });
  expect(snapshot.views).toEqual({ row });
});

test('The changes of a run and its jumps are sent once', () => {
  const change = { iteration: 1, kind: 'rows', row: 0, remove: 0, add: ROWS } as const;
  const jump = { iteration: 1, loss: 2 };
  const first = assembler.snapshot({ ...FLAT, changes: { first: 0, list: [change], jumps: [jump] } });
  expect([first.changes, first.jumps]).toEqual([[change], [jump]]);
  const { changes, jumps } = assembler.snapshot({ ...FLAT, changes: { first: 2, list: [], jumps: [] } });
  expect([changes, jumps]).toEqual([[change], [jump]]);
  const again = assembler.snapshot({ ...FLAT, changes: { first: 2, list: [], jumps: [] } });
  expect(again.changes).toBe(changes);
  expect(again.jumps).toBe(jumps);
  expect(assembler.snapshot({ ...FLAT, changes: { first: 1, list: [], jumps: [] } })).toMatchObject({
    changes: [],
    jumps: [],
  });
});
