import type { Page } from '@playwright/test';
import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import type { Playground } from '../playground.ts';
import { CHROMIUM } from '../tags.ts';

interface KeyPress {
  readonly key: string;
  readonly code?: string;
  readonly ctrlKey?: boolean;
  readonly metaKey?: boolean;
  readonly altKey?: boolean;
  readonly shiftKey?: boolean;
  readonly isComposing?: boolean;
  /** Legacy keyCode; 229 stands for any key that an input method handles. */
  readonly number?: number;
}

/** Dispatches a key under another layout, modifier or input method. @returns true if the element prevented it */
function press(playground: Playground, target: string, { number = 0, ...key }: KeyPress): Promise<boolean> {
  return playground.element.evaluate(
    (element, [selector, event]) => {
      const inTree = (root: ShadowRoot | Document): Element | null => {
        const found = root.querySelector(selector);
        if (found) return found;
        for (const each of root.querySelectorAll('*')) {
          const inside = each.shadowRoot && inTree(each.shadowRoot);
          if (inside) return inside;
        }
        return null;
      };
      const focused = inTree(element.shadowRoot!) as HTMLElement;
      focused.focus();
      const options = { bubbles: true, composed: true, cancelable: true, ...event };
      return !focused.dispatchEvent(new KeyboardEvent('keydown', options));
    },
    [target, { ...key, keyCode: number }] as const,
  );
}

