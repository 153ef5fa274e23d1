/**
 * Measures what the wall of a hundred seeds costs while it trains beside a run of the default network at full speed:
 * the work for each frame, and the iterations of the run.
 */

import { quantile } from '../statistics.mjs';
import { traceFrames } from './frames.mjs';
import { withPage } from './served.mjs';

/** The wall trains for five seconds. */
const seconds = 4;
const goal = 1000 / 60;

const scenes = [
  { title: 'the run alone', hasWall: false },
  { title: 'the run and the wall', hasWall: true },
];

/**
 * @param {string} address
 * @returns {Promise<import('./run.mjs').Report>}
 */
export async function measureWall(address) {
  const rows = [];
  for (const { title, hasWall } of scenes) {
    const { frames, perSecond, iterations } = await trainBeside(address, hasWall);
    const p95 = quantile(frames, 0.95);
    const cells = [0.5, 0.95, 1].map((q) => quantile(frames, q).toFixed(1));
    const verdict = p95 < goal ? 'reached' : 'missed';
    rows.push([title, ...cells, goal.toFixed(1), verdict, perSecond.toFixed(0), iterations.toFixed(0)]);
  }
  return {
    title: `Work for each frame beside the wall, ms of processor time over ${seconds} s, and the run's iterations`,
    head: ['main thread', 'median', 'p95', 'most', 'goal p95', '', 'frames/s', 'iterations/s'],
    rows,
  };
}

/**
 * @param {string} address
 * @param {boolean} hasWall
 */
async function trainBeside(address, hasWall) {
  return withPage(address, async ({ browser, page }) => {
    const element = page.locator('truth-net');
    await page.evaluate(() => {
      const trained = /** @type {any} */ (document.querySelector('truth-net'));
      trained.savedState = { ...trained.savedState, view: { pace: Infinity } };
    });
    await element.getByRole('button', { name: 'Wall', exact: true }).click();
    const wall = element.locator('truth-net-wall');
    // Once it is done, nothing is compiled or loaded any more.
    await wall.getByRole('status').getByText('solved').waitFor({ timeout: 60_000 });
    await page.evaluate(() => {
      void (/** @type {any} */ (document.querySelector('truth-net')).train(1e9));
    });
    await page.waitForTimeout(1500);
    if (hasWall) await wall.getByRole('button', { name: 'Again' }).click();
    const iteration = () =>
      page.evaluate(() => [
        /** @type {any} */ (document.querySelector('truth-net')).progress.iteration,
        performance.now(),
      ]);
    const [from = NaN, begin = NaN] = await iteration();
    const traced = await traceFrames(browser, page, seconds);
    const [to = NaN, end = NaN] = await iteration();
    return { ...traced, iterations: (1000 * (to - from)) / (end - begin) };
  });
}
