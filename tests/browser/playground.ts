import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { en } from '../../web/src/i18n/en.ts';
import type { DrawerPanel } from '../../web/src/session/view.ts';
import { DrivenPage } from './engines/driven-page.ts';
import { expect, test as base } from './engines/engine.ts';

/**
 * Returns the result of an independent NumPy program: of the tutorial's network by seed, or of another case by name.
 */
export function referenceCase(which: number | string): ReferenceCase {
  const wanted = typeof which === 'number' ? `tutorial network, seed ${which}` : which;
  const file = new URL('../reference/numpy-cases.json', import.meta.url);
  const cases = JSON.parse(readFileSync(file, 'utf8')) as (ReferenceCase & { name: string })[];
  const found = cases.find(({ name }) => name === wanted);
  if (!found) throw new Error(`no reference case: ${wanted}`);
  return found;
}

interface ReferenceCase {
  readonly loss_at: Record<string, number>;
  readonly predictions: number[][];
}

/**
 * Tags a test that runs in Chromium only, because it needs what the driver of WebKitGTK lacks (mocked responses, a second
 * page, files, the clipboard, the clock) or Chromium's own protocol.
 */
export const CHROMIUM = { tag: '@chromium' } as const;

/** Tags the few tests that `npm run test:quick` runs. */
export const SMOKE = { tag: '@smoke' } as const;

/** Page object of one `<truth-net>`. */
export class Playground {
  readonly element: Locator;

  constructor(element: Locator) {
    this.element = element;
  }

  button(name: string | RegExp): Locator {
    return this.element.getByRole('button', { name, exact: true });
  }

  field(name: string): Locator {
    return this.element.getByRole('textbox', { name, exact: true });
  }

  choice(name: string): Locator {
    return this.element.getByRole('combobox', { name, exact: true });
  }

  /** Returns the cell of an input or target; rows count from 1. */
  cell(column: string, row: number): Locator {
    return this.element.getByRole('gridcell', { name: `${column}, row ${row}:` });
  }

  get status(): Locator {
    return this.element.locator('truth-net-run-bar p.status[role=status]');
  }

  get chart(): Locator {
    return this.element.getByRole('slider', { name: /^(Loss|Weights|Gradients).* by iteration/ });
  }

  async enter(field: string, value: string): Promise<void> {
    // Typing is needed, because Firefox fires no change event for values set by a script.
    await this.field(field).press('ControlOrMeta+A');
    await this.field(field).pressSequentially(value);
    await this.field(field).press('Enter');
  }

  /** Chooses an item in the menu of a row or a column, such as "row 2" or "column X1". */
  async edit(what: string, item: string): Promise<void> {
    await this.button(`Edit ${what}`).click();
    await this.element.getByRole('dialog').getByRole('button', { name: item, exact: true }).click();
  }

  async rename(column: string, name: string): Promise<void> {
    await this.button(`Edit column ${column}`).click();
    await this.enter(`Name of column ${column}`, name);
  }

  /** Opens a panel: by its tab on a stage, otherwise by its own button if it is closed. */
  async open(panel: DrawerPanel): Promise<Locator> {
    const view = this.element.locator(`truth-net-${panel}`);
    const tab = this.button(en.tabs[panel]);
    const opener = view.getByRole('button', { name: 'Show' });
    // While a stage gives way to one column, a press may miss its tab, or close a panel that has just opened.
    await expect(async () => {
      if ((await tab.count()) > 0) {
        const isOpen = (await tab.getAttribute('aria-expanded', { timeout: 1000 })) === 'true';
        if (!isOpen) await tab.click({ timeout: 1000 });
        await expect(tab).toHaveAttribute('aria-expanded', 'true', { timeout: 1000 });
      } else {
        await expect(view.getByRole('heading').first()).toBeVisible();
        if ((await opener.count()) > 0) await opener.click({ timeout: 1000 });
        await expect(opener).toHaveCount(0, { timeout: 1000 });
      }
    }).toPass();
    await view.scrollIntoViewIfNeeded();
    return view;
  }

  /** Makes the window too narrow for a stage: one column shows all panels. */
  async narrow(): Promise<void> {
    await this.element.page().setViewportSize({ width: 900, height: 720 });
    await expect(this.button(en.tabs.survey)).toHaveCount(0);
  }

  /** Starts training slowly, and resolves during the run. */
  async beginToTrain(): Promise<void> {
    await this.choice('Speed').selectOption('100 / s');
    await this.button('Train').click();
    await expect.poll(async () => (await this.progress()).iteration).toBeGreaterThan(20);
  }

  async trainAtFullSpeed(): Promise<void> {
    await this.choice('Speed').selectOption('Full speed');
    await this.button('Train').click();
    await expect(this.status).toContainText('reached');
  }

  /** Trains at full speed where no speed is offered. */
  async trainEmbedded(): Promise<void> {
    await expect(this.button('Train')).toBeEnabled();
    await this.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => {
      element.kept = { ...element.kept, view: { pace: Infinity } };
    });
    await this.button('Train').click();
  }

  /** Returns the iteration and the exact loss, after waiting for a network. */
  async progress(): Promise<{ iteration: number; loss: number }> {
    const read = () => this.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => element.progress ?? null);
    await expect.poll(read).not.toBeNull();
    return (await read())!;
  }

  /** Returns the predictions as shown, row by row. */
  async predictions(): Promise<number[]> {
    const cells = this.element.getByRole('gridcell', { name: /^Prediction of/ });
    return (await cells.allTextContents()).map(Number);
  }
}

/** Scrolls through the page, to render the views that are lazy. */
export async function scrollThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += 400) {
      scrollTo(0, y);
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
  });
}

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

export { expect };
