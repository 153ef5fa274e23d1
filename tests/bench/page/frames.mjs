/**
 * Measures the main thread's work per frame while the page trains at full speed.
 *
 * Chromium's trace has the start and duration of each task of the main thread (RunTask: script, style, layout, paint
 * and everything else) and of each frame (FireAnimationFrame). The work of a frame is the sum of the tasks from the one
 * that drew it up to the next one that draws, in processor time, so that other load on the machine is not counted.
 */

import { quantile } from '../statistics.mjs';
import { withPage } from './served.mjs';

const seconds = 5;
const goal = 1000 / 60;

/** Largest table: every combination of ten inputs. */
const parity = `#table=${'abcdefghij'.split('').join(',')}:y/${Array.from({ length: 1024 }, (_, row) => [...row.toString(2)].filter((bit) => bit === '1').length % 2).join(',')}&hidden=16`;

const scenes = [
  { title: 'default network, all panels open', hash: '' },
  { title: '10 inputs, 1024 rows, all panels open', hash: parity },
];

/**
 * @param {string} address
 * @returns {Promise<import('./run.mjs').Report>}
 */
export async function measureFrames(address) {
  const rows = [];
  for (const { title, hash } of scenes) {
    const { frames, perSecond } = await traceTraining(address + hash);
    const p95 = quantile(frames, 0.95);
    const cells = [0.5, 0.95, 0.99, 1].map((q) => quantile(frames, q).toFixed(1));
    rows.push([title, ...cells, perSecond.toFixed(0), `${goal.toFixed(1)}`, p95 < goal ? 'reached' : 'missed']);
  }
  return {
    title: `Main-thread work for each frame while training at full speed, ms over ${seconds} s`,
    head: ['', 'median', 'p95', 'p99', 'most', 'frames/s', 'goal p95', ''],
    rows,
  };
}

/** @param {string} address */
async function traceTraining(address) {
  return withPage(address, async ({ browser, page }) => {
    await page.evaluate(() => {
      const element = /** @type {any} */ (document.querySelector('truth-net'));
      const { session } = element;
      element.kept = { session, iteration: 0, changes: [], view: { pace: Infinity, surfaces: true, space: true } };
    });
    await page.waitForTimeout(1000);
    await page.evaluate(() => {
      /** @type {any} */ (document.querySelector('truth-net')).train(1e9);
    });
    // Skips the first compilations.
    await page.waitForTimeout(1500);
    await browser.startTracing(page, {
      categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'devtools.timeline.frame'],
    });
    await page.waitForTimeout(seconds * 1000);
    const trace = JSON.parse((await browser.stopTracing()).toString());
    return framesOf(trace.traceEvents);
  });
}

/**
 * @param {{ name: string, pid: number, tid: number, ts: number, dur?: number, tdur?: number, args: any }[]} events
 * @returns {{ frames: number[], perSecond: number }} milliseconds of work for each frame
 */
function framesOf(events) {
  const mainThreads = events
    .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
    .map(({ pid, tid }) => `${pid}:${tid}`);
  const onMain = events
    .filter(({ pid, tid }) => mainThreads.includes(`${pid}:${tid}`))
    .sort((one, other) => one.ts - other.ts);
  const drawings = onMain.filter(({ name }) => name === 'FireAnimationFrame');
  const tasks = onMain.filter(({ name, pid }) => name === 'RunTask' && pid === drawings[0]?.pid);
  /** @type {number[]} */
  const frames = [];
  /** @type {number[]} */
  const starts = [];
  let next = 0;
  for (const { ts, dur = 0, tdur = dur } of tasks) {
    let begins = false;
    for (; (drawings[next]?.ts ?? Infinity) < ts + dur; next++) begins ||= (drawings[next]?.ts ?? 0) >= ts;
    if (begins) {
      frames.push(0);
      starts.push(ts);
    }
    if (frames.length > 0) frames.push((frames.pop() ?? 0) + tdur / 1000);
  }
  // The last frame is incomplete.
  frames.pop();
  return { frames, perSecond: (1e6 * frames.length) / ((starts.at(-1) ?? NaN) - (starts[0] ?? NaN)) };
}
