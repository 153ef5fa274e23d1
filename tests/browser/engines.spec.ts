import { expect } from './engines/expect.ts';
import { test } from './fixtures.ts';

test('The page gets each size that a test sets, from a narrow phone to a wide screen', async ({ page }) => {
  await page.goto('./THIRD-PARTY-LICENSES.txt');
  for (const size of [
    { width: 320, height: 568 },
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
    { width: 1280, height: 720 },
  ]) {
    await page.setViewportSize(size);
    expect(await page.evaluate(() => ({ width: innerWidth, height: innerHeight }))).toEqual(size);
  }
});
