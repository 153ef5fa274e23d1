/**
 * ml-fnn: full batch, but a classifier: a softmax over one output for each class, tanh whatever
 * activation is asked for, biases and a penalty on large weights always, start weights of its own.
 * The same sizes but for the second output unit; what it learns is something else.
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
