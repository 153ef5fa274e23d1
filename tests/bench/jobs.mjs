/**
 * Defines the benchmark's jobs. A job is a session of the public API; `makeTask` computes the numbers that every
 * competitor starts from, and the runner writes them as JSON, and as text for C++.
 */

import { Trainer } from '../../wasm/core.mjs';
import { createTrainer } from './core.mjs';

/**
 * @typedef {object} Job
 * @property {string} title
 * @property {object} session
 * @property {number} [seeds]  number of networks to train one after the other, with seeds from 1
 */

/**
 * Job with all numbers that a competitor needs.
 * @typedef {object} Task
 * @property {object} session
 * @property {number[][]} inputs   one array per row
 * @property {number[][]} targets
 * @property {number[]} sizes      units of each layer, starting with the inputs
 * @property {boolean} bias
 * @property {string} init
 * @property {number} learningRate
 * @property {number} iterations
 * @property {boolean} survey      true for a job with many seeds
 * @property {number[]} seeds
 * @property {{weights: number[][][], biases: number[][]}[]} starts  start parameters of each seed
 */

const tutorialTable = {
  inputs: ['X1', 'X2', 'X3'],
  outputs: ['y'],
  rows: [
    { in: [0, 0, 1], out: [0] },
    { in: [0, 1, 1], out: [1] },
    { in: [1, 0, 1], out: [1] },
    { in: [1, 1, 1], out: [0] },
  ],
};

const tutorial = {
  table: tutorialTable,
  network: { hidden: [4], activation: 'sigmoid', bias: false },
  training: { loss: 'sse', learningRate: 1, init: 'uniform01', seed: 1, iterations: 1500 },
};

/** @type {Record<string, Job>} */
export const jobs = {
  J1: { title: "the tutorial's: 3-4-1, 4 rows, no bias, 1500 iterations", session: tutorial },
  J2: {
    title: 'parity of 8 inputs: 256 rows, 8-32-32-1, biases, 1000 iterations',
    session: paritySession({ inputs: 8, width: 32, learningRate: 0.01, iterations: 1000 }),
  },
  J3: {
    title: 'parity of 10 inputs: 1024 rows, 10-256-256-1, biases, 100 iterations',
    session: paritySession({ inputs: 10, width: 256, learningRate: 0.0001, iterations: 100 }),
  },
  J4: { title: 'a survey: J1 for each of 1000 seeds, on one core', session: tutorial, seeds: 1000 },
};

const sweepRows = [4, 16, 64, 256, 1024];
const sweepWidths = [4, 16, 64, 256];
const sweepInputs = 10;

/** Multiply-adds of one timed run of the sweep, about 10 ms. */
const sweepWork = 5e7;

/**
 * Builds the networks 10-w-w-1 of every width over the first rows of the ten-input table.
 * @returns {{rows: number, width: number, multiplyAdds: number, job: Job}[]}  `multiplyAdds`: of one
 *   iteration
 */
export function sweep() {
  return sweepWidths.flatMap((width) =>
    sweepRows.map((rows) => {
      // Terms: forward, weight gradients and, except for the first layer, the deltas of the previous layer.
      const multiplyAdds = rows * (2 * sweepInputs * width + 3 * width * width + 3 * width);
      const iterations = Math.ceil(sweepWork / multiplyAdds);
      const learningRate = 0.1 / (rows * width);
      const session = paritySession({ inputs: sweepInputs, rows, width, learningRate, iterations });
      return { rows, width, multiplyAdds, job: { title: `${rows} rows, width ${width}`, session } };
    }),
  );
}

/**
 * Builds a session that learns the parity of its inputs with two hidden layers of equal width.
 * @param {{inputs: number, rows?: number, width: number, learningRate: number, iterations: number}} options
 */
function paritySession({ inputs, rows = 2 ** inputs, width, learningRate, iterations }) {
  const bits = (/** @type {number} */ row) => Array.from({ length: inputs }, (_, i) => (row >> i) & 1);
  return {
    table: {
      inputs: Array.from({ length: inputs }, (_, i) => `X${i + 1}`),
      outputs: ['y'],
      rows: Array.from({ length: rows }, (_, row) => ({ in: bits(row), out: [sum(bits(row)) % 2] })),
    },
    network: { hidden: [width, width], activation: 'sigmoid', bias: true },
    training: { loss: 'sse', learningRate, init: 'uniform01', seed: 1, iterations },
  };
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

/**
 * @param {Awaited<ReturnType<typeof import('./core.mjs').loadCore>>} core  draws the start parameters
 * @param {Job} job
 * @returns {Task}
 */
export function makeTask(core, { session, seeds: count }) {
  const { table, network, training } = /** @type {typeof tutorial} */ (session);
  const seeds = Array.from({ length: count ?? 1 }, (_, i) => training.seed + i);
  const starts = seeds.map((seed) => {
    const trainer = new Trainer(createTrainer(core, { table, network, training: { ...training, seed } }));
    const parameters = trainer.parameters();
    trainer.delete();
    return parameters;
  });
  return {
    session,
    inputs: table.rows.map((row) => row.in),
    targets: table.rows.map((row) => row.out),
    sizes: [table.inputs.length, ...network.hidden, table.outputs.length],
    bias: network.bias,
    init: training.init,
    learningRate: training.learningRate,
    iterations: training.iterations,
    survey: count !== undefined,
    seeds,
    starts,
  };
}

/**
 * Writes a task as names and numbers separated by blanks, in the order in which native.cpp reads them.
 * @param {Task} task
 */
export function taskAsText({ inputs, targets, sizes, bias, init, learningRate, iterations, survey, seeds }) {
  const rows = inputs.map((row, i) => [...row, ...(targets[i] ?? [])].join(' '));
  return [
    `sizes ${sizes.length} ${sizes.join(' ')}`,
    `bias ${Number(bias)}`,
    `init ${init}`,
    `learningRate ${learningRate}`,
    `iterations ${iterations}`,
    `survey ${Number(survey)}`,
    `seeds ${seeds.length} ${seeds.join(' ')}`,
    `rows ${rows.length}`,
    ...rows,
    '',
  ].join('\n');
}
