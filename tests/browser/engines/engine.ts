/** The page of a test, in the engine of its project: Playwright's own in Chromium, and one of the same words elsewhere. */

import { test as base, type Page } from '@playwright/test';
import { DrivenPage } from './driven-page.ts';
import { type DrivenBrowser, START_LIMIT_MILLISECONDS } from './driven.ts';
import { startFirefox } from './marionette.ts';
import { startWebKit } from './webkit.ts';

/** How the browsers start that Playwright does not drive here, by their projects. */
const DRIVEN: Readonly<Record<string, () => Promise<DrivenBrowser>>> = { firefox: startFirefox, webkit: startWebKit };

/** Which browser a test ran in: for the table in the README. */
const ENGINE = 'engine';

/** Any of the project's files that is no page: there is storage to be cleared, and nothing else. */
const QUIET_PLACE = 'THIRD-PARTY-LICENSES.txt';

export const test = base.extend<{ page: Page }, { driven: DrivenBrowser | undefined }>({
  driven: [
    // One for all tests of a worker: to start takes longer than most of them.
    async ({ browserName: _ }, use, { project }) => {
      const driven = await DRIVEN[project.name]?.();
      await use(driven);
      await driven?.close();
    },
    { scope: 'worker', timeout: START_LIMIT_MILLISECONDS + 30_000 },
  ],
  page: async ({ page, driven, baseURL, viewport }, use, { annotations }) => {
    const note = (engine: string) => annotations.push({ type: ENGINE, description: engine });
    if (!driven) {
      note(`Chromium ${page.context().browser()!.version()}`);
      await use(page);
      return;
    }
    note(`${driven.name} ${driven.version}`);
    const drivenPage = new DrivenPage(driven, baseURL!);
    await drivenPage.goto(QUIET_PLACE);
    // As large as Playwright's own, whatever the last test has made of it.
    await drivenPage.setViewportSize(viewport!);
    await drivenPage.evaluate(() => {
      localStorage.clear();
    });
    await use(drivenPage as unknown as Page);
    await driven.release();
  },
});

export { expect } from './expect.ts';
