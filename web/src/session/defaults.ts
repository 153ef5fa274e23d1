/** Defines the defaults of links and files. */

import type { Options } from './session.ts';

/** Defaults of links and files. They equal the core's, but must never change, since old links rely on them. */
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
