import { beforeAll, describe, expect, test } from 'vitest';
import { sentenceOf } from '../../wasm/sentences.mjs';
import { type Core, isProblem, loadCore, type Session, TUTORIAL } from './load-core.ts';

let core: Core;
beforeAll(async () => {
  core = await loadCore();
});

/** Passes values that TypeScript would reject. */
function create(session: unknown) {
  return core.createTrainer(session as Session);
}

const { table } = TUTORIAL;

const REFUSED: readonly (readonly [what: string, session: unknown, field: string])[] = [
  ['nothing', undefined, ''],
  ['null', null, ''],
  ['a number', 42, ''],
  ['a text', 'table', ''],
  ['an array', [], ''],
  ['a function', () => table, ''],
  ['no table', {}, 'table'],
  ['a table that is null', { table: null }, 'table'],
  ['rows that are a text', { table: { ...table, rows: 'rows' } }, 'table.rows'],
  ['rows that only look like an array', { table: { ...table, rows: { length: 2 } } }, 'table.rows'],
  ['a row that is null', { table: { ...table, rows: [null] } }, 'table.rows[0]'],
  ['a hole among the rows', { table: { ...table, rows: new Array(3) } }, 'table.rows[0]'],
  ['an input that is a text', { table: { ...table, rows: [{ in: ['1', 0, 0], out: [1] }] } }, 'table.rows[0].in[0]'],
  ['an input that is NaN', { table: { ...table, rows: [{ in: [0, NaN, 0], out: [1] }] } }, 'table.rows[0].in[1]'],
  ['an input of one half', { table: { ...table, rows: [{ in: [0, 0.5, 0], out: [1] }] } }, 'table.rows[0].in[1]'],
  ['a target of two', { table: { ...table, rows: [{ in: [0, 0, 0], out: [2] }] } }, 'table.rows[0].out[0]'],
  [
    'a target that is undefined',
    { table: { ...table, rows: [{ in: [0, 0, 0], out: [undefined] }] } },
    'table.rows[0].out[0]',
  ],
  ['a row that is too short', { table: { ...table, rows: [{ in: [0, 0], out: [1] }] } }, 'table.rows[0].in'],
  ['a name that is a number', { table: { ...table, inputs: ['a', 'b', 3] } }, 'table.inputs[2]'],
  ['a name that is blank', { table: { ...table, inputs: ['a', 'b', ' '] } }, 'table.inputs[2]'],
  ['a name that is taken', { table: { ...table, inputs: ['a', 'b', 'y'] } }, 'table.outputs[0]'],
  ['a name of 33 characters', { table: { ...table, inputs: ['a', 'b', '名'.repeat(33)] } }, 'table.inputs[2]'],
  ['another version', { ...TUTORIAL, version: 2 }, 'version'],
  ['hidden layers that are a number', { ...TUTORIAL, network: { hidden: 4 } }, 'network.hidden'],
  ['a huge layer', { ...TUTORIAL, network: { hidden: [1e300] } }, 'network.hidden[0]'],
  ['a negative layer', { ...TUTORIAL, network: { hidden: [-1] } }, 'network.hidden[0]'],
  ['seven hidden layers', { ...TUTORIAL, network: { hidden: [1, 1, 1, 1, 1, 1, 1] } }, 'network.hidden'],
  ['an unknown activation', { ...TUTORIAL, network: { activation: 'sine' } }, 'network.activation'],
  ['an activation too few', { ...TUTORIAL, network: { activation: ['tanh'] } }, 'network.activation'],
  ['biases that are "yes"', { ...TUTORIAL, network: { bias: 'yes' } }, 'network.bias'],
  ['a learning rate that is a text', { ...TUTORIAL, training: { learningRate: '1' } }, 'training.learningRate'],
  ['a learning rate that is NaN', { ...TUTORIAL, training: { learningRate: NaN } }, 'training.learningRate'],
  ['an infinite learning rate', { ...TUTORIAL, training: { learningRate: Infinity } }, 'training.learningRate'],
  ['a seed of one half', { ...TUTORIAL, training: { seed: 0.5 } }, 'training.seed'],
  ['a seed of 2^32', { ...TUTORIAL, training: { seed: 2 ** 32 } }, 'training.seed'],
  ['a big integer', { ...TUTORIAL, training: { seed: 1n } }, 'training.seed'],
  ['a symbol', { ...TUTORIAL, training: { loss: Symbol('sse') } }, ''],
  ['ten to the ten iterations', { ...TUTORIAL, training: { iterations: 1e10 } }, 'training.iterations'],
];

