/** Tests the playground on a phone: its chips, and the sheets with the settings. */

import type { Locator, Page } from '@playwright/test';
import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import type { Playground } from '../playground.ts';
import { CHROMIUM } from '../tags.ts';

test.beforeEach(async ({ page, playground }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(playground.element.locator('.chips')).toBeInViewport({ ratio: 1 });
});

const CHIPS = [/^Learning rate/, /^Layers/, 'More …'] as const;

function sheetOf(playground: Playground): Locator {
  return playground.element.getByRole('dialog');
}

async function openSheet(playground: Playground, chip: string | RegExp): Promise<Locator> {
  // Playwright scrolls Firefox before a click.
  await playground.button(chip).press('Enter');
  const sheet = sheetOf(playground);
  await expect(sheet).toBeVisible();
  return sheet;
}

/** Returns true if the focus is on one of the element's controls in a sheet. */
function isFocusInSheet(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    let focused = document.activeElement;
    for (let inner = focused; inner; inner = inner.shadowRoot?.activeElement ?? null) {
      if (inner.closest('truth-net-sheet')) return true;
      focused = inner;
    }
    return focused === document.body;
  });
}

for (const language of ['en', 'zh']) {
  test(
    `The chips are on the first screen, in ${language}, as high as a finger needs`,
    CHROMIUM,
    async ({ page, playground }) => {
      await page.goto(`?lang=${language}`);
      await playground.progress();
      const chips = playground.element.locator('.chips > button');
      await expect(chips).toHaveCount(4);
      const bar = (await playground.element.locator('.top').boundingBox())!;
      let end = 0;
      for (const chip of await chips.all()) {
        const { x, y, width, height } = (await chip.boundingBox())!;
        expect(height).toBeGreaterThanOrEqual(44);
        expect(y + height).toBeLessThanOrEqual(bar.y);
        expect(x).toBeGreaterThanOrEqual(end);
        end = x + width;
        expect(await chip.evaluate((button) => button.scrollWidth - button.clientWidth)).toBeLessThanOrEqual(0);
      }
      expect(end).toBeLessThanOrEqual(390);
    },
  );
}

for (const rows of [8, 16, 1024]) {
  test(`A table of ${rows} rows scrolls in its own box, with network, chart and bar on the screen`, async ({
    page,
    playground,
  }) => {
    await playground.element.evaluate(async (element: HTMLElementTagNameMap['truth-net'], count) => {
      const bits = Math.log2(count);
      const inputs = Array.from({ length: bits }, (_, input) => `X${input + 1}`);
      const all = Array.from({ length: count }, (_, row) => ({
        in: inputs.map((_name, bit) => ((row >> bit) & 1) as 0 | 1),
        out: [(row & 1) as 0 | 1],
      }));
      await element.setSession({ table: { inputs, outputs: ['y'], rows: all } });
      await element.train(20);
    }, rows);
    await expect(playground.cell('y', 5)).toBeVisible();
    const boxOf = async (selector: string) => (await playground.element.locator(selector).boundingBox())!;
    let end = 0;
    for (const part of ['table', 'diagram', 'chart']) {
      const { y, height } = await boxOf(`[part~="${part}"]`);
      expect(y).toBeGreaterThanOrEqual(end - 0.1);
      end = y + height;
    }
    const bar = await boxOf('.top');
    expect(end).toBeLessThanOrEqual(bar.y + 0.1);
    expect(bar.y + bar.height).toBeCloseTo(844, 1);
    expect(await page.evaluate(() => scrollY)).toBe(0);

    // The last row comes into sight below the head, which stays at the top of the box.
    const box = await boxOf('truth-net-table-grid .scroll');
    const head = await boxOf('truth-net-table-grid thead');
    expect((box.height - head.height) / (await playground.cell('y', 1).boundingBox())!.height).toBeGreaterThan(4);
    await playground.element.locator('truth-net-table-grid .scroll').evaluate((scroll) => {
      scroll.scrollTop = scroll.scrollHeight;
    });
    const last = playground.cell('y', rows);
    await expect(last).toBeInViewport({ ratio: 0.99 });
    const { y, height } = (await last.boundingBox())!;
    expect(y + height).toBeLessThanOrEqual(box.y + box.height + 1);
    expect((await boxOf('truth-net-table-grid thead')).y).toBeCloseTo(head.y, 1);
  });
}

