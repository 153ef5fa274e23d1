/** Tests that table, network and loss are seen on one screen. */

import type { Locator, Page } from '@playwright/test';
import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import type { Playground } from '../playground.ts';
import { resizeTo } from '../resize.ts';
import { CHROMIUM } from '../tags.ts';

const PARTS = ['run', 'table', 'diagram', 'chart'];

/** Returns the parts that the window does not show as a whole, or that lie under the run bar. */
async function partsOutOfSight(playground: Playground, parts = PARTS): Promise<string[]> {
  return playground.element.evaluate((element, parts) => {
    const boxOf = (name: string) => element.shadowRoot!.querySelector(`[part~="${name}"]`)!.getBoundingClientRect();
    const bar = boxOf('run');
    return parts.filter((name) => {
      const box = boxOf(name);
      const isOnScreen = box.top >= -1 && box.bottom <= innerHeight + 1 && box.left >= 0 && box.right <= innerWidth;
      const isFree = name === 'run' || box.bottom <= bar.top + 1 || box.top >= bar.bottom - 1;
      return !(isOnScreen && isFree);
    });
  }, parts);
}

async function openIn(page: Page, playground: Playground, width: number, height: number, language: string) {
  await page.setViewportSize({ width, height });
  await page.goto(`?lang=${language}`);
  await playground.progress();
}

/** Runs a step at each size of the window. */
async function atEachSize(
  page: Page,
  sizes: readonly (readonly [width: number, height: number])[],
  step: (width: number, height: number) => Promise<void>,
): Promise<void> {
  for (const [width, height] of sizes) {
    await test.step(`${width} × ${height}`, async () => {
      await resizeTo(page, width, height);
      await step(width, height);
    });
  }
}

test(
  'Table, network and loss share a screen before and after training, in both languages',
  CHROMIUM,
  async ({ page, playground }) => {
    const sizes = [
      [1024, 768],
      [1280, 720],
      [1440, 900],
      [1920, 1080],
      [768, 1024],
      [390, 844],
    ] as const;
    const expectInSight = async (state: string) => {
      for (const language of ['中文', 'English']) {
        await page.setViewportSize({ width: 1280, height: 720 });
        await page.getByRole('link', { name: language, exact: true }).click();
        await test.step(`${state}, ${language}`, () =>
          atEachSize(page, sizes, async () => {
            await expect.poll(() => partsOutOfSight(playground)).toEqual([]);
            expect(await page.evaluate(() => scrollY)).toBe(0);
          }));
      }
    };
    await expectInSight('untrained');
    await playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => element.train(1500));
    await expectInSight('trained');
  },
);

test('The learning rate is at most five tabs after Train', CHROMIUM, async ({ page, playground }) => {
  await playground.button('Train').focus();
  const names: (string | null)[] = [];
  for (let press = 0; press < 5; press++) {
    await page.keyboard.press('Tab');
    names.push(
      await page.evaluate(() => {
        let focused = document.activeElement;
        while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
        return focused?.getAttribute('aria-label') ?? focused?.closest('label')?.textContent ?? focused?.id ?? null;
      }),
    );
  }
  await playground.field('Learning rate').focus();
  const id = await playground.field('Learning rate').getAttribute('id');
  expect(names).toContain(id);
});

test('A large table scrolls in its own box beside the network', CHROMIUM, async ({ page, playground }) => {
  await page.goto('#table=a,b,c,d,e,f,g,h:y/' + '0,1,'.repeat(127) + '0,1');
  await playground.progress();
  await expect.poll(() => partsOutOfSight(playground)).toEqual([]);
  const rows = playground.element.locator('truth-net-table-grid .scroll');
  const { scrollHeight, clientHeight } = await rows.evaluate((box) => ({
    scrollHeight: box.scrollHeight,
    clientHeight: box.clientHeight,
  }));
  expect(scrollHeight).toBeGreaterThan(2 * clientHeight);
});

test('A diagnosis moves nothing', CHROMIUM, async ({ page, playground }) => {
  const diagnosis = playground.element.locator('truth-net-diagnosis').getByRole('button');
  const top = () =>
    playground.element.evaluate(
      (element) => element.shadowRoot!.querySelector('[part~="table"]')!.getBoundingClientRect().top,
    );
  const sizes = [
    [1280, 720],
    [768, 1024],
  ] as const;
  await atEachSize(page, sizes, async () => {
    await playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) =>
      element.setSession('#table=a,b:y/0,1,1,0&hidden=1'),
    );
    await expect(diagnosis).toHaveCount(0);
    const before = await top();
    await playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => element.train(1500));
    await expect(diagnosis).toBeVisible();
    expect(await top()).toBe(before);
  });
});

