import { readFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import { speak } from '../language.ts';
import type { Playground } from '../playground.ts';
import { resizeTo } from '../resize.ts';
import { CHROMIUM } from '../tags.ts';

function picture(playground: Playground): Locator {
  return playground.element.getByRole('application', { name: /^Map of many runs/ });
}

function readout(playground: Playground): Locator {
  return playground.element.locator('truth-net-map .readout').first();
}

/** Returns the map's view, as a link holds it. */
function viewOf(playground: Playground): Promise<string | undefined> {
  return playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => element.savedState.view.mapView);
}

/** Waits until the map has its coarse picture. */
async function waitForPicture(playground: Playground): Promise<void> {
  await expect(picture(playground)).toHaveAccessibleName(/Right: [1-9]\d*%, wrong: [1-9]\d*%/, { timeout: 20_000 });
}

test.beforeEach(async ({ playground }) => {
  await playground.open('map');
  await waitForPicture(playground);
});

test('A pointer over the map moves its cursor, and paints no pixel again', CHROMIUM, async ({ playground, page }) => {
  await expect(playground.element.locator('truth-net-map').getByText(/^\d+ × \d+ runs, /)).toBeVisible({
    timeout: 60_000,
  });
  const map = picture(playground);
  const painted = await map.evaluateHandle((element) => {
    const times = { count: 0 };
    (element.getRootNode() as ShadowRoot).host.addEventListener('map-painted', () => times.count++);
    return times;
  });
  await map.hover({ position: { x: 40, y: 40 } });
  await expect(readout(playground)).toHaveText(/^learning rate = /);
  await map.hover({ position: { x: 80, y: 60 } });
  await expect(playground.element.getByRole('img', { name: /^Loss over/ })).toBeVisible();
  expect(await painted.evaluate(({ count }) => count)).toBe(0);
  await page.mouse.move(0, 0);
});

test('A map shows which runs learn; keys move a cursor, zoom and go back', async ({ playground }) => {
  const map = picture(playground);
  await expect(map).toHaveAccessibleName(/Across: learning rate: 0.01 to 100. Up: scale of the start weights: 0.01/);
  await map.press('ArrowRight');
  await map.press('ArrowUp');
  await expect(readout(playground)).toHaveText(
    /^learning rate = 1\.\d+, scale of the start weights = 1\.\d+: every row is right from iteration \d+ on/,
  );
  await expect(playground.element.getByRole('img', { name: 'Loss over 1,500 iterations' })).toBeVisible();
  await map.press('+');
  await expect(map).toHaveAccessibleName(/learning rate: 0\.1\d* to 1\d(\.\d+)?\. Up/);
  await map.press('+');
  await expect.poll(() => viewOf(playground)).toMatch(/^rate~1\.\d+~1_scale~1\.\d+~1_right$/);
  await map.press('Backspace');
  await expect.poll(() => viewOf(playground)).toMatch(/^rate~1\.\d+~2_scale~1\.\d+~2_right$/);
  await map.press('Home');
  await expect.poll(() => viewOf(playground)).toBe('rate~1~4_scale~1~4_right');
});

test('A point opens its run to the last bit, and undo brings the session back', CHROMIUM, async ({ playground }) => {
  const map = picture(playground);
  await playground.choice('Up').selectOption('seed');
  await expect(map).toHaveAccessibleName(/Up: seed: 0 to 63/);
  await map.press('ArrowRight');
  await expect(readout(playground)).toHaveText(/seed = 32: (every row is right|a row is still wrong)/);
  const loss = /loss (?:of )?([\d.e−]+)\.$/.exec((await readout(playground).textContent())!)![1];
  await map.press('Enter');
  await expect(playground.field('Seed')).toHaveValue('32');
  await expect(playground.field('Learning rate')).not.toHaveValue('1');
  await expect(readout(playground)).toContainText(`loss ${loss}`.slice(-6));
  await expect(playground.element.getByText('The run is open, ready to train.')).toBeVisible();
  await playground.trainAtFullSpeed();
  const { loss: trained } = await playground.progress();
  expect(Number(trained.toPrecision(4))).toBe(Number(loss!.replace('−', '-')));
  await playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => {
    element.undo();
  });
  await expect(playground.field('Seed')).toHaveValue('1');
  await expect(playground.field('Learning rate')).toHaveValue('1');
});

test('A run with start weights of its own leaves the axes named as they are', CHROMIUM, async ({ playground }) => {
  await playground.choice('Across').selectOption('a start weight');
  await playground.choice('Up').selectOption('seed');
  const map = picture(playground);
  await expect(map).toHaveAccessibleName(/Across: start weight X1 → h1,1: .* Up: seed: 0 to 63/);
  await map.press('ArrowRight');
  await expect(readout(playground)).toHaveText(/seed = 32: (every row is right|a row is still wrong)/);
  await map.press('Enter');
  await expect(playground.choice('Start weights')).toHaveValue('custom');
  await expect(map).toHaveAccessibleName(/Up: seed: 0 to 63/);
  await expect(playground.choice('Up')).toHaveValue('seed');
});

