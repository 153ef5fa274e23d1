/** The page for an iframe, by itself and in the sandbox that the share dialog writes. */

import { serve } from './blog.ts';
import { expect, Playground, referenceCase, test } from './playground.ts';

/** Keeps the height that the frame tells last. */
const SCRIPT = `addEventListener('message', ({ data }) => { document.title = data.height; });`;

test('A sandboxed frame shows its playground and tells its height', async ({ page, baseURL, errors: _ }) => {
  const frame = `<iframe src="${baseURL}embed.html?lang=en" sandbox="allow-scripts" width="900" height="300"></iframe>`;
  const body = `<!doctype html><title>0</title><link rel="icon" href="data:," /><script>${SCRIPT}</script>${frame}`;
  const { address, server } = await serve(
    (path) => (path === '/' ? { body, type: 'text/html' } : undefined),
    `script-src 'unsafe-inline'`,
  );
  await page.goto(address);
  // Before the element is there, the page keeps a place of 256 pixels for it.
  await expect.poll(() => page.evaluate(() => Number(document.title))).toBeGreaterThan(600);
  server.close();
});

test('Without a page around it, it trains all the same', async ({ page, errors: _ }) => {
  await page.goto('embed.html?preset=tutorial&lang=en&panels=run+table+chart');
  const playground = new Playground(page.locator('truth-net'));
  await playground.button('Train').click();
  await expect(playground.status).toContainText('Iteration 1,500 reached');
  expect((await playground.progress()).loss).toBeCloseTo(referenceCase(1).loss_at['1500']!, 9);
});
