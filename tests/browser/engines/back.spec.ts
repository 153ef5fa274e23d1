/** A browser may keep a page as it is, worker and all, for when somebody goes back to it. */

import { standing } from './looked-up.ts';
import { expect, test } from './visitor.ts';

test('A page that comes back by Back is as it was left, and trains on', async ({ visitor }, { project }) => {
  test.skip(project.name === 'chromium', 'Chromium keeps no pages while it has no window.');
  const iteration = async () => (await standing(visitor))?.iteration;
  await visitor.open('./?lang=en');
  await expect.poll(iteration, { timeout: 30_000 }).toBe(0);
  await visitor.run(() => {
    addEventListener('pageshow', ({ persisted }) => {
      document.title = persisted ? 'kept' : 'loaded';
    });
    document.querySelector('truth-net')!.step(10);
  });
  await expect.poll(iteration).toBe(10);

  await visitor.open('./lesson.html?lang=en');
  await visitor.run(() => {
    // Later, so that this is answered before the page is gone.
    setTimeout(() => {
      history.back();
    }, 100);
  });
  // There is nobody to ask while one page gives way to the other.
  await expect.poll(() => visitor.run(() => document.title).catch(() => '')).toBe('kept');
  expect(await iteration()).toBe(10);
  await visitor.run(() => {
    document.querySelector('truth-net')!.step(10);
  });
  await expect.poll(iteration).toBe(20);
});
