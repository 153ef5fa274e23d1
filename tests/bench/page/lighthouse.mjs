/** Runs Lighthouse on the built page with its presets for phones and desktops. */

import { chromium } from '@playwright/test';
import lighthouse, { desktopConfig } from 'lighthouse';

import { findBrowser } from '../../../wasm/toolchain/browser.mjs';

const categories = ['performance', 'accessibility', 'best-practices', 'seo'];

/**
 * @param {string} address
 * @returns {Promise<import('./run.mjs').Report>}
 */
export async function measureLighthouse(address) {
  const rows = [];
  const notes = [];
  for (const [name, config] of /** @type {const} */ ([
    ['phone', undefined],
    ['desktop', desktopConfig],
  ])) {
    const { scores, failures } = await audit(address, config);
    rows.push([name, ...scores.map(String), '100']);
    notes.push(...failures.map((failure) => `${name}: ${failure}`));
  }
  return { title: 'Lighthouse', head: ['', ...categories, 'goal'], rows, notes };
}

/**
 * @param {string} address
 * @param {import('lighthouse').Config | undefined} config
 */
async function audit(address, config) {
  const executablePath = findBrowser();
  const port = 9400 + (process.pid % 500);
  const browser = await chromium.launch({
    args: [`--remote-debugging-port=${port}`],
    ...(executablePath !== undefined && { executablePath }),
  });
  try {
    const result = await lighthouse(address, { port, onlyCategories: categories, logLevel: 'error' }, config);
    const { lhr } = /** @type {NonNullable<typeof result>} */ (result);
    const scores = categories.map((name) => Math.round(100 * (lhr.categories[name]?.score ?? 0)));
    const failures = categories.flatMap((name) =>
      (lhr.categories[name]?.auditRefs ?? [])
        .filter(({ weight }) => weight > 0)
        .map(({ id }) => lhr.audits[id])
        .filter((each) => each?.score !== null && each !== undefined && each.score < 1)
        .map((each) => `${name}, ${each?.title}${each?.displayValue ? ` (${each.displayValue})` : ''}`),
    );
    return { scores, failures };
  } finally {
    await browser.close();
  }
}
