import { readFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import type { Playground } from '../playground.ts';
import { CHROMIUM } from '../tags.ts';

function dialog(playground: Playground): Locator {
  return playground.element.getByRole('dialog');
}

/** Opens the expression dialog. Returns its field once it has loaded. */
async function openExpression(playground: Playground): Promise<Locator> {
  await playground.button(/^Expression/).click();
  const field = dialog(playground).getByRole('textbox');
  await expect(field).toBeFocused();
  return field;
}

async function openCsv(playground: Playground): Promise<Locator> {
  await playground.button(/^CSV/).click();
  return dialog(playground).getByRole('textbox');
}

/** Returns the selected text of a field. */
function selected(field: Locator): Promise<string> {
  return field.evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd));
}

test('A table is filled from expressions in words, C or logic', CHROMIUM, async ({ page, playground }) => {
  const field = await openExpression(playground);
  await expect(dialog(playground)).toHaveAccessibleName('Fill from expression');
  await expect(field).toBeFocused();
  await page.keyboard.type('y = (a xor b) and not c\nz = a && !b ∨ c');
  await expect(dialog(playground).getByText('a, b, c → y, z: 8 rows')).toBeVisible();
  await dialog(playground).getByRole('button', { name: 'Fill table' }).click();
  await expect(dialog(playground)).toHaveCount(0);
  await expect(playground.cell('c', 8)).toHaveText('1');
  await expect(playground.cell('y', 3)).toHaveText('1');
  await expect(playground.cell('z', 5)).toHaveText('1');
  await expect(playground.button(/^Expression/)).toBeFocused();
  await playground.button('Undo').click();
  await expect(playground.choice('Preset')).toHaveValue('tutorial');
});

test('An expression shows its truth table as one types', CHROMIUM, async ({ page, playground }) => {
  await openExpression(playground);
  await page.keyboard.type('a and b');
  const preview = dialog(playground).getByRole('region', { name: 'Truth table' });
  await expect(preview.getByRole('columnheader')).toHaveText(['a', 'b', 'y']);
  await expect(preview.locator('tbody tr').last()).toHaveText('111');
  await page.keyboard.type(' and c and d and e and f and g');
  await expect(preview.getByText('… and 64 more rows')).toBeVisible();
});

test("An expression with the table's own inputs keeps all of them", CHROMIUM, async ({ page, playground }) => {
  await openExpression(playground);
  await page.keyboard.type('X1 or X2');
  await page.keyboard.press('Control+Enter');
  await expect(playground.cell('X3', 8)).toHaveText('1');
  await expect(playground.cell('y', 8)).toHaveText('1');
  // The dialog keeps the last expression.
  await expect(await openExpression(playground)).toHaveValue('X1 or X2');
});

test('An error in an expression points at its characters and changes nothing', async ({ playground }) => {
  const field = await openExpression(playground);
  await field.fill('y = a and or b');
  await expect(dialog(playground).getByRole('status')).toContainText('A name or a value is missing before “or”.');
  await expect(dialog(playground).locator('mark')).toHaveText('or');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await dialog(playground).getByRole('button', { name: 'Fill table' }).click();
  await expect(field).toBeFocused();
  expect(await selected(field)).toBe('or');

  await field.fill('alert(1)');
  await expect(dialog(playground).locator('mark')).toHaveText('(');
  await field.press('Escape');
  await expect(dialog(playground)).toHaveCount(0);
  await expect(playground.choice('Preset')).toHaveValue('tutorial');
});

test('A table is exported as CSV, as a file and to the clipboard', CHROMIUM, async ({ page, context, playground }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await playground.edit('row 2', 'Hold out of training');
  const text = 'X1,X2,X3,target:y,hold out\n0,0,1,0,0\n0,1,1,1,1\n1,0,1,1,0\n1,1,1,0,0\n';
  await expect(await openCsv(playground)).toHaveValue(text);

  await dialog(playground).getByRole('button', { name: 'Copy' }).click();
  await expect(dialog(playground).getByText('Copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);

  const waiting = page.waitForEvent('download');
  await dialog(playground).getByRole('button', { name: 'Save file' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe('truth-table.csv');
  expect(await readFile(await download.path(), 'utf8')).toBe(`\ufeff${text}`);
});

test('A table is imported from pasted CSV', CHROMIUM, async ({ playground }) => {
  const field = await openCsv(playground);
  await field.fill('left;right;both\r\n0;0;0\r\n1;1;1\r\n1;0;\r\n');
  await expect(dialog(playground).getByText('2 inputs, 1 target, 3 rows')).toBeVisible();
  await dialog(playground).getByRole('button', { name: 'Use this table' }).click();
  await expect(dialog(playground)).toHaveCount(0);
  await expect(playground.cell('right', 2)).toHaveText('1');
  await expect(playground.cell('both', 3)).toHaveText('–');
});

test(
  'A table is imported from a file, and a broken or oversized file is reported',
  CHROMIUM,
  async ({ page, playground }) => {
    await openCsv(playground);
    const open = async (name: string, content: string) => {
      const waiting = page.waitForEvent('filechooser');
      await dialog(playground)
        .getByRole('button', { name: /^Open file/ })
        .click();
      await (await waiting).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
    };
    await open('huge.csv', '0,0\n'.repeat(500_000));
    await expect(dialog(playground).getByText('huge.csv is too large for a truth table.')).toBeVisible();
    await open('photo.csv', '\u0089PNG\u0000\u0001');
    await expect(dialog(playground).getByText('photo.csv is neither UTF-8 nor GB18030')).toBeVisible();
    await expect(dialog(playground).getByRole('textbox')).toHaveValue(/^X1,X2,X3/);
    await open('and.csv', '\uFEFFa\tb\ty\n0\t0\t0\n0\t1\t0\n1\t0\t0\n1\t1\t1\n');
    await dialog(playground).getByRole('button', { name: 'Use this table' }).click();
    await expect(playground.choice('Preset')).toHaveValue('and');
  },
);

test('An error in CSV names line, column and value, and changes nothing', CHROMIUM, async ({ playground }) => {
  const field = await openCsv(playground);
  await field.fill('a,b,y\n0,0,0\n0,2,1\n');
  await expect(dialog(playground).getByRole('status')).toHaveText(
    'Line 3, column 2 (b): found “2”; an input must be 0 or 1.',
  );
  await dialog(playground).getByRole('button', { name: 'Use this table' }).click();
  expect(await selected(field)).toBe('0,2,1');
  await dialog(playground).getByRole('button', { name: 'Close' }).click();
  await expect(playground.choice('Preset')).toHaveValue('tutorial');
  // A cancelled text is not kept.
  await expect(await openCsv(playground)).toHaveValue(/^X1,X2/);
});

test('Names from CSV are shown as plain text', CHROMIUM, async ({ playground }) => {
  const field = await openCsv(playground);
  await field.fill('<img src=x onerror=x>,y\n0,1\n1,"<b>"\n');
  await expect(dialog(playground).getByRole('status')).toContainText('found “<b>”');
  await field.fill('<img src=x onerror=x>,y\n0,1\n1,0\n');
  await dialog(playground).getByRole('button', { name: 'Use this table' }).click();
  await expect(playground.cell('<img src=x onerror=x>', 1)).toHaveText('0');
  await expect(playground.element.locator('img')).toHaveCount(0);
});
