/**
 * Tests that a page with an integrity hash on the first script has one on all scripts, from its own and from another
 * origin.
 */

import { readFileSync } from 'node:fs';
import { test } from '../blog.ts';
import { expect } from '../engines/expect.ts';

/** Hash in the documentation. */
const [, HASH] = /truth-net\.js" integrity="(sha384-[^"]+)/.exec(
  readFileSync(new URL('../../../dist/docs/scripts.html', import.meta.url), 'utf8'),
)!;

const survey = (script: string) => `<truth-net panels="run survey"></truth-net><script src=${script}></script>`;
const microscope = (script: string) => survey(script).replace('survey', 'microscope');

test('A script from another origin with CORS passes its integrity check on to the second', async ({ page, blog }) => {
  await blog.open(survey(`"HOSTtruth-net.js" integrity="${HASH!}" crossorigin="anonymous"`));
  await expect(page.getByRole('button', { name: /^Try \d+ seeds$/ })).toBeVisible();
  const second = page.locator('script[src$="truth-net-more.js"]');
  await expect(second).toHaveAttribute('integrity', /^sha384-/);
  await expect(second).toHaveAttribute('crossorigin', 'anonymous');
});

test('The scripts of the analyses and the formulas are checked against the hashes in the scripts before them', async ({
  page,
  blog,
}) => {
  await blog.open(microscope(`"HOSTtruth-net.js" integrity="${HASH!}" crossorigin="anonymous"`));
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.locator('math').first()).toBeVisible();
  for (const name of ['analysis', 'formulas']) {
    const script = page.locator(`script[src$="truth-net-${name}.js"]`);
    await expect(script).toHaveAttribute('integrity', /^sha384-/);
    await expect(script).toHaveAttribute('crossorigin', 'anonymous');
  }
});

test('A script from the own origin loads, and a second script that was modified does not run', async ({
  page,
  baseURL,
  errors,
}) => {
  const body = `<!doctype html>${survey(`"truth-net.js" integrity="${HASH!}"`)}`;
  await page.route('**/held.html', (route) => route.fulfill({ body, contentType: 'text/html' }));
  await page.goto(`${baseURL}held.html`);
  await expect(page.getByRole('button', { name: /^Try \d+ seeds$/ })).toBeVisible();
  expect(errors).toEqual([]);

  await page.route('**/truth-net-more.js', (route) => route.fulfill({ body: 'document.title = "changed"' }));
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('could not be loaded');
  expect(await page.title()).toBe('');
  errors.length = 0; // The browser logs the script that it blocked.
});
