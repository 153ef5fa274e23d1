/** Configures the tests that run in Node: the core, the package and the web code. */

import { defineConfig } from 'vitest/config';

/** Settings of all projects; a slow machine may take longer, since no test is about speed. */
const SHARED = { environment: 'node', testTimeout: 90_000, hookTimeout: 120_000 } as const;

export default defineConfig({
  test: {
    projects: [
      { test: { ...SHARED, name: 'wasm', include: ['tests/wasm/**/*.test.{ts,mjs}'] } },
      { test: { ...SHARED, name: 'package', include: ['tests/package/**/*.test.ts'] } },
      { test: { ...SHARED, name: 'web', include: ['tests/web/**/*.test.ts'] } },
    ],
  },
});