test('Each chip opens a sheet at the bottom, with network and chart above it', async ({ page, playground }) => {
  for (const chip of CHIPS) {
    const sheet = await openSheet(playground, chip);
    await expect(sheet).toBeInViewport({ ratio: 0.99 });
    const height = await page.evaluate(() => innerHeight);
    const bottom = async () => {
      const { y, height: inner } = (await sheet.boundingBox())!;
      return Math.round(y + inner);
    };
    // It slides up.
    await expect.poll(bottom).toBe(height);
    const box = (await sheet.boundingBox())!;
    for (const part of ['diagram', 'chart']) {
      const above = (await playground.element.locator(`[part~="${part}"]`).boundingBox())!;
      expect(above.y).toBeGreaterThanOrEqual(0);
      expect(above.y + above.height).toBeLessThanOrEqual(box.y + 1);
    }
    await page.keyboard.press('Escape');
    await expect(sheet).toHaveCount(0);
    await expect(playground.button(chip)).toBeFocused();
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
  }
});

test('A setting in a sheet changes its chip, and the run goes on', async ({ playground }) => {
  await playground.button('Train').click();
  await openSheet(playground, /^Learning rate/);
  await playground.enter('Learning rate', '2');
  await playground.choice('Speed').selectOption('500 / s');
  await sheetOf(playground).getByRole('button', { name: 'Close' }).click();
  await expect(playground.button(/^Learning rate/)).toHaveText('η 2 · 500 / s');
  await expect.poll(async () => (await playground.progress()).iteration).toBeGreaterThan(100);

  await openSheet(playground, /^Layers/);
  await playground.button('Add layer').click();
  await expect(playground.element.locator('.chips')).toContainText('3-4-4-1');
});

test('A press beside a sheet closes it, and so does a pull', async ({ page, playground }) => {
  const sheet = await openSheet(playground, /^Layers/);
  await page.mouse.click(195, 60);
  await expect(sheet).toHaveCount(0);

  await openSheet(playground, /^Layers/);
  const { x, y } = (await sheet.boundingBox())!;
  const pullBy = async (distance: number) => {
    await page.mouse.move(x + 60, y + 12);
    await page.mouse.down();
    await page.mouse.move(x + 60, y + 12 + distance, { steps: 4 });
    await page.mouse.up();
  };
  await pullBy(20);
  await expect(sheet).toBeVisible();
  await pullBy(90);
  await expect(sheet).toHaveCount(0);
});

test('The focus stays in an open sheet', CHROMIUM, async ({ page, playground }) => {
  await openSheet(playground, /^Learning rate/);
  for (const key of ['Tab', 'Shift+Tab']) {
    for (let press = 0; press < 8; press++) {
      await page.keyboard.press(key);
      expect(await isFocusInSheet(page)).toBe(true);
    }
  }
});

test('A sheet does not slide where movement is not wanted', CHROMIUM, async ({ page, playground }) => {
  const sheet = await openSheet(playground, /^Layers/);
  await expect(sheet).toHaveCSS('animation-name', 'rise');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect(sheet).toHaveCSS('animation-name', 'none');
});

test('In a wider window, the settings are in the column again', async ({ page, playground }) => {
  await expect(playground.field('Seed')).toBeHidden();
  await page.setViewportSize({ width: 700, height: 844 });
  await expect(playground.field('Seed')).toBeVisible();
  await expect(playground.field('Learning rate')).toBeVisible();
  await expect(playground.element.locator('.chips')).toHaveCount(0);
});

test(
  'A diagnosis takes the place of the status, and the bar keeps its height',
  CHROMIUM,
  async ({ page, playground }) => {
    await page.goto('#table=a,b:y/0,1,1,0&hidden=1');
    await playground.progress();
    const bar = async () => (await playground.element.locator('.top').boundingBox())!;
    const before = await bar();
    await playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => element.train(1500));
    await expect(playground.element.locator('truth-net-diagnosis').getByRole('button')).toBeVisible();
    expect(await bar()).toEqual(before);
  },
);

test('The numbers of a unit or a weight lie over the chart: nothing moves', async ({ page, playground }) => {
  const chart = playground.element.locator('[part~="chart"]');
  const numbers = playground.element.locator('truth-net-part .card');
  const before = await chart.boundingBox();
  const unit = (await playground.element.locator('truth-net-diagram .unit').nth(4).boundingBox())!;
  for (const away of [unit.width / 2, unit.width * 1.7]) {
    await page.mouse.click(unit.x + away, unit.y + unit.height / 2);
    // The pointer leaves the drawing, so that only the pressed part is shown.
    await page.mouse.move(5, 5);
    await expect(numbers).toBeInViewport({ ratio: 1 });
    expect(await chart.boundingBox()).toEqual(before);
    await page.mouse.click(195, before!.y + before!.height - 60);
    await expect(numbers).toHaveCount(0);
    expect(await chart.boundingBox()).toEqual(before);
  }
});

test('A press elsewhere sets the weight that is typed over the chart', async ({ page, playground }) => {
  const unit = (await playground.element.locator('truth-net-diagram .unit').nth(4).boundingBox())!;
  await page.mouse.click(unit.x + unit.width * 1.7, unit.y + unit.height / 2);
  await page.mouse.move(5, 5);
  await playground.field('weight').press('ControlOrMeta+A');
  await playground.field('weight').pressSequentially('1.25');
  await page.mouse.click(2, 600);
  await expect(playground.element.locator('truth-net-part')).toHaveCount(0);
  await expect(playground.button(/: 1\.250$/)).toHaveCount(1);
});

