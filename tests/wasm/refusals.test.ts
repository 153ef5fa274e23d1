/** Tests the facts with which values are rejected that the types of the C++ core cannot hold. */

import { loadCore, type Trainer, TruthNetError } from 'truthnet';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Session, TUTORIAL } from './load-core.ts';

let core: Awaited<ReturnType<typeof loadCore>>;
let trainer: Trainer;
beforeAll(async () => {
  core = await loadCore();
  trainer = core.createTrainer(TUTORIAL);
});

/** Returns code, field, value and allowed of the problem with which a call is rejected. */
function factsOf(call: () => unknown): readonly string[] {
  try {
    call();
  } catch (error) {
    if (!(error instanceof TruthNetError)) throw error;
    const { code, field, value, allowed } = error.problem;
    return [code, field, value, allowed];
  }
  return ['accepted'];
}

const ACTIVATIONS = 'sigmoid, tanh, relu, leaky_relu, linear, step';
const INITS = 'uniform01, uniform11, glorot_uniform, he_uniform, given';
const SESSION = '$schema, version, table, network, training, iteration, changes, view';
const LONG = 'x'.repeat(100);
const SEEDS = '[0, 4294967295]';

/** Returns the facts with which a session is rejected, by a check alone as by a trainer. */
function factsOfSession(session: object): readonly string[] {
  const facts = factsOf(() => core.createTrainer(session as Session));
  expect(factsOf(() => core.check(session as Session))).toEqual(facts);
  return facts;
}

/** Returns the tutorial's table with one other row. */
function row(cells: object): object {
  return { table: { ...TUTORIAL.table, rows: [{ in: [0, 0, 1], out: [0], ...cells }] } };
}

describe('A session is rejected with its field, the value and what is allowed:', () => {
  test.each<[part: object, code: string, field: string, value: string, allowed: string]>([
    [row({ in: [0, 2, 1] }), 'notOneOf', 'table.rows[0].in[1]', '2', '0, 1'],
    [row({ in: [0, 0.5, 1] }), 'notOneOf', 'table.rows[0].in[1]', '0.5', '0, 1'],
    [row({ in: [NaN, 0, 1] }), 'notOneOf', 'table.rows[0].in[0]', 'NaN', '0, 1'],
    [row({ in: [null, 0, 1] }), 'wrongType', 'table.rows[0].in[0]', 'null', 'number'],
    [row({ in: [true, 0, 1] }), 'wrongType', 'table.rows[0].in[0]', 'true', 'number'],
    [row({ out: [-1] }), 'notOneOf', 'table.rows[0].out[0]', '-1', '0, 1, null'],
    [row({ out: ['1'] }), 'wrongType', 'table.rows[0].out[0]', '"1"', 'number or null'],
    [{ network: { hidden: [4.5] } }, 'notAnInteger', 'network.hidden[0]', '4.5', '[1, 256]'],
    [{ network: { hidden: [4, NaN] } }, 'notAnInteger', 'network.hidden[1]', 'NaN', '[1, 256]'],
    [{ network: { hidden: [1e300] } }, 'outOfRange', 'network.hidden[0]', '1e+300', '[1, 256]'],
    [{ network: { hidden: [-1] } }, 'outOfRange', 'network.hidden[0]', '-1', '[1, 256]'],
    [{ network: { activation: 'sigmod' } }, 'notOneOf', 'network.activation', '"sigmod"', ACTIVATIONS],
    [{ network: { activation: ['tanh', ''] } }, 'notOneOf', 'network.activation[1]', '""', ACTIVATIONS],
    [{ network: { activation: 1 } }, 'wrongType', 'network.activation', '1', 'string or array'],
    [
      { network: { activation: '真'.repeat(30) } },
      'notOneOf',
      'network.activation',
      `"${'真'.repeat(13)}…"`,
      ACTIVATIONS,
    ],
    [{ [LONG]: 1 }, 'unknownField', `${LONG.slice(0, 40)}…`, `"${LONG.slice(0, 40)}…"`, SESSION],
    [{ table: { ...TUTORIAL.table, inputs: ['a', ' ', 'c'] } }, 'emptyName', 'table.inputs[1]', '" "', ''],
    [{ table: { ...TUTORIAL.table, outputs: ['X1'] } }, 'duplicateName', 'table.outputs[0]', '"X1"', 'table.inputs[0]'],
    [{ table: { ...TUTORIAL.table, outputs: [LONG] } }, 'tooLong', 'table.outputs[0]', '100', '32'],
    [{ training: { loss: 'rmse' } }, 'notOneOf', 'training.loss', '"rmse"', 'sse, mse, half_sse, cross_entropy'],
    [{ training: { optimizer: 'sgd' } }, 'notOneOf', 'training.optimizer', '"sgd"', 'gd, momentum, adam'],
    [{ training: { batch: 'mini' } }, 'notOneOf', 'training.batch', '"mini"', 'full, row'],
    [{ training: { init: 'zeros' } }, 'notOneOf', 'training.init', '"zeros"', INITS],
    [{ training: { seed: -1 } }, 'outOfRange', 'training.seed', '-1', SEEDS],
    [{ training: { seed: 2 ** 32 } }, 'outOfRange', 'training.seed', '4294967296', SEEDS],
    [{ training: { seed: 0.5 } }, 'notAnInteger', 'training.seed', '0.5', SEEDS],
    [{ training: { iterations: Infinity } }, 'outOfRange', 'training.iterations', 'Infinity', '[1, 1000000000]'],
    [{ version: 2 }, 'notOneOf', 'version', '2', '1'],
    [{ iteration: -1 }, 'outOfRange', 'iteration', '-1', '[0, 1000000000]'],
    [row({ in: [0, 1] }), 'wrongLength', 'table.rows[0].in', '2', '3'],
    [{ network: { activation: ['tanh'] } }, 'wrongLength', 'network.activation', '1', '2'],
    [{ training: { learningRate: 0 } }, 'outOfRange', 'training.learningRate', '0', '(0, 1000]'],
    [{ training: { init: 'given' } }, 'missing', 'training.start', '', 'object'],
    [{ training: { init: 'given', start: { weights: [] } } }, 'wrongLength', 'training.start.weights', '0', '2'],
  ])('%j', (part, ...facts) => {
    expect(factsOfSession({ ...TUTORIAL, ...part })).toEqual(facts);
  });
});

