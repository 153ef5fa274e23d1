import type { Locator } from '@playwright/test';
import type { LossChart } from '../../../web/src/features/chart/loss-chart.ts';
import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import { speak } from '../language.ts';
import type { Playground } from '../playground.ts';
import { CHROMIUM } from '../tags.ts';

// The pointer is noticed when it moves, once the view is loaded.
test.beforeEach(async ({ playground }) => {
  await expect(playground.element.locator('truth-net-ghosts:defined')).toBeAttached();
});

/** Returns the words about the ghosts in the chart. */
function words(playground: Playground): Locator {
  return playground.element.locator('truth-net-chart .ghosts text');
}

/** Returns the iteration and the loss at the end of the only ghost. */
async function endOfGhost(playground: Playground): Promise<{ iteration: number; loss: number }> {
  await expect(words(playground)).toHaveText(/right|stuck|loss .* of/);
  return playground.element.locator('truth-net-chart').evaluate((chart) => {
    const { iterations, values } = (chart as LossChart).ghosts[0]!;
    return { iteration: iterations.at(-1)!, loss: values.at(-1)! };
  });
}

test('Pointing at a cell shows the whole run with it, and leaving it takes the ghost away', async ({ playground }) => {
  const rings = playground.element.locator('truth-net-table-grid circle[stroke-dasharray]');
  await playground.cell('y', 1).hover();
  await expect(words(playground)).toHaveText(/^row 1: y 0 → 1, right at 48/);
  await expect(rings).toHaveCount(4);
  expect((await playground.progress()).iteration).toBe(0);
  await playground.status.hover();
  await expect(words(playground)).toHaveCount(0);
  await expect(rings).toHaveCount(0);
});

test('A ghost takes the place of the hint in an empty chart', CHROMIUM, async ({ playground }) => {
  const hint = playground.element.locator('truth-net-chart .empty');
  await expect(hint).toBeVisible();
  await playground.cell('y', 1).hover();
  await expect(words(playground)).toHaveText(/^row 1: y 0 → 1, right at 48/);
  await expect(hint).toBeHidden();
  await playground.status.hover();
  await expect(hint).toBeVisible();
});

test('The words about a ghost are in every chart', CHROMIUM, async ({ playground }) => {
  await playground.button('Weights').click();
  await playground.cell('y', 1).hover();
  await expect(words(playground)).toHaveText('row 1: y 0 → 1, right at 48');
  await expect(playground.element.locator('truth-net-chart .ghosts path')).toHaveCount(0);
  await playground.status.hover();
  await expect(words(playground)).toHaveCount(0);
});

test('A click takes what was previewed, to the last bit', CHROMIUM, async ({ playground }) => {
  await playground.choice('Speed').selectOption('Full speed');
  await playground.button('10 steps').click();
  await expect.poll(async () => (await playground.progress()).iteration).toBe(10);
  await playground.cell('y', 1).hover();
  const ghost = await endOfGhost(playground);
  await playground.cell('y', 1).click();
  await expect(words(playground)).toHaveCount(0);
  await playground.button('Resume').click();
  await expect(playground.status).toContainText('reached');
  expect(await playground.progress()).toEqual(ghost);
});

test('A new seed is the one that was previewed', CHROMIUM, async ({ playground }) => {
  await playground.button('New seed').hover();
  const ghost = await endOfGhost(playground);
  await playground.button('New seed').click();
  await playground.trainAtFullSpeed();
  expect(await playground.progress()).toEqual(ghost);
});

test('Predictions in squares become those that would follow', CHROMIUM, async ({ playground }) => {
  await playground.choice('Preset').selectOption('2-bit multiplier');
  const squares = playground.element.locator('truth-net-table-grid .square');
  const dashed = squares.locator('[stroke-dasharray]');
  const colours = () =>
    squares
      .locator('.low, .high')
      .evaluateAll((all) => all.map((each) => `${each.matches('.high')} ${each.getAttribute('fill-opacity')}`));
  await expect(squares).toHaveCount(64);
  const before = await colours();
  await playground.button('New seed').hover();
  await expect(dashed).toHaveCount(64);
  const ghost = await colours();
  expect(ghost).not.toEqual(before);
  await playground.button('New seed').click();
  await expect(dashed).toHaveCount(0);
  await playground.trainAtFullSpeed();
  expect(await colours()).toEqual(ghost);
});

