/** Tests that nothing moves, is cut off or lies out of sight without a sign where room is short. */

import type { Page } from '@playwright/test';
import { lazyEn } from '../../../web/src/i18n/lazy-en.ts';
import { lazyZh } from '../../../web/src/i18n/lazy-zh.ts';
import { zh } from '../../../web/src/i18n/zh.ts';
import { DRAWER_PANELS } from '../../../web/src/session/view.ts';
import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import { speak } from '../language.ts';
import type { Playground } from '../playground.ts';
import { CHROMIUM } from '../tags.ts';

const PHONE = { width: 390, height: 844 };
const LAPTOP = { width: 1280, height: 720 };

async function openOn(page: Page, playground: Playground, size: typeof PHONE, address: string) {
  await page.setViewportSize(size);
  await page.goto(address);
  await playground.progress();
}

async function train(playground: Playground, iterations: number) {
  await playground.element.evaluate(
    (element: HTMLElementTagNameMap['truth-net'], iterations) => element.train(iterations),
    iterations,
  );
}

/** Returns where the parts of the page are that stand below or above the chart. */
async function places(playground: Playground): Promise<string[]> {
  return playground.element.locator('.top, .panel, .chips > button, truth-net-output-map').evaluateAll((parts) => {
    // A browser may scroll to the part that gets the focus.
    window.scrollTo(0, 0);
    return parts.map((part) => `${part.localName} ${Math.round(part.getBoundingClientRect().top)}`).slice(0, 10);
  });
}

test('On a phone, going back, a held-out row and the losses of the rows move nothing', async ({ page, playground }) => {
  await page.setViewportSize(PHONE);
  await train(playground, 300);
  await expect(playground.element.locator('truth-net-unit-maps canvas').first()).toBeVisible();
  const before = await places(playground);

  await playground.chart.press('Home');
  const toTheEnd = playground.button('Jump to the end');
  await expect(toTheEnd).toBeVisible();
  expect(await places(playground)).toEqual(before);
  const chart = playground.element.locator('div.chart');
  const [inner, outer] = [(await toTheEnd.boundingBox())!, (await chart.boundingBox())!];
  expect(inner.y + inner.height).toBeLessThanOrEqual(outer.y + outer.height + 1);
  await toTheEnd.click();
  await expect(toTheEnd).toHaveCount(0);

  await playground.cell('y', 2).focus();
  await page.keyboard.press('h');
  await expect(playground.chart.locator('.held-out-name')).toBeVisible();
  expect(await places(playground)).toEqual(before);

  await playground.button('Rows').click();
  await expect(playground.element.getByRole('listitem').filter({ hasText: 'row 4' })).toBeVisible();
  expect(await places(playground)).toEqual(before);
});

test('A stop at an iteration of ten digits leaves the run bar in one line', CHROMIUM, async ({ page, playground }) => {
  await openOn(page, playground, LAPTOP, '#table=a,b:y/0,1,1,0&iterations=1000000000');
  const top = async (name: string) => (await playground.button(name).boundingBox())!.y;
  expect(await top('Share')).toBeCloseTo(await top('Train'), 0);
});

test(
  'The buttons of the chart stay in one line, and none moves when it is pressed',
  CHROMIUM,
  async ({ page, playground }) => {
    await page.setViewportSize(LAPTOP);
    await train(playground, 100);
    const charts = ['Loss', 'Rows', 'Weights', 'Gradients'];
    const boxes = () => Promise.all(charts.map((name) => playground.button(name).boundingBox()));
    const before = await boxes();
    await playground.button('Rows').click();
    await expect(playground.button('Stack')).toBeVisible();
    expect(await boxes()).toEqual(before);
    expect((await playground.button('Lines').boundingBox())!.y).toBe(before[0]!.y);
  },
);

