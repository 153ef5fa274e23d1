import type { Locator } from '@playwright/test';
import { AXIS_INSET } from '../../../web/src/ui/time-axis.ts';
import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import { speak } from '../language.ts';
import { CHROMIUM } from '../tags.ts';

test(
  'A press on a stretch of a lane shows its first iteration, and a sentence shows its evidence',
  CHROMIUM,
  async ({ playground }) => {
    await playground.trainAtFullSpeed();
    const panel = await playground.open('story');
    await panel.getByRole('button', { name: 'y: exactly one of X1 and X2, iteration 201 to 1,500' }).click();
    await expect.poll(async () => (await playground.progress()).iteration).toBe(201);
    const sentence = panel.getByRole('button', { name: 'From iteration 153 on, h1,2 computes “X1 or X2”.' });
    await sentence.click();
    await expect.poll(async () => (await playground.progress()).iteration).toBe(153);
    await expect(sentence).toHaveAttribute('aria-pressed', 'true');
    await expect(playground.element.locator('truth-net-diagram .lit').first()).toBeVisible();
    await panel.getByRole('button', { name: /^From iteration 201 on, every training row is right/ }).click();
    await expect.poll(async () => (await playground.progress()).iteration).toBe(201);
    await expect(playground.selectedRow).toContainText(/^\s*4/);
  },
);

test('The lanes stand under the time axis of the chart', async ({ playground }) => {
  await playground.trainAtFullSpeed();
  const panel = await playground.open('story');
  const endsOf = async (box: Locator, inset: { left: number; right: number }) => {
    const { x, width } = (await box.boundingBox())!;
    return [x + inset.left, x + width - inset.right].map(Math.round);
  };
  const track = await endsOf(panel.locator('.track').first(), { left: 0, right: 0 });
  // The chart makes room for the drawer.
  await expect.poll(() => endsOf(playground.element.locator('truth-net-chart figure'), AXIS_INSET)).toEqual(track);
});

test('The story grows with the run, and begins again with another', CHROMIUM, async ({ playground }) => {
  const panel = await playground.open('story');
  await expect(panel.getByText('The story appears here as the network learns.')).toBeVisible();
  await playground.beginToTrain();
  await expect(
    panel.getByRole('button', { name: 'From iteration 0 to 2, the loss falls from 1.3 to 1.' }),
  ).toBeVisible();
  await playground.button('Pause').click();
  await playground.button('Reset').click();
  await expect(panel.getByText('The story appears here as the network learns.')).toBeVisible();
});

test('A change by hand is a mark and a sentence', CHROMIUM, async ({ playground }) => {
  const panel = await playground.open('story');
  await playground.button('10 steps').click();
  await playground.cell('y', 4).click();
  await playground.button('10 steps').click();
  await expect(
    panel.getByRole('button', { name: /^At iteration 10, the run is changed by hand \(row 4: y 0 → 1\)/ }),
  ).toBeVisible();
  await panel.getByRole('button', { name: 'Changed by hand at iteration 10: row 4: y 0 → 1' }).click();
  await expect.poll(async () => (await playground.progress()).iteration).toBe(10);
});

test('The story is told in Chinese', CHROMIUM, async ({ page, playground }) => {
  await playground.trainAtFullSpeed();
  await playground.open('story');
  await speak(page, 'zh');
  await expect(
    playground.element.getByRole('button', { name: '第 153 次迭代时，h1,2 学会了“X1 或 X2”。' }),
  ).toBeVisible();
  await expect(playground.element.getByRole('button', { name: '复制为 Markdown' })).toBeVisible();
});

test(
  'On a phone, the story is in one column, with lanes as wide as the screen',
  CHROMIUM,
  async ({ page, playground }) => {
    await playground.trainAtFullSpeed();
    await page.setViewportSize({ width: 390, height: 844 });
    const panel = await playground.open('story');
    const box = (await panel.locator('.box').boundingBox())!;
    expect(box.x + box.width).toBeLessThanOrEqual(390);
    await panel.getByRole('button', { name: 'y: exactly one of X1 and X2, iteration 201 to 1,500' }).click();
    await expect.poll(async () => (await playground.progress()).iteration).toBe(201);
  },
);

test('In a playground of chosen panels, the story is open', CHROMIUM, async ({ playground }) => {
  await playground.trainAtFullSpeed();
  await playground.element.evaluate((element) => {
    element.setAttribute('panels', 'story');
  });
  await expect(playground.button('From iteration 153 on, h1,2 computes “X1 or X2”.')).toBeVisible();
  await expect(playground.button('Hide: Story')).toHaveCount(0);
});

test(
  'Studies of the run alone have a button that trains, unless there is a run bar',
  CHROMIUM,
  async ({ playground }) => {
    const show = (panels: string) =>
      playground.element.evaluate((element, names) => {
        element.setAttribute('panels', names);
      }, panels);
    await show('story');
    await playground.button('Train').click();
    await expect(playground.button('From iteration 153 on, h1,2 computes “X1 or X2”.')).toBeVisible();
    await playground.button('From iteration 153 on, h1,2 computes “X1 or X2”.').click();
    await expect(playground.button('Resume')).toBeVisible();
    await show('story run');
    await expect(playground.button('Resume')).toHaveCount(1);
    await show('map wall');
    await expect(playground.button('Resume')).toHaveCount(0);
  },
);
