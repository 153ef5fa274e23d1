/** Tests the documentation as its readers use it: lists, search, copy buttons, live examples, and former addresses. */

import type { Page } from '@playwright/test';
import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import { Playground } from '../playground.ts';
import { CHROMIUM } from '../tags.ts';

const field = (page: Page) => page.getByRole('combobox');
const options = (page: Page) => page.getByRole('option');

test(
  'A reader finds pages by the lists, copies code, and controls the example in the text',
  CHROMIUM,
  async ({ page, context, errors: _errors }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('docs/');
    await expect(page.getByRole('navigation', { name: 'Pages' }).getByText('Docs')).toHaveAttribute(
      'aria-current',
      'page',
    );

    await test.step('Each page leads to the next one, and the list marks where the reader is', async () => {
      await page.getByRole('link', { name: /^Next/ }).click();
      await expect(page).toHaveTitle('Embed in a post · TruthNet');
      const contents = page.getByRole('navigation', { name: 'Documentation' });
      await expect(contents.getByRole('link', { name: 'Embed in a post' })).toHaveAttribute('aria-current', 'page');
      await expect(page.getByRole('navigation', { name: 'Pages' }).getByText('Docs')).toHaveAttribute(
        'aria-current',
        'true',
      );
    });

    await test.step('The copy button copies the code, and says so', async () => {
      await page.getByRole('button', { name: 'Copy' }).first().click();
      await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
      const code = await page.locator('pre').first().textContent();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code);
    });

    await test.step('The language link leads to the same page and section', async () => {
      await page.goto('docs/csp.html#iframe');
      await page.getByRole('link', { name: '中文' }).click();
      await expect(page).toHaveURL(/\/zh\/docs\/csp\.html#iframe$/);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('内容安全策略（CSP）');
    });

    await test.step('The tables describe the element in the language of the page', async () => {
      for (const [address, name] of [
        ['docs/attributes.html', /^autoplay/],
        ['docs/methods.html', /^exportImage\(which, format\?\)/],
        ['docs/theming.html', '--tn-accent'],
        ['zh/docs/events.html', /^solved/],
      ] as const) {
        await page.goto(address);
        await expect(page.getByRole('rowheader', { name })).toBeVisible();
        for (const text of await page.locator('.api td').allInnerTexts()) expect(text.trim()).not.toBe('');
      }
    });

    await test.step('The list of all pages shows the open one, even if it is near its end', async () => {
      await page.setViewportSize({ width: 1280, height: 480 });
      await page.goto('docs/stability.html');
      await expect(page.locator('.contents [aria-current]')).toBeInViewport({ ratio: 1 });
      await page.setViewportSize({ width: 1280, height: 720 });
    });

    await test.step('Links in the text control the example', async () => {
      await page.goto('docs/prose.html');
      await page.getByRole('link', { name: 'at iteration 500' }).click();
      const example = new Playground(page.locator('truth-net'));
      await expect.poll(async () => (await example.progress()).iteration).toBe(500);
    });
  },
);

