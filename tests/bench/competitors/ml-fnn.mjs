/**
 * Trains a task with ml-fnn, full batch, as a classifier: a softmax with one output per class, tanh for every
 * activation, always biases and weight decay, start weights of its own. Its sizes are the job's except for the second
 * output unit, but it learns another function.
 */

import FeedForwardNeuralNetwork from 'ml-fnn';

import { serve } from './serve.mjs';

await serve(({ inputs, targets, sizes, learningRate }) => {
  const labels = targets.flat();
  const network = new FeedForwardNeuralNetwork({
    hiddenLayers: sizes.slice(1, -1),
    learningRate: learningRate / 10, // softmax has the larger slope
    regularization: Number.MIN_VALUE,
  });
  return {
    start: () => (network.model = undefined),
    train: (iterations) => {
      network.iterations = iterations;
      network.train(inputs, labels);
      return network.predict(inputs).filter((label, r) => label !== labels[r]).length;
    },
  };
});
