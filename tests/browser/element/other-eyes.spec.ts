/** Tests the page with zoom, larger letters and forced colours. */

import type { Locator } from '@playwright/test';
import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import { Playground } from '../playground.ts';

/** Returns the elements whose content is cut off sideways, and the overflow of the page. */
async function sidewaysIn(element: Locator): Promise<string[]> {
  return element.evaluate((root) => {
    const found: string[] = [];
    const look = (node: ParentNode) => {
      for (const each of node.querySelectorAll<HTMLElement>('*')) {
        if (each.shadowRoot) look(each.shadowRoot);
        const { overflowX } = getComputedStyle(each);
        const isCut = each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0 && overflowX !== 'visible';
        if (isCut && /hidden|clip/.test(overflowX) && each.clientWidth > 1) found.push(each.outerHTML.slice(0, 100));
      }
    };
    look(root);
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`the page, by ${scrollWidth - clientWidth}`);
    return found;
  });
}

for (const language of ['en', 'zh']) {
  test(`At 400 % zoom, in ${language}, the page has one column and nothing is cut off`, async ({
    page,
    errors: _errors,
  }) => {
    // A window of 1280 pixels at 400 %, as in WCAG 1.4.10.
    await page.setViewportSize({ width: 320, height: 256 });
    await page.goto(`../?lang=${language}#table=a,b:y/0,1,1,0&hidden=3&at=1500`);
    await new Playground(page.locator('truth-net')).progress();
    await expect.poll(() => sidewaysIn(page.locator('body'))).toEqual([]);
  });

  test(`With letters twice as large, in ${language}, nothing is cut off`, async ({ page, errors: _errors }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    // The reader's own letters have their size before the page is laid out.
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        document.documentElement.style.fontSize = '200%';
        observer.disconnect();
      }).observe(document, { childList: true });
    });
    await page.goto(`../?lang=${language}#table=a,b:y/0,1,1,0&hidden=3&at=1500`);
    await new Playground(page.locator('truth-net')).progress();
    await expect.poll(() => sidewaysIn(page.locator('body'))).toEqual([]);
  });
}

for (const scheme of ['light', 'dark'] as const) {
  test(`In forced colours, ${scheme}, all states are distinguishable`, async ({ page, playground }) => {
    await page.emulateMedia({ forcedColors: 'active', colorScheme: scheme });
    // A theme chosen earlier must not matter.
    await page.evaluate(() => {
      document.documentElement.dataset['theme'] = 'light';
    });
    await playground.choice('Show row').selectOption('Row 2');
    await playground.trainAtFullSpeed();
    const colours = async (element: Locator) => {
      await expect(element).toBeVisible();
      return element.evaluate((each) => {
        const { color, backgroundColor, fill } = getComputedStyle(each);
        const canvas = document.createElement('p');
        canvas.style.cssText = 'color: CanvasText; background: Canvas';
        document.body.append(canvas);
        const system = getComputedStyle(canvas);
        const [ink, ground] = [system.color, system.backgroundColor];
        canvas.remove();
        return { color, backgroundColor, fill, ink, ground };
      });
    };
    // The system does not adjust letters in a drawing.
    const name = await colours(playground.element.locator('truth-net-diagram text.name').first());
    expect(name.fill).toBe(name.ink);
    // A pressed button differs from the others.
    const chosen = await colours(playground.element.getByRole('button', { name: 'Linear' }));
    const other = await colours(playground.element.getByRole('button', { name: 'Log', exact: true }));
    expect(chosen.backgroundColor).not.toBe(other.backgroundColor);
    expect(chosen.color).not.toBe(chosen.backgroundColor);
    // The progress of a run is visible.
    const progress = await colours(playground.element.locator('progress'));
    expect(progress.backgroundColor).not.toBe(progress.ground);
    // The sign of a weight differs by more than its hue.
    const dashes = (sign: string) =>
      playground.element
        .locator(`truth-net-diagram .edge.${sign}`)
        .first()
        .evaluate((edge) => getComputedStyle(edge).strokeDasharray);
    const ends = playground.element.locator('truth-net-diagram .edge.negative').first();
    await expect(ends).toHaveCSS('stroke-linecap', 'butt');
    expect(await dashes('negative')).not.toBe(await dashes('positive'));
  });
}
