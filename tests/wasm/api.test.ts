import { createTrainer, loadCore, type Trainer, TruthNetError } from 'truthnet';
import { beforeEach, describe, expect, test } from 'vitest';
import { PRESET_IDS, PRESETS } from '../../web/src/session/presets/presets.ts';
import { accessors, reactive } from '../web/reactive.ts';
import { type Session, TUTORIAL } from './load-core.ts';

/** Returns the error that a call throws. */
async function errorOf(call: () => unknown): Promise<unknown> {
  try {
    await call();
  } catch (error) {
    return error;
  }
  return undefined;
}

const sentenceOf = async (call: () => unknown): Promise<string> => ((await errorOf(call)) as Error).message;

let trainer: Trainer;
beforeEach(async () => {
  trainer = await createTrainer(TUTORIAL);
  return () => trainer.delete();
});

describe('createTrainer', () => {
  test('trains the tutorial to the result on its page', () => {
    const first = trainer.loss;
    const last = trainer.step(1500);
    expect([trainer.iteration, trainer.loss]).toEqual([1500, last]);
    const history = trainer.lossHistory();
    expect([history.length, history[0], history[1500]]).toEqual([1501, first, last]);
    expect(trainer.predictions()).toHaveLength(4);
    expect(trainer.parameters().weights.map((layer) => [layer.length, layer[0]?.length])).toEqual([
      [3, 4],
      [4, 1],
    ]);
  });

  test.each(PRESET_IDS)('accepts the preset %s and trains on it', async (id) => {
    const preset = await createTrainer({ table: PRESETS[id] });
    expect(preset.step(10)).toBeGreaterThan(0);
    expect(preset.predictions()).toHaveLength(PRESETS[id].rows.length * PRESETS[id].outputs.length);
    preset.delete();
  });

  test("throws the core's error with its message and its parts", async () => {
    const error = await errorOf(() => createTrainer({ ...TUTORIAL, training: { seed: -1 } }));
    expect(error).toBeInstanceOf(TruthNetError);
    expect(error).toMatchObject({
      name: 'TruthNetError',
      message: 'training.seed must be from 0 to 4294967295, but is -1.',
      problem: {
        code: 'outOfRange',
        field: 'training.seed',
        value: '-1',
        allowed: '[0, 4294967295]',
        sentence: 'training.seed must be from 0 to 4294967295, but is -1.',
      },
    });
  });
});

describe('Plain data', () => {
  test.each([
    ['proxies', reactive],
    ['getters', accessors],
  ])('may be wrapped in %s', async (_, wrapped) => {
    const core = await loadCore();
    const other = core.createTrainer(wrapped(TUTORIAL));
    expect(other.step(10)).toBe(trainer.step(10));
    const spec = { firstSeed: 0, count: 2, tolerance: 0.1 };
    expect(core.survey(wrapped(TUTORIAL), wrapped(spec))).toEqual(core.survey(TUTORIAL, spec));
    other.delete();
  });

  test('is rejected with the path of the part that is not plain data', async () => {
    const broken = { ...TUTORIAL, training: { seed: () => 1 } } as unknown as Session;
    expect(await errorOf(() => createTrainer(broken))).toMatchObject({
      name: 'TruthNetError',
      message: 'training.seed must be plain data, but is function.',
      problem: { field: 'training.seed' },
    });
  });
});