test('The pointer drags, the wheel zooms, and a box is zoomed to', CHROMIUM, async ({ playground }) => {
  const map = picture(playground);
  const { x, y, width, height } = (await map.boundingBox())!;
  const { mouse } = playground.element.page();
  const go = (across: number, down: number) => mouse.move(x + across * width, y + down * height, { steps: 3 });
  await go(0.5, 0.5);
  await expect(readout(playground)).toContainText('every row is right');
  await mouse.down();
  await go(0.25, 0.5);
  await mouse.up();
  // A quarter of four powers of ten.
  await expect.poll(() => viewOf(playground)).toMatch(/^rate~(9\.9\d*|10(\.\d+)?)~4_scale~1~4_right$/);
  await go(0.3, 0.5);
  await mouse.wheel(0, -250);
  await expect.poll(() => viewOf(playground)).toMatch(/~2_scale~1(\.\d+)?~2_right$/);
  await playground.button('First view (Home)').click();
  await playground.button('Draw a box').click();
  await go(0.5, 0.5);
  await mouse.down();
  await go(0.75, 0.6);
  await mouse.up();
  await expect.poll(() => viewOf(playground)).toMatch(/~(0\.9|1|1\.0)\d*_right$/);
});

test('Escape drops a box, and takes a movement back', CHROMIUM, async ({ playground, page }) => {
  const map = picture(playground);
  const { x, y, width, height } = (await map.boundingBox())!;
  const go = (across: number, down: number) => page.mouse.move(x + across * width, y + down * height, { steps: 3 });
  const first = await viewOf(playground);
  await go(0.5, 0.5);
  await page.mouse.down();
  await go(0.25, 0.5);
  await expect.poll(() => viewOf(playground)).not.toBe(first);
  await page.keyboard.press('Escape');
  await go(0.1, 0.5);
  await page.mouse.up();
  await expect.poll(() => viewOf(playground)).toBe('rate~1~4_scale~1~4_right');
  await expect(playground.button('Back (Backspace)')).toBeDisabled();
  await playground.button('Draw a box').click();
  await go(0.5, 0.5);
  await page.mouse.down();
  await go(0.75, 0.6);
  await expect(map.locator('rect.box')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(map.locator('rect.box')).toHaveCount(0);
  await page.mouse.up();
  expect(await viewOf(playground)).toBe('rate~1~4_scale~1~4_right');
  await page.keyboard.press('Escape');
  await expect(map).toBeHidden();
});

test('Two fingers zoom about the middle between them', CHROMIUM, async ({ playground }) => {
  const map = picture(playground);
  await map.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await map.boundingBox())!;
  const touch = await playground.element.page().context().newCDPSession(playground.element.page());
  const fingers = (type: 'touchStart' | 'touchMove' | 'touchEnd', places: number[]) =>
    touch.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: places.map((at, id) => ({ id, x: x + at * width, y: y + height / 2 })),
    });
  await fingers('touchStart', [0.15, 0.35]);
  for (const step of [0.02, 0.05, 0.1]) await fingers('touchMove', [0.15 - step, 0.35 + step]);
  await fingers('touchEnd', []);
  // A quarter of the width is a rate of 0.1 before and after, in two powers of ten in place of four.
  await expect
    .poll(() => viewOf(playground))
    .toMatch(/^rate~0\.3(1|2)\d*~2(\.0\d*|)_scale~(1|0\.99\d*|1\.0\d*)~2(\.0\d*|)_right$/);
  await expect(map).toHaveAccessibleName(/learning rate: 0\.03\d* to 3\.\d+\. Up/);
  await expect(readout(playground)).not.toContainText('learning rate =');
  await playground.button('Back (Backspace)').click();
  await expect.poll(() => viewOf(playground)).toBe('rate~1~4_scale~1~4_right');
});

test('Lists, picture and legend are in sight on a laptop and a larger screen', async ({ page, playground }) => {
  for (const [width, height] of [
    [1280, 720],
    [1440, 900],
  ] as const) {
    await test.step(`${width} × ${height}`, async () => {
      await resizeTo(page, width, height);
      const panel = playground.element.locator('.panel[part~=map]');
      const box = async (within: Locator) => (await within.boundingBox())!;
      const [shown, map] = [await box(panel), await box(picture(playground))];
      const lists = await box(playground.choice('Colour'));
      const legend = await box(playground.element.locator('truth-net-map .legend'));
      expect(lists.y + lists.height).toBeLessThan(map.y);
      expect(map.width).toBeGreaterThan(180);
      expect(Math.abs(map.width - map.height)).toBeLessThan(1);
      expect(legend.y).toBeGreaterThan(map.y + map.height);
      // The letters of another engine make the legend a few pixels higher.
      expect(legend.y + legend.height).toBeLessThanOrEqual(shown.y + shown.height + 4);
      expect(shown.y + shown.height).toBeLessThanOrEqual(height);
      if (height < 900) return;
      const about = await box(playground.element.locator('truth-net-map .about'));
      expect(about.y + about.height).toBeLessThanOrEqual(shown.y + shown.height);
    });
  }
});

