/**
 * Trains a task with synaptic: one update after each row, always with biases. It uses the gradient of the cross-entropy
 * at the output and propagates it through weights that are already updated. It generates code for each network, so one
 * network keeps training instead of restarting.
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
