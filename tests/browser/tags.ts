/**
 * Tags a test that runs in Chromium only, because it needs what the driver of WebKitGTK lacks (mocked responses, a second
 * page, files, the clipboard, the clock) or Chromium's own protocol.
 */
export const CHROMIUM = { tag: '@chromium' } as const;

/** Tags the few tests that `npm run test:quick` runs. */
export const SMOKE = { tag: '@smoke' } as const;
