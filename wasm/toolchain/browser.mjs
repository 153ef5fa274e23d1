import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { run } from './commands.mjs';
import { findOnPath, repository, toolchain } from './paths.mjs';
import { withProgress } from './progress.mjs';

/** The first draws no window of its own, which makes the tests nearly twice as fast. */
const chromiumNames = ['chromium-headless-shell', 'chromium', 'google-chrome', 'google-chrome-stable'];
const macBrowser = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const downloadStamp = join(toolchain, 'playwright-browser.txt');

/**
 * The installed Chromium or Chrome that Playwright should start; undefined stands for its own.
 * @param {string} [path]
 * @returns {string | undefined}
 */
export function findBrowser(path = process.env.PATH) {
  const found = chromiumNames.map((name) => findOnPath(name, path)).find(Boolean);
  return found ?? (existsSync(macBrowser) ? macBrowser : undefined);
}

/** The installed Firefox. */
export function findFirefox() {
  return findOnPath('firefox-esr') ?? findOnPath('firefox');
}

/** Whether there is WebKitGTK's driver, and a display for it that nobody sees. */
export function hasWebKit() {
  return Boolean(findOnPath('WebKitWebDriver') && findOnPath('Xvfb'));
}

/** Whether the browser tests have a Chromium: an installed one, or the one Playwright downloaded. */
export function hasBrowser() {
  if (findBrowser() !== undefined) return true;
  return existsSync(downloadStamp) && readFileSync(downloadStamp, 'utf8') === playwrightVersion();
}

/** Lets Playwright download its own Chromium, where the system has no package of one. */
export async function downloadBrowser() {
  await withProgress("Playwright's Chromium", () =>
    run(['npx', 'playwright', 'install', 'chromium'], {
      otherwise: 'Could not download a browser for the tests. Check your network connection, then run:',
      advice: ['npx playwright install --with-deps chromium'],
    }),
  );
  writeFileSync(downloadStamp, playwrightVersion());
}

/** @returns {string} */
function playwrightVersion() {
  const manifest = join(repository, 'node_modules/@playwright/test/package.json');
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).version : '';
}