/** Records the keys that reach listeners of the page, such as those of slides and documentation themes. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    for (const type of ['keydown', 'keypress', 'keyup']) {
      document.addEventListener(type, (event) => heard.push((event as KeyboardEvent).key));
    }
  });
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}

const WEIGHT = '[data-part*="weight"]';
const CELL = 'td[data-at="0,1"]';
const NAME = 'truth-net-grid-menu input, dialog input';

test('The browser keeps its own keys: zoom on a weight, Back on a drawing', CHROMIUM, async ({ playground }) => {
  const weight = playground.element.locator(WEIGHT).first();
  const before = await weight.getAttribute('aria-label');
  for (const key of ['+', '-', '=']) {
    expect(await press(playground, WEIGHT, { key, ctrlKey: true })).toBe(false);
    expect(await press(playground, WEIGHT, { key, metaKey: true })).toBe(false);
  }
  for (const target of [WEIGHT, CELL, '[role="slider"]', '#number']) {
    expect(await press(playground, target, { key: 'ArrowLeft', altKey: true })).toBe(false);
    expect(await press(playground, target, { key: 'Home', ctrlKey: true })).toBe(false);
  }
  expect(await press(playground, '#number', { key: 'ArrowUp', shiftKey: true })).toBe(false);
  await expect(weight).toHaveAttribute('aria-label', before!);
  expect(await press(playground, WEIGHT, { key: '+', altKey: true })).toBe(true);
  await expect(weight).not.toHaveAttribute('aria-label', before!);
});

test('Keys of an input method neither commit nor discard an entry', CHROMIUM, async ({ playground }) => {
  await playground.button('Edit column X1').click();
  const name = playground.field('Name of column X1');
  await name.fill('nihao');
  for (const init of [{ isComposing: true }, { number: 229 }]) {
    await press(playground, NAME, { key: 'Enter', ...init });
    await press(playground, NAME, { key: 'Escape', ...init });
    await expect(name).toBeFocused();
    await expect(name).toHaveValue('nihao');
    await expect(playground.cell('X1', 1)).toHaveText('0');
  }
  await name.press('Escape');
  await expect(name).toHaveCount(0);
  expect(await press(playground, CELL, { key: '1', number: 229 })).toBe(false);
  await expect(playground.cell('X1', 1)).toHaveText('0');

  await playground.button('Expression …').click();
  const text = playground.element.getByRole('textbox', { name: /^One output per line/ });
  await text.fill('y = a');
  await text.press('Control+End');
  expect(await press(playground, 'dialog textarea', { key: 'Escape', number: 229 })).toBe(true);
  await press(playground, 'dialog textarea', { key: 'Enter', ctrlKey: true, isComposing: true });
  await expect(text).toHaveValue('y = a');
});

test(
  'Layouts without Latin letters have the same keys, and the digits of every script work',
  CHROMIUM,
  async ({ playground }) => {
    const cell = playground.cell('X1', 1);
    for (const key of ['１', '١', '۱', '१']) {
      await press(playground, CELL, { key });
      await expect(cell).toHaveText('1');
      await press(playground, CELL, { key: '0' });
      await expect(cell).toHaveText('0');
    }
    await press(playground, CELL, { key: 'ы', code: 'KeyS' });
    await expect(playground.button('Row 1')).toHaveAttribute('aria-pressed', 'true');
    await press(playground, CELL, { key: 'р', code: 'KeyH' });
    await expect(playground.button('Row 1, held out')).toBeVisible();
    await press(playground, CELL, { key: 'ㅋ', code: 'KeyZ', ctrlKey: true });
    await expect(playground.button('Row 1')).toBeVisible();
    await press(playground, CELL, { key: 'Я', code: 'KeyZ', ctrlKey: true, shiftKey: true });
    await expect(playground.button('Row 1, held out')).toBeVisible();
  },
);

test("Keys that the element uses do not reach the page's own shortcuts", CHROMIUM, async ({ page, playground }) => {
  const heard = await listen(page);
  await playground.button('Edit column X1').click();
  await playground.field('Name of column X1').press('n');
  await playground.field('Name of column X1').press('Escape');
  await playground.field('Learning rate').press('ArrowUp');
  await playground.cell('X1', 1).press('ArrowDown');
  await playground.cell('X1', 2).press(' ');
  await playground.chart.press('ArrowLeft');
  await playground.element.locator(WEIGHT).first().press('ArrowDown');
  await playground.choice('Loss').press('ArrowDown');
  await playground.button('1 step').press(' ');
  await playground.button('1 step').press('Enter');
  await playground.button('Expression …').press('Enter');
  await expect(playground.element.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('n');
  await page.keyboard.press('Escape');
  expect(await heard()).toEqual([]);

  await playground.button('1 step').press('n');
  await playground.cell('X1', 1).press('f');
  expect(await heard()).toEqual(['n', 'n', 'n', 'f', 'f', 'f']);
});

test('Space trains and pauses, the right arrow steps and R resets while no control has the focus', async ({
  page,
  playground,
}) => {
  await page.keyboard.press('ArrowRight');
  await expect(playground.status).toContainText('Paused at iteration 1.');
  await page.keyboard.press('r');
  await expect(playground.status).toContainText('Ready');
  await playground.choice('Speed').selectOption('10 / s');
  await playground.element.evaluate((element) => {
    (element.ownerDocument.activeElement as HTMLElement).blur();
  });
  await page.keyboard.press('Space');
  await expect.poll(async () => (await playground.progress()).iteration).toBeGreaterThan(0);
  await page.keyboard.press('Space');
  await expect(playground.status).toContainText('Paused');
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test('Keys that a control uses or may use stay its own', CHROMIUM, async ({ page, playground }) => {
  await playground.button('1 step').press('Space');
  await expect(playground.status).toContainText('Paused at iteration 1.');
  await playground.button('1 step').press('ArrowRight');
  await expect(playground.status).toContainText('Paused at iteration 2.');
  for (const target of [playground.cell('X1', 1), playground.choice('Speed'), playground.field('Learning rate')]) {
    await target.focus();
    for (const key of ['r', 'ArrowRight', '?']) await page.keyboard.press(key);
  }
  await page.keyboard.press('Escape');
  await expect(playground.field('Learning rate')).toHaveValue('1');
  await expect(playground.element.getByRole('dialog')).toHaveCount(0);
  await expect(playground.status).toContainText('Paused at iteration 2.');
});

test('A question mark lists the keys', CHROMIUM, async ({ page, playground }) => {
  await page.keyboard.press('?');
  const list = playground.element.getByRole('dialog', { name: 'Keyboard' });
  await expect(list).toContainText('Train, Pause');
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
});

test('The first Tab leads to a link that skips to the playground', CHROMIUM, async ({ page, playground }) => {
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(playground.status).toContainText('Paused at iteration 1.');
  await expect(page).not.toHaveURL(/#main/);
});