describe('A trainer', () => {
  test('evaluates rows outside the table', async () => {
    trainer.step(100);
    expect([...trainer.evaluate(1, Float64Array.of(0, 1, 1, 1, 1, 1))]).toEqual([
      trainer.predictions()[1],
      trainer.predictions()[3],
    ]);
    expect(trainer.evaluate(0, Float64Array.of(0, 0, 0))).toEqual(new Float64Array(4).fill(0.5));
    expect(await sentenceOf(() => trainer.evaluate(0, 'abc' as unknown as Float64Array))).toBe(
      'inputs must be an array, but is "abc".',
    );
    expect(await sentenceOf(() => trainer.evaluate(7, Float64Array.of(0, 0, 0)))).toBe(
      'layer must be from 0 to 1, but is 7.',
    );
  });

  test('stops training once every row is right', () => {
    const loss = trainer.stepUntilRight(5000, 0.1);
    const reached = trainer.iteration;
    expect(trainer.isRight(0.1)).toBe(true);
    expect(trainer.seek(reached - 1)).toBeGreaterThan(loss);
    expect(trainer.isRight(0.1)).toBe(false);
  });

  test('seeks to any iteration and back', async () => {
    trainer.step(1000);
    const history = trainer.lossHistory();
    expect(trainer.seek(123)).toBe(history[123]);
    expect([trainer.iteration, trainer.lastIteration]).toEqual([123, 1000]);
    const fresh = await createTrainer(TUTORIAL);
    fresh.step(123);
    expect(trainer.parameters()).toEqual(fresh.parameters());
    fresh.delete();
    expect(trainer.seek(1000)).toBe(history[1000]);
    expect(trainer.lossHistory()).toEqual(history);
  });

  test('sets a weight, and rejects one that does not exist', async () => {
    trainer.setWeight(0, 2, 3, -1.5);
    expect(trainer.parameters().weights[0]![2]![3]).toBe(-1.5);
    expect(await sentenceOf(() => trainer.setWeight(0, 3, 0, 1))).toBe('from must be from 0 to 2, but is 3.');
    expect(await sentenceOf(() => trainer.setWeight(0, 0, 0, '1' as unknown as number))).toBe(
      'value must be a number, but is "1".',
    );
    expect(await sentenceOf(() => trainer.setBias(0, 0, 1))).toBe('network.bias must be true, but is false.');
  });

  test("starts from another trainer's parameters, as given weights", async () => {
    trainer.step(50);
    const copy = await createTrainer({ ...TUTORIAL, training: { init: 'given', start: trainer.parameters() } });
    expect(copy.loss).toBe(trainer.loss);
    expect(copy.step(10)).toBe(trainer.step(10));
    copy.delete();
  });

  test('returns gradients that are the slopes of its loss', () => {
    trainer.step(10);
    const gradients = trainer.gradients();
    const { weights } = trainer.parameters();
    const h = 1e-5;
    const at = (value: number) => {
      trainer.setWeight(1, 2, 0, value);
      return trainer.loss;
    };
    const weight = weights[1]![2]![0]!;
    expect(gradients.weights[1]![2]![0]).toBeCloseTo((at(weight + h) - at(weight - h)) / (2 * h), 8);
    expect(gradients.biases).toEqual([[0, 0, 0, 0], [0]]);
  });

  test('traces every number of a row', async () => {
    const trace = trainer.trace(1);
    expect(trace.loss).toBe(trainer.rowLosses()[1]);
    expect(trace.layers).toHaveLength(2);
    const [hidden, output] = trace.layers;
    expect(output!.activations[0]).toBe(trainer.predictions()[1]);
    expect(output!.deltas[0]).toBeCloseTo(output!.errors[0]! * output!.slopes[0]!, 15);
    expect(hidden!.contributions).toHaveLength(3);
    // The first input is 0 and adds nothing; the other two are 1.
    expect(hidden!.contributions[0]!.every((value) => value === 0)).toBe(true);
    expect(hidden!.contributions[1]).toEqual(hidden!.contributions[2]);
    expect(await sentenceOf(() => trainer.trace(4))).toBe('row must be from 0 to 3, but is 4.');
  });

  test('computes surfaces whose corners are its predictions', async () => {
    trainer.step(100);
    const surface = trainer.surface({ layer: 1, x: 1, y: 0, inputs: [0, 0, 1], size: 3 });
    const predictions = trainer.predictions();
    expect([surface[0], surface[2], surface[6], surface[8]]).toEqual([...predictions]);
    expect(trainer.surface({ inputs: [0, 0, 1], size: 5 })).toHaveLength(4 * 5 * 5);
    expect(await sentenceOf(() => trainer.surface({ inputs: [0, 0, 1], size: 1000 }))).toBe(
      'size must be from 2 to 128, but is 1000.',
    );
  });

  test('reports if a single neuron can compute the table, and proves it', async () => {
    expect(trainer.separability(0)).toEqual({
      separable: false,
      firing: [
        { row: 1, times: 1 },
        { row: 2, times: 1 },
      ],
      resting: [
        { row: 0, times: 1 },
        { row: 3, times: 1 },
      ],
    });
    const rows = TUTORIAL.table.rows.map((row) => ({ ...row, out: [Math.max(...row.in.slice(0, 2)) as 0 | 1] }));
    const either = await createTrainer({ table: { ...TUTORIAL.table, rows } });
    expect(either.separability(0)).toEqual({ separable: true, weights: [1, 1, 0], threshold: 0.5 });
    either.delete();
    expect(await sentenceOf(() => trainer.separability(1))).toBe('output must be 0, but is 1.');
  });

  test('returns the loss after its next step, and beside any weight', async () => {
    const directions = trainer.gradientRow();
    const [here, landing] = trainer.lossesAround({ directions, offsets: Float64Array.of(0, -1) });
    expect(here).toBe(trainer.loss);
    expect(trainer.step(1)).toBeCloseTo(landing!, 12);
    const plane = trainer.randomPlane(3);
    expect(plane).toHaveLength(2 * directions.length);
    expect(trainer.lossesAround({ directions: plane, offsets: new Float64Array(8) })).toEqual(
      new Float64Array(4).fill(trainer.loss),
    );
    expect(await sentenceOf(() => trainer.lossesAround({ directions, offsets: new Float64Array() }))).toBe(
      'offsets must have 1 to 16384 entries, but has 0.',
    );
  });
});

test('Side effects of reading an object do not reach the core', async () => {
  const sought = await createTrainer(TUTORIAL);
  const specification = {
    layer: 0,
    get inputs() {
      sought.delete();
      return [0, 0, 1];
    },
  };
  expect(() => sought.surface(specification)).toThrow('deleted object');
  const other = await createTrainer(TUTORIAL);
  const count = {
    valueOf() {
      other.delete();
      return 3;
    },
  };
  expect(() => other.step(count as unknown as number)).toThrow('deleted object');
});

describe('A survey', () => {
  test('gives the results of trainers with its seeds', async () => {
    const core = await loadCore();
    const session: Session = { ...TUTORIAL, training: { iterations: 400 } };
    const { losses, rightSince } = core.survey(session, { firstSeed: 3, count: 5 });
    for (const [i, loss] of losses.entries()) {
      const alone = core.createTrainer({ ...session, training: { seed: 3 + i } });
      expect(loss).toBeCloseTo(alone.step(400), 10);
      const isRight = [...alone.predictions()].every((p, row) => Math.abs(p - TUTORIAL.table.rows[row]!.out[0]!) < 0.5);
      expect(Number.isNaN(rightSince[i])).toBe(!isRight);
      alone.delete();
    }
  });

  test('rejects a specification that it cannot survey', async () => {
    const core = await loadCore();
    expect(await sentenceOf(() => core.survey(TUTORIAL, { count: 0 }))).toBe(
      'count must be from 1 to 10000, but is 0.',
    );
    expect(await sentenceOf(() => core.survey({} as Session, {}))).toBe('table is missing; it must be an object.');
  });
});
