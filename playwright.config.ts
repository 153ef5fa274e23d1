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

/** Tests that all engines run, whoever drives them. */
const ENGINES = 'engines/*.spec.ts';

export default defineConfig({
  testDir: 'tests/browser',
  outputDir: 'test-results',
  forbidOnly: Boolean(process.env['CI']),
  // A slow machine may take its time; nothing here is about speed.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  fullyParallel: true,
  workers: 2,
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${PORT}/`,
    locale: 'en-US',
  },
  projects: [
    { name: 'chromium', use: CHROMIUM },
    // Their tests drive them themselves, and do without the browser that is named here. What set-up could not bring here
    // is left out; it says so.
    ...(findFirefox() ? [{ name: 'firefox', testMatch: ENGINES, use: CHROMIUM }] : []),
    ...(hasWebKit() ? [{ name: 'webkit', testMatch: ENGINES, use: CHROMIUM }] : []),
  ],
  webServer: {
    command: `node wasm/toolchain/serve.mjs --port ${PORT}`,
    url: `http://localhost:${PORT}/`,
    reuseExistingServer: false,
  },
});
