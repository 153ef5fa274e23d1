/** Tests the prediction of a run, and its comparison with the run. */

import type { Locator, Page } from '@playwright/test';
import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import { speak } from '../language.ts';
import { CHROMIUM } from '../tags.ts';

/** Draws a curve with the mouse; points are parts of the axes, from the upper left corner. */
async function sketch(page: Page, panel: Locator, points: readonly (readonly [number, number])[]): Promise<void> {
  const { x, y, width, height } = (await panel.locator('.sketching').boundingBox())!;
  const at = ([across, down]: readonly [number, number]) =>
    [x + 56 + across * (width - 72), y + 24 + down * (height - 64)] as const;
  await page.mouse.move(...at(points[0]!));
  await page.mouse.down();
  for (const point of points.slice(1)) await page.mouse.move(...at(point), { steps: 6 });
  await page.mouse.up();
}

/** Returns the cells of the comparison: the question, the prediction, the run and the grade for screen readers. */
async function compared(panel: Locator): Promise<string[][]> {
  const rows = panel.locator('tbody tr');
  return rows.evaluateAll((lines) =>
    lines.map((line) =>
      [...line.querySelectorAll('th, td')].map((cell) => cell.textContent.trim().replace(/^[✓✗–]\s*/, '')),
    ),
  );
}

test('A sketch with the mouse is compared with its run in one sentence', CHROMIUM, async ({ page, playground }) => {
  const panel = await playground.open('predict');
  await expect(panel.getByText('start: 1.312')).toBeVisible();
  await sketch(page, panel, [
    [0, 0.1],
    [0.03, 0.8],
    [1, 1],
  ]);
  await expect(panel.locator('.sketch')).toHaveCount(1);
  await panel.getByRole('button', { name: 'Yes', exact: true }).click();
  await playground.choice('Speed').selectOption('Full speed');
  await panel.getByRole('button', { name: 'Train and compare' }).click();
  await expect(panel.getByRole('status').last()).toHaveText(
    'You expected the loss to fall at once; it waited on a plateau from iteration 2 to 129, and halved at iteration 187. ' +
      'You were right about the rows at the end.',
  );
  await expect(panel.locator('.sketch, .curve')).toHaveCount(2);
  const cells = await compared(panel);
  expect(cells.map(([question, , run]) => [question, run])).toEqual([
    ['Every row right at the end?', 'Yes, all 4'],
    ['All right from iteration', '201'],
    ['Became right last', 'row 4'],
    ['Half the start loss at iteration', '187'],
    ['Loss at the end', '0.003356'],
  ]);
  expect(cells.map(([, , , mark]) => mark)).toEqual(['right', '', '', 'wrong', 'right']);
  expect(cells[0]![1]).toBe('Yes');
  expect(cells[1]![1]).toBe('no answer');
  expect(cells[3]![1]).toMatch(/^about [1-9]\d$/);
});

test('A prediction is made and compared with the keyboard alone', async ({ page, playground }) => {
  const panel = await playground.open('predict');
  await playground.choice('Speed').selectOption('Full speed');
  await panel.getByText('Draw with sliders or the keyboard').press('Enter');
  const slider = (iteration: string) => panel.getByRole('slider', { name: `Loss at iteration ${iteration}` });
  await expect(slider('1,500')).toHaveAttribute('aria-valuetext', 'not drawn');
  await slider('188').press('Home');
  await slider('1,500').press('Home');
  await expect(slider('1,500')).toHaveAttribute('aria-valuetext', '0');
  await expect(slider('750')).toHaveAttribute('aria-valuetext', '0');
  await panel.getByRole('button', { name: 'Yes', exact: true }).press('Enter');
  const by = panel.getByRole('textbox', { name: 'By which iteration?' });
  await by.pressSequentially('2000');
  await by.press('Tab');
  await expect(panel.getByRole('alert').first()).toHaveText('Enter a whole number from 0 to 1,500.');
  await by.press('ControlOrMeta+A');
  await by.pressSequentially('300');
  await by.press('Tab');
  await expect(panel.getByText('Enter a whole number')).toBeHidden();
  await panel.getByRole('combobox', { name: 'Which row will become right last?' }).selectOption('Row 4: 1 1 1 → 0');
  await panel.getByRole('button', { name: 'Train and compare' }).press('Enter');
  await expect(
    panel.getByText(/^You expected the loss to halve by about iteration 94, and it did|fall at once/),
  ).toBeVisible();
  expect((await compared(panel)).slice(0, 3)).toEqual([
    ['Every row right at the end?', 'Yes', 'Yes, all 4', 'right'],
    ['All right from iteration', '300 at the latest', '201', 'right'],
    ['Became right last', 'row 4', 'row 4', 'right'],
  ]);
  // The pressed button is gone, and the focus is still in the panel.
  expect(
    await page.evaluate(() => {
      let active = document.activeElement;
      const path: string[] = [];
      while (active) {
        path.push(active.localName);
        active = active.shadowRoot?.activeElement ?? null;
      }
      return path;
    }),
  ).toContain('truth-net-predict');
});

