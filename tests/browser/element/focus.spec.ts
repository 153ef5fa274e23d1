/** Checks that the element focused with the Tab key stays visible. */

import type { Page } from '@playwright/test';
import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import { resizeTo } from '../resize.ts';
import { scrollThrough } from '../scroll-through.ts';
import { CHROMIUM } from '../tags.ts';

/** Returns the focused element if the bar, at the top or on a phone at the bottom, covers it. */
function coveredFocus(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    const bar = document.querySelector('truth-net')!.shadowRoot!.querySelector('.top')!;
    const ancestors = (node: Node | null | undefined): Node[] =>
      node ? [node, ...ancestors(node.parentNode ?? (node instanceof ShadowRoot ? node.host : null))] : [];
    if (!focused || ancestors(focused).includes(bar) || !document.querySelector('truth-net')!.matches(':focus-within'))
      return undefined;
    const [box, cover] = [focused.getBoundingClientRect(), bar.getBoundingClientRect()];
    const isAtTop = getComputedStyle(bar).insetBlockStart === '0px';
    const [top, bottom] = isAtTop ? [cover.bottom, innerHeight] : [0, cover.top];
    return box.top < top - 1 || box.bottom > bottom + 1
      ? `${focused.outerHTML.slice(0, 80)} at ${box.top} to ${box.bottom}, not from ${top} to ${bottom}`
      : undefined;
  });
}

test('The focused element is never covered by the bar', CHROMIUM, async ({ page, playground }) => {
  // Panels that load later would move the focused element.
  await page.setViewportSize({ width: 390, height: 844 });
  await scrollThrough(page);
  for (const [width, height] of [
    [1280, 720],
    [390, 844],
    [320, 256],
  ] as const) {
    await test.step(`${width} × ${height}`, async () => {
      await resizeTo(page, width, height);
      await playground.open('space');
      await expect(playground.element.getByRole('heading', { name: 'Hidden space' })).toBeVisible();
      await playground.button('Train').focus();
      const covered: string[] = [];
      for (const key of ['Tab', 'Shift+Tab']) {
        for (let press = 0; press < 60; press += 1) {
          await page.keyboard.press(key);
          const found = await coveredFocus(page);
          if (found) covered.push(`${key} ${press + 1}: ${found}`);
        }
      }
      expect(covered).toEqual([]);
    });
  }
});

test('The bar scrolls away in a low window', CHROMIUM, async ({ page, playground }) => {
  await page.setViewportSize({ width: 320, height: 180 });
  await playground.chart.evaluate((chart) => {
    chart.scrollIntoView();
  });
  const bar = (await playground.element.locator('.top').boundingBox())!;
  expect(bar.y + bar.height).toBeLessThanOrEqual(0);
});
