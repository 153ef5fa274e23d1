/**
 * Measures the work for each frame while the page trains at full speed.
 *
 * Chromium's trace has the start and duration of each task of the main thread (RunTask: script, style, layout, paint
 * and everything else) and of each frame (FireAnimationFrame). The work of a frame is the sum of the tasks from the one
 * that drew it up to the next one that draws, in processor time, so that other load on the machine is not counted.
 *
 * For the raster and compositor threads, the mean for each frame is reported. Without a GPU they take as long as the main
 * thread, so an extra layer or a larger painted area shows there. Compare two builds by processor times: the frames per
 * second depend on the other load on the machine.
 */

import { quantile } from '../statistics.mjs';
import { withPage } from './served.mjs';

const seconds = 5;
const goal = 1000 / 60;

/** Largest table: every combination of ten inputs. */
const parity = `#table=${'abcdefghij'.split('').join(',')}:y/${Array.from({ length: 1024 }, (_, row) => [...row.toString(2)].filter((bit) => bit === '1').length % 2).join(',')}&hidden=16`;

/** Network with the most units that a stage draws, each with its live map. */
const deep = '#table=a,b,c:y/0,1,1,0,1,0,0,1&hidden=16,16,16,16,16,16&activation=tanh';

const scenes = [
  { title: 'default network', hash: '' },
  { title: '10 inputs, 1024 rows', hash: parity },
  { title: '6 layers of 16', hash: deep },
];

/** Names of threads in a trace: those that paint tiles, and those that composite them. */
const helpers = {
  raster: /^ThreadPoolForegroundWorker/,
  compositors: /^(?:Compositor|VizCompositorThread|CrGpuMain)$/,
};

/**
 * @param {string} address
 * @returns {Promise<import('./run.mjs').Report>}
 */
export async function measureFrames(address) {
  const rows = [];
  for (const { title, hash } of scenes) {
    const { frames, perSecond, helping } = await traceTraining(address + hash);
    const p95 = quantile(frames, 0.95);
    const cells = [0.5, 0.95, 0.99, 1].map((q) => quantile(frames, q).toFixed(1));
    const others = helping.map((milliseconds) => milliseconds.toFixed(1));
    rows.push([title, ...cells, goal.toFixed(1), p95 < goal ? 'reached' : 'missed', ...others, perSecond.toFixed(0)]);
  }
  return {
    title: `Work for each frame while training at full speed, ms of processor time over ${seconds} s`,
    head: ['main thread', 'median', 'p95', 'p99', 'most', 'goal p95', '', ...Object.keys(helpers), 'frames/s'],
    rows,
  };
}

/** @param {string} address */
async function traceTraining(address) {
  return withPage(address, async ({ browser, page }) => {
    await page.evaluate(() => {
      const element = /** @type {any} */ (document.querySelector('truth-net'));
      const { session } = element;
      element.savedState = { session, iteration: 0, changes: [], view: { pace: Infinity } };
    });
    await page.waitForTimeout(1000);
    await page.evaluate(() => {
      /** @type {any} */ (document.querySelector('truth-net')).train(1e9);
    });
    // Skips the first compilations.
    await page.waitForTimeout(1500);
    return traceFrames(browser, page, seconds);
  });
}

/**
 * Traces the frames of a page for some time.
 * @param {import('@playwright/test').Browser} browser
 * @param {import('@playwright/test').Page} page
 * @param {number} length   in seconds
 */
export async function traceFrames(browser, page, length) {
  await browser.startTracing(page, {
    categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'devtools.timeline.frame'],
  });
  await page.waitForTimeout(length * 1000);
  const trace = JSON.parse((await browser.stopTracing()).toString());
  return framesOf(trace.traceEvents);
}

/** @typedef {{ name: string, pid: number, tid: number, ts: number, dur?: number, tdur?: number, args: any }} TraceEvent */

/**
 * @param {TraceEvent[]} events
 * @returns {{ frames: number[], perSecond: number, helping: number[] }} milliseconds of the main thread for each frame,
 *   and the mean for a frame of each group of `helpers`
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
  return {
    frames,
    perSecond: (1e6 * frames.length) / ((starts.at(-1) ?? NaN) - (starts[0] ?? NaN)),
    helping: Object.values(helpers).map((named) => workOf(events, named) / starts.length),
  };
}

/**
 * Returns the processor time of all threads with these names, in milliseconds: that of the events inside no other.
 * @param {TraceEvent[]} events
 * @param {RegExp} named
 */
function workOf(events, named) {
  /** @type {Map<string, number>} end of the last outer event of each thread */
  const ends = new Map();
  for (const { name, pid, tid, args } of events) {
    if (name === 'thread_name' && named.test(args.name)) ends.set(`${pid}:${tid}`, -Infinity);
  }
  let work = 0;
  for (const { pid, tid, ts, dur = 0, tdur = 0 } of events.toSorted((one, other) => one.ts - other.ts)) {
    const thread = `${pid}:${tid}`;
    if (tdur === 0 || ts < (ends.get(thread) ?? Infinity)) continue;
    ends.set(thread, ts + dur);
    work += tdur / 1000;
  }
  return work;
}
