import type { Page } from '@playwright/test';
import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import { Playground } from '../playground.ts';
import { CHROMIUM } from '../tags.ts';

const LEFT_OFF = 'Restored from your last visit.';

function notice(page: Page) {
  return page.getByText(LEFT_OFF);
}

async function reopen(page: Page): Promise<Playground> {
  // A browser does not reload a page if only the hash of the address differs.
  await page.goto('./favicon.svg');
  await page.goto('../');
  const playground = new Playground(page.locator('truth-net'));
  await expect(playground.button(/^(Train|Resume|Train on)$/)).toBeEnabled();
  return playground;
}

test('A run in progress is restored after a reload, and the page says so', async ({ page, playground }) => {
  await playground.beginToTrain();
  const { iteration } = await playground.progress();
  await page.reload();
  await expect(notice(page)).toBeVisible();
  await expect(playground.status).toContainText('Paused at iteration');
  await expect.poll(async () => (await playground.progress()).iteration).toBeGreaterThanOrEqual(iteration);
  await expect(playground.choice('Speed')).toHaveValue('100 / s');
});

test('A session is restored when the page opens again, and one press discards it', async ({ page, playground }) => {
  await playground.enter('Seed', '5');
  await playground.button('10 steps').click();
  await expect(page).toHaveURL(/seed=5&at=10$/);
  const { loss } = await playground.progress();

  const again = await reopen(page);
  await expect(notice(page)).toBeVisible();
  await expect(again.field('Seed')).toHaveValue('5');
  await expect.poll(() => again.progress()).toEqual({ iteration: 10, loss });
  await expect(page).toHaveURL(/seed=5&at=10$/);

  await page.getByRole('button', { name: 'Start over', exact: true }).click();
  await expect(notice(page)).toBeHidden();
  await expect(again.field('Seed')).toHaveValue('1');
  await expect(page).toHaveURL(/\/$/);
  await reopen(page);
  await expect(notice(page)).toBeHidden();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test('A page without changes stores nothing', CHROMIUM, async ({ page, playground: _ }) => {
  await reopen(page);
  await expect(notice(page)).toBeHidden();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test(
  'A link takes precedence over the stored session and leaves it unchanged',
  CHROMIUM,
  async ({ page, playground }) => {
    await playground.enter('Seed', '5');
    await expect(page).toHaveURL(/seed=5$/);
    await page.goto('./favicon.svg');
    await page.goto('../#table=a,b:y/0,1,1,0&seed=9');
    await expect(playground.field('Seed')).toHaveValue('9');
    await expect(notice(page)).toBeHidden();
  },
);

test('An unreadable stored session is discarded', CHROMIUM, async ({ page, playground }) => {
  for (const broken of ['#\nno JSON', '\n{"table":{"inputs":["<img src=x>"]}}', 'x', '\n[]']) {
    await page.evaluate((text) => {
      localStorage.setItem('truthnet.session', text);
    }, broken);
    await page.goto('./favicon.svg');
    await page.evaluate((text) => {
      localStorage.setItem('truthnet.session', text);
    }, broken);
    await page.goto('../');
    await expect(playground.button('Train')).toBeEnabled();
    await expect(notice(page)).toBeHidden();
  }
});

for (const [what, method] of [
  ['full', 'setItem'],
  ['forbidden', 'getItem'],
] as const) {
  test(`With storage that is ${what}, all works except restoring`, CHROMIUM, async ({ page, errors: _ }) => {
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
    await page.goto('../');
    const playground = new Playground(page.locator('truth-net'));
    await expect(playground.button('Train')).toBeEnabled();
    await playground.trainAtFullSpeed();
    await page.getByRole('link', { name: '中文' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('看神经网络');
    const again = await reopen(page);
    expect((await again.progress()).iteration).toBe(0);
  });
}

test(
  'An opened link leaves the own session alone, and one press goes back to it',
  CHROMIUM,
  async ({ page, playground }) => {
    await playground.enter('Seed', '5');
    await playground.button('10 steps').click();
    await expect(page).toHaveURL(/seed=5&at=10$/);
    const own = await playground.progress();
    await page.goto('./favicon.svg');
    await page.goto('../#table=a,b:y/0,1,1,0&seed=9');
    await playground.enter('Seed', '8');
    await expect(page).toHaveURL(/seed=8$/);

    // A plain address restores the own session; the link's address restores the opened one.
    await page.reload();
    await expect(playground.field('Seed')).toHaveValue('8');
    await page.getByRole('button', { name: 'Back to your own table' }).click();
    await expect(playground.field('Seed')).toHaveValue('5');
    await expect.poll(() => playground.progress()).toEqual(own);
    await expect(page.getByRole('button', { name: 'Back to your own table' })).toBeHidden();
    const again = await reopen(page);
    await expect(again.field('Seed')).toHaveValue('5');
  },
);

test('A link that is opened in the page leaves the own session alone', CHROMIUM, async ({ page, playground }) => {
  await playground.enter('Seed', '5');
  await expect(page).toHaveURL(/seed=5$/);
  await page.goto('../#table=a,b:y/0,1,1,0&seed=9');
  await playground.button('10 steps').click();
  await expect(page).toHaveURL(/seed=9&at=10$/);
  const again = await reopen(page);
  await expect(again.field('Seed')).toHaveValue('5');
});

test('The session is stored for this folder alone, and one stored by an earlier version is taken over', async ({
  page,
  playground,
}) => {
  await playground.enter('Seed', '5');
  await expect(page).toHaveURL(/seed=5$/);
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage))).toEqual(['truthnet.session:/']);
  await page.goto('./favicon.svg');
  await page.evaluate(() => {
    localStorage.setItem('truthnet.session', localStorage.getItem('truthnet.session:/')!);
    localStorage.removeItem('truthnet.session:/');
  });
  await page.goto('../');
  await expect(playground.field('Seed')).toHaveValue('5');
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage))).toEqual(['truthnet.session:/']);
});

test('The notice of a restored session causes no layout shift', CHROMIUM, async ({ page, playground }) => {
  await playground.enter('Seed', '5');
  await expect(page).toHaveURL(/seed=5$/);
  const top = (element: HTMLElement) => element.getBoundingClientRect().top + scrollY;
  const before = await playground.element.evaluate(top);
  const again = await reopen(page);
  await expect(notice(page)).toBeVisible();
  expect(await again.element.evaluate(top)).toBe(before);
});
