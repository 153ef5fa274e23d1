import { defineConfig, devices } from '@playwright/test';
import { findBrowser } from './wasm/toolchain/browser.mjs';

/** Another one lets two checkouts be tested at once. */
const PORT = Number(process.env['PORT'] ?? 4179);
const browser = findBrowser();

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
    trace: 'retain-on-failure',
    ...devices['Desktop Chrome'],
    launchOptions: {
      ...(browser && { executablePath: browser }),
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
  },
  webServer: {
    command: `node wasm/toolchain/serve.mjs --port ${PORT}`,
    url: `http://localhost:${PORT}/`,
    reuseExistingServer: false,
  },
});
