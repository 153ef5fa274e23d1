/** How many iterations a second the page trains at full speed, beside what the core does alone on the same machine. */

import { createTrainer, loadCore } from '../core.mjs';
import { withPage } from './served.mjs';

const seconds = 4;

const scenes = [
  { title: 'default network', hash: '' },
  {
    title: '6 hidden layers of 256, 4 rows',
    hash: '#table=a,b:y/0,1,1,0&hidden=256,256,256,256,256,256&activation=tanh',
  },
];

/**
 * @param {string} address
 * @returns {Promise<import('./run.mjs').Report>}
 */
export async function measureRates(address) {
  const core = await loadCore();
  const rows = [];
  for (const { title, hash } of scenes) {
    const { session, perSecond } = await trainInPage(address + hash);
    const alone = trainAlone(core, session);
    rows.push([title, perSecond.toFixed(0), alone.toFixed(0), `${((100 * perSecond) / alone).toFixed(0)}%`]);
  }
  return {
    title: `Iterations a second at full speed, over ${seconds} s`,
    head: ['', 'in the page', 'the core alone', 'share'],
    rows,
  };
}

/** @param {string} address */
async function trainInPage(address) {
  return withPage(address, async ({ page }) =>
    page.evaluate(async (milliseconds) => {
      const element = /** @type {any} */ (document.querySelector('truth-net'));
      element.kept = { ...element.kept, view: { pace: Infinity } };
      const wait = (/** @type {number} */ time) => new Promise((resolve) => setTimeout(resolve, time));
      await wait(500);
      void element.train(1e9);
      // Past the first compilations.
      await wait(1000);
      const [iteration, time] = [element.progress.iteration, performance.now()];
      await wait(milliseconds);
      const trained = element.progress.iteration - iteration;
      return { session: element.session, perSecond: (1000 * trained) / (performance.now() - time) };
    }, seconds * 1000),
  );
}

/**
 * @param {Awaited<ReturnType<typeof loadCore>>} core
 * @param {any} session
 */
function trainAlone(core, session) {
  const trainer = createTrainer(core, session);
  trainer.step(20);
  const [iteration, time] = [trainer.iteration, performance.now()];
  while (performance.now() < time + 1000) trainer.step(10);
  const perSecond = (1000 * (trainer.iteration - iteration)) / (performance.now() - time);
  trainer.delete();
  return perSecond;
}
