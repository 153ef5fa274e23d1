// @ts-check
/** Trains eight playgrounds on one page at full speed for a long time. */

import { heapOf } from '../bench/page/heap.mjs';
import { growthOf, megabytes } from './flat.mjs';
import { withWatchedPage } from './watched.mjs';

const INSTANCES = 8;
const MEASUREMENTS = 20;
/** Last iteration, which no run reaches. */
const FAR = 1e9;

/** Code prepended to the worker's script: reports the size of the WebAssembly memories on request. */
const TELLING = `{
  const memories = [];
  const instantiate = WebAssembly.instantiate;
  WebAssembly.instantiate = async (...given) => {
    const made = await instantiate(...given);
    const { exports } = made.instance ?? made;
    memories.push(...Object.values(exports).filter((each) => each instanceof WebAssembly.Memory));
    return made;
  };
  const channel = new BroadcastChannel('soak');
  channel.onmessage = ({ data }) => {
    if (data === 'ask') channel.postMessage(memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0));
  };
}
`;

/**
 * @param {string} address
 * @param {number} seconds
 * @returns {Promise<import('./flat.mjs').Report>}
 */
export async function trainTogether(address, seconds) {
  return withWatchedPage(2400, async ({ page, devtools, faults }) => {
    await page.route('**/assets/worker-*.js', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: TELLING + (await response.text()) });
    });
    await page.goto(address);
    await page.evaluate(begin, { instances: INSTANCES, until: FAR });

    const heaps = [];
    const wasm = [];
    const rows = [];
    for (let count = 1; count <= MEASUREMENTS; count++) {
      await page.waitForTimeout((seconds * 1000) / MEASUREMENTS);
      await page.evaluate(() => /** @type {any} */ (globalThis).soak.pauseAndGoOn());
      const told = await page.evaluate(() => /** @type {any} */ (globalThis).soak.told(8));
      heaps.push(await heapOf(devtools));
      wasm.push(told.memory);
      const [heap, memory] = [megabytes(heaps.at(-1) ?? 0), megabytes(told.memory)];
      rows.push([((seconds * count) / MEASUREMENTS).toFixed(0), heap, memory, told.iterations.toExponential(1)]);
    }
    const { asked, answered, backwards, troubles } = await page.evaluate(() =>
      /** @type {any} */ (globalThis).soak.end(),
    );
    if (asked !== answered) faults.push(`${asked} calls were made, and ${answered} answered`);
    if (backwards > 0) faults.push(`${backwards} pictures came out of order`);
    faults.push(...troubles, ...growthOf('the heap of the page', heaps), ...growthOf('WebAssembly', wasm));
    return {
      title: `${INSTANCES} playgrounds training together`,
      head: ['s', 'heap, MB', 'WebAssembly, MB', 'iterations in all'],
      rows,
      notes: [`${answered} of ${asked} calls answered`],
      faults,
    };
  });
}

/**
 * Starts the playgrounds. Runs in the page.
 * @param {{ instances: number, until: number }} options
 */
async function begin({ instances, until }) {
  const first = /** @type {any} */ (document.querySelector('truth-net'));
  while (document.querySelectorAll('truth-net').length < instances) first.after(document.createElement('truth-net'));
  const elements = /** @type {any[]} */ ([...document.querySelectorAll('truth-net')]);
  const counts = { asked: 0, answered: 0, backwards: 0, troubles: /** @type {string[]} */ ([]) };
  const last = new Map(elements.map((element) => [element, 0]));

  function train(/** @type {any} */ element) {
    counts.asked++;
    element.train(until).then(
      () => counts.answered++,
      (/** @type {Error} */ error) => counts.troubles.push(String(error)),
    );
  }

  await Promise.all(
    elements.map(async (element, index) => {
      element.addEventListener('error', (/** @type {CustomEvent} */ { detail }) =>
        counts.troubles.push(detail.message),
      );
      element.addEventListener('progress', (/** @type {CustomEvent<{ iteration: number }>} */ { detail }) => {
        if (detail.iteration < (last.get(element) ?? 0)) counts.backwards++;
        last.set(element, detail.iteration);
      });
      await element.setSession({
        session: { table: element.session.table, training: { seed: index, iterations: until, learningRate: 0.1 } },
        iteration: 0,
        changes: [],
        view: { pace: Infinity },
      });
      train(element);
    }),
  );

  const channel = new BroadcastChannel('soak');
  /** Pauses all elements and waits until every call is answered. */
  const settled = async () => {
    for (const element of elements) element.pause();
    const limit = Date.now() + 20_000;
    while (counts.answered < counts.asked && Date.now() < limit) await new Promise((go) => setTimeout(go, 20));
  };
  Object.assign(globalThis, {
    soak: {
      async pauseAndGoOn() {
        await settled();
        elements.forEach(train);
      },
      /** @param {number} workers */
      async told(workers) {
        /** @type {number[]} */
        const sizes = [];
        channel.onmessage = ({ data }) => sizes.push(data);
        channel.postMessage('ask');
        while (sizes.length < workers) await new Promise((go) => setTimeout(go, 20));
        return {
          memory: sizes.reduce((sum, size) => sum + size),
          iterations: [...last.values()].reduce((sum, each) => sum + each),
        };
      },
      async end() {
        await settled();
        return counts;
      },
    },
  });
}
