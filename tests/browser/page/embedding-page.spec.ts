import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import { Playground } from '../playground.ts';
import { CHROMIUM } from '../tags.ts';

test(
  'The embedding page describes the element, and its text controls the example',
  CHROMIUM,
  async ({ page, errors: _errors }) => {
    await page.goto('embedding.html?lang=en');
    await expect(page).toHaveTitle('TruthNet: embed it on your page');
    await expect(page.getByRole('navigation').getByRole('link', { name: 'Embed' })).toHaveAttribute(
      'aria-current',
      'page',
    );
    await expect(page.getByRole('rowheader', { name: /^autoplay/ })).toBeVisible();
    await expect(page.getByRole('rowheader', { name: /^exportImage\(which, format\?\)/ })).toBeVisible();
    await expect(page.getByRole('rowheader', { name: '--tn-accent' })).toBeVisible();
    await page.getByRole('link', { name: 'at iteration 500' }).click();
    const example = new Playground(page.locator('truth-net'));
    await expect.poll(async () => (await example.progress()).iteration).toBe(500);
  },
);

test('The embedding page is all in one language at a time and fits a phone', async ({ page, errors: _errors }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  for (const language of ['en', 'zh']) {
    await test.step(language, async () => {
      await page.goto(`embedding.html?lang=${language}`);
      const other = language === 'en' ? 'zh' : 'en';
      await expect(page.locator(`main [lang="${other}"]:visible`)).toHaveCount(0);
      const rows = page.locator('.api td');
      expect(await rows.count()).toBeGreaterThan(40);
      for (const text of await rows.allInnerTexts()) expect(text.trim()).not.toBe('');
      const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
      expect(scrollWidth).toBe(clientWidth);
    });
  }
});
