// Finds the browsers for the tests, or lets Playwright download one.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { run } from './commands.mjs';
import { findOnPath, repository, toolchain } from './paths.mjs';
import { withProgress } from './progress.mjs';

/** Names of Chromium. The first one draws no window, which makes the tests nearly twice as fast. */
const chromiumNames = ['chromium-headless-shell', 'chromium', 'google-chrome', 'google-chrome-stable'];
const macBrowser = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const downloadStamp = join(toolchain, 'playwright-browser.txt');

/**
 * Returns the installed Chromium or Chrome for Playwright; undefined means Playwright's own.
 * @param {string} [path]
 * @returns {string | undefined}
 */
export function findBrowser(path = process.env.PATH) {
  const found = chromiumNames.map((name) => findOnPath(name, path)).find(Boolean);
  return found ?? (existsSync(macBrowser) ? macBrowser : undefined);
}

/** Returns the options with which Playwright launches that browser. */
export function chromiumOptions() {
  const executablePath = findBrowser();
  return executablePath === undefined ? {} : { executablePath };
}

/** Returns the installed Firefox. */
export function findFirefox() {
  return findOnPath('firefox-esr') ?? findOnPath('firefox');
}

/** Returns true if WebKitGTK's driver and Xvfb, a virtual display, are installed. */
export function hasWebKit() {
  return Boolean(findOnPath('WebKitWebDriver') && findOnPath('Xvfb'));
}

/** Returns true if the browser tests have a Chromium: an installed one or Playwright's download. */
export function hasBrowser() {
  if (findBrowser() !== undefined) return true;
  return existsSync(downloadStamp) && readFileSync(downloadStamp, 'utf8') === playwrightVersion();
}

/** Downloads Playwright's own Chromium, for systems without a package of it. */
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