test('A drag over cells previews the table that it would make', CHROMIUM, async ({ playground, page }) => {
  await playground.cell('y', 1).hover();
  await page.mouse.down();
  await playground.cell('y', 2).hover();
  const two = await endOfGhost(playground);
  await playground.cell('y', 4).hover();
  await expect.poll(async () => (await endOfGhost(playground)).loss).not.toBe(two.loss);
  const ghost = await endOfGhost(playground);
  await page.mouse.up();
  await expect(words(playground)).toHaveCount(0);
  await playground.trainAtFullSpeed();
  expect(await playground.progress()).toEqual(ghost);
});

test('The words beside a box preview it as well', CHROMIUM, async ({ playground }) => {
  await playground.element
    .locator('truth-net-network-settings label.check')
    .first()
    .hover({ position: { x: 40, y: 8 } });
  await expect(words(playground)).toHaveCount(1);
});

test('Escape takes the ghost away until another control is pointed at', CHROMIUM, async ({ playground }) => {
  await playground.button('More: Learning rate').hover();
  await expect(words(playground)).toHaveText(/^η [\d.]+: right at/);
  await playground.element.page().keyboard.press('Escape');
  await expect(words(playground)).toHaveCount(0);
  await playground.button('Less: Learning rate').hover();
  await expect(words(playground)).toHaveText(/^η [\d.]+: right at/);
});

test('Escape leaves a ghost first, and closes the panel of the drawer next', CHROMIUM, async ({ playground, page }) => {
  const map = await playground.open('map');
  await playground.button('More: Learning rate').hover();
  await expect(words(playground)).toHaveText(/^η [\d.]+: right at/);
  await page.keyboard.press('Escape');
  await expect(words(playground)).toHaveCount(0);
  await expect(map.getByRole('application')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(map.getByRole('application')).toBeHidden();
});

test('Escape drops a press on a button, and its ghost; the next press counts', async ({ playground, page }) => {
  const rate = playground.field('Learning rate');
  const more = playground.button('More: Learning rate');
  await more.hover();
  await expect(words(playground)).toHaveText(/^η [\d.]+: right at/);
  await page.mouse.down();
  await page.keyboard.press('Escape');
  await expect(words(playground)).toHaveCount(0);
  await page.mouse.up();
  await expect(rate).toHaveValue('1');
  await more.click();
  await expect(rate).toHaveValue('2');
});

test('Enter on a button counts after Escape has dropped a press', CHROMIUM, async ({ playground, page }) => {
  const undo = playground.button('Undo');
  await playground.cell('y', 1).click();
  await playground.cell('y', 2).hover();
  await page.mouse.down();
  await page.keyboard.press('Escape');
  await playground.status.hover();
  await page.mouse.up();
  await undo.press('Enter');
  await expect(undo).toBeDisabled();
});

test('A list shows the run of each option', CHROMIUM, async ({ playground }) => {
  await playground.choice('Optimizer').hover();
  await expect(words(playground)).toHaveText([/^momentum: /, /^Adam: /]);
  await expect(playground.choice('Optimizer')).toHaveValue('gradient descent');
  await playground.choice('Speed').hover();
  await expect(words(playground)).toHaveCount(0);
});

test('A list of a study that edits no session keeps its choice', CHROMIUM, async ({ playground, page }) => {
  const map = await playground.open('map');
  const across = map.getByRole('combobox', { name: 'Across' });
  await across.hover();
  await across.focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(
    map.getByRole('application', { name: /Across: learning rate:.* Up: scale of the start weights:/ }),
  ).toBeVisible();
  await expect(map.getByRole('button', { name: 'Back' })).toBeDisabled();
  const circuit = await playground.open('circuit');
  const chosen = circuit.getByRole('combobox', { name: 'Circuit', exact: true });
  await chosen.hover();
  await expect(chosen).toHaveValue('of the network');
  await expect(circuit.getByRole('combobox', { name: 'A hidden unit counts as 1' })).toBeVisible();
});

test('The menu of a row shows the run of each item before it is chosen', CHROMIUM, async ({ playground }) => {
  await playground.button('Edit row 3').click();
  const item = playground.element.getByRole('dialog').getByRole('button', { name: 'Hold out of training' });
  await item.hover();
  const ghost = await endOfGhost(playground);
  await expect(item).toHaveAttribute('aria-pressed', 'false');
  await item.click();
  await expect(playground.button('Row 3, held out')).toBeVisible();
  await playground.trainAtFullSpeed();
  expect(await playground.progress()).toEqual(ghost);
});

test('A number shows its run while it is typed', CHROMIUM, async ({ playground }) => {
  const rate = playground.field('Learning rate');
  await rate.press('ControlOrMeta+A');
  await rate.pressSequentially('5');
  const ghost = await endOfGhost(playground);
  await rate.press('Enter');
  await playground.trainAtFullSpeed();
  expect(await playground.progress()).toEqual(ghost);
});

test('A dragged weight shows where it leads, until it is let go', CHROMIUM, async ({ playground, page }) => {
  const line = playground.element.locator('truth-net-diagram .hit').first();
  const box = (await line.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2 - 40, { steps: 4 });
  const ghost = await endOfGhost(playground);
  await page.mouse.up();
  await expect(words(playground)).toHaveCount(0);
  await playground.trainAtFullSpeed();
  expect(await playground.progress()).toEqual(ghost);
});

test('Keys preview what they lead to, and say it', async ({ playground, page }) => {
  const said = playground.element.locator('truth-net-ghosts [role=status]');
  await playground.cell('X1', 1).focus();
  await page.keyboard.press('ArrowRight');
  await expect(said).toHaveText('row 1: X2 0 → 1, stuck at 0.5019');
  // A change that is made is followed to its end.
  await page.keyboard.press('Space');
  await expect(playground.cell('X2', 1)).toHaveText('1');
  await expect(said).toHaveText('stuck at 0.5019');
  await page.keyboard.press('Tab');
  await expect(said).toHaveText('');
});

test('A preview by keys ends with a reset, and where the focus leaves', CHROMIUM, async ({ playground, page }) => {
  await playground.button('10 steps').click();
  await expect.poll(async () => (await playground.progress()).iteration).toBe(10);
  await playground.field('Learning rate').focus();
  await page.keyboard.press('ArrowUp');
  await expect(words(playground)).toHaveText(/^right at/);
  await playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => {
    element.reset();
  });
  await expect(words(playground)).toHaveCount(0);

  await page.keyboard.press('ArrowUp');
  await expect(words(playground)).toHaveText(/^right at/);
  await page.getByRole('link', { name: 'Lesson' }).first().focus();
  await expect(words(playground)).toHaveCount(0);
});

