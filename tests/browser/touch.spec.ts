/** The main job with a finger. */

import type { Locator, Page } from '@playwright/test';
import { expect, referenceCase, test } from './playground.ts';

test.use({ hasTouch: true });

/** Touches the middle of a thing. */
async function tap(page: Page, locator: Locator): Promise<void> {
  await locator.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await locator.boundingBox())!;
  await page.touchscreen.tap(x + width / 2, y + height / 2);
}

test('A finger trains, changes a target, trains again and goes back in time', async ({ page, playground }) => {
  await playground.choice('Speed').selectOption('Full speed');
  await playground.button('Train').tap();
  await expect(playground.status).toContainText('Iteration 1,500 reached');
  expect((await playground.progress()).loss).toBeCloseTo(referenceCase(1).loss_at['1500']!, 9);

  await playground.cell('y', 1).tap();
  await expect(playground.cell('y', 1)).toHaveText('1');
  await expect(playground.status).toContainText('begins again');
  await playground.button('Train').tap();
  await expect(playground.status).toContainText('Iteration 1,500 reached');

  await tap(page, playground.chart);
  await expect(playground.element.getByText(/You see iteration \d+ of 1,500/)).toBeVisible();
  const { iteration } = await playground.progress();
  expect(iteration).toBeGreaterThan(100);
  expect(iteration).toBeLessThan(1500);
});
