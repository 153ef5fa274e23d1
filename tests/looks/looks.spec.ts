/** Compares screenshots of the main states with stored pictures: both languages, both themes, three widths. */

import { expect, type Page, test } from '@playwright/test';
import { Playground } from '../browser/playground.ts';

const STATES: Readonly<Record<string, (page: Page, playground: Playground) => Promise<void>>> = {
  fresh: async () => {
    // The fresh page needs no preparation.
  },
  trained: async (page, playground) => {
    await page.evaluate(() => {
      location.hash = '#table=a,b:y/0,1,1,0&hidden=3&bias=true&at=1500&view=selectedRow:1';
    });
    await expect.poll(async () => (await playground.progress()).iteration).toBe(1500);
  },
  shared: async (page, playground) => {
    await playground.element.locator('[aria-haspopup=dialog][slot=end]').click();
    await expect(playground.element.getByRole('dialog')).toBeVisible();
    await page.mouse.move(0, 0);
  },
};

/** Fixed address shown in links and code, because every server has its own port. */
const ADDRESS = 'https://truthnet.example/';

test.beforeEach(async ({ page, baseURL }) => {
  await page.route(`${ADDRESS}**`, async (route) => {
    const served = route.request().url().replace(ADDRESS, String(baseURL));
    await route.fulfill({ response: await route.fetch({ url: served }) });
  });
});

for (const [state, reach] of Object.entries(STATES)) {
  for (const language of ['en', 'zh']) {
    for (const scheme of ['light', 'dark'] as const) {
      for (const width of [390, 768, 1280]) {
        const name = `${state}-${language}-${scheme}-${width}`;
        test(name, async ({ page }) => {
          await page.setViewportSize({ width, height: 1000 });
          await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
          await page.goto(`${ADDRESS}?lang=${language}`);
          const playground = new Playground(page.locator('truth-net'));
          await playground.progress();
          await reach(page, playground);
          await expect(page).toHaveScreenshot(`${name}.png`);
        });
      }
    }
  }
}
