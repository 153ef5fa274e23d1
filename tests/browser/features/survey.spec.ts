import type { Locator } from '@playwright/test';
import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import type { Playground } from '../playground.ts';
import { CHROMIUM } from '../tags.ts';

function survey(playground: Playground): Locator {
  return playground.element.locator('truth-net-survey');
}

/**
 * Loads the panel as for a person who scrolls to it. Other panels far down are left out, because they would move
 * buttons.
 */
test.beforeEach(async ({ playground }) => {
  await playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => {
    element.panels = 'run table diagram network training survey';
  });
  await expect(playground.element.locator('truth-net-surfaces')).toHaveCount(0);
  await survey(playground).scrollIntoViewIfNeeded();
  await expect(survey(playground).getByRole('heading', { name: 'Many seeds' })).toBeVisible();
});

test('Many seeds are tried, and each of them opens in the playground', CHROMIUM, async ({ playground }) => {
  await playground.enter('Units in hidden layer 1', '2');
  await survey(playground).getByRole('combobox', { name: 'Seeds' }).selectOption('100');
  await survey(playground).getByRole('button', { name: 'Try 100 seeds' }).click();
  const outcome = survey(playground).getByRole('status');
  await expect(outcome).toContainText(/\d+ of 100 seeds \(\d+%\) get every row right/);
  const share = Number(/(\d+) of 100/.exec((await outcome.textContent())!)![1]);
  // Two units suffice for about 30 % of the seeds.
  expect(share).toBeGreaterThan(10);
  expect(share).toBeLessThan(50);

  const bar = survey(playground)
    .getByRole('button', { name: /^Loss .*[1-9]\d* with every row right$/ })
    .first();
  await bar.click();
  await expect(bar).toHaveAttribute('aria-pressed', 'true');
  await survey(playground)
    .getByRole('button', { name: /^Open seed/ })
    .first()
    .click();
  const seed = await playground.field('Seed').inputValue();
  await playground.trainAtFullSpeed();
  await expect(playground.element.getByText('4 of 4 rows right')).toBeVisible();
  // Another seed of the same settings keeps the result.
  await expect(outcome).toContainText(`${share} of 100`);
  await expect(survey(playground).getByRole('button', { name: `Open seed ${seed}`, exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});

test('Other settings discard the result', CHROMIUM, async ({ playground }) => {
  await survey(playground).getByRole('combobox', { name: 'Seeds' }).selectOption('100');
  await survey(playground).getByRole('button', { name: 'Try 100 seeds' }).click();
  await expect(survey(playground).getByRole('status')).toContainText('of 100 seeds');
  await playground.enter('Learning rate', '0.5');
  await expect(survey(playground).getByRole('status')).toHaveCount(0);
});

test('A long survey shows its progress, and cancelling keeps the results so far', CHROMIUM, async ({ playground }) => {
  await playground.enter('Stop at iteration', '200000');
  await survey(playground).getByRole('combobox', { name: 'Seeds' }).selectOption('10,000');
  await survey(playground).getByRole('button', { name: 'Try 10,000 seeds' }).click();
  await expect(survey(playground).getByRole('progressbar')).toBeVisible();
  await expect(survey(playground)).toContainText(/[1-9]\d* of 10,000 seeds/);
  await survey(playground).getByRole('button', { name: 'Cancel' }).click();
  await expect(survey(playground).getByRole('progressbar')).toHaveCount(0);
  await expect(survey(playground).getByRole('status')).toContainText('get every row right');
  await expect(survey(playground).getByRole('button', { name: 'Try 10,000 seeds' })).toBeEnabled();
});

test('The keyboard alone selects a bar and opens a seed', async ({ page, playground }) => {
  await survey(playground).getByRole('combobox', { name: 'Seeds' }).selectOption('100');
  await survey(playground).getByRole('button', { name: 'Try 100 seeds' }).press('Enter');
  await expect(survey(playground).getByRole('status')).toContainText('of 100 seeds');
  const bar = survey(playground).getByRole('button', { name: /^Loss/ }).first();
  await bar.focus();
  await page.keyboard.press('Enter');
  const seed = survey(playground)
    .getByRole('button', { name: /^Open seed/ })
    .first();
  const number = (await seed.textContent())!.trim();
  await seed.press('Enter');
  await expect(playground.field('Seed')).toHaveValue(number);
});

test(
  'A sweep shows the necessary width of the hidden layer, and a bar is applied to the playground',
  CHROMIUM,
  async ({ playground }) => {
    await survey(playground).getByRole('combobox', { name: 'Seeds' }).selectOption('100');
    await survey(playground).getByRole('button', { name: 'Sweep the hidden units' }).click();
    const bar = (units: number) =>
      survey(playground).getByRole('button', { name: new RegExp(`^${units}: .* of the seeds`) });
    await expect(bar(16)).toHaveAccessibleName(/^16: 100%/);
    await expect(bar(1)).toHaveAccessibleName(/^1: 0%/);
    await expect(bar(3)).toHaveAccessibleName(/^3: (9\d|100)%/);
    await expect(bar(4)).toHaveAttribute('aria-pressed', 'true');
    await bar(2).click();
    await expect(playground.field('Units in hidden layer 1')).toHaveValue('2');
    await expect(bar(2)).toHaveAttribute('aria-pressed', 'true');
  },
);

test('A cancelled sweep over the learning rate keeps its results so far', CHROMIUM, async ({ playground }) => {
  await playground.enter('Stop at iteration', '50000');
  await survey(playground).getByRole('combobox', { name: 'Seeds' }).selectOption('1,000');
  await survey(playground).getByRole('button', { name: 'Sweep the learning rate' }).click();
  await expect(survey(playground).getByRole('button', { name: /^0\.02: / })).toBeVisible();
  await survey(playground).getByRole('button', { name: 'Cancel' }).click();
  await expect(survey(playground).getByRole('progressbar')).toHaveCount(0);
  await expect(survey(playground).getByRole('button', { name: /^0\.02: / })).toBeVisible();
  await expect(survey(playground).getByRole('button', { name: /^20: / })).toHaveCount(0);
});

test('Given start weights need no seeds', CHROMIUM, async ({ playground }) => {
  await playground.button('Start from these weights').click();
  await expect(survey(playground)).toContainText('seeds make no difference');
  await expect(survey(playground).getByRole('button', { name: /^Try/ })).toBeDisabled();
});
