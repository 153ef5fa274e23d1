/** Takes pictures of the main states of the page: every size, both languages, both themes. */

import { expect, type Page, test } from '@playwright/test';
import { Playground } from '../browser/playground.ts';
import { overview, pictureOf, SIZES, STATES, type State } from './pictures.ts';

const REACH: Readonly<Record<State, (page: Page, playground: Playground) => Promise<void>>> = {
  fresh: async () => {
    // The fresh page needs no preparation.
  },
  training: async (_page, { element }) => {
    await element.locator('truth-net-run-bar button.primary').click();
    await expect.poll(() => iterationOf(element)).toBeGreaterThan(150);
  },
  trained: async (_page, { element }) => {
    await element.evaluate((net: HTMLElementTagNameMap['truth-net']) => net.train(1500));
  },
  edited: async (_page, { element }) => {
    await element.evaluate(async (net: HTMLElementTagNameMap['truth-net']) => net.train(300));
    await element.locator('td.target').first().click();
    await element.evaluate(async (net: HTMLElementTagNameMap['truth-net']) => net.train(400));
  },
  drawer: async (page, { element }) => {
    await element.evaluate((net: HTMLElementTagNameMap['truth-net']) => net.train(210));
    const opener = element
      .locator('.tabs > button')
      .or(element.locator('.chips > button'))
      .or(element.locator('truth-net-microscope [aria-expanded]'));
    await opener.first().click();
    await page.mouse.move(0, 0);
    if (page.viewportSize()!.width >= 640)
      await expect(element.locator('truth-net-formula math').first()).toBeVisible();
  },
  share: async (page, { element }) => {
    await element
      .locator('[aria-haspopup=dialog]')
      .filter({ hasText: /^\s*(?:Share|分享)\s*$/ })
      .first()
      .click();
    await expect(element.getByRole('dialog')).toBeVisible();
    await page.mouse.move(0, 0);
  },
};

async function iterationOf(element: Playground['element']): Promise<number> {
  return element.evaluate((net: HTMLElementTagNameMap['truth-net']) => net.progress!.iteration);
}

for (const [width, height] of SIZES) {
  for (const language of ['en', 'zh'] as const) {
    for (const theme of ['light', 'dark'] as const) {
      for (const state of STATES) {
        const picture = pictureOf({ state, language, theme, width, height });
        test(picture.title, async ({ page }) => {
          await page.setViewportSize({ width, height });
          await page.emulateMedia({ colorScheme: theme });
          await page.goto(`?lang=${language}`);
          const playground = new Playground(page.locator('truth-net'));
          await playground.progress();
          await REACH[state](page, playground);
          // Two frames after the last answer of the worker, everything is drawn.
          await page.waitForLoadState('networkidle');
          await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
          // A sheet or a drawer that still slides in is shown in its place.
          await page.screenshot({ path: picture.path, animations: 'disabled' });
        });
      }
    }
  }
}

test.afterAll(overview);
