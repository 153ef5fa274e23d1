/** Tests the page for an iframe, alone and in the sandbox that the share dialog writes. */

import type { Page } from '@playwright/test';
import { embedCode } from '../../../web/src/export/embed-code.ts';
import { serve } from '../blog.ts';
import { expect } from '../engines/expect.ts';
import { test as base } from '../fixtures.ts';
import { Playground } from '../playground.ts';
import { referenceCase } from '../reference-case.ts';
import { CHROMIUM } from '../tags.ts';

/** Script that records all heights that a frame reports. */
const LISTEN = `heights = []; addEventListener('message', ({ data }) => { heights.push(data.height); });`;
/** Script that resizes the frame to the height that it reports. */
const FOLLOW = `addEventListener('message', ({ data }) => { document.querySelector('iframe').height = data.height; });`;

const SANDBOX = 'sandbox="allow-scripts" width="900" height="300"';

/** Opens a page of another origin. */
const test = base.extend<{ around: (body: string) => Promise<void> }>({
  around: async ({ page, errors: _errors }, use) => {
    let close = (): unknown => undefined;
    await use(async (text) => {
      const body = `<!doctype html><meta charset="utf-8" /><title>A post</title><link rel="icon" href="data:," />${text}`;
      const { address, server } = await serve(
        (path) => (path === '/' ? { body, type: 'text/html; charset=utf-8' } : undefined),
        `script-src 'unsafe-inline'`,
      );
      close = () => server.close();
      await page.goto(address);
    });
    close();
  },
});

const heightsOf = (page: Page) => page.evaluate(() => (globalThis as unknown as { heights: number[] }).heights);

/** Returns the share dialog's iframe with all panels and controls. */
function snippet(folder: string): string {
  return embedCode('iframe', {
    folder,
    hash: '#table=X1,X2,X3:y/001:0,011:1,101:1,111:0',
    panels: 'run share table diagram chart network training',
    controls: 'full',
    autoplay: false,
    language: 'en',
    title: 'A network',
    height: 720,
  }).post;
}

test('A sandboxed frame shows its playground and reports its height', async ({ page, baseURL, around }) => {
  await around(`<script>${LISTEN}</script><iframe src="${baseURL}embed.html?lang=en" ${SANDBOX}></iframe>`);
  // The height of the placeholder is not reported.
  await expect.poll(async () => (await heightsOf(page)).length).toBeGreaterThan(0);
  for (const height of await heightsOf(page)) expect(height).toBeGreaterThan(600);
});

test('A frame that cannot train reports its height', CHROMIUM, async ({ page, baseURL, around }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
  await around(`<script>${LISTEN}</script><iframe src="${baseURL}embed.html?lang=en" ${SANDBOX}></iframe>`);
  await expect(page.frameLocator('iframe').getByRole('alert')).toContainText('cannot run WebAssembly');
  await expect.poll(async () => (await heightsOf(page)).length).toBeGreaterThan(0);
});

test(
  'A frame with a broken link reports no height before its content is shown',
  CHROMIUM,
  async ({ page, baseURL, around }) => {
    await around(
      `<script>${LISTEN}</script><iframe src="${baseURL}embed.html?units=many&lang=en#table=nonsense" ${SANDBOX}></iframe>`,
    );
    await expect.poll(async () => (await heightsOf(page)).length).toBeGreaterThan(0);
    for (const height of await heightsOf(page)) expect(height).toBeGreaterThan(600);
  },
);

test(
  'A listener that is added later receives the height when the frame changes',
  CHROMIUM,
  async ({ page, baseURL, around }) => {
    await around(`<iframe src="${baseURL}embed.html?lang=en&panels=run+chart" ${SANDBOX}></iframe>`);
    await expect(page.frameLocator('iframe').getByRole('button', { name: 'Train' })).toBeEnabled();
    await page.evaluate(LISTEN);
    // The height of its content stays the same.
    await page.evaluate(() => document.querySelector('iframe')!.setAttribute('height', '310'));
    await expect.poll(async () => (await heightsOf(page)).length).toBeGreaterThan(0);
  },
);

