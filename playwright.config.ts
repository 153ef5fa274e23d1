/** Configures the browser tests: Chromium always, Firefox and WebKit if they are installed. */

import { defineConfig, devices } from '@playwright/test';
import { chromiumOptions, findFirefox, hasWebKit } from './wasm/toolchain/browser.mjs';

/** Port of the server; with different ports, two checkouts can be tested at once. */
const PORT = Number(process.env['PORT'] ?? 4179);

const CHROMIUM = {
  ...devices['Desktop Chrome'],
  launchOptions: {
    ...chromiumOptions(),
    args: [
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  },
};

const FIREFOX = {
  browserName: 'firefox',
  // Playwright's driver for stock Firefox. That of 1.65.1 needs a newer one than Debian's ESR 153.
  channel: 'moz-firefox',
  launchOptions: {
    executablePath: findFirefox() ?? '',
    firefoxUserPrefs: {
      // A blog under a strict policy has no icon, and Firefox reports its own request for one as an error of the page.
      'browser.chrome.site_icons': false,
      'dom.w3c_touch_events.enabled': 1,
    },
  },
} as const;

/** Settings of Firefox and WebKit, which run all tests but those that run in Chromium only. */
const OTHER = {
  testIgnore:
    /(?:away|axe|blog-engines|failures|hostile|integrity|layout-shift|lazy-views|other-eyes|screen-reader|share-files|trusted-types)\.spec/,
  grepInvert: /@chromium/,
};

export default defineConfig({
  testDir: 'tests/browser',
  outputDir: 'test-results',
  forbidOnly: Boolean(process.env['CI']),
  // A slow machine may take longer; no test is about speed.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  fullyParallel: true,
  // One slow moment of a shared machine does not fail the gate; the summary names each test that needed a second try.
  retries: process.env['CI'] ? 1 : 0,
  workers: 2,
  reporter: [['list'], ['json', { outputFile: 'test-results/results.json' }]],
  use: {
    baseURL: `http://localhost:${PORT}/`,
    locale: 'en-US',
  },
  projects: [
    { name: 'chromium', use: CHROMIUM },
    // Browsers that the set-up could not install are left out, and it reports them.
    ...(findFirefox() ? [{ name: 'firefox', ...OTHER, use: FIREFOX }] : []),
    // Playwright's own page stays empty beside the page of each test in WebKit, and runs in Chromium.
    ...(hasWebKit() ? [{ name: 'webkit', ...OTHER, use: CHROMIUM }] : []),
  ],
  webServer: {
    command: `node wasm/toolchain/serve.mjs --port ${PORT}`,
    url: `http://localhost:${PORT}/`,
    reuseExistingServer: false,
  },
});
