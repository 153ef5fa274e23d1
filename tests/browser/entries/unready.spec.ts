/** Tests the message in place of an element that cannot start: in older browsers, and in a page opened from a disk. */

import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { parse } from 'acorn';
import { test } from '../blog.ts';
import { expect } from '../engines/expect.ts';
import { CHROMIUM } from '../tags.ts';

const SCRIPT = '<script src="HOSTtruth-net.js" async></script>';

/** Removes features that a browser from two years before the targets lacks. */
async function withoutNewerThings(page: Page): Promise<void> {
  await page.addInitScript(() => {
    for (const method of ['toSorted', 'toReversed', 'toSpliced', 'with'])
      Reflect.deleteProperty(Array.prototype, method);
    const { supports } = CSS;
    CSS.supports = (...given: [string, string?]) =>
      !given.join().includes('light-dark') && supports(...(given as [string]));
  });
}

test(
  "In an older browser the element states its requirements below the author's fallback",
  CHROMIUM,
  async ({ page, blog }) => {
    await withoutNewerThings(page);
    await blog.open(`<truth-net lang="zh_CN"><a href="#">A picture</a></truth-net>${SCRIPT}`);
    await expect(page.locator('truth-net').getByRole('alert')).toContainText('浏览器版本太旧');
    await expect(page.getByRole('link', { name: 'A picture' })).toBeVisible();
  },
);

test(
  'In an older browser the page states its requirements in place of its playground',
  CHROMIUM,
  async ({ page, errors }) => {
    await withoutNewerThings(page);
    await page.goto('../');
    await expect(page.locator('truth-net').getByRole('alert')).toContainText('Firefox 120');
    expect(errors.splice(0)).toEqual([]);
  },
);

for (const [name, scripts] of [
  ['index', '**/assets/*.js'],
  ['lesson', '**/assets/*.js'],
  ['docs/index', '**/assets/*.js'],
  ['teaching', '**/assets/*.js'],
  ['embed', '**/truth-net.js'],
] as const) {
  test(`The page ${name}.html reports that its script does not run`, CHROMIUM, async ({ page, errors }) => {
    await page.route(scripts, (route) => route.fulfill({ body: 'not (JavaScript', contentType: 'text/javascript' }));
    await page.goto(`../${name}.html`);
    await expect(page.getByRole('alert')).toContainText('The script of this page did not start.');
    expect(errors.splice(0).join()).toContain('missing )');
  });
}

test('A page opened from a disk links to the file that runs there', CHROMIUM, async ({ page, errors }) => {
  await page.goto(pathToFileURL('dist/index.html').href);
  await expect(page.getByRole('alert')).toContainText('Opened from a disk, this page cannot start.');
  await page.getByRole('link', { name: 'truth-net.html' }).first().click();
  await expect(page.getByRole('button', { name: 'Train', exact: true })).toBeEnabled();
  // The browser logs the modules and style sheets that it blocks.
  errors.length = 0;
});

test('The scripts have only syntax that the supported browsers can parse', CHROMIUM, () => {
  for (const name of [
    'truth-net',
    'truth-net-more',
    'truth-net-studies',
    'truth-net-exercises',
    'truth-net-analysis',
    'truth-net-formulas',
    'embed',
  ]) {
    const script = readFileSync(`dist/${name}.js`, 'utf8');
    expect(() => parse(script, { ecmaVersion: 2022, sourceType: 'script' }), name).not.toThrow();
  }
});