for (const [width, height] of [
  [1280, 720],
  [768, 1024],
  [390, 844],
] as const) {
  test(`A new run moves nothing at ${width} × ${height}`, CHROMIUM, async ({ page, playground }) => {
    await resizeTo(page, width, height);
    const parts = playground.element.locator('truth-net-chart, truth-net-output-map, .chips, .diagram');
    const boxes = () => parts.evaluateAll((views) => views.map((view) => JSON.stringify(view.getBoundingClientRect())));
    await playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => element.train(50));
    const before = await boxes();
    await playground.button('Reset').click();
    await expect(playground.element.getByText('Earlier runs')).toBeVisible();
    expect(await boxes()).toEqual(before);
  });
}

test('A phone shows the tools for the shape of the table after a press', CHROMIUM, async ({ page, playground }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(playground.button('Add row')).toBeHidden();
  const more = playground.button('Edit the table');
  await more.click();
  await expect(more).toHaveAttribute('aria-expanded', 'true');
  await expect(playground.button('start over')).toBeVisible();
  await playground.button('Add row').click();
  await expect(playground.cell('X1', 5)).toBeVisible();
  await more.click();
  await expect(playground.button('Add row')).toBeHidden();
});

test('A panel opens beside table, network and loss, and all are in sight', CHROMIUM, async ({ page, playground }) => {
  const sizes = [
    [1024, 768],
    [1280, 720],
    [1920, 1080],
  ] as const;
  await atEachSize(page, sizes, async () => {
    await playground.open('microscope');
    await expect.poll(() => partsOutOfSight(playground, [...PARTS, 'microscope'])).toEqual([]);
    const chart = (await playground.chart.boundingBox())!;
    expect(chart.height).toBeGreaterThanOrEqual(96);
    expect((await playground.element.locator('[part~="diagram"]').boundingBox())!.width).toBeGreaterThan(340);
    for (const row of [1, 4]) await expect(playground.cell('y', row)).toBeInViewport({ ratio: 1 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await playground.button('Microscope').click();
  });
});

test('Pointing at a unit moves nothing beside a drawer', CHROMIUM, async ({ page, playground }) => {
  await playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => {
    element.session = { ...element.session, network: { hidden: [4], bias: true } };
  });
  await playground.open('microscope');
  const diagram = playground.element.locator('truth-net-diagram');
  const figure = diagram.locator('figure');
  await expect(diagram.locator('.node')).toHaveCount(8);
  const sizes = [
    [1024, 768],
    [1280, 720],
  ] as const;
  await atEachSize(page, sizes, async () => {
    await page.mouse.move(1, 1);
    await expect(diagram.locator('truth-net-part')).toHaveCount(0);
    const before = await figure.boundingBox();
    const unit = (await diagram.locator('.unit').nth(6).boundingBox())!;
    await page.mouse.move(unit.x + unit.width / 2, unit.y + unit.height / 2);
    await expect(diagram.locator('truth-net-part')).toContainText('learned rule');
    expect(await figure.boundingBox()).toEqual(before);
    const panel = playground.element.locator('[part~="diagram"]');
    expect(await panel.evaluate((box) => box.scrollHeight - box.clientHeight)).toBe(0);
  });
});

test('Every tab is in sight, and stays where it is when a panel opens', CHROMIUM, async ({ page, playground }) => {
  const tabs = playground.element.locator('.tabs > button');
  const lefts = () => tabs.evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().left));
  for (const [width, height, language] of [
    [1024, 768, 'en'],
    [1024, 768, 'zh'],
    [1280, 720, 'en'],
  ] as const) {
    await openIn(page, playground, width, height, language);
    const before = await lefts();
    await tabs.nth(1).click();
    await expect(tabs.nth(1)).toHaveAttribute('aria-expanded', 'true');
    expect(await lefts()).toEqual(before);
    await expect(tabs.first()).toBeInViewport({ ratio: 1 });
    await expect(tabs.last()).toBeInViewport({ ratio: 0.9 });
    await tabs.nth(1).click();
  }
});

