/**
 * Compares a survey's runs with a trainer's, bit by bit: at learning rates so high that one differing bit changes the
 * run.
 */

import { beforeAll, describe, expect, test } from 'vitest';
import { type Core, loadCore, type Session, TUTORIAL, trainerOf } from './load-core.ts';

const SEEDS = 400;
const TOLERANCE = 0.3;

let core: Core;
beforeAll(async () => {
  core = await loadCore();
});

/**
 * Returns the first `rows` rows of a table of random-looking bits; `blanks` leaves every fifth target open, `heldOut`
 * holds out every seventh row.
 */
function tableOf(
  inputs: number,
  outputs: number,
  rows: number,
  { blanks = false, heldOut = false } = {},
): Session['table'] {
  const bit = (row: number, column: number) => (((row + 1) * 2654435761 * (2 * column + 3)) >>> 13) & 1;
  const columns = (count: number, name: string) => Array.from({ length: count }, (_, i) => `${name}${i}`);
  return {
    inputs: columns(inputs, 'x'),
    outputs: columns(outputs, 'y'),
    rows: Array.from({ length: rows }, (_, row) => ({
      in: Array.from({ length: inputs }, (_x, i) => ((row >> i) & 1) as 0 | 1),
      out: Array.from({ length: outputs }, (_y, o) => (blanks && (row + o) % 5 === 2 ? null : (bit(row, o) as 0 | 1))),
      holdOut: heldOut && row % 7 === 6,
    })),
  };
}

const XOR: Session['table'] = {
  inputs: ['a', 'b'],
  outputs: ['y'],
  rows: [
    { in: [0, 0], out: [0] },
    { in: [0, 1], out: [1] },
    { in: [1, 0], out: [1] },
    { in: [1, 1], out: [0] },
  ],
};

/** Sessions with every activation, loss and optimizer, with and without biases, from 3 rows to 200. */
const CONFIGURATIONS: Record<string, Session> = {
  'XOR with biases at rate 10': {
    table: XOR,
    network: { bias: true },
    training: { learningRate: 10, iterations: 300 },
  },
  'XOR at rate 20': { table: XOR, training: { learningRate: 20, init: 'uniform11', iterations: 300 } },
  'the tutorial, mean of squares': { ...TUTORIAL, training: { loss: 'mse', learningRate: 60, iterations: 300 } },
  'three rows, half of the squares': {
    table: tableOf(2, 1, 3),
    network: { hidden: [3], bias: true },
    training: { loss: 'half_sse', learningRate: 30, iterations: 200 },
  },
  'five rows, cross-entropy': {
    table: tableOf(3, 1, 5),
    network: { hidden: [4], bias: true },
    training: { loss: 'cross_entropy', learningRate: 20, iterations: 150 },
  },
  'tanh and momentum, two outputs': {
    table: tableOf(3, 2, 8, { blanks: true }),
    network: { hidden: [4, 3], activation: ['tanh', 'tanh', 'sigmoid'], bias: true },
    training: { optimizer: 'momentum', learningRate: 2, init: 'uniform11', iterations: 60 },
  },
  'relu and Adam, three outputs': {
    table: tableOf(3, 3, 8, { heldOut: true }),
    network: { hidden: [5], activation: ['relu', 'sigmoid'], bias: true },
    training: { loss: 'cross_entropy', optimizer: 'adam', learningRate: 0.5, init: 'he_uniform', iterations: 60 },
  },
  'leaky relu, linear outputs': {
    table: tableOf(4, 2, 16, { blanks: true, heldOut: true }),
    network: { hidden: [4, 2], activation: ['leaky_relu', 'linear', 'linear'] },
    training: { loss: 'mse', learningRate: 0.7, init: 'glorot_uniform', iterations: 60 },
  },
  'linear and relu, which blow up': {
    table: TUTORIAL.table,
    network: { hidden: [4], activation: ['linear', 'relu'] },
    training: { learningRate: 3, init: 'uniform11', iterations: 20 },
  },
  'one row at a time': {
    table: tableOf(3, 2, 7, { blanks: true }),
    network: { hidden: [3], activation: ['tanh', 'sigmoid'], bias: true },
    training: { batch: 'row', learningRate: 10, init: 'uniform11', iterations: 40 },
  },
  'seventy rows': {
    table: tableOf(7, 1, 70, { blanks: true }),
    network: { hidden: [3], activation: ['tanh', 'sigmoid'], bias: true },
    training: { learningRate: 1, init: 'uniform11', iterations: 30 },
  },
  'two hundred rows': {
    table: tableOf(8, 2, 200, { heldOut: true }),
    network: { hidden: [3], activation: 'sigmoid', bias: true },
    training: { loss: 'cross_entropy', learningRate: 50, init: 'uniform11', iterations: 8 },
  },
};

/** Trains a run by itself. Returns its last loss, and the first iteration since which it has been right. */
function alone(session: Session, seed: number): [number, number] {
  const trainer = trainerOf(core, { ...session, training: { ...session.training, seed } });
  let since = NaN;
  for (let iteration = 0; ; iteration++) {
    since = trainer.isRight(TOLERANCE) ? (Number.isNaN(since) ? iteration : since) : NaN;
    if (iteration === session.training!.iterations) break;
    trainer.step(1);
    if (trainer.blownUp) break;
  }
  const { loss } = trainer;
  trainer.delete();
  return [loss, since];
}

describe(`The runs of a survey of ${SEEDS} seeds are those of trainers, bit for bit`, () => {
  test.each(Object.entries(CONFIGURATIONS))('%s', (_name, session) => {
    const survey = core.survey(session, { firstSeed: 0, count: SEEDS, tolerance: TOLERANCE });
    if (!('losses' in survey)) throw new Error(survey.code);
    const runs = Array.from({ length: SEEDS }, (_, seed) => alone(session, seed));
    expect([...survey.losses]).toEqual(runs.map(([loss]) => loss));
    expect([...survey.rightSince]).toEqual(runs.map(([, since]) => since));
    // The runs must differ from each other.
    expect(new Set(survey.losses).size).toBeGreaterThan(SEEDS / 2);
  });
});
