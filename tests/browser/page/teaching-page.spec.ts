import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import { CHROMIUM } from '../tags.ts';

test('The page for teachers shows a challenge', CHROMIUM, async ({ page, errors: _errors }) => {
  await page.goto('teaching.html?lang=en');
  await expect(page).toHaveTitle('TruthNet for teachers');
  const example = page.locator('truth-net');
  await example.scrollIntoViewIfNeeded();
  await expect(example.getByText('XOR by hand')).toBeVisible();
});

for (const address of ['lesson.html?lang=en', 'docs/?lang=en']) {
  test(`${address} links the page for teachers`, CHROMIUM, async ({ page, errors: _errors }) => {
    await page.goto(address);
    await page.getByRole('link', { name: 'For teachers' }).first().click();
    await expect(page).toHaveTitle('TruthNet for teachers');
  });
}

test(
  'The page for teachers is all in one language at a time and fits a phone',
  CHROMIUM,
  async ({ page, errors: _errors }) => {
    await page.setViewportSize({ width: 390, height: 800 });
    for (const language of ['en', 'zh']) {
      await test.step(language, async () => {
        await page.goto(`teaching.html?lang=${language}`);
        const other = language === 'en' ? 'zh' : 'en';
        await expect(page.locator(`main [lang="${other}"]:visible`)).toHaveCount(0);
        for (const cell of await page.locator('main :is(th, td)').allInnerTexts()) {
          expect(cell.trim()).not.toBe('');
        }
        const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
        expect(scrollWidth).toBe(clientWidth);
      });
    }
  },
);