test('A known run cannot be predicted until it is reset', CHROMIUM, async ({ playground }) => {
  await playground.trainAtFullSpeed();
  const panel = await playground.open('predict');
  await expect(
    panel.getByText('This run is known to its end. From another seed, you do not know the result yet.'),
  ).toBeVisible();
  await expect(panel.getByRole('textbox')).toHaveCount(0);
  await expect(panel.getByRole('button', { name: /redict/ })).toHaveText([
    'Predict another seed',
    'Start again and predict',
  ]);
  await panel.getByRole('button', { name: 'Start again and predict' }).click();
  await expect(panel.getByText('Draw the curve here.')).toBeVisible();
  expect((await playground.progress()).iteration).toBe(0);
});

test('A run that has only begun is not called known', CHROMIUM, async ({ playground }) => {
  await playground.button('10 steps').click();
  const panel = await playground.open('predict');
  await expect(
    panel.getByText('This run is known up to iteration 10 of 1,500. A prediction starts before the first iteration.'),
  ).toBeVisible();
  await panel.getByRole('button', { name: 'Start again and predict' }).click();
  await expect(panel.getByText('Draw the curve here.')).toBeVisible();
});

test('Another seed is offered after a comparison, and is an empty prediction', CHROMIUM, async ({ playground }) => {
  const panel = await playground.open('predict');
  await panel.getByRole('button', { name: 'Yes', exact: true }).click();
  await playground.trainAtFullSpeed();
  await panel.getByRole('button', { name: 'Predict another seed' }).click();
  await expect(panel.getByText('This run: learning rate 1, seed 2.')).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Yes', exact: true })).toHaveAttribute('aria-pressed', 'false');
  expect((await playground.progress()).iteration).toBe(0);
});

test('Nothing is trained without an answer, or with an invalid one', CHROMIUM, async ({ playground }) => {
  const panel = await playground.open('predict');
  const train = panel.getByRole('button', { name: 'Train and compare' });
  await train.click();
  await expect(panel.getByText('Draw a curve or answer a question first.')).toBeVisible();
  await panel.getByRole('button', { name: 'Yes', exact: true }).click();
  await expect(panel.getByText('Draw a curve or answer a question first.')).toBeHidden();
  const by = panel.getByRole('textbox', { name: 'By which iteration?' });
  for (const text of ['-5', 'abc', '12.7']) {
    await by.fill(text);
    await train.click();
    await expect(panel.getByText('Enter a whole number from 0 to 1,500.')).toBeVisible();
    await expect(by).toBeFocused();
    await expect(by).toHaveAttribute('aria-invalid', 'true');
  }
  expect((await playground.progress()).iteration).toBe(0);
  await playground.choice('Speed').selectOption('Full speed');
  await by.fill('0');
  await train.click();
  await expect(
    panel.getByText('You expected every row to be right from the start; it took until iteration 201.'),
  ).toBeVisible();
});

test('Answers stay in sight while the run trains, and outlive a reload', CHROMIUM, async ({ page, playground }) => {
  const panel = await playground.open('predict');
  await sketch(page, panel, [
    [0, 0.1],
    [0.5, 0.9],
    [1, 1],
  ]);
  await panel.getByRole('combobox', { name: 'Which row will become right last?' }).selectOption('Row 2: 0 1 1 → 1');
  await page.reload();
  await playground.open('predict');
  await expect(panel.locator('.sketch')).toHaveCount(1);
  await expect(panel.getByRole('combobox')).toHaveValue('Row 2: 0 1 1 → 1');
  await playground.choice('Speed').selectOption('10 / s');
  await panel.getByRole('button', { name: 'Train and compare' }).click();
  await expect(panel.getByRole('cell', { name: 'row 2' })).toBeVisible();
  await playground.button('Pause').click();
  await expect(panel.getByText(/^Paused at iteration/)).toBeVisible();
  await expect(panel.getByRole('cell', { name: 'row 2' })).toBeVisible();
  await playground.button('Reset').click();
  await panel.getByRole('button', { name: 'Erase the sketch' }).click();
  await panel.getByRole('combobox').selectOption('no answer');
  await page.reload();
  await playground.open('predict');
  await expect(panel.getByText('Draw the curve here.')).toBeVisible();
  await expect(panel.getByRole('combobox')).toHaveValue('no answer');
});

