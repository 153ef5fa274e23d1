/**
 * Trains a task with brain.js: one update after each row, always with biases, which have single precision. Its gradient
 * is that of half the sum of squares, so its learning rate is twice ours.
 */

import brain from 'brain.js';

import { serve } from './serve.mjs';

/** Replacement for 0 in options that brain.js accepts only above 0. */
const nothing = Number.MIN_VALUE;

await serve(({ inputs, targets, sizes, learningRate, starts }) => {
  const rows = inputs.map((input, r) => ({ input, output: targets[r] }));
  const network = new brain.NeuralNetwork({ activation: 'sigmoid' });
  const options = { learningRate: 2 * learningRate, momentum: nothing, errorThresh: nothing };
  return {
    start: (k) => network.fromJSON(describe(sizes, starts[k])),
    train: (iterations) => {
      network.train(rows, { ...options, iterations });
      const errors = rows.map(({ input, output }) => output[0] - network.runInput(input)[0]);
      return errors.reduce((sum, error) => sum + error ** 2, 0);
    },
  };
});

/**
 * Describes a network in the format of its fromJSON, which trains it in place: the bias and weights of each unit.
 * @param {number[]} sizes
 * @param {{weights: number[][][], biases: number[][]}} start
 */
function describe(sizes, { weights, biases }) {
  const layers = sizes.map((size, l) =>
    Object.fromEntries(
      Array.from({ length: size }, (_, j) => [
        j,
        l === 0 ? {} : { bias: biases[l - 1][j], weights: weights[l - 1].map((row) => row[j]) },
      ]),
    ),
  );
  return { sizes: [...sizes], layers };
}
