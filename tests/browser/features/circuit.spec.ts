/** Tests the circuit of a network: its drawing, the check of the rows, and its files. */

import { readFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import { test as blogTest } from '../blog.ts';
import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import { Playground } from '../playground.ts';
import { resizeTo } from '../resize.ts';
import { CHROMIUM } from '../tags.ts';

const AGREES = 'In all 4 rows, the circuit agrees with the rounded predictions of the network.';

async function openCircuit(playground: Playground): Promise<Locator> {
  await playground.trainAtFullSpeed();
  return playground.open('circuit');
}

test('The trained network becomes a circuit for XOR, and every row is checked', CHROMIUM, async ({ playground }) => {
  const panel = await openCircuit(playground);
  await expect(panel.getByText(AGREES)).toBeVisible();
  await expect(panel.getByRole('img', { name: /y = \(X1 ∨ X2\) ∧ ¬\(X1 ∧ X2\)/ })).toBeVisible();
  await expect(panel.locator('.gate')).toHaveCount(3);
  await expect(
    panel.getByText('Minimal logic for the table, output by output, has 1 gate with 2 inputs.'),
  ).toBeVisible();
  await expect(panel.getByRole('row', { name: /^Show the values of Row 2.* 0 1 1 1 0\.969 1 right$/ })).toBeVisible();
  await panel.getByRole('combobox', { name: 'Circuit', exact: true }).selectOption('minimal for the table');
  await expect(panel.getByRole('img', { name: /y = X1 ⊕ X2/ })).toBeVisible();
  await expect(panel.locator('.gate title')).toHaveText('XOR');
});

test(
  'An untrained network is trained first, and rounding that fails is explained',
  CHROMIUM,
  async ({ playground }) => {
    const panel = await playground.open('circuit');
    await expect(panel.getByText('Train first: the network is wrong in 2 of 4 rows.')).toBeVisible();
    await playground.choice('Preset').selectOption('NAND');
    await playground.trainAtFullSpeed();
    await expect(panel.getByText(/^Rounding breaks 1 of 4 rows/)).toBeVisible();
    await expect(panel.getByRole('listitem').first()).toContainText(
      /^Row 1: y is 0\.999 in the network, but counts as 0 in the circuit\. h1,\d gives exactly the middle, 0\.500, rounded to 0; y needs it to be above/,
    );
    await panel.getByLabel('A hidden unit counts as 1').selectOption('above the middle of its own values');
    await expect(panel.getByText(AGREES)).toBeVisible();
  },
);

test('A network that is wrong only in rows held out need not be trained first', CHROMIUM, async ({ playground }) => {
  await playground.edit('row 4', 'Hold out of training');
  const panel = await openCircuit(playground);
  await expect(
    panel.getByText('The network is wrong in 1 of 4 rows, but in none that it was trained on.'),
  ).toBeVisible();
  await expect(panel.getByText(/^Train first/)).toHaveCount(0);
});

test('A prediction of exactly 0.5 is told, and no longer asks for training', CHROMIUM, async ({ playground }) => {
  await playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => {
    const rows = [
      { in: [0], out: [1] },
      { in: [1], out: [0] },
    ] as const;
    element.session = { table: { inputs: ['a'], outputs: ['y'], rows }, network: { hidden: [], bias: false } };
  });
  const panel = await openCircuit(playground);
  await expect(panel.getByRole('status').first()).toHaveText(
    /The network is wrong in 1 of 2 rows\.\s*In row 1, a prediction is exactly 0\.5, which is right for neither target\. The circuit counts it as 0\./,
  );
});

test('Pressing a row shows its values on the wires, by colour and by line style', async ({ playground }) => {
  const panel = await openCircuit(playground);
  const row = panel.getByRole('button', { name: 'Show the values of Row 2 in the circuit' });
  await row.press('Enter');
  await expect(row).toHaveAttribute('aria-pressed', 'true');
  await expect(panel.getByText('Values of Row 2: solid wires are 1, dashed wires are 0.')).toBeVisible();
  await expect(panel.locator('.name')).toHaveText(['X1 = 0', 'X2 = 1', 'y = 1']);
  const dashes = (wire: string) =>
    panel
      .locator(`.wire.${wire} path`)
      .first()
      .evaluate((path) => getComputedStyle(path).strokeDasharray);
  expect(await dashes('zero')).toBe('3px, 4px');
  expect(await dashes('one')).toBe('none');
  await expect(playground.selectedRow).toContainText(/^\s*2/);
  await row.press('Enter');
  await expect(playground.selectedRow).toHaveCount(0);
  await expect(panel.locator('.wire.one')).toHaveCount(0);
});

