/** Measures how long each look holds up a press on the largest session: 1,024 rows and six hidden layers of 256 units. */

import { withPage } from './served.mjs';

const goal = 100;
/** Milliseconds between the start of a look and the press, so that each slice is hit. */
const delays = [0, 20, 80, 200, 500, 1000, 2000];

/** @type {Record<string, object>} the view of each look, with all others closed */
const looks = {
  'no panel': {},
  'rows over the iterations': { chart: 'rows' },
  'weights over the iterations': { chart: 'weights' },
  'gradients over the iterations': { chart: 'gradients' },
  surfaces: { surfaces: true },
  'all surfaces': { surfaces: true, allSurfaces: true },
  'hidden space': { space: true },
  separability: { neuron: true },
  microscope: { microscope: true },
  landscape: { landscape: true },
  'all panels': { chart: 'weights', surfaces: true, space: true, neuron: true, microscope: true, landscape: true },
};

/**
 * @param {string} address
 * @returns {Promise<import('./run.mjs').Report>}
 */
export async function measureLooks(address) {
  const rows = [];
  for (const [title, open] of Object.entries(looks)) {
    const waits = await withPage(address, ({ page }) => page.evaluate(pressDuring, { open, delays }));
    const figures = Object.values(waits).map((times) => Math.max(...times));
    rows.push([title, ...figures.map((time) => time.toFixed(0)), Math.max(...figures) < goal ? 'reached' : 'missed']);
  }
  return {
    title: `Longest time from a press to the state it leads to, while a look is computed, ms over ${delays.length} presses`,
    head: ['look', 'Reset', 'seek', 'Pause', ''],
    rows,
    notes: [`The goal is ${goal} ms. A press also waits for an iteration under way.`],
  };
}

/**
 * Runs in the page.
 * @param {{ open: object, delays: readonly number[] }} given
 */
async function pressDuring({ open, delays }) {
  const element = /** @type {any} */ (document.querySelector('truth-net'));
  const pause = (/** @type {number} */ milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  /** @param {() => boolean} isShown */
  const until = async (isShown) => {
    const begin = performance.now();
    while (!isShown()) await pause(1);
    return performance.now() - begin;
  };
  const tableRows = Array.from({ length: 1024 }, (_, row) => {
    const bits = Array.from({ length: 10 }, (_, bit) => (row >> bit) & 1);
    return { in: bits, out: [bits.reduce((parity, bit) => parity ^ bit, 0)] };
  });
  element.savedState = {
    session: {
      table: { inputs: Array.from('abcdefghij'), outputs: ['y'], rows: tableRows },
      network: { hidden: Array.from({ length: 6 }, () => 256), activation: 'tanh' },
      training: { init: 'glorot_uniform', learningRate: 0.001 },
    },
    iteration: 0,
    changes: [],
    view: {
      surfaces: false,
      space: false,
      neuron: false,
      microscope: false,
      landscape: false,
      pace: Infinity,
      ...open,
    },
  };
  await until(() => element.progress?.iteration === 0 && element.session.table.rows.length === 1024);
  /** @type {Record<'reset' | 'seek' | 'pause', number[]>} */
  const waits = { reset: [], seek: [], pause: [] };
  for (const delay of delays) {
    element.step(2);
    await until(() => element.progress.iteration === 2);
    await pause(delay);
    element.seek(1);
    waits.seek.push(await until(() => element.progress.iteration === 1));
    await pause(delay);
    element.reset();
    waits.reset.push(await until(() => element.progress.iteration === 0));
    const trained = element.train(1e6);
    await pause(delay + 200);
    let isOver = false;
    void trained.then(() => (isOver = true));
    element.pause();
    waits.pause.push(await until(() => isOver));
    element.reset();
    await until(() => element.progress.iteration === 0);
  }
  return waits;
}
