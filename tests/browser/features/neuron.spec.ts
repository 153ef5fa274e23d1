import type { Locator } from '@playwright/test';
import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import type { Playground } from '../playground.ts';
import { CHROMIUM } from '../tags.ts';

async function choosePreset(playground: Playground, name: string): Promise<void> {
  await playground.choice('Preset').selectOption(name);
}

/** Sets a slider with arrow keys, as a person does. */
async function slide(page: Locator, name: string, steps: number): Promise<void> {
  const slider = page.getByRole('slider', { name });
  for (let i = 0; i < Math.abs(steps); i++) await slider.press(steps > 0 ? 'ArrowRight' : 'ArrowLeft');
}

test('XOR is impossible for one neuron, and the proof adds up', CHROMIUM, async ({ playground }) => {
  const panel = await playground.open('neuron');
  await expect(panel.getByRole('heading', { name: 'No single neuron can do this.' })).toBeVisible();
  await panel.getByText('Show why').click();
  for (const [lot, rows] of [
    ['Should fire', ['Row 2 0 1 1', 'Row 3 1 0 1', 'Sum 1 1 2']],
    ['Should stay silent', ['Row 1 0 0 1', 'Row 4 1 1 1', 'Sum 1 1 2']],
  ] as const) {
    const table = panel.getByRole('table', { name: lot });
    for (const row of rows) await expect(table.getByRole('row', { name: row })).toBeVisible();
  }
  await expect(panel.getByRole('figure')).toContainText('They cross, so no straight line separates them.');
});

test('OR has weights for one neuron, and one press applies them to the network', CHROMIUM, async ({ playground }) => {
  const panel = await playground.open('neuron');
  await choosePreset(playground, 'OR');
  await panel.scrollIntoViewIfNeeded();
  await expect(panel.getByRole('heading', { name: 'One neuron is enough.' })).toBeVisible();
  await panel.getByText('Show a solution').click();
  await panel.getByRole('button', { name: 'Use these weights' }).click();
  await expect(playground.element.getByText('4 of 4 rows right')).toBeVisible();
  expect(await playground.predictions()).toEqual([0, 1, 1, 1]);
  // A single edit is undone by a single undo.
  await playground.button('Undo').click();
  await expect(playground.field('Units in hidden layer 1')).toHaveValue('4');
});

test("Sliders turn it into AND, next to the neuron's result for each row", CHROMIUM, async ({ playground }) => {
  const panel = await playground.open('neuron');
  await choosePreset(playground, 'AND');
  await panel.scrollIntoViewIfNeeded();
  await panel.getByRole('button', { name: 'Reduce to one neuron' }).click();
  await expect(panel.getByText('Fires when a + b > 0.5')).toBeVisible();
  await expect(panel.getByText('fires (wrong)')).toHaveCount(2);
  await slide(panel, 'Threshold T', 2);
  await expect(panel.locator('.rule')).toHaveText('Fires when a + b > 1.5');
  await expect(panel.getByText('(wrong)')).toHaveCount(0);
  await expect(playground.element.getByText('4 of 4 rows right')).toBeVisible();
  await slide(panel, 'Weight of a', -3);
  await expect(panel.getByText('Fires when −0.5 a + b > 1.5')).toBeVisible();
});

test(
  'The solution stays hidden until it is asked for, and again for the next table',
  CHROMIUM,
  async ({ page, playground }) => {
    const panel = await playground.open('neuron');
    await choosePreset(playground, 'AND');
    await panel.scrollIntoViewIfNeeded();
    await panel.getByRole('button', { name: 'Reduce to one neuron' }).click();
    const solution = panel.getByRole('button', { name: 'Use these weights' });
    await expect(panel.getByText('Show a solution')).toBeVisible();
    await expect(solution).toBeHidden();
    await panel.getByText('Show a solution').focus();
    await page.keyboard.press('Enter');
    await expect(solution).toBeVisible();
    // It stays open while the neuron changes.
    await slide(panel, 'Threshold T', 1);
    await expect(panel.locator('.rule')).toHaveText('Fires when a + b > 1');
    await expect(solution).toBeVisible();
    await choosePreset(playground, 'OR');
    await panel.scrollIntoViewIfNeeded();
    await expect(panel.getByText('Show a solution')).toBeVisible();
    await expect(solution).toBeHidden();
  },
);

test('A slider shows the network after changes that were out of sight', CHROMIUM, async ({ page, playground }) => {
  await playground.narrow();
  const panel = await playground.open('neuron');
  await choosePreset(playground, 'AND');
  await panel.scrollIntoViewIfNeeded();
  await panel.getByRole('button', { name: 'Reduce to one neuron' }).click();
  const slider = panel.getByRole('slider', { name: 'Threshold T' });
  await expect(slider).toHaveValue('0.5');
  const loss = async () => (await playground.progress()).loss;
  const before = await loss();

  await page.evaluate(() => {
    scrollTo(0, 0);
  });
  await expect(panel).not.toBeInViewport();
  await slider.evaluate((input: HTMLInputElement) => {
    input.value = '1.5';
    input.dispatchEvent(new Event('input'));
  });
  await expect.poll(loss).toBeLessThan(before);
  await playground.button('Undo').click();
  await expect.poll(loss).toBe(before);
  await panel.scrollIntoViewIfNeeded();
  await expect(panel.locator('.rule')).toHaveText('Fires when a + b > 0.5');
  await expect(slider).toHaveValue('0.5');
});

