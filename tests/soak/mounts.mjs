// @ts-check
/** Mounts, starts and removes playgrounds over and over. */

import { heapOf } from '../bench/page/heap.mjs';
import { growthOf, megabytes } from './flat.mjs';
import { withWatchedPage } from './watched.mjs';

const MEASUREMENTS = 20;
/** Number of playgrounds mounted at a time. */
const AT_ONCE = 4;

/**
 * @param {string} address
 * @param {number} mounts
 * @returns {Promise<import('./flat.mjs').Report>}
 */
export async function mountAndUnmount(address, mounts) {
  // A low window keeps the lower panels out of sight, so lazy views are still pending when their playground is removed.
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
  // The threshold is 100, because one element has hundreds of each.
  return last > first + 100 ? [`there are ${last} ${what}, where there were ${first}`] : [];
}

/**
 * Mounts, starts and removes playgrounds. Runs in the page.
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
  // Leaves time for the cleanup after the last removal.
  await new Promise((resolve) => setTimeout(resolve, 500));
}
