/** Tests the main task with a finger. */

import type { CDPSession, Locator, Page } from '@playwright/test';
import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import type { Playground } from '../playground.ts';
import { referenceCase } from '../reference-case.ts';
import { CHROMIUM } from '../tags.ts';

test.use({ hasTouch: true });

interface Point {
  readonly x: number;
  readonly y: number;
}

async function centre(locator: Locator): Promise<Point> {
  return locator.evaluate((element) => {
    element.scrollIntoView({ block: 'center' });
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  });
}

/** Taps the centre of an element. */
async function tap(page: Page, locator: Locator): Promise<void> {
  const { x, y } = await centre(locator);
  await page.touchscreen.tap(x, y);
}

/** Waits until the page no longer scrolls. */
async function scrolled(page: Page): Promise<void> {
  let last = NaN;
  await expect
    .poll(async () => {
      const before = last;
      last = await page.evaluate(() => scrollY);
      return last === before;
    })
    .toBe(true);
}

/** Finger whose gestures the browser itself classifies: a tap, a drag, or a swipe that scrolls. */
class Finger {
  readonly #browser: CDPSession;

  constructor(browser: CDPSession) {
    this.#browser = browser;
  }

  static async on(page: Page): Promise<Finger> {
    return new Finger(await page.context().newCDPSession(page));
  }

  async press(at: Point): Promise<void> {
    await this.#browser.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
  }

  async move(from: Point, to: Point, steps = 8): Promise<void> {
    for (let step = 1; step <= steps; step += 1) {
      const share = step / steps;
      const at = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
      await this.#browser.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [at] });
    }
  }

  async lift(): Promise<void> {
    await this.#browser.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }

  /** Cancels the touch, as the system does when it takes over a gesture. */
  async lose(): Promise<void> {
    await this.#browser.send('Input.dispatchTouchEvent', { type: 'touchCancel', touchPoints: [] });
  }

  async swipe(from: Point, to: Point): Promise<void> {
    await this.press(from);
    await this.move(from, to);
    await this.lift();
  }
}

function weight(playground: Playground, name: string): Locator {
  return playground.element.getByRole('button', { name: new RegExp(`^${name}:`) });
}

/** Opens a lower panel, if it is closed. */
async function shown(playground: Playground, panel: string): Promise<Locator> {
  const view = playground.element.locator(`truth-net-${panel}`);
  await view.scrollIntoViewIfNeeded();
  const toggle = view.getByRole('button', { name: /^(Show|Hide)/ });
  if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click();
  return view;
}

function savedStateOf(playground: Playground): Promise<object> {
  return playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => ({
    ...element.savedState,
    pinned: element.shadowRoot!.querySelector('truth-net-diagram')!.shadowRoot!.querySelectorAll('.pinned').length,
  }));
}

test('A finger trains, changes a target, trains again and goes back in time', async ({ page, playground }) => {
  await playground.choice('Speed').selectOption('Full speed');
  await playground.button('Train').tap();
  await expect(playground.status).toContainText('Iteration 1,500 reached');
  expect((await playground.progress()).loss).toBeCloseTo(referenceCase(1).loss_at['1500']!, 9);

  await playground.cell('y', 1).tap();
  await expect(playground.cell('y', 1)).toHaveText('1');
  await playground.button('Train further').tap();
  await expect(playground.status).toContainText('Iteration 3,000 reached');

  await tap(page, playground.chart);
  await expect(playground.element.getByText(/Showing iteration [\d,]+ of 3,000\. Training continues/)).toBeVisible();
  const { iteration } = await playground.progress();
  expect(iteration).toBeGreaterThan(100);
  expect(iteration).toBeLessThan(3000);
});

test('A finger selects a unit and shows its numbers', CHROMIUM, async ({ page, playground }) => {
  await tap(page, playground.element.locator('truth-net-diagram .unit').nth(4));
  await expect(playground.element.locator('truth-net-part')).toContainText('h1,2');
});

test('A swipe over any drawing scrolls the page and changes nothing', CHROMIUM, async ({ page, playground }) => {
  await playground.trainAtFullSpeed();
  await page.setViewportSize({ width: 390, height: 844 });
  const { element } = playground;
  for (const panel of ['neuron', 'landscape', 'surfaces', 'space']) await shown(playground, panel);
  const lines = await element.locator('truth-net-diagram .hit').all();
  const drawings = [
    ...lines.filter((_, index) => index % 3 === 0),
    element.locator('truth-net-diagram .unit').first(),
    playground.chart,
    element.locator('truth-net-table .scroll'),
    element.locator('truth-net-step-line svg').first(),
    element.locator('truth-net-landscape truth-net-heat-map'),
    element.locator('truth-net-surfaces truth-net-heat-map').first(),
    element.locator('truth-net-space figure svg'),
  ];
  const before = await savedStateOf(playground);
  const finger = await Finger.on(page);
  for (const drawing of drawings) {
    const from = await centre(drawing);
    const top = await page.evaluate(() => scrollY);
    await finger.swipe(from, { x: from.x + 10, y: from.y - 200 });
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(top + 100);
  }
  expect(await savedStateOf(playground)).toEqual(before);
});

