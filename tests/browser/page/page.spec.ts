import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import { resizeTo } from '../resize.ts';
import { CHROMIUM, SMOKE } from '../tags.ts';

test('The link to the other language keeps the session, and training goes on', SMOKE, async ({ page, playground }) => {
  await test.step('at rest', async () => {
    await playground.button('10 steps').click();
    await expect(playground.status).toContainText('Paused at iteration 10.');
    const before = await playground.progress();
    await page.getByRole('link', { name: '中文' }).click();
    await expect(page.getByRole('heading', { level: 1, name: '看神经网络学会一张真值表', exact: true })).toBeAttached();
    await expect(page).toHaveURL(/\/zh\/#table=.*&at=10$/);
    await expect(playground.status).toHaveText('已暂停在第 10 次迭代。');
    expect(await playground.progress()).toEqual(before);
    await expect(playground.element.getByText('Truth table')).toHaveCount(0);
    await expect(page.locator('[data-brought-back]')).toBeHidden();
  });
  await test.step('while it trains', async () => {
    await playground.choice('速度').selectOption('每秒 100 次');
    await playground.button('继续').click();
    await expect.poll(async () => (await playground.progress()).iteration).toBeGreaterThan(20);
    const { iteration } = await playground.progress();
    await page.getByRole('link', { name: 'English' }).click();
    await expect(page).toHaveURL(/\/#table=/);
    await expect.poll(async () => (await playground.progress()).iteration).toBeGreaterThan(iteration + 20);
    await expect(playground.button('Pause')).toBeVisible();
    await expect(playground.choice('Speed')).toHaveValue('100 / s');
    await expect(page.locator('[data-brought-back]')).toBeHidden();
  });
});

test('A session too large for a link stays in the other language', CHROMIUM, async ({ page, playground }) => {
  await playground.element.evaluate(async (element: HTMLElementTagNameMap['truth-net']) => {
    const thirds = (from: number, to: number) =>
      Array.from({ length: from }, () => Array.from({ length: to }, () => 1 / 3));
    await element.setSession({
      table: element.session.table,
      network: { hidden: [256, 256] },
      training: { init: 'given', start: { weights: [thirds(3, 256), thirds(256, 256), thirds(256, 1)] } },
    });
  });
  const first = () =>
    playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => [
      element.session.network?.hidden,
      element.parameters?.weights[1]?.[255]?.[255],
    ]);
  await expect.poll(first).toEqual([[256, 256], 1 / 3]);
  await expect(page).toHaveURL(/:\d+\/$/);
  await page.getByRole('link', { name: '中文' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh');
  await expect.poll(first).toEqual([[256, 256], 1 / 3]);
});

test('The theme is remembered', async ({ page, playground }) => {
  await expect(playground.status).toContainText('Ready');
  await page.getByRole('button', { name: 'Light or dark' }).click();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('An old address opens the page in its language, with the rest of it', CHROMIUM, async ({ page, playground }) => {
  await page.goto('../?lang=zh&a=b#table=a,b:y/0,1,1,0&seed=9');
  await expect(playground.status).toHaveText('准备好了，点“开始训练”。');
  await expect(page).toHaveURL(/\/zh\/\?a=b#table=a,b:y\/0,1,1,0&seed=9$/);
  await page.goto('../lesson.html?lang=zh#loss');
  await expect(page).toHaveURL(/\/zh\/lesson\.html#loss$/);
  await expect(page.getByRole('heading', { name: '4. 损失函数' })).toBeInViewport();
  await page.goto('../zh/?lang=en');
  await expect(page).toHaveURL(/:\d+\/$/);
  await expect(playground.status).toHaveText('Ready. Press Train.');
});

test.describe('A reader of Chinese', () => {
  test.use({ locale: 'zh-CN' });

  test('is offered the Chinese page once', CHROMIUM, async ({ page, playground }) => {
    const offer = page.locator('[data-offer]');
    await test.step('which keeps the session', async () => {
      await playground.enter('Seed', '5');
      await expect(page).toHaveURL(/seed=5$/);
      await expect(offer).toHaveAttribute('lang', 'zh');
      await offer.getByRole('link').click();
      await expect(page).toHaveURL(/\/zh\/#table=.*seed=5$/);
      await expect(playground.field('随机种子')).toHaveValue('5');
      await expect(offer).toHaveCount(0);
    });
    await test.step('and never again after declining', async () => {
      await page.goto('../lesson.html');
      await offer.getByRole('button').click();
      await expect(offer).toBeHidden();
      await page.goto('../');
      await expect(playground.button('Train')).toBeEnabled();
      await expect(offer).toBeHidden();
    });
  });
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
