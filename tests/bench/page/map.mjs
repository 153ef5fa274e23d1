/** Measures how soon the map of many runs shows its coarse picture and its fine one, for the default network. */

import { quantile } from '../statistics.mjs';
import { withPage } from './served.mjs';

/** Start weights that the map varies in turn, beside the learning rate. */
const weights = ['w0.0.0', 'w0.0.1', 'w0.1.0', 'w0.1.1', 'w1.0.0'];
/** Points along a side whose picture is complete, what the panel says then, and the goal in ms. */
const pictures = [
  { title: '32 × 32', says: '64 × 64', goal: 150 },
  { title: '256 × 256', says: 'in ', goal: undefined },
];

/**
 * @param {string} address
 * @returns {Promise<import('./run.mjs').Report>}
 */
export async function measureMap(address) {
  const times = await withPage(address, async ({ page }) => {
    await page.locator('truth-net').getByRole('button', { name: 'Map', exact: true }).click();
    await page.locator('truth-net-map').getByText('256 × 256 runs,').waitFor({ timeout: 120_000 });
    return page.evaluate(timePictures, { weights, says: pictures.map((picture) => picture.says) });
  });
  const rows = pictures.map(({ title, goal }, i) => {
    const middle = quantile(
      times.map((each) => /** @type {number} */ (each[i])),
      0.5,
    );
    const verdict = goal === undefined ? '' : middle <= goal ? 'reached' : 'missed';
    return [title, middle.toFixed(0), goal === undefined ? '' : String(goal), verdict];
  });
  return {
    title: `Time from another axis of the map to its picture, ms, median of ${weights.length}`,
    head: ['picture', 'median', 'goal', ''],
    rows,
  };
}

/**
 * Runs in the page: returns the times of the pictures for each axis.
 * @param {{ weights: string[], says: string[] }} given
 */
async function timePictures({ weights: axes, says }) {
  const element = /** @type {any} */ (document.querySelector('truth-net'));
  const status = () => {
    const study = element.shadowRoot.querySelector('truth-net-study:not([hidden])');
    return study.shadowRoot.querySelector('truth-net-map').shadowRoot.querySelector('.beside > .hint').textContent;
  };
  /** @type {number[][]} */
  const times = [];
  for (const axis of axes) {
    const state = element.savedState;
    const begin = performance.now();
    element.savedState = { ...state, view: { ...state.view, mapView: `rate~1~4_${axis}~0~20_right` } };
    /** @type {number[]} */
    const each = [];
    // The picture before says that it is done, until this one has begun.
    for (const text of ['Training', ...says]) {
      while (!status().includes(text)) await new Promise((resolve) => setTimeout(resolve, 1));
      each.push(performance.now() - begin);
    }
    times.push(each.slice(1));
  }
  return times;
}