test('The circuit is written as an expression and as Verilog, and saved', CHROMIUM, async ({ page, playground }) => {
  const panel = await openCircuit(playground);
  const text = panel.locator('pre');
  await expect(text).toHaveText('y = (X1 ∨ X2) ∧ ¬(X1 ∧ X2)');
  const format = panel.getByRole('combobox', { name: 'Circuit as text' });
  await format.selectOption('! & | ^');
  await expect(text).toHaveText('y = (X1 | X2) & !(X1 & X2)');
  await format.selectOption('Verilog');
  await expect(text).toContainText('module truthnet (');
  const saved = async (button: string) => {
    const download = page.waitForEvent('download');
    await panel.getByRole('button', { name: button, exact: true }).click();
    const file = await download;
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
  };
  const verilog = await saved('Save');
  expect(verilog).toEqual({ name: 'truthnet-circuit.v', text: await text.textContent() });
  const drawing = await saved('Save drawing (SVG)');
  expect(drawing.name).toBe('truthnet-circuit.svg');
  expect(drawing.text).toMatch(/^<svg[^>]*>\s*<title>Circuit of y/);
  expect(drawing.text).not.toMatch(/class=|style=|var\(/);
});

test(
  'The circuit follows an edit and training, and several outputs are drawn together',
  CHROMIUM,
  async ({ playground }) => {
    const panel = await openCircuit(playground);
    await playground.choice('Preset').selectOption('Half adder');
    await playground.trainAtFullSpeed();
    await expect(panel.locator('pre')).toHaveText(/^s = .*\ncout = /);
    await panel.getByRole('combobox', { name: 'Output', exact: true }).selectOption('cout');
    await expect(panel.locator('pre')).toHaveText(/^cout = /);
  },
);

test('In one column, the circuit fits', async ({ page, playground }) => {
  await playground.trainAtFullSpeed();
  await page.setViewportSize({ width: 900, height: 800 });
  await playground.button('Show: Circuit').click();
  const panel = playground.element.locator('truth-net-circuit');
  for (const width of [900, 390]) {
    await test.step(`${width} pixels`, async () => {
      await resizeTo(page, width, 800);
      // The panels above it grow when their views arrive.
      await panel.scrollIntoViewIfNeeded();
      await expect(panel.getByText(AGREES)).toBeVisible();
      await expect(panel.locator('.gate').first()).toBeVisible();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      const figure = panel.locator('figure');
      expect(await figure.evaluate((box) => box.scrollWidth - box.clientWidth)).toBeLessThanOrEqual(0);
    });
  }
});

blogTest('A post shows the circuit alone, in Chinese', CHROMIUM, async ({ page, blog }) => {
  await blog.open(
    '<div lang="zh"><truth-net panels="circuit" loading="eager"></truth-net></div>' +
      '<script src="HOSTtruth-net-zh.js"></script><script src="HOSTtruth-net.js"></script>',
    { policy: "default-src * blob: 'unsafe-inline' 'wasm-unsafe-eval'" },
  );
  const playground = new Playground(page.locator('truth-net'));
  await playground.progress();
  // Chosen panels without a run bar have a button of their own.
  await playground.button('开始训练').click();
  const panel = playground.element.locator('truth-net-circuit');
  await expect(panel.getByText('全部 4 行上，电路的结果都与网络取整后的预测一致。')).toBeVisible();
  await expect(panel.locator('.gate')).toHaveCount(3);
  await expect(panel.getByRole('heading', { name: '逐行检验' })).toBeVisible();
  await expect(playground.button(/^(开始训练|暂停|继续)$/)).toHaveCount(0);
});