test(
  'A tap selects a weight, its handle changes it, and a cancelled touch restores it',
  CHROMIUM,
  async ({ page, playground }) => {
    const line = weight(playground, 'h1,1 → y');
    const handle = playground.element.locator('truth-net-diagram .grip');
    await tap(page, line);
    await expect(playground.field('weight')).toBeVisible();
    const value = async () => Number((await line.getAttribute('aria-label'))!.split(': ')[1]);
    const before = await value();
    const at = await centre(handle);
    const finger = await Finger.on(page);
    await finger.swipe(at, { x: at.x + 3, y: at.y - 100 });
    await expect.poll(value).toBeCloseTo(before + 2, 2);
    const savedState = await savedStateOf(playground);

    await finger.press(at);
    await finger.move(at, { x: at.x, y: at.y + 60 });
    await expect.poll(value).toBeCloseTo(before + 0.8, 2);
    await finger.lose();
    await expect.poll(value).toBeCloseTo(before + 2, 2);
    expect(await savedStateOf(playground)).toEqual(savedState);
  },
);

test(
  'A finger moves through time along the chart, and a cancelled touch returns to the start',
  CHROMIUM,
  async ({ page, playground }) => {
    await playground.trainAtFullSpeed();
    const { x, y } = await centre(playground.chart);
    const iteration = async () => (await playground.progress()).iteration;
    const finger = await Finger.on(page);
    await finger.press({ x: x + 100, y });
    await finger.move({ x: x + 100, y }, { x: x - 50, y: y + 8 });
    await expect.poll(iteration).toBeLessThan(800);
    await finger.lose();
    await expect.poll(iteration).toBe(1500);
    await finger.swipe({ x: x + 100, y }, { x: x - 50, y: y + 8 });
    await expect.poll(iteration).toBeLessThan(800);
  },
);

test(
  'A finger paints cells after a long press, and moves a row by its number',
  CHROMIUM,
  async ({ page, playground }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    const finger = await Finger.on(page);
    const [from, to] = [await centre(playground.cell('y', 1)), await centre(playground.cell('y', 3))];
    await finger.press(from);
    await expect(playground.cell('y', 1)).toHaveText('–');
    await finger.move(from, to);
    await finger.lift();
    for (const row of [1, 2, 3]) await expect(playground.cell('y', row)).toHaveText('1');
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await playground.button('Undo').click();

    // Lifted beside the table, the finger changes nothing.
    const cell = await centre(playground.cell('X1', 1));
    await finger.press(cell);
    await finger.move(cell, { x: cell.x, y: 840 });
    await finger.lift();
    await expect(playground.cell('X1', 1)).toHaveText('0');

    const [first, last] = [await centre(playground.button('Row 1')), await centre(playground.button('Row 4'))];
    await finger.press(first);
    await expect(playground.element.locator('truth-net-table .drop-from')).toBeVisible();
    await finger.move(first, last);
    await finger.lift();
    await expect(playground.cell('X1', 3)).toHaveText('1');
    await expect(playground.cell('X1', 4)).toHaveText('0');
  },
);

test(
  'A finger that rests on a control previews it; lifting it takes that, sliding it away does not',
  CHROMIUM,
  async ({ page, playground }) => {
    await expect(playground.element.locator('truth-net-ghosts:defined')).toBeAttached();
    const words = playground.element.locator('truth-net-chart .ghosts text');
    const finger = await Finger.on(page);
    const seed = playground.field('Seed');
    const before = await seed.inputValue();
    const at = await centre(playground.button('New seed'));
    await finger.press(at);
    await expect(words).toHaveText(/^seed \d+: right at/);
    await finger.move(at, { x: at.x + 60, y: at.y });
    await expect(words).toHaveCount(0);
    await finger.lift();
    await expect(seed).toHaveValue(before);

    await finger.press(at);
    await expect(words).toHaveText(/^seed \d+: right at/);
    const foretold = (await words.textContent())!.replace(/^.*:|\D/g, '');
    await finger.lift();
    await expect(words).toHaveCount(0);
    await expect(seed).not.toHaveValue(before);
    await playground.trainAtFullSpeed();
    await expect(playground.chart.locator('.all-right text')).toContainText(foretold);
  },
);

