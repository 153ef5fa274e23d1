/**
 * synaptic: one update after each row, always with biases; the slope of the cross-entropy at the
 * output, which travels back through weights that have just been updated. It writes code for each
 * network, so one network trains on and on instead of starting anew.
 */

import synaptic from 'synaptic';

import { serve } from './serve.mjs';

await serve(({ inputs, targets, sizes, learningRate }) => {
  const rows = inputs.map((input, r) => ({ input, output: targets[r] }));
  const trainer = new synaptic.Trainer(new synaptic.Architect.Perceptron(...sizes));
  return {
    start: () => undefined,
    train: (iterations) => trainer.train(rows, { rate: learningRate, iterations, error: Number.MIN_VALUE }).error,
  };
});
