import { expect, test } from './playground.ts';

test('Hovering reads the loss out at that iteration, while training goes on', async ({ page, playground }) => {
  await playground.choice('Speed').selectOption('100 / s');
  await playground.button('Train').click();
  await playground.chart.hover();
  const readout = playground.chart.locator('.readout');
  await expect(readout).toContainText('Iteration');
  const first = await readout.textContent();
  // The pointer rests beyond the end of the curve, so that its readout follows the end.
  await expect(readout).not.toHaveText(first!);
  await expect(playground.button('Pause')).toBeVisible();
  await page.mouse.move(0, 0);
  await expect(readout).toHaveCount(0);
});

test('Arrow keys move along the curve and are read out', async ({ page, playground }) => {
  await playground.trainAtFullSpeed();
  await playground.chart.focus();
  await page.keyboard.press('Home');
  await expect(playground.chart).toHaveAttribute('aria-valuetext', /^Iteration 0: loss 1\.312$/);
  await page.keyboard.press('ArrowRight');
  await expect(playground.chart).toHaveAttribute('aria-valuetext', /^Iteration 1: loss 1\.069$/);
  await page.keyboard.press('End');
  await expect(playground.chart).toHaveAttribute('aria-valuetext', /^Iteration 1,500: loss/);
});

test('The logarithmic scale labels powers of ten', async ({ playground }) => {
  await playground.trainAtFullSpeed();
  await expect(playground.chart.getByText('0.01', { exact: true })).toHaveCount(0);
  await playground.button('Log').click();
  await expect(playground.chart.getByText('0.01', { exact: true })).toBeVisible();
  await expect(playground.chart.getByText('0.1', { exact: true })).toBeVisible();
  await playground.button('Linear').click();
  await expect(playground.chart.getByText('0.01', { exact: true })).toHaveCount(0);
});

test('The axis reaches to the last iteration asked for', async ({ playground }) => {
  await playground.enter('Run to', '4000');
  await expect(playground.chart.getByText('4,000', { exact: true })).toBeVisible();
});