for (const language of ['en', 'zh']) {
  test(`The bar has one line of buttons and readouts during a whole run, in ${language}`, async ({
    page,
    playground,
  }) => {
    await page.goto(`?lang=${language}`);
    const run = playground.element.locator('truth-net-run-bar');
    const train = (iterations: number) =>
      playground.element.evaluate(
        (element: HTMLElementTagNameMap['truth-net'], iterations) => element.train(iterations),
        iterations,
      );
    for (const iterations of [0, 1, 1499]) {
      await playground.progress();
      await train(iterations);
      await expect(run.locator('button.primary')).toBeEnabled();
      const { lines, tops } = await run.evaluate(({ shadowRoot }) => {
        const shown = [...shadowRoot!.querySelectorAll<HTMLElement>('button, .readouts')].filter(
          ({ offsetParent }) => offsetParent,
        );
        return {
          lines: shown
            .filter(({ localName }) => localName === 'button')
            .map((button) => {
              const text = document.createRange();
              text.selectNodeContents(button);
              return text.getBoundingClientRect().height;
            }),
          tops: shown.map((each) => each.getBoundingClientRect().top),
        };
      });
      expect(Math.max(...lines)).toBeLessThan(28);
      expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(20);
    }
  });
}

test('The buttons of folded layers do not overlap in a narrow network', async ({ playground }) => {
  await playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => {
    element.session = { ...element.session, network: { hidden: [16, 16, 16, 16, 16, 16] } };
  });
  const boxes = playground.element.locator('truth-net-diagram .mover .box');
  await expect(boxes).toHaveCount(6);
  let end = 0;
  for (const box of await boxes.all()) {
    const { x, width } = (await box.boundingBox())!;
    expect(x).toBeGreaterThanOrEqual(end);
    end = x + width;
  }
  await expect(playground.element.locator('truth-net-diagram .mover').first()).toHaveText('▼');
});

test.describe('On a touch screen', () => {
  test.use({ hasTouch: true });

  test('the header and the bar have one line each at a width of 360', CHROMIUM, async ({ page, playground }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    for (const language of ['en', 'zh']) {
      await page.goto(`?lang=${language}`);
      await playground.progress();
      expect(await page.evaluate(() => matchMedia('(pointer: coarse)').matches)).toBe(true);
      expect((await playground.element.boundingBox())!.y).toBeLessThan(60);
      expect((await playground.element.locator('.top').boundingBox())!.height).toBeLessThan(104);
    }
  });

  test('the header of each page of text has one line', CHROMIUM, async ({ page }) => {
    for (const width of [360, 390]) {
      await page.setViewportSize({ width, height: 740 });
      for (const name of ['lesson.html', 'docs/', 'docs/csp.html', 'teaching.html']) {
        for (const language of ['en', 'zh']) {
          await page.goto(`${name}?lang=${language}`);
          expect((await page.locator('header').boundingBox())!.height, `${name}, ${language}`).toBeLessThan(60);
          await expect(page.locator('header').getByRole('link', { name: 'TruthNet' })).toBeVisible();
        }
      }
    }
  });

  for (const language of ['en', 'zh']) {
    test(
      `The run bar is as high for millions of iterations, in ${language}`,
      CHROMIUM,
      async ({ page, playground }) => {
        await page.setViewportSize({ width: 360, height: 740 });
        await page.goto(`?lang=${language}`);
        await playground.progress();
        const bar = playground.element.locator('.top');
        const { height } = (await bar.boundingBox())!;
        await playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => {
          element.session = { ...element.session, training: { ...element.session.training, iterations: 12_345_678 } };
        });
        await expect(playground.element.locator('progress')).toHaveAttribute('max', '12345678');
        expect((await bar.boundingBox())!.height).toBe(height);
      },
    );

    test(`The buttons of the run bar stay where they are, in ${language}`, CHROMIUM, async ({ page, playground }) => {
      await page.goto(`?lang=${language}`);
      await playground.progress();
      const step = playground.element.locator('truth-net-run-bar [data-command="step"]');
      const train = playground.element.locator('truth-net-run-bar button.primary');
      const before = await step.boundingBox();
      const texts = new Set([await train.innerText()]);
      for (const iterations of [3, 1500]) {
        await playground.element.evaluate(
          (element: HTMLElementTagNameMap['truth-net'], n) => element.train(n),
          iterations,
        );
        await expect.poll(() => train.innerText()).not.toBe([...texts].at(-1));
        texts.add(await train.innerText());
        expect(await step.boundingBox()).toEqual(before);
      }
      expect(texts.size).toBe(3);
    });
  }
});
