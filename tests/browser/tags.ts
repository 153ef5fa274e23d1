/**
 * Tags a test that runs in Chromium only, for one of three reasons. It needs what the driver of WebKitGTK lacks (mocked
 * responses, a second page, files, the clipboard, the clock) or Chromium's own protocol. Or engines cannot differ on its
 * claim: it presses buttons and fills fields that other tests use in every engine, and reads words and numbers that the
 * core or the page's own logic computed. Or one or two other tests use the same mechanism of the browser in every
 * engine: layout, drawing, focus, selection, keys, pointers, sliders, scrolling, storage, history and how scripts load
 * are tested in every engine, but not by every test.
 */
export const CHROMIUM = { tag: '@chromium' } as const;

/** Tags the few tests that `npm run test:quick` runs. */
export const SMOKE = { tag: '@smoke' } as const;