test('The settings of three hidden layers are seen as a whole', CHROMIUM, async ({ page, playground }) => {
  await openOn(page, playground, LAPTOP, '#table=a,b:y/0,1,1,0&hidden=4,4,4');
  const panel = playground.element.locator('[part~="network"]');
  expect(await panel.evaluate((box) => box.scrollHeight - box.clientHeight)).toBe(0);
  await expect(playground.choice('Activation of the output layer')).toBeInViewport({ ratio: 1 });
  expect((await playground.choice('Activation of the output layer').boundingBox())!.width).toBeGreaterThan(90);
  const [name, button] = [playground.field('Units in hidden layer 3'), playground.button('Add layer')];
  expect((await button.boundingBox())!.x).toBeGreaterThan((await name.boundingBox())!.x);
});

test('A shadow shows on which side columns of the table are out of sight', CHROMIUM, async ({ page, playground }) => {
  await openOn(page, playground, LAPTOP, '#table=a,b:s,t,u,v,w,x,y/0100101,1011010,1101100,0010011');
  const [before, after] = ['before', 'after'].map((side) =>
    playground.element.locator(`truth-net-grid-tools .under.${side}`),
  );
  await expect(after!).toBeVisible();
  await expect(before!).toHaveCount(0);
  await playground.element.locator('truth-net-table-grid .scroll').evaluate((box) => {
    box.scrollLeft = box.scrollWidth;
  });
  await expect(before!).toBeVisible();
  await expect(after!).toHaveCount(0);
  await playground.choice('Preset').selectOption('XOR');
  await expect(before!).toHaveCount(0);
});

test(
  'The name and the rule of an output are whole where there is room beside it',
  CHROMIUM,
  async ({ page, playground }) => {
    await page.setViewportSize(LAPTOP);
    await train(playground, 1500);
    const name = playground.element.locator('truth-net-diagram .name').last();
    await expect(name).toHaveText(/^\s*y\s+exactly one of X1 and X2\s*$/);
    const [text, panel] = [
      (await name.boundingBox())!,
      (await playground.element.locator('[part~="diagram"]').boundingBox())!,
    ];
    expect(text.x + text.width).toBeLessThan(panel.x + panel.width);
  },
);

test(
  'Earlier runs are counted, and an arrow shows that their list goes on below',
  CHROMIUM,
  async ({ page, playground }) => {
    await page.setViewportSize(LAPTOP);
    await train(playground, 50);
    await playground.button('Reset').click();
    const runs = playground.element.locator('truth-net-past-runs');
    await expect(runs.getByRole('heading')).toHaveText(/^\s*Earlier runs\s+1\s*$/);
    const chart = playground.element.locator('div.chart');
    /** Returns true if the arrow lies at the lower edge of the panel and nothing covers it. */
    const isShown = () =>
      runs.evaluate((view) => {
        const box = view.shadowRoot!.querySelector('.more')!.getBoundingClientRect();
        const end = view.shadowRoot!.querySelector('.end')!.getBoundingClientRect();
        return end.top >= box.bottom;
      });
    await expect(runs.locator('.more')).toBeInViewport({ ratio: 1 });
    expect(await isShown()).toBe(true);
    await chart.evaluate((box) => {
      box.scrollTop = box.scrollHeight;
    });
    await expect.poll(isShown).toBe(false);
  },
);

test('Changes near each other share a flag', CHROMIUM, async ({ page, playground }) => {
  await page.setViewportSize(LAPTOP);
  const marks = playground.element.locator('truth-net-chart-marks');
  await train(playground, 100);
  for (const rate of ['2', '3']) {
    await playground.enter('Learning rate', rate);
    await playground.button('1 step').click();
  }
  await expect(marks.getByText('2 changes')).toBeVisible();
  await expect(marks.getByRole('img', { name: 'η 1 → 2 and η 2 → 3' })).toBeVisible();
});

test('On a Chinese phone, headings out of sight are in Chinese', CHROMIUM, async ({ page, playground }) => {
  await openOn(page, playground, PHONE, '?lang=zh');
  const title = (name: string) => playground.element.locator(`truth-net-${name} h2`).first();
  for (const [name, text] of [
    ['microscope', zh.tabs.microscope],
    ['surfaces', lazyZh.surfaces.title],
    ['space', lazyZh.space.title],
    ['survey', lazyZh.survey.title],
  ] as const) {
    await expect(title(name)).toHaveText(text);
  }
});