test('The last stroke is undone by a button or the keyboard', CHROMIUM, async ({ page, playground }) => {
  const panel = await playground.open('predict');
  const points = async () => (await panel.locator('.sketch').getAttribute('points')) ?? '';
  await sketch(page, panel, [
    [0, 0.1],
    [0.4, 0.5],
  ]);
  const first = await points();
  await sketch(page, panel, [
    [0.4, 0.5],
    [1, 0.9],
  ]);
  expect(await points()).not.toBe(first);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(panel.locator('.sketch')).toHaveAttribute('points', first);
  await panel.getByRole('button', { name: 'Erase the sketch' }).click();
  await expect(panel.locator('.sketch')).toHaveCount(0);
  const undo = panel.getByRole('button', { name: 'Undo the last stroke' });
  await undo.click();
  await expect(panel.locator('.sketch')).toHaveAttribute('points', first);
  await undo.click();
  await expect(panel.locator('.sketch')).toHaveCount(0);
  await expect(undo).toBeDisabled();
});

test('The chart stays in sight beside the sliders of a low drawer', CHROMIUM, async ({ page, playground }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  const panel = await playground.open('predict');
  await expect(panel.getByRole('slider')).toHaveCount(0);
  await panel.getByText('Draw with sliders or the keyboard').click();
  const last = panel.getByRole('slider').last();
  await last.scrollIntoViewIfNeeded();
  await last.press('Home');
  await expect(panel.locator('figure')).toBeInViewport({ ratio: 0.95 });
  await expect(last).toBeInViewport({ ratio: 1 });
});

test('The words of the start loss are above the plot', CHROMIUM, async ({ page, playground }) => {
  const panel = await playground.open('predict');
  await sketch(page, panel, [
    [0, 0.1],
    [0.02, 0],
    [1, 0],
  ]);
  const [words, drawn] = await Promise.all(
    ['.start-label', '.sketch'].map(async (part) => (await panel.locator(part).boundingBox())!),
  );
  expect(words!.y + words!.height).toBeLessThan(drawn!.y);
});

test('A prediction outlives a closed panel and a reset, but not another session', CHROMIUM, async ({ playground }) => {
  const panel = await playground.open('predict');
  await panel.getByRole('button', { name: 'No', exact: true }).click();
  await playground.open('story');
  await playground.open('predict');
  await expect(panel.getByRole('button', { name: 'No', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await playground.trainAtFullSpeed();
  const sentence = panel.getByText(
    'You expected rows to be wrong at the end; every row is right from iteration 201 on.',
  );
  await expect(sentence).toBeVisible();
  await playground.button('Reset').click();
  await expect(panel.getByText(/^The run was reset\./)).toBeVisible();
  await expect(sentence).toBeVisible();
  await panel.getByRole('button', { name: 'Predict this run again' }).click();
  await expect(panel.getByRole('button', { name: 'No', exact: true })).toHaveAttribute('aria-pressed', 'false');
  await panel.getByRole('button', { name: 'Yes', exact: true }).click();
  await playground.cell('y', 4).click();
  await expect(panel.getByText('The session has changed, so your prediction is cleared.')).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Yes', exact: true })).toHaveAttribute('aria-pressed', 'false');
});

test('A prediction is asked for and compared in Chinese', CHROMIUM, async ({ page, playground }) => {
  await playground.choice('Speed').selectOption('Full speed');
  await playground.open('predict');
  await speak(page, 'zh');
  const panel = playground.element.locator('truth-net-predict');
  await panel.getByRole('combobox', { name: '最后学会的是哪一行？' }).selectOption('第 1 行：0 0 1 → 0');
  await panel.getByRole('button', { name: '训练并对照' }).click();
  await expect(panel.getByText('你预想最后学会的是第 1 行，实际上是第 4 行。')).toBeVisible();
});
