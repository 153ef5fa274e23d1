import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'wasm', include: ['tests/wasm/**/*.test.{ts,mjs}'], environment: 'node' } },
      { test: { name: 'package', include: ['tests/package/**/*.test.ts'], environment: 'node' } },
      { test: { name: 'web', include: ['tests/web/**/*.test.ts'], environment: 'node' } },
    ],
  },
});
