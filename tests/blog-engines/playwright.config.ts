/**
 * Configures the tests of the share dialog's snippets in blog engines that are installed beside this file: npm run
 * test:engines
 */

import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import all from '../../playwright.config.ts';

export default defineConfig({
  ...all,
  testDir: fileURLToPath(new URL('.', import.meta.url)),
  outputDir: fileURLToPath(new URL('../../test-results/blog-engines', import.meta.url)),
  reporter: 'list',
  projects: (all.projects ?? []).filter(({ name }) => name === 'chromium'),
  webServer: { ...[all.webServer].flat()[0]!, cwd: fileURLToPath(new URL('../..', import.meta.url)) },
});