/** Notes each text that an element of a view has from now on; call the result to read them. */
async function textsFrom(view: Locator, selector: string): Promise<() => Promise<readonly string[]>> {
  const notes = await view.evaluateHandle((host, name) => {
    const texts: string[] = [];
    const note = (): void => {
      const text = host.shadowRoot!.querySelector(name)?.textContent ?? '';
      if (text !== texts.at(-1)) texts.push(text);
      requestAnimationFrame(note);
    };
    note();
    return texts;
  }, selector);
  return () => notes.jsonValue();
}

test('A finger previews what it holds: a cell, a row of cells, a weight', CHROMIUM, async ({ page, playground }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(playground.element.locator('truth-net-ghosts:defined')).toBeAttached();
  const words = playground.element.locator('truth-net-chart .ghosts text');
  const finger = await Finger.on(page);
  const [from, to] = [await centre(playground.cell('y', 1)), await centre(playground.cell('y', 3))];
  const seen = await textsFrom(playground.element.locator('truth-net-chart'), '.ghosts text');
  await finger.press(from);
  await expect(playground.cell('y', 1)).toHaveText('–');
  await expect(words).toHaveText(/^row 1: y 0 → –, (right|stuck|loss)/);
  // Before the finger has rested long enough for "don't care", its tap is previewed.
  expect(await seen()).toContainEqual(expect.stringMatching(/^row 1: y 0 → 1, /));
  const held = (await words.textContent())!;
  await finger.move(from, to);
  await expect(words).not.toHaveText(held);
  await expect(words).toHaveText(/^row 1: y 0 → 1, /);
  await finger.lose();
  await expect(words).toHaveCount(0);
  await expect(playground.cell('y', 1)).toHaveText('0');

  await tap(page, weight(playground, 'h1,1 → y'));
  const grip = await centre(playground.element.locator('truth-net-diagram .grip'));
  await finger.press(grip);
  await finger.move(grip, { x: grip.x, y: grip.y - 40 });
  await expect(words).toHaveText(/^w .+ → .+: (right|stuck|loss)/);
  await finger.lift();
  await expect(words).toHaveCount(0);
});

test('A tap on a surface shows its value until another press', CHROMIUM, async ({ page, playground }) => {
  const surfaces = await playground.open('surfaces');
  const map = surfaces.locator('truth-net-heat-map').first();
  const readout = surfaces.locator('.readout');
  await tap(page, map);
  await expect(readout).toContainText('0.50');
  await tap(page, surfaces.locator('h2'));
  await expect(readout).toBeEmpty();
});

test('The wheel over a table without overflow scrolls the page', CHROMIUM, async ({ page, playground }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const at = await centre(playground.element.locator('truth-net-table .scroll'));
  const top = () => page.evaluate(() => scrollY);
  const before = await top();
  await page.mouse.move(at.x, at.y);
  await page.mouse.wheel(0, 150);
  await expect.poll(top).toBe(before + 150);
  await page.mouse.wheel(0, -150);
  await expect.poll(top).toBe(before);
});

test('Fields have letters of 16 pixels, which Safari does not enlarge', CHROMIUM, async ({ page, playground }) => {
  await expect(playground.field('Learning rate')).toBeVisible();
  const sizes = await page.evaluate(() => {
    const fieldsIn = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        ...(element.matches('input, select, textarea') ? [element] : []),
        ...(element.shadowRoot ? fieldsIn(element.shadowRoot) : []),
      ]);
    return fieldsIn(document).map((field) => Number.parseFloat(getComputedStyle(field).fontSize));
  });
  expect(sizes.length).toBeGreaterThan(15);
  expect(Math.min(...sizes)).toBe(16);
});

test('A finger sketches a loss curve, and the page stays where it is', CHROMIUM, async ({ page, playground }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const panel = await playground.open('predict');
  const chart = panel.locator('.sketching');
  const { x, y } = await centre(chart);
  const before = await page.evaluate(() => scrollY);
  const finger = await Finger.on(page);
  await finger.swipe({ x: x - 90, y: y - 30 }, { x: x + 40, y: y + 50 });
  await expect(panel.locator('.sketch')).toHaveCount(1);
  expect(await page.evaluate(() => scrollY)).toBe(before);
  const drawn = await panel.locator('.sketch').getAttribute('points');
  // A gesture that the system takes over is taken back.
  await finger.press({ x, y });
  await finger.move({ x, y }, { x: x + 60, y: y + 20 });
  await expect(panel.locator('.sketch')).not.toHaveAttribute('points', drawn!);
  await finger.lose();
  await expect(panel.locator('.sketch')).toHaveAttribute('points', drawn!);
  // A finger that moves up scrolls the page and draws nothing.
  await finger.swipe({ x, y }, { x: x + 5, y: y - 80 });
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before);
  await expect(panel.locator('.sketch')).toHaveAttribute('points', drawn!);
  await scrolled(page);
  await tap(page, panel.getByRole('button', { name: 'Erase the sketch' }));
  await expect(panel.locator('.sketch')).toHaveCount(0);
});
