/** Tests a page that the browser's back-forward cache restores together with its worker. */

import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';

/** Setting of Playwright that stops its waiting for navigations to end: Firefox reports no end for a restored page. */
const SKIP_CHECK = 'PLAYWRIGHT_SKIP_NAVIGATION_CHECK';

test.afterEach(() => {
  Reflect.deleteProperty(process.env, SKIP_CHECK);
});

test('A page restored by Back keeps its state and trains on', async ({ page, playground }, { project }) => {
  test.skip(project.name === 'chromium', 'Chromium keeps no pages while it has no window.');
  await page.evaluate(() => {
    addEventListener('pageshow', ({ persisted }) => {
      document.title = persisted ? 'kept' : 'loaded';
    });
  });
  await playground.button('10 steps').click();
  await expect(playground.status).toContainText('Paused at iteration 10.');

  await page.goto('./lesson.html');
  process.env[SKIP_CHECK] = '1';
  // Waits for no event of the navigation, which Firefox may not send.
  await page.evaluate(() => {
    history.back();
  });
  await expect(page).toHaveTitle('kept');
  expect((await playground.progress()).iteration).toBe(10);
  await playground.button('10 steps').click();
  await expect(playground.status).toContainText('Paused at iteration 20.');
});