test('Lazy views are never drawn in English on a Chinese page', CHROMIUM, async ({ page, playground }) => {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { seen });
    const look = () => {
      const net = document.querySelector('truth-net');
      for (const view of net?.shadowRoot?.querySelectorAll('.panel') ?? []) {
        for (const title of view.shadowRoot?.querySelectorAll('h2') ?? []) seen.push(title.textContent);
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await openOn(page, playground, PHONE, '?lang=zh');
  await expect(playground.element.locator('truth-net-survey h2').first()).toHaveText(lazyZh.survey.title);
  const seen = await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
  expect(seen.filter((title) => /[a-z]{3}/i.test(title))).toEqual([]);
});

test(
  'The chart of a network with step units says why it stays empty, in both languages',
  CHROMIUM,
  async ({ page, playground }) => {
    await page.setViewportSize(LAPTOP);
    for (const [language, sentence] of [
      ['en', 'A network with step units can predict but not learn'],
      ['zh', '含阶跃单元的网络可以预测，但不能训练'],
    ] as const) {
      await test.step(language, async () => {
        await speak(page, language);
        await page.goto('#');
        await playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) =>
          element.setSession('#table=a,b:y/0,1,1,0'),
        );
        const before = await places(playground);
        await page.goto('#table=a,b:y/0,1,1,0&activation=step');
        const words = playground.element.locator('truth-net-chart .empty');
        await expect(words).toContainText(sentence);
        expect(await words.evaluate((text) => text.scrollHeight - text.clientHeight)).toBeLessThanOrEqual(0);
        expect((await places(playground)).slice(0, 4)).toEqual(before.slice(0, 4));
      });
    }
  },
);

test('Each tab says in a line what its panel shows, in both languages', CHROMIUM, async ({ page, playground }) => {
  await page.setViewportSize(LAPTOP);
  const tabs = playground.element.locator('.tabs > [aria-expanded]');
  for (const [language, texts] of [
    ['en', lazyEn],
    ['zh', lazyZh],
  ] as const) {
    await test.step(language, async () => {
      await speak(page, language);
      await expect(tabs.first()).toHaveAttribute('title', texts.tabTitles.microscope);
      const titles = await tabs.evaluateAll((buttons) => buttons.map((button) => (button as HTMLElement).title));
      expect(titles).toEqual(DRAWER_PANELS.map((panel) => texts.tabTitles[panel]));
    });
  }
});

test('The lists of the map show their values whole, in both languages', CHROMIUM, async ({ page, playground }) => {
  await page.setViewportSize(LAPTOP);
  await playground.element.locator('.tabs > button').nth(DRAWER_PANELS.indexOf('map')).click();
  const lists = playground.element.locator('truth-net-map select');
  for (const [language, colour] of [
    ['en', 'Colour'],
    ['zh', '颜色'],
  ] as const) {
    await test.step(language, async () => {
      await speak(page, language);
      await expect(playground.choice(colour)).toBeVisible();
      await expect(lists).toHaveCount(3);
      const cut = await lists.evaluateAll((all) =>
        (all as HTMLSelectElement[]).map((list) => {
          const alone = list.cloneNode() as HTMLSelectElement;
          alone.append(list.selectedOptions[0]!.cloneNode(true));
          alone.style.cssText = 'position: absolute; inline-size: max-content';
          list.after(alone);
          const needed = alone.offsetWidth;
          alone.remove();
          return needed > list.offsetWidth;
        }),
      );
      expect(cut).toEqual([false, false, false]);
    });
  }
});

test.describe('On a touch screen', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: PHONE });

  test('the sheets tell of previews by a resting finger', CHROMIUM, async ({ playground }) => {
    await playground.button('More …').click();
    const sheet = playground.element.getByRole('dialog');
    await expect(sheet.getByText('Rest a finger on a control to preview its change')).toBeVisible();
    await expect(sheet.getByText('“Preview changes” switches this off.')).toBeVisible();
  });
});
