/**
 * Measures the time from navigation to a trained network: the tutorial's 1500 iterations, finished and shown, in a
 * browser with an empty cache. The page's thread is throttled like a cheap phone's; Chromium cannot throttle a worker.
 */

import { quantile } from '../statistics.mjs';
import { newBrowser } from './served.mjs';

const rounds = 9;
const slowdown = 4;
const goal = 1000;

const hash = '#table=X1,X2,X3:y/001:0,011:1,101:1,111:0&view=pace:full';
const sessions = [
  { title: 'a post with one playground', path: `embed.html?panels=run+table+chart&autoplay${hash}` },
  { title: 'the whole page', path: hash },
];

/**
 * @param {string} address
 * @returns {Promise<import('./run.mjs').Report>}
 */
export async function measureStarts(address) {
  const rows = [];
  for (const { title, path } of sessions) {
    const times = [];
    // The first request makes the server compress its files.
    await timeOf(`${address}${path}`);
    for (let round = 0; round < rounds; round++) times.push(await timeOf(`${address}${path}`));
    const median = quantile(times, 0.5);
    rows.push([title, `${Math.round(median)} ms`, `${Math.round(quantile(times, 0.95))} ms`, `< ${goal} ms`]);
  }
  return {
    title: `From the navigation to 1500 iterations trained, ${slowdown} times slowed down`,
    head: ['', 'median', '95 %', 'goal'],
    rows,
  };
}

/** @param {string} address */
async function timeOf(address) {
  const browser = await newBrowser();
  try {
    const page = await browser.newPage();
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.addInitScript(() => {
      document.addEventListener('ready', ({ target }) => {
        const element = /** @type {HTMLElementTagNameMap['truth-net']} */ (target);
        if (!element.autoplay) void element.train(1500);
      });
      document.addEventListener('done', () => {
        /** @type {any} */ (globalThis).doneAt = performance.now();
      });
    });
    await page.goto(address);
    const done = await page.waitForFunction(() => /** @type {any} */ (globalThis).doneAt);
    return Number(await done.jsonValue());
  } finally {
    await browser.close();
  }
}
