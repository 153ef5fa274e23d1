import type { Options } from './session.ts';

/**
 * What a link or a file means that does not say otherwise. The core has the same defaults, but those of a link must
 * stay what they were when it was written.
 */
export const DEFAULTS: Options = {
  network: { hidden: [4], activation: ['sigmoid', 'sigmoid'], bias: false },
  training: {
    loss: 'sse',
    optimizer: 'gd',
    batch: 'full',
    learningRate: 1,
    init: 'uniform01',
    seed: 1,
    iterations: 1500,
  },
};
