/** TruthNet's module in Node, through its public API. */

import { createTrainer, loadCore } from '../core.mjs';
import { serve } from './serve.mjs';

await serve(async ({ session, seeds, iterations }) => {
  const core = await loadCore();
  const trainer = createTrainer(core, session);
  return {
    start: () => trainer.reset(),
    train: (count) => trainer.step(count),
    survey: () => seeds.map((seed) => lossOfSeed(core, session, seed, iterations)),
  };
});

/**
 * @param {Awaited<ReturnType<typeof loadCore>>} core
 * @param {any} session
 * @param {number} seed
 * @param {number} iterations
 */
function lossOfSeed(core, session, seed, iterations) {
  const trainer = createTrainer(core, { ...session, training: { ...session.training, seed } });
  const loss = trainer.step(iterations);
  trainer.delete();
  return loss;
}