test('The picture is saved with its caption', CHROMIUM, async ({ page, playground }) => {
  const download = page.waitForEvent('download');
  await playground.button('Save picture').click();
  const file = await (await download).path();
  const png = await readFile(file);
  expect((await download).suggestedFilename()).toBe('truthnet-map.png');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  // The map of 1,024 pixels, with room for its axes, and below it at least three lines.
  expect([png.readUInt32BE(16), png.readUInt32BE(20) >= 1136 + 3 * 34]).toEqual([1136, true]);
});

test('A link holds the view, in Chinese too; an embed of the map alone shows it', CHROMIUM, async ({ playground }) => {
  await speak(playground.element.page(), 'zh');
  await playground.element.evaluate(async (element: HTMLElementTagNameMap['truth-net']) => {
    element.panels = 'map';
    await element.setSession('#table=a,b:y/0,1,1,0&hidden=2&view=map:true,mapView:w0.0.1~0.5~1e-9_rate1~1~2_loss');
  });
  const map = playground.element.getByRole('application', {
    name: /横轴：初始权重 a → h1,2：0\.4999999995 至 0\.5000000005/,
  });
  await expect(map).toBeVisible();
  await expect(map).toHaveAccessibleName(/纵轴：第 2 层的学习率（× η）：0\.1 至 10/);
  await expect(playground.element.getByRole('combobox', { name: '颜色' })).toHaveValue('最终损失');
  await expect(playground.element.getByRole('button', { name: '隐藏' })).toHaveCount(0);
});

test('The story zooms into the border, and says where doubles end', CHROMIUM, async ({ playground }) => {
  await playground.button('Place 3 of 4').click();
  await expect(picture(playground)).toBeInViewport();
  await playground.button('Next place').click();
  await expect(playground.button('Next place')).toBeDisabled();
  await expect(playground.element.getByText('the whole picture spans about 3 × 10⁻¹⁰')).toBeVisible();
  await expect.poll(() => viewOf(playground)).toContain('4.656612873077393e-10');
  await expect(picture(playground)).toHaveAccessibleName(/Right: [1-9]\d*%, wrong: \S+, diverged: [1-9]/, {
    timeout: 20_000,
  });
  const zoomIn = playground.button('Zoom in (+)');
  for (let times = 0; times < 14; times++) await zoomIn.click();
  await expect(zoomIn).toBeDisabled();
  await expect(playground.element.getByText(/Neighbouring points are almost the same number/)).toBeVisible();
});

test('Undo and back return from a place of the story, as it says', CHROMIUM, async ({ playground }) => {
  const sessionOf = () =>
    playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => element.savedState.session);
  await playground.cell('y', 1).click();
  const session = await sessionOf();
  await expect(playground.element.getByText(/^A place replaces your table, network and settings/)).toBeVisible();
  await playground.button('Place 2 of 4').click();
  await playground.button('Next place').click();
  await expect.poll(sessionOf).not.toEqual(session);
  await playground.button('Undo').click();
  await expect.poll(sessionOf).toEqual(session);
  for (const _ of [1, 2]) await playground.button('Back (Backspace)').click();
  await expect.poll(() => viewOf(playground)).toBe('rate~1~4_scale~1~4_right');
});

test('Another table gets another map; a network that cannot be trained has none', CHROMIUM, async ({ playground }) => {
  const before = await picture(playground).getAttribute('aria-label');
  await playground.cell('y', 1).click();
  await expect(picture(playground)).not.toHaveAccessibleName(before!);
  await waitForPicture(playground);
  await playground.choice('Activation of hidden layer 1').selectOption('step');
  await expect(playground.element.locator('truth-net-map')).toContainText('their slope is zero everywhere');
  await expect(picture(playground)).toHaveCount(0);
});

test('On a phone, a tap shows a run and a button opens it', CHROMIUM, async ({ playground }) => {
  const page = playground.element.page();
  await page.setViewportSize({ width: 390, height: 844 });
  const map = picture(playground);
  await map.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await map.boundingBox())!;
  expect(x + width).toBeLessThanOrEqual(390);
  expect(width).toBeGreaterThan(250);
  const touch = await page.context().newCDPSession(page);
  const tap = (type: 'touchStart' | 'touchEnd', points: { x: number; y: number }[]) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  await tap('touchStart', [{ x: x + 0.6 * width, y: y + 0.4 * height }]);
  await tap('touchEnd', []);
  await expect(readout(playground)).toContainText('learning rate = 2.');
  await expect(playground.element.getByRole('img', { name: 'Loss over 1,500 iterations' })).toBeVisible();
  await playground.button('Open this run').click();
  const init = () =>
    playground.element.evaluate(
      (element: HTMLElementTagNameMap['truth-net']) => element.savedState.session.training?.init,
    );
  await expect.poll(init).toBe('given');
});