test('The drawer shows one panel at a time, closes by its tab, its button and Escape, and stays', async ({
  page,
  playground,
}) => {
  const panel = (name: string) => playground.element.locator(`truth-net-${name}`);
  const tab = playground.button('Hidden space');
  await playground.open('surfaces');
  await playground.open('space');
  await expect(panel('space')).toBeVisible();
  await expect(panel('surfaces')).toBeHidden();
  await tab.click();
  await expect(panel('space')).toBeHidden();

  const close = playground.button('Close (Esc)');
  await tab.click();
  await close.press('Enter');
  await expect(panel('space')).toBeHidden();
  await expect(tab).toBeFocused();

  await tab.press('Enter');
  await expect(page).toHaveURL(/view=drawer:space/);
  await page.reload();
  await panel('space').getByRole('combobox').first().focus();
  await page.keyboard.press('Escape');
  await expect(panel('space')).toBeVisible();
  await close.focus();
  await page.keyboard.press('Escape');
  await expect(panel('space')).toBeHidden();
  await expect(tab).toBeFocused();
});

test('A link to a panel of an earlier version opens it in the drawer', CHROMIUM, async ({ page, playground }) => {
  await page.goto('#table=a,b:y/0,1,1,0&view=landscape:true');
  const panel = playground.element.locator('truth-net-landscape');
  await expect(panel.locator('canvas')).toBeVisible();
  await expect(panel).toBeInViewport({ ratio: 0.99 });
});

test('Table, network and chart in a post of 720 pixels are at most 520 high', CHROMIUM, async ({ playground }) => {
  await playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => {
    document.body.classList.remove('stage');
    element.style.cssText = 'inline-size: 720px; min-block-size: 0';
    element.panels = 'table diagram chart';
  });
  await expect.poll(async () => (await playground.element.boundingBox())!.height).toBeLessThanOrEqual(520);
  await expect(playground.cell('y', 4)).toBeInViewport({ ratio: 1 });
  await expect(playground.button('Add output')).toBeInViewport({ ratio: 1 });
  expect((await playground.chart.boundingBox())!.height).toBeGreaterThan(120);
});

test(
  'A map of the output shows in words what was learned, beside what is wanted',
  CHROMIUM,
  async ({ page, playground }) => {
    await page.setViewportSize({ width: 1280, height: 720 });
    const map = playground.element.locator('truth-net-output-map');
    const facts = map.locator('dd');
    await expect(facts).toHaveText(['always on', 'exactly one of X1 and X2']);
    await playground.trainAtFullSpeed();
    await expect(facts).toHaveText(['exactly one of X1 and X2', 'exactly one of X1 and X2']);

    const plot = map.getByRole('img', { name: /^y: / });
    await plot.focus();
    await page.keyboard.press('ArrowUp');
    await expect(map.getByRole('status')).toHaveText(/^0\.\d+ \(0\.50, 0\.55\)$/);
    await map.locator('circle.point').nth(1).click();
    await expect(playground.element.locator('tr.selected')).toHaveCount(1);

    await playground.choice('Preset').selectOption('Half adder');
    await map.getByRole('combobox', { name: 'Output' }).selectOption({ index: 1 });
    await expect(facts.nth(1)).toHaveText(/ and /);
    await page.setViewportSize({ width: 1024, height: 768 });
    await expect(map).toHaveCount(0);
    await page.setViewportSize({ width: 1280, height: 720 });
    await expect(map).toBeVisible();
    await playground.button('Microscope').click();
    await expect(map).toHaveCount(0);
  },
);

test('In a low window, the losses of the rows take the height of the map', CHROMIUM, async ({ page, playground }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  const map = playground.element.locator('truth-net-output-map');
  await expect(map).toBeVisible();
  await playground.button('Rows').click();
  await expect(map).toBeHidden();
  expect((await playground.chart.boundingBox())!.height).toBeGreaterThan(200);
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(map).toBeVisible();
});

test('Going back in time does not move the chart', CHROMIUM, async ({ page, playground }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await playground.trainAtFullSpeed();
  const before = await playground.chart.boundingBox();
  await playground.chart.press('Home');
  await expect(playground.button('Jump to the end')).toBeVisible();
  expect(await playground.chart.boundingBox()).toEqual(before);
});

