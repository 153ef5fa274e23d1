import type { Locator } from '@playwright/test';
import { en } from '../../web/src/i18n/en.ts';
import type { DrawerPanel } from '../../web/src/session/view.ts';
import { expect } from './engines/expect.ts';

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

  /** Returns the selected row of the table. */
  get selectedRow(): Locator {
    return this.element.locator('truth-net-table tr[aria-selected=true]');
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
    const view = this.element.locator(`.panel[part~=${panel}]`);
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
      element.savedState = { ...element.savedState, view: { pace: Infinity } };
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
