/** Configures npm run looks, which writes pictures and an overview of them into build/looks/. */

import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import all from '../../playwright.config.ts';

export default defineConfig({
  ...all,
  testDir: fileURLToPath(new URL('.', import.meta.url)),
  outputDir: fileURLToPath(new URL('../../test-results/looks', import.meta.url)),
  reporter: 'line',
  projects: (all.projects ?? [])
    .filter(({ name }) => name === 'chromium')
    // README shows pictures as sharp as these.
    .map((project) => ({ ...project, use: { ...project.use, deviceScaleFactor: 1.5 } })),
  webServer: { ...[all.webServer].flat()[0]!, cwd: fileURLToPath(new URL('../..', import.meta.url)) },
});
