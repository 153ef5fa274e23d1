/** Measures how soon the map of many runs shows its coarse picture and its fine one, for the default network. */

import { quantile } from '../statistics.mjs';
import { withPage } from './served.mjs';

/** Start weights that the map varies in turn, beside the learning rate. */
const weights = ['w0.0.0', 'w0.0.1', 'w0.1.0', 'w0.1.1', 'w1.0.0'];
/**
 * Times that the map is opened on a page that has just started, in each way; the first one fills the browser's cache and
 * does not count.
 */
const openings = 6;
/** Time between reaching the tab and pressing it, in ms: a hand with a mouse needs longer. */
const rest = 100;
/** Goal for a picture of 32 × 32 runs, in ms. */
const goal = 150;

/**
 * @param {string} address
 * @returns {Promise<import('./run.mjs').Report>}
 */
export async function measureMap(address) {
  const opened = await withPage(address, async ({ page }) => {
    const times = { cold: /** @type {number[]} */ ([]), hovered: /** @type {number[]} */ ([]) };
    // The page would open with the map of the last time.
    await page.addInitScript(() => {
      /** @type {any} */ (globalThis).localStorage.clear();
    });
    // In turn, so that a change of the machine's load meets both.
    for (let i = 0; i < 2 * openings; i++) {
      await page.goto(address);
      await page.waitForFunction(() => document.querySelector('truth-net')?.progress !== undefined);
      // The page has done whatever follows its start.
      await page.evaluate(() => new Promise((resolve) => /** @type {any} */ (globalThis).requestIdleCallback(resolve)));
      const way = i % 2 === 0 ? 'cold' : 'hovered';
      times[way].push(await timeOpening(page, way === 'hovered'));
    }
    return { cold: times.cold.slice(1), hovered: times.hovered.slice(1) };
  });
  const changed = await withPage(address, async ({ page }) => {
    await timeOpening(page, false);
    await page.locator('truth-net-map').getByText('256 × 256 runs,').waitFor({ timeout: 120_000 });
    return page.evaluate(timePictures, weights);
  });
  const [coarse, fine] = ['coarse', 'fine'].map((which) => changed.map((each) => each[/** @type {'fine'} */ (which)]));
  /** @param {string} title @param {number[]} times @param {number} [most] */
  const row = (title, times, most) => {
    const median = quantile(times, 0.5);
    const verdict = most === undefined ? '' : median <= most ? 'reached' : 'missed';
    return [title, median.toFixed(0), String(most ?? ''), verdict];
  };
  return {
    title: `Time to a picture of the map that is complete and on the screen, ms, median of ${weights.length}`,
    head: ['picture', 'median', 'goal', ''],
    rows: [
      row('32 × 32 after a press on the tab', opened.cold, goal),
      row(`32 × 32 after a press on the tab, ${rest} ms after the mouse has reached it`, opened.hovered, goal),
      row('32 × 32 after a choice of another axis', coarse ?? [], goal),
      row('256 × 256 after a choice of another axis', fine ?? []),
    ],
    notes: ['The tab is pressed on a page that has started, with the files of the map in the browser’s cache.'],
  };
}

/**
 * Opens the map, and returns the time from the press until every pixel of its picture has a colour.
 * @param {import('@playwright/test').Page} page
 * @param {boolean} isHovered  true to press with a mouse that has rested on the tab; otherwise nothing precedes the press
 * @returns {Promise<number>}
 */
async function timeOpening(page, isHovered) {
  const tab = page.locator('.tabs').getByRole('button', { name: 'Map', exact: true });
  await page.evaluate(`void (globalThis.pictureShown = (${waitForPicture})())`);
  if (isHovered) {
    await tab.hover();
    await page.waitForTimeout(rest);
    await page.mouse.down();
    await page.mouse.up();
  } else {
    await tab.dispatchEvent('click');
  }
  return page.evaluate(() => /** @type {any} */ (globalThis).pictureShown);
}

/** Runs in the page: waits for a press, and returns the time from it until every pixel of the map has a colour. */
async function waitForPicture() {
  const root = /** @type {any} */ (document.querySelector('truth-net')).shadowRoot;
  const begin = await new Promise((resolve) => {
    for (const type of ['pointerdown', 'click']) {
      addEventListener(type, () => resolve(performance.now()), { capture: true, once: true });
    }
  });
  /** @type {any} */
  let picture;
  while (!picture) {
    await new Promise((resolve) => setTimeout(resolve));
    const map = root.querySelector('truth-net-study:not([hidden])')?.shadowRoot?.querySelector('truth-net-map');
    picture = map?.shadowRoot?.querySelector('truth-net-map-picture');
  }
  await new Promise((resolve) => {
    picture.addEventListener('map-painted', (/** @type {any} */ { colours: { counts } }) => {
      const { size } = picture.grid;
      if (counts.right + counts.stuck + counts.diverged === size * size) resolve(undefined);
    });
  });
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now() - begin;
}

/**
 * Runs in the page: returns the times until every pixel has a colour, and until each has its own run, for each axis.
 * @param {string[]} axes
 */
async function timePictures(axes) {
  const element = /** @type {any} */ (document.querySelector('truth-net'));
  const map = element.shadowRoot
    .querySelector('truth-net-study:not([hidden])')
    .shadowRoot.querySelector('truth-net-map');
  const picture = map.shadowRoot.querySelector('truth-net-map-picture');
  const times = [];
  for (const axis of axes) {
    const state = element.savedState;
    const before = picture.grid;
    const begin = performance.now();
    element.savedState = { ...state, view: { ...state.view, mapView: `rate~1~4_${axis}~0~20_right` } };
    /** @type {{ coarse?: number }} */
    const time = {};
    await new Promise((resolve) => {
      /** @param {any} painted */
      const note = ({ colours: { counts } }) => {
        const { grid } = picture;
        if (grid === before || counts.right + counts.stuck + counts.diverged < grid.size ** 2) return;
        time.coarse ??= performance.now() - begin;
        if (!grid.isComplete) return;
        picture.removeEventListener('map-painted', note);
        resolve(undefined);
      };
      picture.addEventListener('map-painted', note);
    });
    times.push({ coarse: time.coarse ?? NaN, fine: performance.now() - begin });
  }
  return times;
}
