/** Tests the ways to load the script into a page, and the address from which it loads the second script. */

import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { type Blog, test } from '../blog.ts';
import { expect } from '../engines/expect.ts';
import { CHROMIUM } from '../tags.ts';

const ELEMENT = '<truth-net panels="run survey"></truth-net>';
const POLICY = "default-src * blob: 'unsafe-inline' 'wasm-unsafe-eval'";
const text = readFileSync(new URL('../../../dist/truth-net.js', import.meta.url), 'utf8').replaceAll(
  '</script',
  '<\\/script',
);

/** Waits for the second script. Returns its address. */
async function secondScript(page: Page, blog: Blog): Promise<string> {
  await expect(page.getByRole('button', { name: /^Try \d+ seeds$/ })).toBeVisible();
  const src = await page
    .locator('script[src$="truth-net-more.js"]')
    .evaluate((each) => (each as HTMLScriptElement).src);
  return src.replace(blog.host, 'HOST/');
}

const WAYS = {
  'a module': '<script type="module" src="HOSTtruth-net.js?v=2"></script>',
  'an import, with data-base': `<script>document.querySelector('truth-net').dataset.base = 'HOST';</script>
    <script type="module">import 'HOSTtruth-net.js';</script>`,
  'an import() later, with data-base': `<script>
    document.querySelector('truth-net').dataset.base = 'HOST'.slice(0, -1);
    import('HOSTtruth-net.js');
  </script>`,
  'inlined text, with data-base': `<script data-base="HOST">${text}</script>`,
};

for (const [way, script] of Object.entries(WAYS)) {
  test(`The script loaded as ${way} finds the second script`, CHROMIUM, async ({ page, blog }) => {
    await blog.open(`${ELEMENT}${script}`, { policy: POLICY });
    expect(await secondScript(page, blog)).toBe('HOST/truth-net-more.js');
  });
}

for (const name of ['truthnet', 'truthnet@0.1.0', 'truthnet@0.1.0/']) {
  test(
    `The script from a CDN’s address ending in ${name} finds the second script`,
    CHROMIUM,
    async ({ page, blog }) => {
      const folder = `${blog.host}npm/${name.replace('/', '')}`;
      await page.route(`${blog.host}npm/${name}`, (route) => route.fulfill({ path: 'dist/truth-net.js' }));
      await page.route(`${folder}/dist/truth-net-more.js`, (route) =>
        route.fulfill({ path: 'dist/truth-net-more.js' }),
      );
      await blog.open(`${ELEMENT}<script src="HOSTnpm/${name}"></script>`, { policy: POLICY });
      expect(await secondScript(page, blog)).toBe(`${folder.replace(blog.host, 'HOST/')}/dist/truth-net-more.js`);
    },
  );
}

test(
  'A script without an address reports that data-base is missing, until the page sets it',
  CHROMIUM,
  async ({ page, blog, errors }) => {
    await blog.open(`${ELEMENT}<script>${text}</script>`, { policy: POLICY });
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('truth-net-more.js. An inlined or imported script');
    await expect(alert).toContainText('set data-base on truth-net');
    await page.evaluate((base) => document.querySelector('truth-net')!.setAttribute('data-base', base), blog.host);
    await page.getByRole('button', { name: 'Try again' }).click();
    expect(await secondScript(page, blog)).toBe('HOST/truth-net-more.js');
    // The browser logs the failed request by itself.
    expect(errors.splice(0)).toEqual([expect.stringContaining('Failed to load resource')]);
  },
);
