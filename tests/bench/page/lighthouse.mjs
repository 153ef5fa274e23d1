/**
 * Runs Lighthouse on the built pages: on the playground with its presets for phones and desktops, on all other pages of
 * the sitemap, in all languages, without the time that loading takes.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { chromium } from '@playwright/test';
import lighthouse, { desktopConfig } from 'lighthouse';

import { chromiumOptions } from '../../../wasm/toolchain/browser.mjs';
import { repository } from '../../../wasm/toolchain/paths.mjs';
import { SITE } from '../../../web/build/site.mjs';

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
    const { scores, failures } = await audit(address, config, categories);
    rows.push([name, ...scores.map(String), '100']);
    notes.push(...failures.map((failure) => `${name}: ${failure}`));
  }
  for (const page of pages()) {
    const { scores, failures } = await audit(address + page, desktopConfig, categories.slice(1));
    rows.push([page || 'index.html', '', ...scores.map(String), '100']);
    notes.push(...failures.map((failure) => `${page}: ${failure}`));
  }
  return { title: 'Lighthouse', head: ['', ...categories, 'goal'], rows, notes };
}

/** Returns the paths of all pages below the address of the site. */
function pages() {
  const sitemap = readFileSync(join(repository, 'dist/sitemap.xml'), 'utf8');
  return Array.from(sitemap.matchAll(/<loc>(.*?)<\/loc>/g), ([, address = '']) => address.replace(SITE, ''));
}

/**
 * @param {string} address
 * @param {import('lighthouse').Config | undefined} config
 * @param {string[]} asked  categories
 */
async function audit(address, config, asked) {
  const port = 9400 + (process.pid % 500);
  const browser = await chromium.launch({ ...chromiumOptions(), args: [`--remote-debugging-port=${port}`] });
  try {
    const result = await lighthouse(address, { port, onlyCategories: asked, logLevel: 'error' }, config);
    const { lhr } = /** @type {NonNullable<typeof result>} */ (result);
    const scores = asked.map((name) => Math.round(100 * (lhr.categories[name]?.score ?? 0)));
    const failures = asked.flatMap((name) =>
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
