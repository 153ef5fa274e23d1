import type { Options } from '../../web/src/session/session.ts';

/** The core's own; tests/wasm holds it to them. */
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