test('Previews can be switched off, and are remembered so', CHROMIUM, async ({ playground }) => {
  const previews = playground.element.getByRole('checkbox', { name: 'Preview changes' });
  await previews.uncheck();
  await playground.cell('y', 1).hover();
  await expect(words(playground)).toHaveCount(0);
  const saved = await playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => element.savedState);
  expect(saved.view).toEqual({ previews: false });
  await previews.check();
  await playground.cell('y', 1).hover();
  await expect(words(playground)).toHaveText(/^row 1: y 0 → 1, right at 48/);
});

test(
  'Words are in Chinese on a Chinese page, also if its texts arrive after them',
  CHROMIUM,
  async ({ playground, page }) => {
    const arrivals: (() => void)[] = [];
    await page.route('**/assets/later-zh-*.js', async (route) => {
      await new Promise<void>((resolve) => {
        arrivals.push(resolve);
      });
      await route.continue();
    });
    await speak(page, 'zh');
    await playground.element.locator('truth-net-table-grid td.target').first().hover();
    await expect(words(playground)).toHaveText(/row 1: y 0 → 1/);
    expect(arrivals).toHaveLength(1);
    arrivals[0]!();
    await expect(words(playground)).toHaveText(/，第 48 次起全部正确/);
  },
);

test('Controls that edit no session are left alone', CHROMIUM, async ({ playground }) => {
  await playground.button('Share').click();
  const box = playground.element.getByRole('checkbox', { name: 'Train automatically' });
  await box.evaluate((input) => {
    input.addEventListener('change', () => input.toggleAttribute('data-changed'));
  });
  await box.hover();
  await expect(box).not.toHaveAttribute('data-changed');
  await box.check();
});