test('The low chart above an open panel shows the whole button to the end', CHROMIUM, async ({ page, playground }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await playground.trainAtFullSpeed();
  await playground.button('Story').click();
  const before = await playground.chart.boundingBox();
  await playground.chart.press('Home');
  const button = playground.button('Jump to the end');
  const panel = playground.element.locator('div.chart');
  await expect(button).toBeVisible();
  expect(await playground.chart.boundingBox()).toEqual(before);
  const [inner, outer] = [(await button.boundingBox())!, (await panel.boundingBox())!];
  expect(inner.y + inner.height).toBeLessThan(outer.y + outer.height);
  expect(await panel.evaluate((element) => element.scrollHeight - element.clientHeight)).toBe(0);
  await button.click();
  await expect(button).toBeHidden();
});

test('In a post of 720 pixels, the run bar takes its height from the figures', CHROMIUM, async ({ playground }) => {
  await playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => {
    document.body.classList.remove('stage');
    element.style.cssText = 'inline-size: 720px; min-block-size: 0';
    element.panels = 'run table diagram chart';
  });
  await expect.poll(async () => (await playground.element.boundingBox())!.height).toBeLessThanOrEqual(560);
  await expect(playground.cell('y', 4)).toBeInViewport({ ratio: 1 });
  await expect(playground.button('Add output')).toBeInViewport({ ratio: 1 });
  expect((await playground.chart.boundingBox())!.height).toBeGreaterThan(120);
});

test(
  'The bar of a narrow element covers the head of the table that scrolls under it',
  CHROMIUM,
  async ({ page, playground }) => {
    await page.setViewportSize({ width: 600, height: 600 });
    await playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => {
      document.body.classList.remove('stage');
      element.panels = 'run table diagram chart';
    });
    const isCovered = () =>
      playground.element.evaluate((element) => {
        const root = element.shadowRoot!;
        const bar = root.querySelector('.top')!.getBoundingClientRect();
        const grid = root.querySelector('truth-net-table')!.shadowRoot!.querySelector('truth-net-table-grid')!;
        const head = grid.shadowRoot!.querySelector('thead')!.getBoundingClientRect();
        window.scrollBy(0, head.top - bar.top - 8);
        return root.elementFromPoint(head.left + 8, bar.top + 12)?.localName === 'truth-net-run-bar';
      });
    await expect.poll(isCovered).toBe(true);
  },
);

test('On a tablet held upright, every row of the table is in sight', CHROMIUM, async ({ page, playground }) => {
  await page.setViewportSize({ width: 768, height: 1024 });
  for (const row of [1, 4]) await expect(playground.cell('y', row)).toBeInViewport({ ratio: 1 });
  const [table, chart] = [
    (await playground.element.locator('[part~="table"]').boundingBox())!,
    (await playground.chart.boundingBox())!,
  ];
  expect(chart.x).toBeGreaterThan(table.x + table.width);
});

test(
  'On a tablet held upright, speed, learning rate and all tools of the table are in sight',
  CHROMIUM,
  async ({ page, playground }) => {
    for (const language of ['en', 'zh']) {
      await openIn(page, playground, 768, 1024, language);
      const run = playground.element.locator('truth-net-run-bar');
      for (const field of [run.getByRole('combobox'), run.getByRole('textbox')]) {
        await expect(field).toBeInViewport({ ratio: 1 });
      }
      const tools = playground.element.locator('truth-net-table .actions button');
      await expect(tools).toHaveCount(4);
      await expect(tools.last()).toBeInViewport({ ratio: 1 });
      await expect(playground.element.locator('truth-net-table .score')).toBeInViewport({ ratio: 1 });
      // The description of the preset is not cut off.
      const about = playground.element.locator('truth-net-table .about > span');
      expect(await about.evaluate((text) => text.scrollWidth - text.clientWidth)).toBe(0);
    }
  },
);

test('Beside a drawer, the legend of the network and its row share a line', CHROMIUM, async ({ page, playground }) => {
  await openIn(page, playground, 1440, 900, 'en');
  await playground.open('microscope');
  const legend = (await playground.element.locator('truth-net-diagram .legend').boundingBox())!;
  const row = (await playground.element.locator('truth-net-diagram .field').boundingBox())!;
  expect(Math.abs(legend.y + legend.height / 2 - row.y - row.height / 2)).toBeLessThan(2);
});

