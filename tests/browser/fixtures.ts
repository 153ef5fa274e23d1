import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { DrivenPage } from './engines/driven-page.ts';
import { test as base } from './engines/engine.ts';
import { expect } from './engines/expect.ts';
import { Playground } from './playground.ts';

/** Opens the page, and fails on errors in the console. A test may request a temporary folder. */
export const test = base.extend<{ playground: Playground; errors: string[]; folder: string }>({
  errors: async ({ page }, use) => {
    const errors: string[] = [];
    const driven = page instanceof DrivenPage ? page : undefined;
    if (!driven) watchErrors(page, errors);
    await use(errors);
    expect([...errors, ...((await driven?.errors()) ?? [])]).toEqual([]);
  },
  folder: async ({ browserName: _ }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'truthnet-'));
    await use(folder);
    await rm(folder, { recursive: true });
  },
  playground: async ({ page, errors: _errors }, use) => {
    await page.goto('./');
    const playground = new Playground(page.locator('truth-net'));
    await expect(playground.button('Train')).toBeEnabled();
    await use(playground);
  },
});

function watchErrors(page: Page, errors: string[]): void {
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text());
  });
}
