/** Measures the page's iterations per second at full speed, next to those of the core alone on the same machine. */

import { createTrainer, loadCore } from '../core.mjs';
import { quantile } from '../statistics.mjs';
import { withPage } from './served.mjs';

const seconds = 4;

const scenes = [
  { title: 'default network', hash: '' },
  {
    title: '6 hidden layers of 256, 4 rows',
    hash: '#table=a,b:y/0,1,1,0&hidden=256,256,256,256,256,256&activation=tanh',
  },
];

/** Number of alternating measurements per compared page, since the machine's speed varies. */
const pairs = 5;

/**
 * @param {string} address
 * @param {string} [before] address of another build of the page to compare with
 * @returns {Promise<import('./run.mjs').Report>}
 */
export async function measureRates(address, before) {
  const core = await loadCore();
  const builds = [
    ...(before === undefined ? [] : [{ name: 'before', at: before }]),
    { name: 'in the page', at: address },
  ];
  const rows = [];
  for (const { title, hash } of scenes) {
    const rates = builds.map(() => /** @type {number[]} */ ([]));
    const alone = [];
    for (let pair = 0; pair < (before === undefined ? 1 : pairs); pair++) {
      for (const [build, { at }] of builds.entries()) {
        const { session, perSecond } = await trainInPage(at + hash);
        rates[build]?.push(perSecond);
        if (build === builds.length - 1) alone.push(trainAlone(core, session));
      }
    }
    const [inCore = NaN, ...inPages] = [alone, ...rates].map((each) => quantile(each, 0.5));
    const share = (100 * (inPages.at(-1) ?? NaN)) / inCore;
    rows.push([title, ...inPages.map((rate) => rate.toFixed(0)), inCore.toFixed(0), `${share.toFixed(0)}%`]);
  }
  return {
    title: `Iterations a second at full speed, over ${seconds} s${before === undefined ? '' : `, medians of ${pairs} pairs`}`,
    head: ['', ...builds.map(({ name }) => name), 'the core alone', 'share'],
    rows,
  };
}

/** @param {string} address */
async function trainInPage(address) {
  return withPage(address, async ({ page }) =>
    page.evaluate(async (milliseconds) => {
      const element = /** @type {any} */ (document.querySelector('truth-net'));
      element.savedState = { ...element.savedState, view: { pace: Infinity } };
      const wait = (/** @type {number} */ time) => new Promise((resolve) => setTimeout(resolve, time));
      await wait(500);
      void element.train(1e9);
      // Skips the first compilations.
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