test('The button for another layer stays in sight beside six layers', CHROMIUM, async ({ page, playground }) => {
  await page.goto('#table=a,b:y/0,1,1,0&hidden=4,4,4,4,4,4');
  await expect(playground.button('Remove hidden layer 6')).toHaveCount(1);
  const add = playground.button('Add layer');
  await expect(add).toBeInViewport({ ratio: 1 });
  const isOnTop = await add.evaluate((button) => {
    const { left, top, width, height } = button.getBoundingClientRect();
    return (button.getRootNode() as ShadowRoot).elementFromPoint(left + width / 2, top + height / 2) === button;
  });
  expect(isOnTop).toBe(true);
});

test('In a low window, the bar scrolls away, and everything can be reached', CHROMIUM, async ({ page, playground }) => {
  const sizes = [
    [640, 360],
    [320, 256],
  ] as const;
  for (const language of ['en', 'zh']) {
    await openIn(page, playground, 640, 360, language);
    await atEachSize(page, sizes, async (width) => {
      await page.evaluate(() => {
        scrollTo(0, 0);
      });
      const bar = (await playground.element.locator('.top').boundingBox())!;
      expect(bar.height).toBeLessThanOrEqual(width < 640 ? 144 : 104);
      await playground.element.locator('[part~="chart"]').scrollIntoViewIfNeeded();
      await expect(playground.element.locator('.top')).not.toBeInViewport();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    });
  }
});

test('The header of a narrow page has one line in both languages', CHROMIUM, async ({ page, playground }) => {
  const tops: number[] = [];
  for (const language of ['en', 'zh']) {
    await openIn(page, playground, 320, 568, language);
    tops.push((await playground.element.boundingBox())!.y);
  }
  expect(tops[0]).toBeLessThan(60);
  expect(tops[1]).toBe(tops[0]);
});

test('All buttons of the bar are inside an element of 280 pixels', CHROMIUM, async ({ playground }) => {
  await playground.element.evaluate((element) => {
    document.body.classList.remove('stage');
    element.style.inlineSize = '280px';
  });
  const end = async (locator: Locator) => {
    const { x, width } = (await locator.boundingBox())!;
    return x + width;
  };
  await expect(playground.button('10 steps')).toBeHidden();
  expect(await end(playground.button('Reset'))).toBeLessThanOrEqual((await end(playground.element)) - 12);
});

test('The title of the menu of presets is the name of the chosen one', CHROMIUM, async ({ playground }) => {
  await playground.choice('Preset').selectOption('Full adder');
  await expect(playground.choice('Preset')).toHaveAttribute('title', 'Full adder');
});

test('The notice of a broken link moves nothing, and can be closed', CHROMIUM, async ({ page, playground }) => {
  const top = async () => (await playground.element.boundingBox())!.y;
  const before = await top();
  await page.goto('#table=nonsense');
  const notice = page.getByRole('alert');
  await expect(notice).toBeVisible();
  expect(await top()).toBe(before);
  await notice.getByRole('button', { name: 'Close' }).click();
  await expect(notice).toBeHidden();
});

test(
  'A problem of the element can be closed, and the next one is shown again',
  CHROMIUM,
  async ({ page, playground }) => {
    const refuse = (letters: number) =>
      playground.element.evaluate((element: HTMLElementTagNameMap['truth-net'], count) => {
        const codes: string[] = [];
        element.addEventListener('error', ({ detail }) => codes.push(detail.code), { once: true });
        element.session = {
          table: { inputs: ['x'.repeat(count)], outputs: ['y'], rows: [{ in: [0], out: [0] }] },
        };
        return new Promise<string[]>((resolve) => {
          setTimeout(() => {
            resolve(codes);
          }, 100);
        });
      }, letters);
    const problem = playground.element.getByRole('alert');
    expect(await refuse(37)).toHaveLength(1);
    await expect(problem).toBeVisible();
    await playground.button('Close').focus();
    await page.keyboard.press('Enter');
    await expect(problem).toHaveCount(0);
    await expect(playground.button('Train')).toBeFocused();

    expect(await refuse(38)).toHaveLength(1);
    await expect(problem).toBeVisible();
    await playground.button('Close').click();
    await expect(problem).toHaveCount(0);
  },
);