test('A reader searches with the keyboard, in both languages', CHROMIUM, async ({ page, errors }) => {
  await page.goto('docs/');

  await test.step('/ goes to the field; arrows choose a result; Enter opens it', async () => {
    await page.keyboard.press('/');
    await expect(field(page)).toBeFocused();
    await page.keyboard.type('integrity');
    await expect(options(page).first()).toHaveAttribute('aria-selected', 'true');
    const count = await options(page).count();
    expect(count).toBeGreaterThan(1);
    await page.keyboard.press('ArrowDown');
    await expect(options(page).nth(1)).toHaveAttribute('aria-selected', 'true');
    await expect(field(page)).toHaveAttribute(
      'aria-activedescendant',
      (await options(page).nth(1).getAttribute('id'))!,
    );
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect(options(page).nth(count - 1)).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/docs\/scripts\.html/);
  });

  await test.step('Escape closes the results, then leaves the field', async () => {
    // The page has only just opened; its script hears no key before it has loaded.
    await expect(async () => {
      await page.keyboard.press('/');
      await expect(field(page)).toBeFocused({ timeout: 1000 });
    }).toPass();
    await page.keyboard.type('hugo');
    await expect(options(page).first()).toContainText('Hugo');
    await page.keyboard.press('Escape');
    await expect(options(page)).toHaveCount(0);
    await expect(field(page)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(field(page)).not.toBeFocused();
  });

  await test.step('A search without results says so; an empty field shows nothing', async () => {
    await field(page).fill('zzzzqqq');
    await expect(page.getByText('Nothing found.')).toBeVisible();
    await expect(options(page)).toHaveCount(0);
    await field(page).fill('');
    await expect(page.getByText('Nothing found.')).toBeHidden();
  });

  await test.step('A part of a Chinese word finds its section; the list fits a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('zh/docs/');
    await field(page).fill('短代码');
    await expect(options(page).first()).toContainText('Hugo');
    const box = (await page.getByRole('listbox').boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(390);
    await options(page).first().click();
    await expect(page).toHaveURL(/zh\/docs\/hugo\.html/);
  });

  await test.step('Without a connection, the search says that it could not be loaded', async () => {
    await page.route('**/search.json', (route) => route.abort());
    await page.reload();
    await field(page).fill('hugo');
    await expect(page.getByText('无法加载搜索')).toBeVisible();
    errors.length = 0; // The browser logs the request that failed.
    await page.unroute('**/search.json');
    await field(page).fill('hug');
    await expect(options(page).first()).toContainText('Hugo');
  });
});

test('Every page of the documentation fits a phone, in both languages', CHROMIUM, async ({ page, errors: _errors }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const start of ['docs/', 'zh/docs/']) {
    await page.goto(start);
    const links = page.locator('.contents a');
    const addresses = await links.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    expect(addresses.length).toBeGreaterThan(14);
    for (const address of addresses) {
      await page.goto(address);
      const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
      expect(scrollWidth, address).toBe(clientWidth);
    }
    await page.goto(`${start}javascript.html`);
    await page.evaluate(() => scrollTo(0, 900));
    await expect(field(page), 'the search scrolls away, and covers no text').not.toBeInViewport();
  }
});

test(
  'Addresses of the former page on embedding lead to the documentation',
  CHROMIUM,
  async ({ page, errors: _errors }) => {
    for (const [from, to] of [
      ['embedding.html', /:\d+\/docs\/$/],
      ['embedding.html#policy', /:\d+\/docs\/csp\.html$/],
      ['embedding.html#integrity', /:\d+\/docs\/scripts\.html#integrity$/],
      ['embedding.html?lang=zh#theming', /:\d+\/zh\/docs\/theming\.html$/],
      ['zh/embedding.html#members', /:\d+\/zh\/docs\/methods\.html$/],
    ] as const) {
      await page.goto(`../${from}`);
      await expect(page).toHaveURL(to);
    }
  },
);

test(
  'The playgrounds of the gallery train, and a form opens their code',
  CHROMIUM,
  async ({ page, errors: _errors }) => {
    await page.goto('docs/gallery.html');
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    expect(policy).toContain('form-action https://codepen.io;');
    const all = page.locator('truth-net');
    await expect(all).toHaveCount(10);
    for (const element of await all.all()) {
      await element.scrollIntoViewIfNeeded();
      const playground = new Playground(element);
      const { iteration } = await playground.progress();
      await element.evaluate((each: HTMLElementTagNameMap['truth-net']) => each.train(5));
      expect((await playground.progress()).iteration).toBeGreaterThanOrEqual(iteration);
    }

    await page.context().route('https://codepen.io/**', (route) => route.fulfill({ body: 'editor' }));
    const [request] = await Promise.all([
      page.context().waitForEvent('request', (each) => each.url().startsWith('https://codepen.io/')),
      page.getByRole('button', { name: 'Open in CodePen' }).first().click(),
    ]);
    expect([request.method(), request.url()]).toEqual(['POST', 'https://codepen.io/pen/define']);
    const sent = JSON.parse(new URLSearchParams(request.postData() ?? '').get('data') ?? '') as Record<string, string>;
    expect(sent['html']).toBe(await page.locator('pre').first().textContent());

    await page.goto('docs/csp.html');
    const strict = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    expect(strict).toContain("form-action 'none'");
  },
);