describe('An invalid session is answered with a problem, never with an exception', () => {
  test.each(REFUSED)('%s', (_what, session, field) => {
    const made = create(session);
    expect(isProblem(made)).toBe(true);
    if (!isProblem(made)) return;
    if (field) {
      expect(made.field).toBe(field);
    }
    expect(sentenceOf(made)).toMatch(/^\S+ (?:must|is) .*\.$/);
  });
});

test('A problem with very long texts stays short', () => {
  const made = create({ ...TUTORIAL, training: { loss: 'x'.repeat(1_000_000) } });
  expect(isProblem(made) && sentenceOf(made).length).toBeLessThan(300);
});

test('Names may hold any characters', () => {
  for (const name of ['<b>', '输入', '👩‍🔬', '"', '\\', '\u0000', '\ud800']) {
    const made = create({ table: { ...table, inputs: [name, 'b', 'c'] } });
    expect(isProblem(made)).toBe(false);
    if (!isProblem(made)) made.delete();
  }
});

test.each([NaN, -1, -Infinity])('A step of %d iterations does nothing', (iterations) => {
  const made = create(TUTORIAL);
  if (isProblem(made)) throw new Error(made.code);
  made.step(iterations);
  expect(made.iteration).toBe(0);
  made.delete();
});

test.each([NaN, -1, -Infinity])('A seek to iteration %d goes to the start weights', (iteration) => {
  const made = create(TUTORIAL);
  if (isProblem(made)) throw new Error(made.code);
  made.step(10);
  made.seek(iteration);
  expect([made.iteration, made.lastIteration]).toEqual([0, 10]);
  made.delete();
});

/** Values that are not numbers. */
const NOT_NUMBERS = [undefined, null, '1', true, {}, [1], () => 1, Symbol('1'), 1n];

/** Invalid specifications of a surface or a survey. */
const WRONG_SPECS: readonly unknown[] = [undefined, null, 3, 'all', [], () => ({}), { count: 'many' }];

describe('An invalid call is answered with a problem, never with an exception', () => {
  test.each(NOT_NUMBERS)('%s is not a number', (value) => {
    const made = create(TUTORIAL);
    if (isProblem(made)) throw new Error(made.code);
    const number = value as number;
    const before = made.parameters();
    expect(made.setWeight(0, 0, 0, number)).toMatchObject({ code: expect.any(String) as string, field: 'value' });
    expect(made.setWeight(number, 0, 0, 1)).toMatchObject({ field: 'layer' });
    expect(made.setBias(0, number, 1)).toHaveProperty('code');
    expect(made.setLearningRate(number)).toMatchObject({ field: 'training.learningRate' });
    expect(made.trace(number)).toMatchObject({ field: 'row' });
    expect(made.separability(number)).toMatchObject({ field: 'output' });
    expect(made.randomPlane(number)).toMatchObject({ field: 'seed' });
    expect(made.surface({ layer: number, inputs: [0, 0, 1], ...(value === undefined && { x: NaN }) })).toHaveProperty(
      'code',
    );
    expect(made.parameters()).toEqual(before);
    made.delete();
  });

  test.each(WRONG_SPECS)('%s is not a specification', (spec) => {
    const made = create(TUTORIAL);
    if (isProblem(made)) throw new Error(made.code);
    expect(made.surface(spec as never)).toHaveProperty('code');
    expect(made.lossesAround(spec as never)).toHaveProperty('code');
    expect(core.survey(TUTORIAL, spec as never)).toHaveProperty('code');
    made.delete();
  });
});

test('Given weights of the wrong type are reported with the exact index', () => {
  const start = (weights: unknown) =>
    create({ ...TUTORIAL, network: { hidden: [] }, training: { init: 'given', start: { weights } } });
  expect(start([[[1], [2], ['3']]])).toMatchObject({ field: 'training.start.weights[0][2][0]', code: 'wrongType' });
  expect(start([[[1], [2]]])).toMatchObject({ field: 'training.start.weights[0]', code: 'wrongLength' });
  expect(start(Array.from({ length: 1e6 }, () => []))).toMatchObject({
    field: 'training.start.weights',
    value: '1000000',
  });
});
