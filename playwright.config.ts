/** Configures the browser tests: Chromium always, Firefox and WebKit if they are installed. */

import { defineConfig, devices } from '@playwright/test';
import { findBrowser, findFirefox, hasWebKit } from './wasm/toolchain/browser.mjs';

/** Port of the server; with different ports, two checkouts can be tested at once. */
const PORT = Number(process.env['PORT'] ?? 4179);
const chromium = findBrowser();

const CHROMIUM = {
  ...devices['Desktop Chrome'],
  launchOptions: {
    ...(chromium && { executablePath: chromium }),
    args: [
      // Root cannot use the sandbox; the pages are our own.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  },
};

/** Settings of Firefox and WebKit, which run all tests but those that need Chromium's own features. */
const DRIVEN = {
  testIgnore:
    /(?:away|axe|blog-engines|failures|hostile|integrity|layout-shift|lazy-views|other-eyes|screen-reader|share-files|trusted-types)\.spec/,
  grepInvert: /@chromium/,
  // Playwright's own fixture page stays empty beside the page of each of these tests, and runs in Chromium.
  use: CHROMIUM,
};

export default defineConfig({
  testDir: 'tests/browser',
  outputDir: 'test-results',
  forbidOnly: Boolean(process.env['CI']),
  // A slow machine may take longer; no test is about speed.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  fullyParallel: true,
  workers: 2,
  reporter: [['list'], ['json', { outputFile: 'test-results/results.json' }]],
  use: {
    baseURL: `http://localhost:${PORT}/`,
    locale: 'en-US',
  },
  projects: [
    { name: 'chromium', use: CHROMIUM },
    // Browsers that the set-up could not install are left out, and it reports them.
    ...(findFirefox() ? [{ name: 'firefox', ...DRIVEN }] : []),
    ...(hasWebKit() ? [{ name: 'webkit', ...DRIVEN }] : []),
  ],
  webServer: {
    command: `node wasm/toolchain/serve.mjs --port ${PORT}`,
    url: `http://localhost:${PORT}/`,
    reuseExistingServer: false,
  },
});
