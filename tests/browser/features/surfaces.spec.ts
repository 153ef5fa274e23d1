import type { Locator } from '@playwright/test';
import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import type { Playground } from '../playground.ts';
import { CHROMIUM } from '../tags.ts';

function surfaces(playground: Playground): Locator {
  return playground.element.locator('truth-net-surfaces');
}

function space(playground: Playground): Locator {
  return playground.element.locator('truth-net-space');
}

function map(playground: Playground, unit: string): Locator {
  return surfaces(playground).getByRole('img', { name: new RegExp(`^${unit}: `) });
}

/** Returns the number of colours in a map's picture. */
function coloursOf(of: Locator): Promise<number> {
  return of.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size;
  });
}

test(
  'Every unit has a surface, which shows its values at the corners and updates during training',
  CHROMIUM,
  async ({ playground }) => {
    await playground.open('surfaces');
    for (const unit of ['y', 'h1,1', 'h1,2', 'h1,3', 'h1,4']) {
      await expect(map(playground, unit)).toBeVisible();
      expect(await coloursOf(map(playground, unit))).toBeGreaterThan(1);
    }
    await playground.trainAtFullSpeed();
    await surfaces(playground).scrollIntoViewIfNeeded();
    const [none, second, first, both] = await playground.predictions();
    // X3 is 1 in every row, so the surface is computed with it.
    const [at0, at1, at2, at3] = [none, first, second, both].map((value) => value!.toFixed(3));
    await expect(map(playground, 'y')).toHaveAccessibleName(
      new RegExp(
        `y: ${at0} where X1 and X2 are 0, ${at1} where only X1 is 1, ${at2} where only X2 is 1, ${at3} where both`,
      ),
    );
    expect(await coloursOf(map(playground, 'y'))).toBeGreaterThan(50);
  },
);

test('A printed surface is up to date even if it was outside the viewport', async ({ page, playground }) => {
  await playground.narrow();
  await playground.open('surfaces');
  await expect(map(playground, 'y')).toBeVisible();
  await page.evaluate(() => {
    scrollTo(0, 0);
  });
  await playground.trainAtFullSpeed();
  await expect(map(playground, 'y')).not.toBeInViewport();
  await page.evaluate(() => {
    dispatchEvent(new Event('beforeprint'));
  });
  const [none] = await playground.predictions();
  await expect(map(playground, 'y')).toHaveAccessibleName(new RegExp(`^y: ${none!.toFixed(3)} where X1 and X2 are 0`));
});

test("A unit's function is named in terms of the table's columns", CHROMIUM, async ({ playground }) => {
  await playground.trainAtFullSpeed();
  await playground.open('surfaces');
  await expect(surfaces(playground).getByRole('figure').first()).toContainText('exactly one of X1 and X2');
  await playground.choice('Preset').selectOption('AND');
  await playground.trainAtFullSpeed();
  await surfaces(playground).scrollIntoViewIfNeeded();
  await expect(surfaces(playground).getByRole('figure').first()).toContainText('a and b');
});

test('Other inputs can be put on the axes, and the rest fixed', CHROMIUM, async ({ playground }) => {
  await playground.trainAtFullSpeed();
  await playground.open('surfaces');
  const before = await map(playground, 'y').getAttribute('aria-label');
  await surfaces(playground).getByRole('button', { name: 'X3 = 1' }).click();
  await expect(surfaces(playground).getByRole('button', { name: 'X3 = 0' })).toHaveAttribute('aria-pressed', 'false');
  await expect(map(playground, 'y')).not.toHaveAccessibleName(before!);
  await surfaces(playground).getByRole('combobox', { name: 'Up' }).selectOption('X3');
  await expect(map(playground, 'y')).toHaveAccessibleName(/only X3 is 1/);
  await expect(surfaces(playground).getByRole('button', { name: /^X2 = / })).toBeVisible();
  // An input cannot be on both axes.
  await surfaces(playground).getByRole('combobox', { name: 'Across' }).selectOption('X3');
  await expect(surfaces(playground).getByRole('combobox', { name: 'Up' })).toHaveValue('X1');
});

test('A point of a surface shows its value for the mouse and the arrow keys', async ({ page, playground }) => {
  await playground.open('surfaces');
  const readout = surfaces(playground).getByRole('status');
  await map(playground, 'h1,2').hover({ position: { x: 20, y: 20 } });
  await expect(readout).toHaveText(/^h1,2: 0\.\d{3} \(X1 = 0\.\d\d, X2 = 0\.\d\d\)$/);
  await page.mouse.move(1, 1);
  await expect(readout).toHaveText('');
  await map(playground, 'y').focus();
  await page.keyboard.press('ArrowRight');
  await expect(readout).toHaveText(/^y: 0\.\d{3} \(X1 = 0\.55, X2 = 0\.50\)$/);
  await page.keyboard.press('Shift+ArrowUp');
  await expect(readout).toContainText('(X1 = 0.55, X2 = 0.75)');
});

test('A row can be selected by its point', CHROMIUM, async ({ playground }) => {
  await playground.open('surfaces');
  await map(playground, 'y').locator('.point.on').nth(1).click();
  await expect(playground.selectedRow).toContainText(/^\s*2/);
  await map(playground, 'y').locator('.point.on').nth(1).click();
  await expect(playground.selectedRow).toHaveCount(0);
});

