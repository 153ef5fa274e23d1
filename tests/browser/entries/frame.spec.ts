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
