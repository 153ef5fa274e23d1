/**
 * Provides a test's page in the engine of its project: Playwright's own in Chromium and Firefox, a driven one with the
 * same API elsewhere.
 */

import { test as base, type Page } from '@playwright/test';
import { DrivenPage } from './driven-page.ts';
import { type DrivenBrowser, START_LIMIT_MILLISECONDS } from './driven.ts';
import { addTouch } from './firefox-touch.ts';
import { startWebKit } from './webkit.ts';

/** Start functions of the browsers that Playwright does not drive, by project. */
const DRIVEN: Readonly<Record<string, () => Promise<DrivenBrowser>>> = { webkit: startWebKit };

/** Names of the browsers that Playwright drives, by its types. */
const NAMES: Readonly<Record<string, string>> = { chromium: 'Chromium', firefox: 'Firefox' };

/** Type of the annotation that names a test's browser, for the table in ARCHITECTURE.md. */
const ENGINE = 'engine';

/** A file of the project's origin without a script, from which storage can be cleared. */
const QUIET_PLACE = 'THIRD-PARTY-LICENSES.txt';

export const test = base.extend<{ page: Page }, { driven: DrivenBrowser | undefined }>({
  driven: [
    // One browser serves all tests of a worker, because starting takes longer than most tests.
    async ({ browserName: _ }, use, { project }) => {
      const driven = await DRIVEN[project.name]?.();
      await use(driven);
      await driven?.close();
    },
    { scope: 'worker', timeout: START_LIMIT_MILLISECONDS + 30_000 },
  ],
  page: async ({ page, driven, baseURL, viewport }, use, { annotations, project }) => {
    const note = (engine: string) => annotations.push({ type: ENGINE, description: engine });
    if (!driven) {
      const browser = page.context().browser()!;
      note(`${NAMES[browser.browserType().name()]} ${browser.version()}`);
      if (project.name === 'firefox') addTouch(page);
      await use(page);
      return;
    }
    note(`${driven.name} ${driven.version}`);
    const drivenPage = new DrivenPage(driven, baseURL!);
    await drivenPage.goto(QUIET_PLACE);
    // The last test may have resized the window; this is Playwright's size.
    await drivenPage.setViewportSize(viewport!);
    await drivenPage.evaluate(() => {
      localStorage.clear();
    });
    await use(drivenPage as unknown as Page);
    await driven.release();
  },
});

export { expect } from './expect.ts';
