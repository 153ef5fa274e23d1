/** Measures memory during long training: the page's heap after garbage collection, and the whole renderer process. */

import { readdirSync, readFileSync } from 'node:fs';

import { heapOf, MEGABYTE } from './heap.mjs';
import { withPage } from './served.mjs';

const marks = [100_000, 200_000, 500_000, 1_000_000, 2_000_000, 5_000_000];

/**
 * @param {string} address
 * @returns {Promise<import('./run.mjs').Report>}
 */
export async function measureMemory(address) {
  const rows = await withPage(address, async ({ page }) => {
    const session = await page.context().newCDPSession(page);
    await session.send('HeapProfiler.enable');
    await page.evaluate(() => {
      const element = /** @type {any} */ (document.querySelector('truth-net'));
      element.savedState = { ...element.savedState, view: { pace: Infinity } };
    });
    const found = [];
    for (const mark of marks) {
      await page.evaluate(async (until) => {
        const element = /** @type {any} */ (document.querySelector('truth-net'));
        await element.train(until - element.progress.iteration);
      }, mark);
      const heap = await heapOf(session);
      found.push([mark.toLocaleString('en'), (heap / MEGABYTE).toFixed(2), residentOf()]);
    }
    return found;
  });
  return {
    title: 'Memory after so many iterations, MB',
    head: ['', "the page's heap", 'the largest renderer, resident'],
    rows,
    notes: ['The resident memory takes in worker and WebAssembly; it is read from /proc, where there is one.'],
  };
}

/** Returns the resident memory of a headless browser's largest renderer, in MB. */
function residentOf() {
  let most = 0;
  try {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      try {
        if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer')) continue;
        const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
        most = Math.max(most, Number(kilobytes ?? 0) / 1024);
      } catch {
        // The process has ended.
      }
    }
  } catch {
    return '';
  }
  return most.toFixed(0);
}
