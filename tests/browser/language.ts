/** Changes the language of a page, as a host page does; its playgrounds follow. */

import type { Page } from '@playwright/test';

export async function speak(page: Page, language: 'en' | 'zh'): Promise<void> {
  await page.evaluate((tag) => {
    document.documentElement.lang = tag;
  }, language);
}
