import type { Locator, Page } from '@playwright/test';
import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import type { Playground } from '../playground.ts';
import { CHROMIUM } from '../tags.ts';

/** End of the default wall: seed by seed, a survey finds the same. */
const OUTCOME = '99 solved, 1 stuck.';

/** Opens the wall; with less motion, it shows its end as soon as the networks are trained. */
async function trainedWall(page: Page, playground: Playground): Promise<Locator> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const wall = await playground.open('wall');
  await expect(wall.getByRole('status')).toHaveText(OUTCOME);
  return wall;
}

function seed(wall: Locator, number: number): Locator {
  return wall.getByRole('button', { name: new RegExp(`^seed ${number}:`) });
}

/** Paths of the band in the chart. */
function band(playground: Playground): Locator {
  return playground.element.locator('truth-net-chart figure path[stroke-dasharray="2 3"]');
}

test('A hundred networks train to be watched, and sort themselves', async ({ playground }) => {
  const wall = await playground.open('wall');
  await expect(
    wall.getByRole('heading', { name: /^Training \d+some rows are still wrong; slow or stuck/ }),
  ).toBeVisible();
  await expect(wall.getByRole('button', { name: /^seed \d+: training/ }).first()).toBeAttached();
  await expect(wall.getByRole('heading', { name: /^Solved [1-9]/ })).toBeVisible();

  await wall.getByRole('button', { name: 'Pause' }).click();
  await expect(wall.getByRole('status')).toContainText('solved');
  await expect(wall.getByRole('button', { name: /^seed \d+: .*loss 0\.\d/ }).first()).toBeAttached();
  await wall.getByRole('button', { name: 'Play' }).click();
  await expect(wall.getByRole('status')).toHaveText(OUTCOME, { timeout: 30_000 });
  await expect(wall.getByRole('heading', { name: /^Stuck 1/ })).toBeVisible();
  await expect(wall.getByRole('group', { name: 'Networks by seed' }).getByRole('button')).toHaveCount(100);
  await expect(seed(wall, 1)).toHaveAccessibleName('seed 1: right since iteration 201 (open)');
});

test(
  'A press or Enter opens the seed of a network, arrow keys lead to it, and undo brings back the one before',
  CHROMIUM,
  async ({ page, playground }) => {
    const wall = await trainedWall(page, playground);
    await seed(wall, 17).click();
    await expect(playground.field('Seed')).toHaveValue('17');
    await expect(seed(wall, 17)).toHaveAttribute('aria-current', 'true');
    await expect(wall.getByRole('status')).toHaveText(OUTCOME);
    const since = /since iteration (\d+)/.exec((await seed(wall, 17).getAttribute('aria-label'))!)![1];
    await playground.trainAtFullSpeed();
    await expect(playground.element.locator('truth-net-chart')).toContainText(`all rows right at ${since}`);

    await playground.button('Undo').click();
    await expect(playground.field('Seed')).toHaveValue('1');
    await expect(seed(wall, 1)).toHaveAttribute('aria-current', 'true');
    await expect(seed(wall, 17)).not.toHaveAttribute('aria-current');

    await seed(wall, 1).focus();
    await page.keyboard.press('End');
    const last = wall.locator('[role="group"] :focus');
    await expect(last).toHaveAccessibleName(/: stuck at loss/);
    const stuck = /seed (\d+)/.exec((await last.getAttribute('aria-label'))!)![1]!;
    await page.keyboard.press('ArrowUp');
    await expect(last).toHaveAccessibleName(/: right since/);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(playground.field('Seed')).toHaveValue(stuck);
  },
);

test('The band of all losses is behind the curve until the settings change', CHROMIUM, async ({ page, playground }) => {
  const wall = await trainedWall(page, playground);
  await expect(band(playground)).toHaveCount(1);
  const box = wall.getByRole('checkbox', { name: 'Band in the loss chart' });
  await box.uncheck();
  await expect(band(playground)).toHaveCount(0);
  await expect
    .poll(() => playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => element.getSession()))
    .toMatchObject({ view: { wall: true, lossBand: false } });
  await box.check();
  await page.keyboard.press('Escape');
  await expect(wall).toBeHidden();
  await expect(band(playground)).toHaveCount(1);
  await expect(playground.element.locator('truth-net-chart')).toContainText('Losses of 100 seeds');
  const linear = await band(playground).getAttribute('d');
  await playground.button('Log').click();
  await expect(band(playground)).not.toHaveAttribute('d', linear!);
  await playground.enter('Seed', '5');
  await expect(band(playground)).toHaveCount(1);
  await playground.enter('Learning rate', '0.5');
  await expect(band(playground)).toHaveCount(0);
});

test('A wall that is closed early leaves no part of its band behind', CHROMIUM, async ({ page, playground }) => {
  const words = playground.element.getByText('Press Train to see the loss here.');
  await expect(words).toBeVisible();
  const wall = await playground.open('wall');
  await expect(band(playground)).toHaveCount(1);
  await expect(words).toBeHidden();
  await wall.getByRole('button', { name: 'Pause' }).click();
  await page.keyboard.press('Escape');
  await expect(wall).toBeHidden();
  await expect(band(playground)).toHaveCount(0);
  await expect(words).toBeVisible();
});

test('The wall begins anew with the settings of the playground', CHROMIUM, async ({ page, playground }) => {
  const wall = await trainedWall(page, playground);
  await test.step('Too few iterations to tell more leave the networks unsolved', async () => {
    await playground.enter('Stop at iteration', '60');
    await expect(wall.getByRole('status')).toHaveText('100 unsolved.');
    await expect(seed(wall, 1)).toHaveAccessibleName(/^seed 1: unsolved, loss 0\.\d+ \(open\)$/);
    await expect(wall).not.toContainText('the loss is falling');
    await expect(wall).toContainText('60 iterations are too few to tell slow from stuck');
  });
  await playground.enter('Stop at iteration', '1500');
  await playground.enter('Learning rate', '0.01');
  await expect(wall.getByRole('status')).toHaveText('100 stuck.');
  await playground.enter('Seed', '250');
  await expect(wall).toContainText('seeds 200 to 299');
  await playground.choice('Activation of hidden layer 1').selectOption('step');
  await expect(wall).toContainText('A network with step units can predict but not learn');
});

test('A phone shows five networks on a line, in Chinese, too', CHROMIUM, async ({ page, playground }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.evaluate(() => (document.documentElement.lang = 'zh'));
  const study = playground.element.locator('truth-net-study');
  await study.getByRole('button', { name: /种子墙$/ }).press('Enter');
  await expect(study.getByRole('status')).toHaveText('99 个学会，1 个停滞。');
  const boxes = await study.getByRole('group', { name: '各种子的网络' }).getByRole('button').all();
  const tops = await Promise.all(boxes.map(async (box) => (await box.boundingBox())!.y));
  const inLine = tops.map((top) => tops.filter((other) => other === top).length);
  expect(Math.max(...inLine)).toBe(5);
});

test('A page can show the wall alone', CHROMIUM, async ({ page, playground }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => {
    element.panels = 'wall';
  });
  const wall = playground.element.locator('truth-net-wall');
  await expect(wall.getByRole('status')).toHaveText(OUTCOME);
  // The switch of the band is of no use without a chart.
  await expect(wall.getByRole('checkbox')).toHaveCount(0);
  await seed(wall, 30).click();
  await expect(seed(wall, 30)).toHaveAttribute('aria-current', 'true');
});
