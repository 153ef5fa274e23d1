/**
 * Measures the previews: the time from a move of the pointer onto a target to the paint of the whole run that would
 * follow, and the frames while the pointer sweeps over targets.
 *
 * The time begins when the browser notes the move, before the page hears of it: browsers deliver moves once per frame.
 */

import { quantile } from '../statistics.mjs';
import { withPage } from './served.mjs';

const rounds = 24;
const seconds = 3;
/** Targets that are pointed at in turn. */
const targets = 4;
const eight = 'abcdefgh'.split('').join(',');
const parity = Array.from({ length: 256 }, (_, row) => [...row.toString(2)].filter((bit) => bit === '1').length % 2);

const scenes = [
  { title: 'default network', hash: '', goal: 1000 / 60 },
  {
    title: '8-32-32-1, 256 rows, 300 iterations',
    hash: `#table=${eight}:y/${parity.join(',')}&hidden=32,32&iterations=300`,
    goal: 100,
  },
];

/**
 * @param {string} address
 * @returns {Promise<import('./run.mjs').Report>}
 */
export async function measureGhosts(address) {
  const rows = [];
  for (const { title, hash, goal } of scenes) {
    const { times, perSecond } = await pointAround(address + hash);
    const figures = [0.5, 0.95, 1].map((q) => quantile(times, q));
    const [median = NaN] = figures;
    const cells = figures.map((figure) => figure.toFixed(1));
    rows.push([title, ...cells, goal.toFixed(1), median <= goal ? 'reached' : 'missed', perSecond.toFixed(0)]);
  }
  return {
    title: `From a move of the pointer to the paint of the whole previewed run, ms over ${rounds} moves`,
    head: ['', 'median', 'p95', 'most', 'goal', '', `frames/s, sweeping for ${seconds} s`],
    rows,
  };
}

/** @param {string} address */
async function pointAround(address) {
  return withPage(address, async ({ page }) => {
    const element = page.locator('truth-net');
    await element.locator('truth-net-ghosts:defined').waitFor({ state: 'attached' });
    const cells = element.locator('truth-net-table-grid td.target');
    const places = await Promise.all(
      Array.from({ length: targets }, async (_, i) => {
        const { x, y, width, height } = /** @type {Box} */ (await cells.nth(i).boundingBox());
        return { x: x + width / 2, y: y + height / 2 };
      }),
    );
    const pointAt = async (/** @type {number} */ round) => {
      const { x, y } = /** @type {Place} */ (places[round % targets]);
      await page.mouse.move(x, y);
    };
    await page.evaluate(watchGhosts);
    /** @type {number[]} */
    const times = [];
    // The first moves start the worker and load the marks of the chart.
    for (let round = -targets; round < rounds; round++) {
      await page.mouse.move(1, 1);
      await page.evaluate(() => /** @type {any} */ (globalThis).ghostIsGone());
      await pointAt(round + targets);
      const time = await page.evaluate(() => /** @type {any} */ (globalThis).ghostTime);
      if (round >= 0) times.push(time);
    }
    await page.evaluate(() => {
      const counted = /** @type {any} */ (globalThis);
      counted.frames = 0;
      requestAnimationFrame(function count() {
        counted.frames++;
        requestAnimationFrame(count);
      });
    });
    const begin = performance.now();
    for (let round = 0; performance.now() < begin + seconds * 1000; round++) await pointAt(round);
    const frames = await page.evaluate(() => /** @type {any} */ (globalThis).frames);
    return { times, perSecond: (1000 * frames) / (performance.now() - begin) };
  });
}

/** @typedef {{ x: number, y: number, width: number, height: number }} Box */
/** @typedef {{ x: number, y: number }} Place */

/**
 * Runs in the page: defines `ghostIsGone()`, which resolves when the chart has no ghost and then begins a round, and
 * `ghostTime`, the promise of the time in ms that the whole ghost of the round took.
 */
function watchGhosts() {
  const seen = /** @type {any} */ (globalThis);
  const chart = /** @type {any} */ (document.querySelector('truth-net')).shadowRoot.querySelector('truth-net-chart');
  /** @type {number | undefined} */
  let moved;
  /** @type {(time: number) => void} */
  let painted = () => {};
  addEventListener('pointermove', (event) => (moved ??= event.timeStamp), { capture: true });
  const words = () => chart.shadowRoot.querySelector('.ghosts text')?.textContent ?? '';
  new MutationObserver(() => {
    // The words about a run that is still training end in dots.
    if (moved === undefined || !/\d$|right/.test(words().replace('╍', '').trim())) return;
    const begin = moved;
    const report = painted;
    const { port1, port2 } = new MessageChannel();
    // The ghost is drawn in an animation frame, so that the message arrives after its paint.
    port1.onmessage = () => report(performance.now() - begin);
    port2.postMessage(undefined);
    moved = undefined;
  }).observe(chart.shadowRoot, { subtree: true, childList: true, characterData: true });
  seen.ghostIsGone = async () => {
    while (words() !== '') await new Promise((resolve) => requestAnimationFrame(resolve));
    moved = undefined;
    seen.ghostTime = new Promise((resolve) => {
      painted = resolve;
    });
  };
}
