/**
 * Configures the comparison of the page with the pictures beside this file: npm run looks. The pictures are made with
 * Debian's Chromium and fonts; letters differ elsewhere. After an intended visual change: npm run looks --
 * --update-snapshots
 */

import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import all from '../../playwright.config.ts';

export default defineConfig({
  ...all,
  testDir: fileURLToPath(new URL('.', import.meta.url)),
  outputDir: fileURLToPath(new URL('../../test-results/looks', import.meta.url)),
  snapshotPathTemplate: '{testDir}/{arg}{ext}',
  expect: { ...all.expect, toHaveScreenshot: { maxDiffPixelRatio: 0.002 } },
  projects: (all.projects ?? []).filter(({ name }) => name === 'chromium'),
  webServer: { ...[all.webServer].flat()[0]!, cwd: fileURLToPath(new URL('../..', import.meta.url)) },
});
