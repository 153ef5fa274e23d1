import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from '@playwright/test';
import { expect } from '../engines/expect.ts';
import { test as base } from '../fixtures.ts';
import { Playground } from '../playground.ts';

/** Page object of the dialog that the Share button opens. */
export class Sharing {
  readonly dialog: Locator;
  readonly #playground: Playground;

  constructor(playground: Playground) {
    this.#playground = playground;
    this.dialog = playground.element.getByRole('dialog', { name: 'Save and share' });
  }

  async open(): Promise<void> {
    await this.#playground.button('Share').click();
    await expect(this.dialog).toBeVisible();
  }

  button(name: string): Locator {
    return this.dialog.getByRole('button', { name, exact: true });
  }

  get link(): Promise<string> {
    return this.dialog.getByRole('textbox', { name: 'Link' }).inputValue();
  }

  /** Returns the field that accepts a session as text. */
  get text(): Locator {
    return this.dialog.getByRole('textbox', { name: 'Session as text' });
  }

  /** Presses a button that saves a file. */
  async save(name: string): Promise<Download> {
    const download = this.dialog.page().waitForEvent('download');
    await this.button(name).click();
    return download;
  }

  /** Opens a file as if a person had picked it. */
  async choose(name: string, content: string | Buffer): Promise<void> {
    const chooser = this.dialog.page().waitForEvent('filechooser');
    await this.button('Open session or challenge …').click();
    await (await chooser).setFiles({ name, mimeType: '', buffer: Buffer.from(content) });
  }
}

/** Provides a test with the share dialog. */
export const test = base.extend<{ sharing: Sharing }>({
  sharing: async ({ playground }, use) => {
    await use(new Sharing(playground));
  },
});

export async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), 'utf8');
}

export async function forbidCopying(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new DOMException('', 'NotAllowedError')) },
    });
  });
}

/** Opens an address in a second page, as the recipient of a link does. */
export async function openElsewhere(page: Page, address: string): Promise<Playground> {
  const other = await page.context().newPage();
  await other.goto(address);
  return new Playground(other.locator('truth-net'));
}

/** Returns loss and parameters, to the last bit. */
export async function networkOf(sharing: Sharing): Promise<unknown> {
  await sharing.open();
  await sharing.button('JSON').click();
  const network: unknown = JSON.parse(await textOf(await sharing.save('Save code')));
  await sharing.button('Close').click();
  return network;
}

/** Trains a run that only its changes can reproduce: another learning rate and a typed weight on the way. */
export async function runWithChanges(playground: Playground): Promise<void> {
  await playground.enter('Seed', '7');
  await playground.choice('Speed').selectOption('Full speed');
  await playground.enter('Stop at iteration', '200');
  await playground.button('Train').click();
  await expect(playground.status).toContainText('Iteration 200 reached');
  await playground.enter('Learning rate', '0.25');
  await playground.element.getByRole('button', { name: /^h1,1 → y:/ }).press('Enter');
  await playground.enter('weight', '-3.5');
  await expect(playground.element.getByRole('button', { name: 'h1,1 → y: -3.500' })).toBeVisible();
  await playground.enter('Stop at iteration', '321');
  await playground.button('Resume').click();
  await expect(playground.status).toContainText('Iteration 321 reached');
}
