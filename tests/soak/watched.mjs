// @ts-check

import { newBrowser } from '../bench/page/served.mjs';

/**
 * Opens a page, records its faults, and passes both to `use`.
 * @template T
 * @param {number} height  height of the window, in CSS pixels
 * @param {(opened: {
 *   page: import('@playwright/test').Page,
 *   devtools: import('@playwright/test').CDPSession,
 *   faults: string[],
 * }) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withWatchedPage(height, use) {
  const browser = await newBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height } });
    /** @type {string[]} */
    const faults = [];
    page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
    page.on('crash', () => faults.push('the page crashed'));
    return await use({ page, devtools: await page.context().newCDPSession(page), faults });
  } finally {
    await browser.close();
  }
}
