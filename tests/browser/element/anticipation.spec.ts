import type { Locator, Page } from '@playwright/test';
import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import type { Playground } from '../playground.ts';
import { CHROMIUM } from '../tags.ts';

/** Returns the tab of a panel on the stage. */
function tab(playground: Playground, name: string): Locator {
  return playground.element.locator('.tabs').getByRole('button', { name, exact: true });
}

/** Returns the number of workers that train many runs. */
function analysts(page: Page): number {
  return page.workers().filter((worker) => worker.url().includes('analysis-worker')).length;
}

function hasStudies(page: Page): Promise<boolean> {
  return page.evaluate(() => customElements.get('truth-net-study') !== undefined);
}

/** Waits until the views that load after the first ones are there. */
async function waitForViews(page: Page): Promise<void> {
  await page.waitForFunction(() => customElements.get('truth-net-ghosts') !== undefined);
}

test(
  'A pointer that reaches the tab of a study prepares it, and a press takes what is prepared',
  CHROMIUM,
  async ({ playground, page }) => {
    await waitForViews(page);
    await tab(playground, 'Microscope').hover();
    await tab(playground, 'Circuit').hover();
    await expect.poll(() => hasStudies(page)).toBe(true);
    expect(analysts(page)).toBe(0);
    await tab(playground, 'Map').hover();
    const processors = Math.min(8, await page.evaluate(() => navigator.hardwareConcurrency));
    await expect.poll(() => analysts(page)).toBe(processors);
    await expect(playground.element.locator('truth-net-map')).toHaveCount(0);
    await tab(playground, 'Map').click();
    await expect(
      playground.element.getByRole('application', { name: /^Map of many runs.*Right: [1-9]/ }),
    ).toBeVisible();
    expect(analysts(page)).toBe(processors);
  },
);

test('A tab of a panel that is no study prepares nothing', CHROMIUM, async ({ playground, page }) => {
  await waitForViews(page);
  await tab(playground, 'Microscope').hover();
  await tab(playground, 'Landscape').focus();
  await playground.button('Train').hover();
  expect(await hasStudies(page)).toBe(false);
  expect(analysts(page)).toBe(0);
});

test('The focus prepares a study, too, and workers that no press takes end', CHROMIUM, async ({ playground, page }) => {
  await page.clock.install();
  await waitForViews(page);
  await tab(playground, 'Wall').focus();
  await expect.poll(() => analysts(page)).toBeGreaterThan(0);
  await expect.poll(() => hasStudies(page)).toBe(true);
  await page.clock.fastForward(11_000);
  await expect.poll(() => analysts(page)).toBe(0);
});
