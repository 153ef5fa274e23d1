// @ts-check
/** Playgrounds that are put on a page, started and removed again, over and over. */

import { heapOf } from '../bench/page/heap.mjs';
import { growthOf, megabytes } from './flat.mjs';
import { withWatchedPage } from './watched.mjs';

const MEASUREMENTS = 20;
/** So many at a time. */
const AT_ONCE = 4;

/**
 * @param {string} address
 * @param {number} mounts
 * @returns {Promise<import('./flat.mjs').Report>}
 */
export async function mountAndUnmount(address, mounts) {
  // The lower panels stay out of sight, and so the views that come late are still awaited when their playground goes.
  return withWatchedPage(720, async ({ page, devtools, faults }) => {
    await page.goto(`${address}embed.html?loading=eager`);
    await page.evaluate(() => {
      document.querySelector('truth-net')?.remove();
    });
    const rows = [];
    const heaps = [];
    const nodes = [];
    const listeners = [];
    for (let count = 1; count <= MEASUREMENTS; count++) {
      await page.evaluate(cycle, { times: Math.ceil(mounts / MEASUREMENTS), atOnce: AT_ONCE });
      heaps.push(await heapOf(devtools));
      const counters = await devtools.send('Memory.getDOMCounters');
      nodes.push(counters.nodes);
      listeners.push(counters.jsEventListeners);
      const workers = page.workers().length;
      rows.push(
        [
          (mounts * count) / MEASUREMENTS,
          megabytes(heaps.at(-1) ?? 0),
          counters.nodes,
          counters.jsEventListeners,
          workers,
        ].map(String),
      );
    }
    if (page.workers().length > 0) faults.push(`${page.workers().length} workers are left`);
    faults.push(
      ...growthOf('the heap of the page', heaps),
      ...moreOf('nodes', nodes),
      ...moreOf('listeners', listeners),
    );
    return {
      title: 'Playgrounds put on a page and removed again',
      head: ['mounts', 'heap, MB', 'nodes', 'listeners', 'workers'],
      rows,
      notes: [],
      faults,
    };
  });
}

/**
 * @param {string} what
 * @param {number[]} counts
 */
function moreOf(what, counts) {
  const [first = 0, last = 0] = [counts[0], counts.at(-1)];
  // One element has hundreds of each.
  return last > first + 100 ? [`there are ${last} ${what}, where there were ${first}`] : [];
}

/**
 * Runs in the page. Each is started before it is removed.
 * @param {{ times: number, atOnce: number }} options
 */
async function cycle({ times, atOnce }) {
  let left = times;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (left-- > 0) {
        const element = document.createElement('truth-net');
        const ready = new Promise((resolve) => element.addEventListener('ready', resolve, { once: true }));
        document.body.append(element);
        await ready;
        element.remove();
      }
    }),
  );
  // What is to be done after the last is gone.
  await new Promise((resolve) => setTimeout(resolve, 500));
}
