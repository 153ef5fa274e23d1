import type { Locator, Page } from '@playwright/test';
import { PRESET_IDS } from '../../../web/src/session/presets/presets.ts';
import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import type { Playground } from '../playground.ts';
import { CHROMIUM } from '../tags.ts';

function undo({ element }: Playground): Locator {
  return element.getByRole('button', { name: 'Undo', exact: true });
}

/** Returns the targets of a column from top to bottom. */
async function targets(playground: Playground, column: string, rows: number): Promise<string> {
  const texts = Array.from({ length: rows }, (_, row) => playground.cell(column, row + 1).textContent());
  return (await Promise.all(texts)).map((text) => text?.trim()).join('');
}

async function press(page: Page, keys: string): Promise<void> {
  await page.keyboard.press(keys);
}

test('The page opens with the tutorial’s table and describes it', CHROMIUM, async ({ playground }) => {
  await expect(playground.choice('Preset')).toHaveValue('tutorial');
  await expect(playground.element.getByText('y is 1 when exactly one of X1 and X2 is 1.')).toBeVisible();
});

test(
  'The menu offers every preset; one replaces the table, describes itself and is trained on',
  CHROMIUM,
  async ({ playground }) => {
    await expect(playground.choice('Preset').getByRole('option')).toHaveCount(PRESET_IDS.length);
    await playground.choice('Preset').selectOption('Half adder');
    await expect(playground.element.getByText('Adds a and b: sum bit s, carry bit cout.')).toBeVisible();
    expect(await targets(playground, 's', 4)).toBe('0110');
    expect(await targets(playground, 'cout', 4)).toBe('0001');
    await playground.trainAtFullSpeed();
    await expect(playground.element.getByText(/\d of 4 rows right/)).toBeVisible();
  },
);

test(
  'A preset with one changed cell is a custom table, and a preset again once it is changed back',
  CHROMIUM,
  async ({ page, playground }) => {
    await playground.choice('Preset').selectOption('AND');
    await playground.cell('y', 1).click();
    await expect(playground.choice('Preset').getByRole('option', { selected: true })).toHaveText('XNOR');
    await playground.cell('y', 1).focus();
    await page.keyboard.press('-');
    await expect(playground.choice('Preset').getByRole('option', { selected: true })).toHaveText('Custom');
    await expect(playground.element.getByText('1 when both inputs are 1.')).toHaveCount(0);
    await playground.cell('y', 1).click();
    await expect(playground.choice('Preset')).toHaveValue('and');
  },
);

test(
  "One press adds all missing combinations with don't care targets and keeps the existing rows",
  CHROMIUM,
  async ({ playground }) => {
    await playground.button('Add missing rows').click();
    expect(await targets(playground, 'X3', 8)).toBe('01010101');
    expect(await targets(playground, 'y', 8)).toBe('–0–1–1–0');
    await expect(playground.element.getByText('2 of 4 rows right')).toBeVisible();
    await expect(playground.button('Add missing rows')).toBeDisabled();
  },
);

test('Buttons undo and redo the edits one by one', CHROMIUM, async ({ playground }) => {
  await expect(undo(playground)).toBeDisabled();
  await playground.choice('Preset').selectOption('XOR');
  await playground.cell('y', 1).click();
  await playground.button('Add row').click();
  await undo(playground).click();
  await expect(playground.cell('y', 5)).toHaveCount(0);
  await undo(playground).click();
  await expect(playground.choice('Preset')).toHaveValue('xor');
  await undo(playground).click();
  await expect(playground.choice('Preset')).toHaveValue('tutorial');
  await expect(undo(playground)).toBeDisabled();

  await playground.button('Redo').click();
  await playground.button('Redo').click();
  await expect(playground.cell('y', 1)).toHaveText('1');
  // A new edit discards the edits that could be redone.
  await playground.cell('y', 2).click();
  await expect(playground.button('Redo')).toBeDisabled();
});

test('Undo and redo have their usual keys, except inside a text field', async ({ page, playground }) => {
  const cell = playground.cell('y', 1);
  await cell.click();
  await expect(cell).toHaveText('1');
  await press(page, 'Control+z');
  await expect(cell).toHaveText('0');
  await press(page, 'Control+Shift+z');
  await expect(cell).toHaveText('1');
  await press(page, 'Meta+z');
  await expect(cell).toHaveText('0');
  await press(page, 'Control+y');
  await expect(cell).toHaveText('1');

  await playground.button('Edit column X1').click();
  const name = playground.field('Name of column X1');
  await name.click();
  await page.keyboard.type('abc');
  await press(page, 'Control+z');
  await expect(cell).toHaveText('1');
});

test('The undo keys work everywhere in the playground, and for every edit', CHROMIUM, async ({ page, playground }) => {
  await playground.button('Add layer').click();
  const second = playground.field('Units in hidden layer 2');
  await expect(second).toBeVisible();
  await press(page, 'Control+z');
  await expect(second).toHaveCount(0);

  // Inside a dialog the undo keys do not change the playground behind it.
  await playground.button(/^CSV/).click();
  await playground.button('Copy').focus();
  await press(page, 'Control+y');
  await press(page, 'Escape');
  await expect(second).toHaveCount(0);
  await press(page, 'Control+y');
  await expect(second).toBeVisible();
});

test('Undo restores the run that an edit ended', CHROMIUM, async ({ playground }) => {
  await playground.button('start over').click();
  await playground.trainAtFullSpeed();
  const before = await playground.progress();
  await playground.cell('y', 1).click();
  await expect.poll(async () => (await playground.progress()).iteration).toBe(0);
  await undo(playground).click();
  await expect.poll(() => playground.progress()).toEqual(before);
});

test('Undo updates every setting, including selects', CHROMIUM, async ({ page, playground }) => {
  const activation = playground.choice('Activation of hidden layer 1');
  await activation.selectOption('tanh');
  await activation.selectOption('ReLU');
  await playground.button('Undo').click();
  await expect(activation.locator('option:checked')).toHaveText('tanh');
  await page.keyboard.press('Control+z');
  await expect(activation.locator('option:checked')).toHaveText('sigmoid');
});
