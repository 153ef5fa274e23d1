import { expect, test as base } from '@playwright/test';
import { Playground } from './playground.ts';

const test = base;

test('Without WebAssembly the page says so in a sentence', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
  await page.goto('./');
  await expect(page.getByRole('alert')).toContainText('cannot run WebAssembly');
});

test('Without WebAssembly SIMD the page says so in a sentence', async ({ page }) => {
  await page.addInitScript(() => {
    WebAssembly.validate = () => false;
  });
  await page.goto('./');
  await expect(page.getByRole('alert')).toContainText('has no SIMD');
});

test('Without workers the page says so in a sentence', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'Worker'));
  await page.goto('./');
  await expect(page.getByRole('alert')).toContainText('may not start web workers');
});

test('A core that does not arrive is said so, and one press tries again', async ({ page }) => {
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto('./');
  await expect(page.getByRole('alert')).toContainText('could not be loaded');
  await page.unroute('**/*.wasm');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('button', { name: 'Train', exact: true })).toBeEnabled();
});

test('A server that sends the core as plain bytes is good enough', async ({ page }) => {
  await page.route('**/*.wasm', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { 'content-type': 'application/octet-stream' } });
  });
  await page.goto('./');
  await expect(page.getByRole('button', { name: 'Train', exact: true })).toBeEnabled();
});

test('An element that is moved goes on; one that is removed leaves no worker behind', async ({ page }) => {
  await page.goto('./');
  const playground = new Playground(page.locator('truth-net'));
  await playground.choice('Speed').selectOption('100 / s');
  await playground.button('Train').click();
  await expect.poll(async () => (await playground.progress()).iteration).toBeGreaterThan(10);
  expect(page.workers()).toHaveLength(1);

  await page.evaluate(() => document.querySelector('footer')!.before(document.querySelector('truth-net')!));
  await expect(playground.button('Pause')).toBeVisible();
  const { iteration } = await playground.progress();
  expect(iteration).toBeGreaterThan(10);

  await page.evaluate(() => {
    document.querySelector('truth-net')!.remove();
  });
  await expect.poll(() => page.workers().length).toBe(0);
});
