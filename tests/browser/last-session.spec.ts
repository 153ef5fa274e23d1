import type { Page } from '@playwright/test';
import { CHROMIUM, expect, Playground, test } from './playground.ts';

const LEFT_OFF = 'This is where you left off.';

function notice(page: Page) {
  return page.getByText(LEFT_OFF);
}

async function reopen(page: Page): Promise<Playground> {
  // Another page first: to the same address but for its hash, a browser would not load anything.
  await page.goto('./favicon.svg');
  await page.goto('./');
  const playground = new Playground(page.locator('truth-net'));
  await expect(playground.button(/^(Train|Resume|Train on)$/)).toBeEnabled();
  return playground;
}

test('A run under way is there again after a reload, and the page says so', async ({ page, playground }) => {
  await playground.beginToTrain();
  const { iteration } = await playground.progress();
  await page.reload();
  await expect(notice(page)).toBeVisible();
  await expect(playground.status).toContainText('Paused at iteration');
  await expect.poll(async () => (await playground.progress()).iteration).toBeGreaterThanOrEqual(iteration);
  await expect(playground.choice('Speed')).toHaveValue('100 / s');
});

test('A session is there again when the page is opened anew, and one press forgets it', async ({
  page,
  playground,
}) => {
  await playground.enter('Seed', '5');
  await playground.button('10 steps').click();
  await expect(page).toHaveURL(/seed=5&at=10$/);
  const { loss } = await playground.progress();

  const again = await reopen(page);
  await expect(notice(page)).toBeVisible();
  await expect(again.field('Seed')).toHaveValue('5');
  await expect.poll(() => again.progress()).toEqual({ iteration: 10, loss });
  await expect(page).toHaveURL(/seed=5&at=10$/);

  await page.getByRole('button', { name: 'Start afresh' }).click();
  await expect(notice(page)).toBeHidden();
  await expect(again.field('Seed')).toHaveValue('1');
  await expect(page).toHaveURL(/\/$/);
  await reopen(page);
  await expect(notice(page)).toBeHidden();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test('Nothing is kept of a page that was only looked at', async ({ page, playground: _ }) => {
  await reopen(page);
  await expect(notice(page)).toBeHidden();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test('A link goes before what was left, and is left as it is', async ({ page, playground }) => {
  await playground.enter('Seed', '5');
  await expect(page).toHaveURL(/seed=5$/);
  await page.goto('./favicon.svg');
  await page.goto('./#table=a,b:y/0,1,1,0&seed=9');
  await expect(playground.field('Seed')).toHaveValue('9');
  await expect(notice(page)).toBeHidden();
});

test('What is kept but cannot be read is forgotten', async ({ page, playground }) => {
  for (const broken of ['#\nno JSON', '\n{"table":{"inputs":["<img src=x>"]}}', 'x', '\n[]']) {
    await page.evaluate((text) => {
      localStorage.setItem('truthnet.session', text);
    }, broken);
    await page.goto('./favicon.svg');
    await page.evaluate((text) => {
      localStorage.setItem('truthnet.session', text);
    }, broken);
    await page.goto('./');
    await expect(playground.button('Train')).toBeEnabled();
    await expect(notice(page)).toBeHidden();
  }
});

for (const [what, method] of [
  ['full', 'setItem'],
  ['forbidden', 'getItem'],
] as const) {
  test(`Where storage is ${what}, all works but the keeping`, CHROMIUM, async ({ page, errors: _ }) => {
    await page.addInitScript(
      ({ method: failing }) => {
        const refuse = () => {
          throw new DOMException('No', 'QuotaExceededError');
        };
        Storage.prototype[failing] = refuse;
        if (failing === 'getItem') Object.defineProperty(globalThis, 'localStorage', { get: refuse });
      },
      { method },
    );
    await page.goto('./');
    const playground = new Playground(page.locator('truth-net'));
    await expect(playground.button('Train')).toBeEnabled();
    await playground.trainAtFullSpeed();
    await page.getByRole('button', { name: '中文' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('看一个小神经网络');
    const again = await reopen(page);
    expect((await again.progress()).iteration).toBe(0);
  });
}
