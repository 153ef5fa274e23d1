/**
 * Trains a task with TruthNet's module in Node, through its public API. With "one-by-one", a survey creates a trainer
 * for each seed.
 */

import { sentenceOf } from '../../../wasm/sentences.mjs';
import { createTrainer, loadCore } from '../core.mjs';
import { serve } from './serve.mjs';

const oneByOne = process.argv[3] === 'one-by-one';

await serve(async ({ session, seeds }) => {
  const core = await loadCore();
  const trainer = createTrainer(core, session);
  return {
    start: () => trainer.reset(),
    train: (count) => trainer.step(count),
    survey: () => (oneByOne ? seeds.map((seed) => lossOfSeed(core, session, seed)) : survey(core, session, seeds)),
  };
});

/**
 * @param {Awaited<ReturnType<typeof loadCore>>} core
 * @param {any} session
 * @param {number[]} seeds  trained one after the other
 */
function survey(core, session, seeds) {
  const made = core.survey(session, { firstSeed: seeds[0] ?? 0, count: seeds.length });
  if ('code' in made) throw new Error(sentenceOf(made));
  return made.losses;
}

/**
 * @param {Awaited<ReturnType<typeof loadCore>>} core
 * @param {any} session
 * @param {number} seed
 */
function lossOfSeed(core, session, seed) {
  const trainer = createTrainer(core, { ...session, training: { ...session.training, seed } });
  const loss = trainer.step(session.training.iterations);
  trainer.delete();
  return loss;
}