test('Contradicting rows are the whole proof', CHROMIUM, async ({ playground }) => {
  await playground.button('Add row').click();
  const panel = await playground.open('neuron');
  const five = playground.cell('y', 5);
  const inputs = await Promise.all(['X1', 'X2', 'X3'].map((name) => playground.cell(name, 5).textContent()));
  expect(inputs.map((text) => text!.trim()).join('')).toMatch(/^[01]{3}$/);
  // This repeats row 1 with the other target.
  for (const [name, bit] of [
    ['X1', '0'],
    ['X2', '0'],
    ['X3', '1'],
  ] as const) {
    await playground.cell(name, 5).press(bit);
  }
  await five.press('1');
  await panel.scrollIntoViewIfNeeded();
  await panel.getByText('Show why').click();
  await expect(panel.getByText('Rows 5 and 1 have the same inputs, but one should fire')).toBeVisible();
});

test('Each output has its own verdict', CHROMIUM, async ({ playground }) => {
  const panel = await playground.open('neuron');
  await choosePreset(playground, 'Half adder');
  await panel.scrollIntoViewIfNeeded();
  await expect(panel.getByRole('heading', { name: 'No single neuron can do this.' })).toBeVisible();
  await panel.getByRole('combobox', { name: 'Output' }).selectOption('cout');
  await expect(panel.getByRole('heading', { name: 'One neuron is enough.' })).toBeVisible();
});

test('A drag of a slider is one edit, which one undo takes back', async ({ page, playground }) => {
  const panel = await playground.open('neuron');
  await choosePreset(playground, 'AND');
  await panel.scrollIntoViewIfNeeded();
  await panel.getByRole('button', { name: 'Reduce to one neuron' }).click();
  const rule = panel.locator('.rule');
  await expect(rule).toHaveText('Fires when a + b > 0.5');
  const box = (await panel.getByRole('slider', { name: 'Threshold T' }).boundingBox())!;
  const at = (share: number) => [box.x + share * box.width, box.y + box.height / 2] as const;
  await page.mouse.move(...at(0.58));
  await page.mouse.down();
  for (const share of [0.66, 0.75, 0.85, 0.97]) {
    await page.mouse.move(...at(share));
    await expect(rule).not.toHaveText('Fires when a + b > 0.5');
  }
  await expect(rule).toHaveText(/> (2\.5|3)$/);
  await page.mouse.up();
  await playground.button('Undo').click();
  // Panels outside the viewport do not render.
  await rule.scrollIntoViewIfNeeded();
  await expect(rule).toHaveText('Fires when a + b > 0.5');
});

test('Escape puts back a slider that is dragged, and ends the drag', async ({ page, playground }) => {
  const panel = await playground.open('neuron');
  await choosePreset(playground, 'AND');
  await panel.getByRole('button', { name: 'Reduce to one neuron' }).click();
  const rule = panel.locator('.rule');
  const slider = panel.getByRole('slider', { name: 'Threshold T' });
  await slider.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await slider.boundingBox())!;
  await page.mouse.move(x + 0.58 * width, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + 0.75 * width, y + height / 2, { steps: 3 });
  await expect(rule).toHaveText(/> (1\.5|2)$/);
  await page.keyboard.press('Escape');
  await expect(rule).toHaveText('Fires when a + b > 0.5');
  await page.mouse.move(x + 0.97 * width, y + height / 2, { steps: 3 });
  await expect(slider).toHaveValue('0.5');
  await page.mouse.up();
  await expect(slider).toHaveValue('0.5');
  await expect(rule).toHaveText('Fires when a + b > 0.5');
  await expect(playground.button('Redo')).toBeDisabled();
});

test('Two drags of a slider are two edits', async ({ page, playground }) => {
  const panel = await playground.open('neuron');
  await choosePreset(playground, 'AND');
  await panel.getByRole('button', { name: 'Reduce to one neuron' }).click();
  const rule = panel.locator('.rule');
  const slider = panel.getByRole('slider', { name: 'Threshold T' });
  const dragTo = async (share: number, reached: RegExp) => {
    await slider.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await slider.boundingBox())!;
    await page.mouse.move(x + 0.58 * width, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + share * width, y + height / 2, { steps: 3 });
    await expect(rule).toHaveText(reached);
    await page.mouse.up();
  };
  await dragTo(0.75, /> (1\.5|2)$/);
  await dragTo(0.97, /> (2\.5|3)$/);
  await playground.button('Undo').click();
  // Panels outside the viewport do not render.
  await rule.scrollIntoViewIfNeeded();
  await expect(rule).toHaveText(/> (1\.5|2)$/);
});
