import type { Page } from '@playwright/test';

/** Sets the size of the window. Resolves when the page has been laid out in it, also by its observers of sizes. */
export async function resizeTo(page: Page, width: number, height: number): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(resolve));
      }),
  );
}
