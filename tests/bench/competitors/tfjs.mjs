/**
 * Trains a task with TensorFlow.js: its optimizer on plain variables, which is several times as fast on networks of
 * this size as its layers with `fit`. The seeds of a survey are one more dimension of every tensor. Single precision.
 */

import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';

import { serve } from './serve.mjs';

const backend = process.argv[3] ?? '';

await serve(async ({ inputs, targets, bias, learningRate, iterations, survey, starts }) => {
  if (!(await tf.setBackend(backend))) throw new Error(`There is no backend ${backend}.`);
  const seeds = survey ? [starts.length] : [];
  const expand = (/** @type {tf.Tensor} */ tensor) => (survey ? tensor.expandDims(0) : tensor);
  const x = expand(tf.tensor2d(inputs));
  const y = expand(tf.tensor2d(targets));
  const optimizer = tf.train.sgd(learningRate);
  const layers = starts[0].weights.map((rows, l) => {
    const columns = rows[0].length;
    return {
      startWeights: tf.tensor(starts.map(({ weights }) => weights[l]).flat(3), [...seeds, rows.length, columns]),
      startBiases: tf.tensor(starts.map(({ biases }) => biases[l]).flat(2), [...seeds, 1, columns]),
      weights: tf.variable(tf.zeros([...seeds, rows.length, columns])),
      biases: tf.variable(tf.zeros([...seeds, 1, columns]), bias),
    };
  });

  const losses = () => {
    const predictions = layers.reduce((a, { weights, biases }) => {
      const sums = tf.matMul(a, weights);
      return tf.sigmoid(bias ? tf.add(sums, biases) : sums);
    }, x);
    return tf.sum(tf.squaredDifference(y, predictions), [-2, -1]);
  };
  const start = () => {
    for (const { weights, biases, startWeights, startBiases } of layers) {
      weights.assign(startWeights.clone());
      biases.assign(startBiases.clone());
    }
  };
  const train = (/** @type {number} */ count) => {
    for (let k = 0; k < count; k++) optimizer.minimize(() => tf.sum(losses()));
    return tf.tidy(() => losses().dataSync());
  };

  return {
    start,
    train: (count) => train(count)[0],
    survey: () => {
      start();
      return train(iterations);
    },
  };
});
