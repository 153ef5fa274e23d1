/** Provides a test's page in the engine of its project: Playwright's own, or one with the same API in WebKitGTK. */

import { test as base, type Page } from '@playwright/test';
import { DrivenPage } from './driven-page.ts';
import { addTouch } from './firefox-touch.ts';
import { START_LIMIT_MILLISECONDS, startWebKit, type WebKit } from './webkit.ts';

/** A file of the project's origin without a script, from which storage can be cleared. */
const QUIET_PLACE = 'THIRD-PARTY-LICENSES.txt';

export const test = base.extend<{ page: Page }, { webKit: WebKit | undefined }>({
  webKit: [
    // One browser serves all tests of a worker, because starting takes longer than most tests.
    async ({ browserName: _ }, use, { project }) => {
      const webKit = project.name === 'webkit' ? await startWebKit() : undefined;
      await use(webKit);
      await webKit?.close();
    },
    { scope: 'worker', timeout: START_LIMIT_MILLISECONDS + 30_000 },
  ],
  page: async ({ page, webKit, baseURL, viewport, browserName }, use) => {
    if (!webKit) {
      if (browserName === 'firefox') addTouch(page);
      await use(page);
      return;
    }
    const { session } = webKit;
    const drivenPage = new DrivenPage(session, baseURL!);
    await drivenPage.goto(QUIET_PLACE);
    // The last test may have resized the window; this is Playwright's size.
    await drivenPage.setViewportSize(viewport!);
    await drivenPage.evaluate(() => {
      localStorage.clear();
    });
    await use(drivenPage as unknown as Page);
    await session.release();
  },
});
