import { beforeAll, describe, expect, test } from 'vitest';
import { expectClose } from './expect-close.ts';
import { type Core, isProblem, loadCore, type Session, trainerOf, TUTORIAL } from './load-core.ts';

let core: Core;
beforeAll(async () => {
  core = await loadCore();
});

describe('A trainer in WebAssembly', () => {
  test('gives the same bits for its iterations in any chunks', () => {
    const whole = trainerOf(core, TUTORIAL);
    whole.step(1500);
    const cut = trainerOf(core, TUTORIAL);
    for (const iterations of [1, 2, 60, 64, 65, 500, 808]) cut.step(iterations);
    expect(cut.iteration).toBe(1500);
    expect(cut.loss).toBe(whole.loss);
    expect(cut.parameters()).toEqual(whole.parameters());
    expect(cut.lossHistory()).toEqual(whole.lossHistory());
    whole.delete();
    cut.delete();
  });

  test('returns the loss after the step, and keeps the earlier losses', () => {
    const trainer = trainerOf(core, TUTORIAL);
    const first = trainer.loss;
    const last = trainer.step(10);
    expect(trainer.loss).toBe(last);
    expect(trainer.iteration).toBe(10);
    const history = trainer.lossHistory();
    expect(history).toBeInstanceOf(Float64Array);
    expect([history.length, history[0], history[10]]).toEqual([11, first, last]);
    trainer.delete();
  });

  test('returns its loss curve as points in rising order, from the first to the last', () => {
    const trainer = trainerOf(core, TUTORIAL);
    trainer.step(5000);
    const curve = trainer.lossCurve(100);
    expect(curve.length / 2).toBeLessThanOrEqual(100);
    const iterations = [...curve].filter((_, i) => i % 2 === 0);
    expect(iterations).toEqual([...new Set(iterations)].sort((a, b) => a - b));
    expect([iterations[0], iterations.at(-1)]).toEqual([0, 5000]);
    const history = trainer.lossHistory();
    iterations.forEach((iteration, i) => {
      expect(curve[2 * i + 1]).toBe(history[iteration]);
    });
    trainer.delete();
  });

  test('resets to the same start weights', () => {
    const trainer = trainerOf(core, TUTORIAL);
    const start = trainer.parameters();
    trainer.step(100);
    trainer.reset();
    expect(trainer.iteration).toBe(0);
    expect(trainer.parameters()).toEqual(start);
    expect(trainer.lossHistory()).toHaveLength(1);
    trainer.delete();
  });

  test('accepts another learning rate during a run, and rejects an invalid one without losing its own', () => {
    const trainer = trainerOf(core, TUTORIAL);
    trainer.step(10);
    const before = trainer.parameters();
    expect(trainer.setLearningRate(-1)).toEqual({
      code: 'outOfRange',
      field: 'training.learningRate',
      value: '-1',
      allowed: '(0, 1000]',
    });
    const other = trainerOf(core, TUTORIAL);
    other.step(10);
    expect(trainer.step(1)).toBe(other.step(1));
    expect(trainer.setLearningRate(0.5)).toBeUndefined();
    expect(trainer.parameters()).not.toEqual(before);
    expect(trainer.step(1)).not.toBe(other.step(1));
    trainer.delete();
    other.delete();
  });

  test('returns copies that do not change', () => {
    const trainer = trainerOf(core, TUTORIAL);
    const predictions = trainer.predictions();
    const before = [...predictions];
    trainer.step(1000);
    expect([...predictions]).toEqual(before);
    expect([...trainer.predictions()]).not.toEqual(before);
    trainer.delete();
  });

  test('names contradicting rows', () => {
    const { table } = TUTORIAL;
    const trainer = trainerOf(core, { table: { ...table, rows: [...table.rows, { in: [0, 1, 1], out: [0] }] } });
    expect(trainer.contradictions()).toEqual([1, 4]);
    trainer.delete();
  });

  test('predicts and scores a row that is held out', () => {
    const { table } = TUTORIAL;
    const trainer = trainerOf(core, {
      table: { ...table, rows: [...table.rows, { in: [0, 1, 0], out: [1], holdOut: true }] },
    });
    expect(trainer.predictions()).toHaveLength(5);
    const losses = trainer.rowLosses();
    expect(losses[4]).toBeGreaterThan(0);
    expectClose([losses.subarray(0, 4).reduce((sum, loss) => sum + loss)], [trainer.loss]);
    trainer.delete();
  });

  test('stops at the last finite state when it overflows', () => {
    const trainer = trainerOf(core, {
      ...TUTORIAL,
      network: { activation: 'linear' },
      training: { learningRate: 1000 },
    });
    trainer.step(1000);
    expect(trainer.blownUp).toBe(true);
    expect(trainer.iteration).toBeLessThan(1000);
    expect(Number.isFinite(trainer.loss)).toBe(true);
    expect(trainer.parameters().every(Number.isFinite)).toBe(true);
    trainer.reset();
    expect(trainer.blownUp).toBe(false);
    trainer.delete();
  });

  test('evaluates a step activation but does not train it', () => {
    const trainer = trainerOf(core, { ...TUTORIAL, network: { activation: 'step' } });
    expect(trainer.obstacle).toBe('stepActivation');
    trainer.step(10);
    expect(trainer.iteration).toBe(0);
    expect([...trainer.predictions()].every((value) => value === 0 || value === 1)).toBe(true);
    trainer.delete();
  });
});

