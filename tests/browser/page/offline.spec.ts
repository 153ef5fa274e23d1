/** Tests the site without a connection, on a host of its own: pages served for development keep nothing. */

import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from '../engines/expect.ts';
import { test as base } from '../fixtures.ts';
import { Playground } from '../playground.ts';
import { CHROMIUM } from '../tags.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** A host with the built site, whose files a test can change. */
interface Site {
  readonly address: string;
  /** Changes the text of a file; undefined removes it. */
  change(path: string, text: string | undefined): void;
}

const test = base.extend<{ site: Site }>({
  site: async ({ errors: _ }, use) => {
    const changed = new Map<string, string | undefined>();
    const server = createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://site/').pathname.slice(1).replace(/(^|\/)$/, '$1index.html');
      const file = `dist/${path}`;
      const isThere = changed.has(path) ? changed.get(path) !== undefined : existsSync(file) && statSync(file).isFile();
      response.writeHead(isThere ? 200 : 404, { 'content-type': TYPES[extname(path)] ?? 'text/plain' });
      response.end(isThere ? (changed.get(path) ?? readFileSync(file)) : 'Not found');
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    const { port } = server.address() as AddressInfo;
    await use({
      address: `http://truthnet.localhost:${port}/`,
      change: (path, text) => changed.set(path, text),
    });
    server.closeAllConnections();
    server.close();
  },
});

const footer = (page: Page) => page.locator('[data-offline]');

/** Opens the site, and waits until it is kept. */
async function keep(page: Page, site: Site): Promise<void> {
  await page.goto(site.address);
  await expect(footer(page)).toContainText('kept in this browser, so that it works without a connection');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 50));
  });
}

const trained = async (page: Page) => new Playground(page.locator('truth-net').first()).progress();

test('Without a connection, all pages that were kept or visited work', CHROMIUM, async ({ page, context, site }) => {
  await keep(page, site);
  await page.goto(`${site.address}docs/`);
  await context.setOffline(true);
  await test.step('the playground with its lazy views', async () => {
    await page.goto(`${site.address}#table=a,b:y/0,1,1,0`);
    await trained(page);
    await page.getByRole('button', { name: 'Microscope' }).click();
    await expect(page.locator('math').first()).toBeVisible();
  });
  for (const path of ['zh/', 'zh/lesson.html', 'lesson.html']) {
    await test.step(path, async () => {
      await page.goto(site.address + path);
      await trained(page);
      await expect(page.locator('html')).toHaveAttribute('lang', path.startsWith('zh') ? 'zh' : 'en');
    });
  }
  await test.step('pages of text, and one of the documentation that was visited', async () => {
    for (const path of ['teaching.html', 'docs/']) {
      await page.goto(site.address + path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    }
  });
});

test('A tab that trains keeps its version while the site is updated', CHROMIUM, async ({ page, site }) => {
  await keep(page, site);
  const lazy = /assets\/lazy-views-[\w-]+\.js/.exec(readFileSync('dist/sw.js', 'utf8'))![0];
  await page.evaluate(() => {
    void document.querySelector('truth-net')!.train(1_000_000);
  });
  const update = readFileSync('dist/sw.js', 'utf8').replace(/(?<=truthnet `?[^;]*)[\da-f]{12}/, 'feedfeedfeed');
  site.change('sw.js', update.replace(`${lazy},`, ''));
  site.change(lazy, undefined);
  const names = await page.evaluate(async () => {
    const registration = (await navigator.serviceWorker.getRegistration())!;
    await registration.update();
    while (!registration.waiting) await new Promise((resolve) => setTimeout(resolve, 50));
    return caches.keys();
  });
  expect(names).toHaveLength(2);
  expect(await page.evaluate(() => document.querySelector('truth-net')!.running)).toBe(true);
  await page.getByRole('button', { name: 'Microscope' }).click();
  await expect(page.locator('math').first()).toBeVisible();
  // The last tab of the old version closes.
  const next = await page.context().newPage();
  await page.close();
  await expect
    .poll(
      async () => {
        await next.goto('about:blank');
        // Without a tab of the site, the new version takes over when the browser gets to it.
        await next.waitForTimeout(500);
        await next.goto(`${site.address}lesson.html`);
        return next.evaluate(() => caches.keys());
      },
      { timeout: 60_000 },
    )
    .toEqual(['truthnet feedfeedfeed']);
});

test('A reader can refuse, and it stays refused', CHROMIUM, async ({ page, site }) => {
  await keep(page, site);
  await footer(page).getByRole('button', { name: 'Remove it' }).click();
  await expect(footer(page)).toContainText('needs a connection');
  await expect(footer(page).getByRole('button', { name: 'Keep it' })).toBeFocused();
  const kept = () =>
    page.evaluate(async () => [
      (await navigator.serviceWorker.getRegistrations()).length,
      (await caches.keys()).length,
    ]);
  expect(await kept()).toEqual([0, 0]);
  await page.goto(`${site.address}zh/lesson.html`);
  await expect(footer(page)).toContainText('需要联网使用');
  expect(await kept()).toEqual([0, 0]);
  await footer(page).getByRole('button', { name: '保存' }).click();
  await expect(footer(page)).toContainText('断网时也能使用');
  expect((await kept())[0]).toBe(1);
});

test('The page for an iframe keeps nothing', CHROMIUM, async ({ page, site }) => {
  await page.goto(`${site.address}embed.html`);
  await trained(page);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});

test('The manifest names the page of its language and icons of the stated sizes', CHROMIUM, async ({ page, site }) => {
  for (const folder of ['', 'zh/']) {
    await page.goto(site.address + folder);
    const found = await page.evaluate(async () => {
      const link = document.querySelector<HTMLLinkElement>('link[rel="manifest"]')!;
      const manifest = (await (await fetch(link.href)).json()) as {
        start_url: string;
        scope: string;
        lang: string;
        icons: { src: string; sizes: string }[];
      };
      const sizes = manifest.icons.map(async ({ src, sizes: stated }) => {
        const image = new Image();
        image.src = new URL(src, link.href).href;
        await image.decode();
        return stated === 'any' || stated === `${image.naturalWidth}x${image.naturalHeight}`;
      });
      const at = (address: string) => new URL(address, link.href).href;
      return {
        start: at(manifest.start_url),
        scope: at(manifest.scope),
        lang: manifest.lang,
        sizes: await Promise.all(sizes),
      };
    });
    expect(found).toEqual({
      start: site.address + folder,
      scope: site.address,
      lang: folder ? 'zh' : 'en',
      sizes: [true, true, true, true],
    });
  }
});