test('A session or saved state that createTrainer accepts passes the check', () => {
  const change = { iteration: 5, kind: 'weight', layer: 1, from: 0, to: 0, value: 1 };
  const parameters = { init: 'given', start: trainer.parameters() };
  const accepted = [TUTORIAL, { session: TUTORIAL, iteration: 9, changes: [change] }];
  for (const session of [...accepted, { ...TUTORIAL, training: parameters }]) {
    expect(factsOfSession(session)).toEqual(['accepted']);
  }
});

describe('A manual change is rejected in the same way:', () => {
  const weight = { iteration: 5, kind: 'weight', layer: 1, from: 0, to: 0, value: 1 };
  test.each<[change: object, code: string, field: string, value: string, allowed: string]>([
    [{ to: undefined }, 'missing', 'to', '', 'number'],
    [{ layer: undefined }, 'missing', 'layer', '', 'number'],
    [{ kind: 'bias' }, 'missing', 'unit', '', 'number'],
    [{ kind: 'seed' }, 'notOneOf', 'kind', '"seed"', 'learningRate, weight, bias, rows'],
    [{ iteration: 0.5 }, 'notAnInteger', 'iteration', '0.5', '[0, 1000000000]'],
    [{ layer: 2 }, 'outOfRange', 'layer', '2', '[0, 1]'],
    [{ from: 4 }, 'outOfRange', 'from', '4', '[0, 3]'],
    [{ to: 1 }, 'outOfRange', 'to', '1', '0'],
    [{ value: '1' }, 'wrongType', 'value', '"1"', 'number'],
  ])('%j', (part, code, field, ...rest) => {
    const session = { ...TUTORIAL, iteration: 9, changes: [{ ...weight, ...part }] };
    expect(factsOfSession(session)).toEqual([code, `changes[0].${field}`, ...rest]);
  });
});

describe('An argument is rejected in the same way:', () => {
  test.each<[call: () => unknown, code: string, field: string, value: string, allowed: string]>([
    [() => trainer.setWeight(0, 0, -1, 1), 'outOfRange', 'to', '-1', '[0, 3]'],
    [() => trainer.setWeight(0, 0.5, 0, 1), 'notAnInteger', 'from', '0.5', '[0, 2]'],
    [() => trainer.setWeight(2, 9, 9, NaN), 'outOfRange', 'layer', '2', '[0, 1]'],
    [() => trainer.setWeight(0, 0, 0, NaN), 'outOfRange', 'value', 'NaN', '[-1000000000, 1000000000]'],
    [() => trainer.setBias(0, NaN, 1), 'notAnInteger', 'unit', 'NaN', '[0, 3]'],
    [() => trainer.setBias(0, 0, 1), 'notOneOf', 'network.bias', 'false', 'true'],
    [() => trainer.trace(1e300), 'outOfRange', 'row', '1e+300', '[0, 3]'],
    [() => trainer.trace(undefined as unknown as number), 'wrongType', 'row', 'undefined', 'number'],
    [() => trainer.separability(0.5), 'notAnInteger', 'output', '0.5', '0'],
    [() => trainer.randomPlane(-1), 'outOfRange', 'seed', '-1', SEEDS],
    [() => trainer.evaluate(-1, [0, 0, 0]), 'outOfRange', 'layer', '-1', '[0, 1]'],
    [() => trainer.surface({ y: -1, inputs: [0, 0, 0] }), 'outOfRange', 'y', '-1', '[0, 2]'],
    [() => trainer.surface({ size: 2.5, inputs: [0, 0, 0] }), 'notAnInteger', 'size', '2.5', '[2, 128]'],
    [() => core.survey(TUTORIAL, { count: 1.5 }), 'notAnInteger', 'count', '1.5', '[1, 10000]'],
    [() => core.survey(TUTORIAL, { firstSeed: 2 ** 32, count: 0 }), 'outOfRange', 'count', '0', '[1, 10000]'],
    [() => core.survey(TUTORIAL, { firstSeed: -1, count: 10 }), 'outOfRange', 'firstSeed', '-1', '[0, 4294967286]'],
  ])('%o', (call, ...facts) => {
    expect(factsOf(call)).toEqual(facts);
  });
});
