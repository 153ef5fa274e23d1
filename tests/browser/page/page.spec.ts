import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import { resizeTo } from '../resize.ts';
import { CHROMIUM, SMOKE } from '../tags.ts';

test('The language changes at once, and training continues', SMOKE, async ({ page, playground }) => {
  await playground.button('10 steps').click();
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '看神经网络学会一张真值表', exact: true })).toBeAttached();
  await expect(playground.status).toHaveText('已暂停在第 10 次迭代。');
  await expect(playground.element.getByText('Truth table')).toHaveCount(0);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(playground.status).toContainText('Paused at iteration 10.');
});

test('The language and the theme are remembered', async ({ page, playground }) => {
  await expect(playground.status).toContainText('Ready');
  await page.getByRole('button', { name: '中文' }).click();
  await page.getByRole('button', { name: '切换浅色和深色' }).click();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('A link can set the language', CHROMIUM, async ({ page, playground }) => {
  await page.goto('../?lang=zh');
  await expect(playground.status).toHaveText('准备好了，点“开始训练”。');
});

test('The page makes no requests to other hosts', CHROMIUM, async ({ page, playground }) => {
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(new URL('/', page.url()).href)) foreign.push(request.url());
  });
  await page.reload();
  await playground.trainAtFullSpeed();
  expect(foreign).toEqual([]);
});

test('The page has no horizontal overflow, from a phone to a wide screen', async ({ page, playground }) => {
  await playground.trainAtFullSpeed();
  const table = playground.element.locator('truth-net-table .scroll');
  for (const width of [360, 390, 768, 1280, 1920]) {
    await test.step(`${width} pixels`, async () => {
      await resizeTo(page, width, 800);
      const { scroll, client } = await page.evaluate(() => ({
        scroll: document.documentElement.scrollWidth,
        client: document.documentElement.clientWidth,
      }));
      expect(scroll).toBeLessThanOrEqual(client);
      const hidden = await table.evaluate((element) => element.scrollWidth - element.clientWidth);
      expect(hidden).toBe(0);
    });
  }
});

test('Another page embeds the element with one tag', CHROMIUM, async ({ page }) => {
  await page.route('**/post.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="zh"><body><p>A post.</p>
        <truth-net></truth-net><script type="module" src="./truth-net.js"></script></body></html>`,
    }),
  );
  await page.goto('./post.html');
  await expect(page.getByRole('button', { name: '开始训练' })).toBeEnabled();
});

test('Attributes set up an element, and invalid ones are reported', CHROMIUM, async ({ page }) => {
  await page.route('**/post.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en"><body>
        <truth-net preset="or" units="none" bias="true" seed="5" panels="run table"></truth-net>
        <script type="module" src="./truth-net.js"></script></body></html>`,
    }),
  );
  await page.goto('./post.html');
  const element = page.locator('truth-net');
  await expect(page.getByRole('combobox', { name: 'Preset' })).toHaveValue('or');
  await expect(element.locator('truth-net-chart')).toHaveCount(0);
  const session = () => element.evaluate((each: HTMLElementTagNameMap['truth-net']) => each.session);
  expect(await session()).toMatchObject({ network: { hidden: [], bias: true }, training: { seed: 5 } });
  await element.evaluate((each) => {
    each.setAttribute('seed', '1.5');
  });
  await expect(page.getByRole('alert')).toHaveText(/seed must be a whole number from .*, but is 1\.5/);
  expect(await session()).toMatchObject({ training: { seed: 5 } });
  await element.evaluate((each) => {
    each.setAttribute('seed', '6');
  });
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(await session()).toMatchObject({ training: { seed: 6 } });
});