test('A run without training rows is refused, whoever starts it', () => {
  const { table } = TUTORIAL;
  const [heldOut, blank] = [
    table.rows.map((row) => ({ ...row, holdOut: true })),
    table.rows.map((row) => ({ ...row, out: [null] })),
  ];
  for (const rows of [heldOut, blank]) {
    const session = { ...TUTORIAL, table: { ...table, rows } };
    const trainer = trainerOf(core, session);
    expect([trainer.obstacle, trainer.isRight(0.5)]).toEqual(['noTrainingRows', false]);
    trainer.step(10);
    trainer.stepUntilRight(10, 0.5);
    trainer.seek(10);
    expect(trainer.iteration).toBe(0);
    expect(core.survey(session, { count: 2 })).toMatchObject({ rightSince: Float64Array.of(NaN, NaN) });
    const axes = [{ kind: 'learningRate' }, { kind: 'seed' }] as const;
    expect(core.map(session, { axes, points: [1, 0] })).toMatchObject({ outcomes: Uint8Array.of(1) });

    trainer.setRows(table.rows);
    expect(trainer.obstacle).toBeUndefined();
    trainer.step(1);
    expect(trainer.iteration).toBe(1);
    trainer.delete();
  }
});

test('The defaults are those of the tutorial', () => {
  expect(core.defaults()).toEqual({
    network: { hidden: [4], activation: ['sigmoid', 'sigmoid'], bias: false },
    training: {
      loss: 'sse',
      optimizer: 'gd',
      batch: 'full',
      learningRate: 1,
      init: 'uniform01',
      seed: 1,
      iterations: 1500,
    },
  });
});

test('The documented limits are enforced', () => {
  const { maxInputs, maxRows } = core.limits();
  expect([maxInputs, maxRows]).toEqual([10, 1024]);
  const names = (count: number) => Array.from({ length: count }, (_, i) => `x${i}`);
  const tableOf = (inputs: number, rows: number): Session => ({
    table: {
      inputs: names(inputs),
      outputs: ['y'],
      rows: Array.from({ length: rows }, () => ({ in: names(inputs).map(() => 0 as const), out: [0] })),
    },
  });
  const largest = core.createTrainer(tableOf(maxInputs, maxRows));
  expect(isProblem(largest)).toBe(false);
  if (!isProblem(largest)) largest.delete();
  expect(core.createTrainer(tableOf(maxInputs + 1, 1))).toMatchObject({ field: 'table.inputs', code: 'wrongLength' });
  expect(core.createTrainer(tableOf(1, maxRows + 1))).toMatchObject({ field: 'table.rows', code: 'wrongLength' });
});