for (const viewport of [
  { width: 390, height: 844 },
  { width: 1280, height: 720 },
]) {
  test(
    `In a frame as high as its page, dialogs open inside the viewport of ${viewport.width} pixels`,
    CHROMIUM,
    async ({ page, baseURL, around }) => {
      await page.setViewportSize(viewport);
      await around(`<script>${FOLLOW}</script><p>Text.</p>${snippet(baseURL!)}<p>Text.</p>`);
      const playground = new Playground(page.frameLocator('iframe').locator('truth-net'));
      await expect.poll(async () => (await page.locator('iframe').boundingBox())!.height).toBeGreaterThan(1000);
      for (const [name, title] of [
        ['Share', 'Save and share'],
        ['CSV …', 'CSV'],
      ] as const) {
        const button = playground.button(name);
        // A phone shows the button after another one.
        if (!(await button.isVisible())) await playground.button('Edit the table').click();
        await button.click();
        const dialog = playground.element.getByRole('dialog', { name: title });
        await expect(dialog).toBeInViewport({ ratio: 0.99 });
        const { height, y } = (await dialog.boundingBox())!;
        expect(height).toBeLessThanOrEqual(640);
        const pressed = (await button.boundingBox())!;
        expect(Math.abs(y - pressed.y)).toBeLessThan(640);
        await page.keyboard.press('Escape');
        await expect(dialog).toBeHidden();
      }
    },
  );
}

test("The share dialog's iframe can save files and copy", CHROMIUM, async ({ page, baseURL, around }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await around(snippet(baseURL!));
  const playground = new Playground(page.frameLocator('iframe').locator('truth-net'));
  await playground.button('Share').click();
  const download = page.waitForEvent('download');
  await playground.button('Save session').click();
  expect((await download).suggestedFilename()).toMatch(/^truthnet-.*\.json$/);
  await playground.button('Copy link').click();
  await expect(playground.element.getByRole('dialog').getByRole('status')).toContainText('Copied');
});

test('The page for an iframe also trains outside of an iframe', CHROMIUM, async ({ page, errors: _ }) => {
  await page.goto('embed.html?preset=tutorial&lang=en&panels=run+table+chart');
  const playground = new Playground(page.locator('truth-net'));
  await playground.trainEmbedded();
  await expect(playground.status).toContainText('Iteration 1,500 reached');
  expect((await playground.progress()).loss).toBeCloseTo(referenceCase(1).loss_at['1500']!, 9);
});

/** Returns the cell of a notebook as nbconvert and Quarto write it: a frame of a fixed size. */
function notebookCell(folder: string, width: number, height: number): string {
  return `<div class="output_html"><iframe width="${width}" height="${height}" src="${folder}embed.html?fit&amp;preset=xor&amp;bias=true&amp;lang=en" frameborder="0" allowfullscreen></iframe></div>`;
}

test(
  'In the fixed frame of a notebook, the playground is scaled to its height',
  CHROMIUM,
  async ({ page, baseURL, around }) => {
    const sizes = [
      { width: 600, height: 480, least: 0.75 },
      { width: 720, height: 520, least: 0.9 },
    ];
    await around(sizes.map(({ width, height }) => notebookCell(baseURL!, width, height)).join(''));
    for (const [at, { height, least }] of sizes.entries()) {
      await test.step(`in ${height} px`, async () => {
        const frame = page.locator('iframe').nth(at).contentFrame();
        const playground = new Playground(frame.locator('truth-net'));
        await playground.trainEmbedded();
        await expect(playground.status).toContainText('reached');
        const { overflow, scale, bottom } = await frame.locator('body').evaluate((body: HTMLElement) => ({
          overflow: document.documentElement.scrollHeight - window.innerHeight,
          scale: body.getBoundingClientRect().width / body.offsetWidth,
          bottom: body.getBoundingClientRect().bottom,
        }));
        expect(overflow).toBe(0);
        expect(bottom).toBeLessThanOrEqual(height);
        expect(bottom).toBeGreaterThan(0.85 * height);
        expect(scale).toBeGreaterThan(least);
      });
    }
  },
);

test(
  'A frame that fits follows its size, and scrolls where text would be too small',
  CHROMIUM,
  async ({ page, baseURL, around }) => {
    await around(notebookCell(baseURL!, 720, 700));
    const body = page.frameLocator('iframe').locator('body');
    await new Playground(page.frameLocator('iframe').locator('truth-net')).progress();
    const transform = () => body.evaluate((each: HTMLElement) => each.style.transform);
    await expect.poll(transform).toBe('');
    const resize = (height: number) =>
      page.evaluate((pixels) => (document.querySelector('iframe')!.height = String(pixels)), height);
    await resize(420);
    await expect.poll(transform).toMatch(/^scale\(0\.7/);
    await resize(120);
    await expect.poll(() => body.evaluate(() => document.documentElement.style.overflow)).toBe('');
    expect(await transform()).toMatch(/^scale\(0\.6/);
  },
);

test('A narrow frame keeps the buttons of its bar in one line', CHROMIUM, async ({ page, baseURL, around }) => {
  await around(`<iframe src="${baseURL}embed.html?lang=en&panels=run+table" width="600" height="500"></iframe>`);
  const frame = page.frameLocator('iframe');
  const tops = await Promise.all(
    ['Train', '1 step', 'Reset'].map(async (name) => (await frame.getByRole('button', { name }).boundingBox())!.y),
  );
  expect(new Set(tops).size).toBe(1);
});
