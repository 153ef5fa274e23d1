import { defineConfig, devices } from '@playwright/test';
import { findBrowser, findFirefox, hasWebKit } from './wasm/toolchain/browser.mjs';

/** Another one lets two checkouts be tested at once. */
const PORT = Number(process.env['PORT'] ?? 4179);
const chromium = findBrowser();

const CHROMIUM = {
  ...devices['Desktop Chrome'],
  launchOptions: {
    ...(chromium && { executablePath: chromium }),
    args: [
      // Root has no other way; the pages are our own.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  },
};

/** What the browsers run that Playwright does not drive here: all but what needs Chromium's own means. */
const DRIVEN = {
  testIgnore:
    /(?:away|axe|blog-engines|failures|hostile|integrity|layout-shift|lazy-views|other-eyes|screen-reader|share-files|trusted-types)\.spec/,
  grepInvert: /@chromium/,
  // Beside the page of each of these tests one of Playwright's stays empty.
  use: CHROMIUM,
};

export default defineConfig({
  testDir: 'tests/browser',
  outputDir: 'test-results',
  forbidOnly: Boolean(process.env['CI']),
  // A slow machine may take its time; nothing here is about speed.
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
    // What set-up could not bring here is left out; it says so.
    ...(findFirefox() ? [{ name: 'firefox', ...DRIVEN }] : []),
    ...(hasWebKit() ? [{ name: 'webkit', ...DRIVEN }] : []),
  ],
  webServer: {
    command: `node wasm/toolchain/serve.mjs --port ${PORT}`,
    url: `http://localhost:${PORT}/`,
    reuseExistingServer: false,
  },
});
