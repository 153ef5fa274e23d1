/**
 * Measures the delay from a press to the next paint with the browser's event timing. It rounds to 8 ms and omits events
 * shorter than 16 ms.
 */

import { quantile } from '../statistics.mjs';
import { withPage } from './served.mjs';

const rounds = 15;
const least = 16;
const goal = 50;

/** @typedef {import('@playwright/test').Locator} Locator */

/** @type {{ title: string, training: boolean, press: (element: Locator) => Promise<void> }[]} */
const presses = [
  { title: '1 step', training: false, press: (element) => button(element, '1 step').click() },
  {
    title: 'a target',
    training: false,
    press: (element) => element.getByRole('gridcell', { name: /^y, row 1:/ }).click(),
  },
  {
    title: 'one more unit',
    training: false,
    press: (element) => button(element, 'More: Units in hidden layer 1').click(),
  },
  { title: 'Undo, Redo', training: false, press: undoOrRedo },
  { title: 'New seed', training: false, press: (element) => button(element, 'New seed').click() },
  { title: 'the chart', training: false, press: (element) => element.getByRole('slider').first().click() },
  { title: 'Pause', training: true, press: (element) => button(element, 'Pause').click() },
  { title: 'Log, Linear', training: true, press: (element) => button(element, /^(Log|Linear)$/, false).click() },
  {
    title: 'a unit',
    training: true,
    press: (element) => element.locator('truth-net-diagram .unit').first().click({ force: true }),
  },
  {
    title: 'Surfaces',
    training: true,
    press: (element) => button(element, 'Surfaces').click(),
  },
];

/**
 * @param {string} address
 * @returns {Promise<import('./run.mjs').Report>}
 */
export async function measurePresses(address) {
  const rows = [];
  for (const { title, training, press } of presses) {
    const milliseconds = await withPage(address, async ({ page }) => {
      const element = page.locator('truth-net');
      await page.evaluate((threshold) => {
        const seen = /** @type {any} */ (globalThis);
        seen.durations = [];
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) seen.durations.push(entry.duration);
        }).observe(/** @type {any} */ ({ type: 'event', durationThreshold: threshold, buffered: false }));
        /** @type {any} */ (document.querySelector('truth-net')).step(200);
      }, least);
      await page.waitForTimeout(300);
      const found = [];
      for (let round = 0; round < rounds; round++) {
        if (training) {
          await page.evaluate(() => {
            const trained = /** @type {any} */ (document.querySelector('truth-net'));
            trained.savedState = { ...trained.savedState, view: { ...trained.savedState.view, pace: Infinity } };
            setTimeout(() => trained.train(1e9), 100);
          });
          await page.waitForTimeout(400);
        }
        await page.evaluate(() => {
          /** @type {any} */ (globalThis).durations = [];
        });
        await press(element);
        await page.waitForTimeout(200);
        const durations = await page.evaluate(() => /** @type {any} */ (globalThis).durations);
        found.push(Math.max(0, ...durations));
        if (training) {
          await page.evaluate(() => {
            /** @type {any} */ (document.querySelector('truth-net')).pause();
          });
        }
      }
      return found;
    });
    const most = Math.max(...milliseconds);
    rows.push([
      training ? `${title}, while training` : title,
      spoken(quantile(milliseconds, 0.5)),
      spoken(quantile(milliseconds, 0.95)),
      spoken(most),
      String(goal),
      quantile(milliseconds, 0.95) < goal ? 'reached' : 'missed',
    ]);
  }
  return {
    title: `From a press to the paint that shows it, ms over ${rounds} presses`,
    head: ['', 'median', 'p95', 'most', 'goal', ''],
    rows,
  };
}

/**
 * Alternates between two tables with Undo and Redo; the first press creates the second table.
 * @param {Locator} element
 */
async function undoOrRedo(element) {
  const offered = element.getByRole('button', { name: /^(Undo|Redo)$/, disabled: false });
  if ((await offered.count()) === 0) await element.getByRole('gridcell', { name: /^y, row 1:/ }).click();
  else await offered.first().click();
}

/** @param {number} milliseconds */
function spoken(milliseconds) {
  return milliseconds < least ? `< ${least}` : milliseconds.toFixed(0);
}

/**
 * @param {Locator} element
 * @param {string | RegExp} name
 */
function button(element, name, exact = true) {
  const pressed = element.getByRole('button', { name, exact });
  // Press the option of a choice that is not selected yet.
  return typeof name === 'string' ? pressed : pressed.and(element.locator('[aria-pressed="false"]')).first();
}
