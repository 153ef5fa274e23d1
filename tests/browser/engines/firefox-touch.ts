/**
 * Adds taps to Playwright's driver for stock Firefox. It stays until Playwright has them: in 1.64.1, its own tap
 * resolves without an effect.
 */

import type { Page } from '@playwright/test';

/** Part of Playwright's implementation of a page that its public types leave out. */
interface Implemented {
  readonly _connection: {
    toImpl(page: Page): {
      readonly delegate: {
        readonly rawTouchscreen: { tap: (progress: unknown, x: number, y: number) => Promise<void> };
        readonly _session: {
          /** Identifier of the page's browsing context. */
          readonly sessionId: string;
          send(command: string, parameters: object): Promise<unknown>;
        };
      };
    };
  };
}

/** Sends the taps on a page and its locators to Firefox: https://w3c.github.io/webdriver-bidi/#module-input */
export function addTouch(page: Page): void {
  const { rawTouchscreen, _session } = (page as unknown as Implemented)._connection.toImpl(page).delegate;
  rawTouchscreen.tap = async (_progress, x, y) => {
    const actions = [
      { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ];
    await _session.send('input.performActions', {
      context: _session.sessionId,
      actions: [{ type: 'pointer', id: 'finger', parameters: { pointerType: 'touch' }, actions }],
    });
  };
}