/** Returns the side of the drawn line on which each row lies: -1 or 1. */
async function sidesOfLine(playground: Playground): Promise<number[]> {
  return space(playground).evaluate((view) => {
    const root = view.shadowRoot!;
    const d = root.querySelector('.line')!.getAttribute('d')!;
    const [x1, y1, x2, y2] = d.match(/-?[\d.]+/g)!.map(Number) as [number, number, number, number];
    return [...root.querySelectorAll('.point')].map((point) => {
      const [x, y] = [Number(point.getAttribute('cx')), Number(point.getAttribute('cy'))];
      return Math.sign((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1));
    });
  });
}

test(
  'The hidden space shows the line that separates the rows after two units have bent them',
  CHROMIUM,
  async ({ playground }) => {
    await playground.enter('Units in hidden layer 1', '2');
    await playground.enter('Seed', '5');
    await playground.element.getByRole('checkbox', { name: 'Biases' }).check();
    await playground.choice('Start weights').selectOption('from −1 to 1');
    await playground.trainAtFullSpeed();
    await playground.open('space');
    await expect(space(playground)).toContainText('On the line, the output is halfway between low and high');
    // The drawn line separates the points with target 1 from the others.
    const sides = await sidesOfLine(playground);
    const right = (await playground.predictions()).map((value) => Math.round(value));
    expect(right).toEqual([0, 1, 1, 0]);
    expect(sides[1]).toBe(sides[2]);
    expect(sides[0]).toBe(sides[3]);
    expect(sides[0]).toBe(-sides[1]!);
  },
);

test(
  'The hidden space of four units is projected, and its line separates the rows',
  CHROMIUM,
  async ({ playground }) => {
    await playground.trainAtFullSpeed();
    await playground.open('space');
    await expect(space(playground)).toContainText('Direction 1 is that of the weights into y');
    const sides = await sidesOfLine(playground);
    expect(sides[1]).toBe(sides[2]);
    expect(sides[0]).toBe(sides[3]);
    expect(sides[0]).toBe(-sides[1]!);
  },
);

test('The hidden space offers its units, and explains a missing line', CHROMIUM, async ({ playground }) => {
  await playground.open('space');
  await space(playground).getByRole('combobox', { name: 'Axes' }).selectOption('Two units');
  await expect(space(playground)).toContainText('The output depends on 4 units');
  const drawing = space(playground).getByRole('img', { name: /^Hidden layer 1/ });
  await expect(drawing).toHaveAccessibleName(/h1,1 across and h1,2 up: Row 1 at/);
  await space(playground).getByRole('combobox', { name: 'Up' }).selectOption('h1,4');
  await expect(drawing).toHaveAccessibleName(/h1,1 across and h1,4 up/);
  await playground.button('Remove hidden layer 1').click();
  await space(playground).scrollIntoViewIfNeeded();
  await expect(space(playground)).toContainText('no hidden space');
});

test('Surfaces and hidden space can be closed, and a link keeps that', CHROMIUM, async ({ page, playground }) => {
  await playground.narrow();
  for (const panel of [surfaces(playground), space(playground)]) {
    await panel.scrollIntoViewIfNeeded();
    await panel.getByRole('button', { name: 'Hide' }).click();
    await expect(panel.getByRole('img')).toHaveCount(0);
    await expect(panel.getByRole('button', { name: 'Show' })).toHaveAttribute('aria-expanded', 'false');
  }
  await expect(page).toHaveURL(/surfaces/);
  await page.reload();
  await surfaces(playground).scrollIntoViewIfNeeded();
  await expect(surfaces(playground).getByRole('button', { name: 'Show' })).toBeVisible();
});

test('A large layer shows its first units, and all of them on demand', CHROMIUM, async ({ playground }) => {
  await playground.enter('Units in hidden layer 1', '20');
  await playground.open('surfaces');
  await expect(map(playground, 'h1,16')).toBeVisible();
  await expect(map(playground, 'h1,17')).toHaveCount(0);
  await surfaces(playground).getByRole('button', { name: 'Draw 4 more' }).click();
  await expect(map(playground, 'h1,20')).toBeVisible();
});

test('A single input has its own curve', CHROMIUM, async ({ playground }) => {
  await playground.edit('column X3', 'Remove column');
  await playground.edit('column X2', 'Remove column');
  await playground.open('surfaces');
  await expect(surfaces(playground).getByRole('combobox', { name: 'Up' })).toHaveCount(0);
  await expect(map(playground, 'y')).toBeVisible();
});

test('The colours follow the theme', async ({ page, playground }) => {
  await playground.open('surfaces');
  const pixel = () =>
    map(playground, 'y')
      .locator('canvas')
      .evaluate((canvas: HTMLCanvasElement) => [...canvas.getContext('2d')!.getImageData(0, 0, 1, 1).data].join());
  const light = await pixel();
  await page.getByRole('button', { name: 'Light or dark' }).click();
  await surfaces(playground).scrollIntoViewIfNeeded();
  await expect.poll(pixel).not.toBe(light);
});
