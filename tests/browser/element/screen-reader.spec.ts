/** Tests the main task with the keyboard and the accessibility tree alone. */

import type { CDPSession, Page } from '@playwright/test';
import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';

interface Told {
  readonly role: string;
  readonly name: string;
  readonly value: string;
  readonly states: Readonly<Record<string, unknown>>;
}

/** Expression for the element with the focus, through shadow trees. */
const FOCUSED = `(() => {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused;
})()`;

/** The part of a node of Chromium's accessibility tree that the tests read. */
interface Node {
  readonly role?: { readonly value?: string | number | boolean };
  readonly name?: { readonly value?: string | number | boolean };
  readonly value?: { readonly value?: string | number | boolean };
  readonly properties?: readonly {
    readonly name: string;
    readonly value: { readonly value?: string | number | boolean };
  }[];
}

function told({ role, name, value, properties = [] }: Node): Told {
  return {
    role: String(role?.value),
    name: String(name?.value ?? ''),
    value: String(value?.value ?? ''),
    states: Object.fromEntries(properties.map((property) => [property.name, property.value.value])),
  };
}

class ScreenReader {
  readonly #page: Page;
  readonly #devtools: CDPSession;

  private constructor(page: Page, devtools: CDPSession) {
    this.#page = page;
    this.#devtools = devtools;
  }

  static async of(page: Page): Promise<ScreenReader> {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Accessibility.enable');
    return new ScreenReader(page, devtools);
  }

  /** Returns the accessibility tree in reading order. */
  async all(): Promise<Told[]> {
    const { nodes } = await this.#devtools.send('Accessibility.getFullAXTree');
    return nodes.filter(({ ignored }) => !ignored).map(told);
  }

  async named(role: string, name: RegExp): Promise<Told[]> {
    return (await this.all()).filter((each) => each.role === role && name.test(each.name));
  }

  /** Returns the focused element alone, because reading the whole tree takes longer than a press of Tab. */
  async focused(): Promise<Told> {
    const { result } = await this.#devtools.send('Runtime.evaluate', { expression: FOCUSED });
    const { nodes } = await this.#devtools.send('Accessibility.getPartialAXTree', {
      objectId: result.objectId!,
      fetchRelatives: false,
    });
    const focused = nodes.map(told).find(({ states, role }) => states['focused'] && role !== 'RootWebArea');
    return focused ?? { role: '', name: '', value: '', states: {} };
  }

  /** Presses Tab until the focused element has this role and name. */
  async tabTo(role: string, name: RegExp): Promise<Told> {
    for (let presses = 0; presses < 80; presses++) {
      await this.#page.keyboard.press('Tab');
      const focused = await this.focused();
      if (focused.role === role && name.test(focused.name)) return focused;
    }
    throw new Error(`Tab never comes to a ${role} ${String(name)}`);
  }

  /** Returns the texts of all live regions. */
  async announced(): Promise<string> {
    const { nodes } = await this.#devtools.send('Accessibility.getFullAXTree');
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const textOf = (id: string): string => {
      const node = byId.get(id);
      if (!node) return '';
      if (node.role?.value === 'StaticText') return String(node.name?.value ?? '');
      return (node.childIds ?? []).map(textOf).join('');
    };
    return nodes
      .filter(({ role, ignored }) => !ignored && (role?.value === 'status' || role?.value === 'alert'))
      .map(({ nodeId }) => textOf(nodeId))
      .join('\n');
  }
}

test('A screen reader and the keyboard suffice to edit the table, train the network and explore it', async ({
  page,
  playground: _,
}) => {
  const reader = await ScreenReader.of(page);
  const press = (key: string) => page.keyboard.press(key);

  expect(await reader.named('heading', /Watch a small neural network/)).toHaveLength(1);
  const train = await reader.tabTo('button', /^Train$/);
  expect(train.states['disabled']).not.toBe(true);
  await press('Enter');
  await expect.poll(() => reader.announced(), { timeout: 30_000 }).toContain('Iteration 1,500 reached');

  // The grid announces its size, the position in it and the cell's value.
  expect(await reader.named('grid', /./)).toHaveLength(1);
  expect(await reader.named('columnheader', /X1/)).not.toHaveLength(0);
  await reader.tabTo('gridcell', /^X1, row 1: 0$/);
  for (const name of [/^X2, row 1: 0$/, /^X3, row 1: 1$/, /^y, row 1: 0$/]) {
    await press('ArrowRight');
    expect((await reader.focused()).name).toMatch(name);
  }
  await press('ArrowRight');
  expect((await reader.focused()).name).toMatch(/^Prediction of y: 0\.0\d+, off by/);
  await press('ArrowLeft');
  await press(' ');
  await expect.poll(async () => (await reader.focused()).name).toMatch(/^y, row 1: 1$/);
  // The network keeps its weights, so that the loss jumps.
  await expect.poll(() => reader.announced()).toMatch(/Iteration 1,500 reached\. The loss is 0\.9\d+\./);

  await page.keyboard.press('Home');
  for (let back = 0; back < 80 && (await reader.focused()).name !== 'Train further'; back++) await press('Shift+Tab');
  await press(' ');
  await expect.poll(() => reader.announced(), { timeout: 30_000 }).toContain('Iteration 3,000 reached');
  const [prediction] = await reader.named('gridcell', /^Prediction of y/);
  expect(prediction?.name).toMatch(/off by 0\.0/);

  // The diagram is explored part by part.
  expect((await reader.tabTo('button', /^X1/)).name).toMatch(/X1/);
  await press('ArrowRight');
  expect((await reader.focused()).name).toMatch(/h1,1/);

  // The chart is a slider over the run.
  const chart = await reader.tabTo('slider', /^Loss.* by iteration/);
  expect(chart).toMatchObject({ value: '3000', states: { valuemin: 0, valuemax: 3000 } });
  await press('Home');
  await expect.poll(async () => (await reader.focused()).value).toBe('0');
  await expect.poll(() => reader.announced()).toContain('Showing iteration 0 of 3,000');
});

test("A rejected number is announced with its field's name and stays editable", async ({ page, playground }) => {
  const reader = await ScreenReader.of(page);
  await playground.enter('Learning rate', '-1');
  await expect.poll(() => reader.announced()).toContain('Learning rate: enter a number above 0');
  await playground.field('Learning rate').focus();
  expect(await reader.focused()).toMatchObject({ role: 'textbox', name: 'Learning rate', value: '-1' });
});
