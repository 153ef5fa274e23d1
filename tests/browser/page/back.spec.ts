/** A browser may keep a page as it is, worker and all, for when somebody goes back to it. */

import { expect, test } from '../playground.ts';

test('A page that comes back by Back is as it was left, and trains on', async ({ page, playground }, { project }) => {
  test.skip(project.name === 'chromium', 'Chromium keeps no pages while it has no window.');
  await page.evaluate(() => {
    addEventListener('pageshow', ({ persisted }) => {
      document.title = persisted ? 'kept' : 'loaded';
    });
  });
  await playground.button('10 steps').click();
  await expect(playground.status).toContainText('Paused at iteration 10.');

  await page.goto('./lesson.html');
  await page.goBack();
  await expect(page).toHaveTitle('kept');
  expect((await playground.progress()).iteration).toBe(10);
  await playground.button('10 steps').click();
  await expect(playground.status).toContainText('Paused at iteration 20.');
});
