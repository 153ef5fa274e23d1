/** Tests ranges of cells: painted, selected, copied and pasted; and rows and columns that are moved. */

import type { Locator, Page } from '@playwright/test';
import { deferred } from '../../../web/src/engine/deferred.ts';
import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import type { Playground } from '../playground.ts';
import { CHROMIUM } from '../tags.ts';

/** Returns the cells of a row as one text. */
async function rowOf(playground: Playground, row: number, columns = ['X1', 'X2', 'X3', 'y']): Promise<string> {
  const texts = columns.map((column) => playground.cell(column, row).textContent());
  return (await Promise.all(texts)).map((text) => text?.trim()).join('');
}

async function drag(page: Page, from: Locator, ...path: readonly Locator[]): Promise<void> {
  await from.hover();
  await page.mouse.down();
  for (const each of path) await each.hover();
  await page.mouse.up();
}

function tools({ element }: Playground): Locator {
  return element.locator('truth-net-grid-tools');
}

test('A drag across cells paints them, as one step to undo', async ({ page, playground }) => {
  await drag(page, playground.cell('X1', 1), playground.cell('X2', 1), playground.cell('X2', 2));
  expect(await rowOf(playground, 1)).toBe('1110');
  expect(await rowOf(playground, 2)).toBe('1111');
  await expect(playground.cell('X2', 2)).toBeFocused();
  await playground.button('Undo').click();
  expect(await rowOf(playground, 1)).toBe('0010');
  expect(await rowOf(playground, 2)).toBe('0111');
  await expect(playground.button('Undo')).toBeDisabled();
});

test(
  'Escape drops a press on a cell, and takes back what a drag has painted',
  CHROMIUM,
  async ({ page, playground }) => {
    await expect(playground.element.locator('truth-net-ghosts:defined')).toBeAttached();
    await playground.cell('X1', 1).hover();
    await page.mouse.down();
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(await rowOf(playground, 1)).toBe('0010');
    await page.mouse.down();
    await playground.cell('X2', 1).hover();
    expect(await rowOf(playground, 1)).toBe('1110');
    await page.keyboard.press('Escape');
    await expect(playground.cell('X2', 1)).toHaveText('0');
    await playground.cell('X1', 1).hover();
    await page.mouse.up();
    expect(await rowOf(playground, 1)).toBe('0010');
    await expect(playground.button('Undo')).toBeDisabled();
    await playground.cell('X1', 1).click();
    await expect(playground.cell('X1', 1)).toHaveText('1');
  },
);

test(
  'A drag that begins before its script is there paints as soon as it is',
  CHROMIUM,
  async ({ page, playground }) => {
    const held = deferred<undefined>();
    await page.route('**/lazy-views*.js', async (route) => {
      await held.promise;
      await route.continue();
    });
    await page.reload();
    await drag(page, playground.cell('X1', 1), playground.cell('X2', 1));
    expect(await rowOf(playground, 1)).toBe('0010');
    held.resolve(undefined);
    await expect(playground.cell('X2', 1)).toHaveText('1');
    expect(await rowOf(playground, 1)).toBe('1110');
    // The next click is not part of the drag.
    await playground.cell('X3', 1).click();
    await expect(playground.cell('X3', 1)).toHaveText('0');
  },
);

test('Cells selected with Shift and the arrow keys are set with one key', async ({ page, playground }) => {
  await playground.cell('X2', 1).focus();
  for (const key of ['Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowDown', '1']) await page.keyboard.press(key);
  expect(await rowOf(playground, 1)).toBe('0111');
  expect(await rowOf(playground, 2)).toBe('0111');
  // Inputs cannot be "don't care".
  await page.keyboard.press('-');
  expect(await rowOf(playground, 1)).toBe('011–');
  await page.keyboard.press('Escape');
  await page.keyboard.press('0');
  expect(await rowOf(playground, 1)).toBe('011–');
  expect(await rowOf(playground, 2)).toBe('0110');
});

test('Cells are copied to a spreadsheet, and pasted from one', CHROMIUM, async ({ page, context, playground }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const paste = async (text: string) => {
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await page.keyboard.press('ControlOrMeta+V');
  };
  await playground.cell('X3', 1).focus();
  for (const key of ['Shift+ArrowRight', 'Shift+ArrowDown', 'ControlOrMeta+C']) await page.keyboard.press(key);
  await expect(tools(playground).getByRole('status')).toHaveText('4 cells copied.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('1\t0\n1\t1');

  // The table grows by a row and an output.
  await playground.cell('X3', 4).focus();
  await paste('0\t\t1\r\n0\t1\t0\r\n');
  const columns = ['X1', 'X2', 'X3', 'y', 'y2'];
  await expect(playground.cell('y2', 5)).toHaveText('0');
  expect(await rowOf(playground, 4, columns)).toBe('110–1');
  expect(await rowOf(playground, 5, columns)).toBe('00010');
  await playground.button('Undo').click();
  await expect(playground.cell('X1', 5)).toHaveCount(0);

  await playground.cell('X1', 1).focus();
  await paste('0\t7');
  await expect(tools(playground).getByRole('status')).toContainText(
    'Nothing was pasted. Line 1, column 2 (X2): found “7”; an input must be 0 or 1.',
  );
  expect(await rowOf(playground, 1)).toBe('0010');
});

test('A row is moved by its number, and with the keyboard, and this is announced', async ({ page, playground }) => {
  await playground.button('Row 2').click();
  // A press drags only once the grid's tools are loaded.
  await expect(tools(playground).getByRole('status')).toBeAttached();
  await drag(page, playground.button('Row 2'), playground.cell('X1', 3), playground.cell('X1', 4));
  expect(await rowOf(playground, 4)).toBe('0111');
  await expect(tools(playground).getByRole('status')).toHaveText('Row 2 is now row 4 of 4.');
  // The row stays the one that is shown in the network.
  await expect(playground.button('Row 4')).toHaveAttribute('aria-pressed', 'true');

  await playground.cell('y', 4).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(playground.cell('y', 3)).toBeFocused();
  expect(await rowOf(playground, 3)).toBe('0111');
  await expect(tools(playground).getByRole('status')).toHaveText('Row 4 is now row 3 of 4.');
});

test(
  'The menu of a column moves it, with the focus, and makes an input a target',
  CHROMIUM,
  async ({ page, playground }) => {
    await playground.cell('X1', 1).focus();
    await page.keyboard.press('ArrowUp');
    await expect(playground.button('Edit column X1')).toBeFocused();
    await page.keyboard.press('Enter');
    await playground.button('Move right').press('Enter');
    await expect(playground.button('Edit column X1')).toBeFocused();
    expect(await rowOf(playground, 2, ['X2', 'X1', 'X3'])).toBe('101');
    const headings = playground.element.getByRole('button', { name: /^Edit column/ });
    await expect(headings).toHaveText(['X2', 'X1', 'X3', 'y']);

    await playground.edit('column X3', 'Make it a target');
    await expect(playground.cell('X3', 1)).toHaveText('1');
    expect(await playground.predictions()).toHaveLength(8);
    // A target with "don't care" cells cannot be an input.
    await playground.edit('row 1', 'X3: don’t care');
    await expect(playground.cell('X3', 1)).toHaveText('–');
    await playground.button('Edit column X3').click();
    await expect(playground.button('Make it an input')).toBeDisabled();
  },
);

test('The menu of a row inserts rows beside it', CHROMIUM, async ({ playground }) => {
  await playground.edit('row 2', 'Insert row above');
  expect(await rowOf(playground, 2)).toBe('0000');
  expect(await rowOf(playground, 3)).toBe('0111');
});

for (const [what, link] of [
  ['ten inputs', '#table=a,b,c,d,e,f,g,h,i,j:y/0000000000:0,1111111111:1'],
  ['eight outputs', '#table=a,b:p,q,r,s,t,u,v,w/00:00000000,11:11111111'],
] as const) {
  test(`Row numbers and predictions stay in sight beside ${what}`, CHROMIUM, async ({ page, playground }) => {
    await page.goto(link);
    const view = playground.element.locator('truth-net-table .scroll');
    const predictions = playground.element.getByRole('gridcell', { name: /^Prediction of/ });
    await expect(predictions.first()).toBeVisible();
    for (const left of [0, 1000]) {
      await view.evaluate((element, to) => {
        element.scrollLeft = to;
      }, left);
      await expect(playground.button('Row 1')).toBeInViewport({ ratio: 1 });
      await expect(predictions.first()).toBeInViewport({ ratio: 1 });
      const covered = await predictions.first().evaluate((cell) => {
        const { left: x, top, width, height } = cell.getBoundingClientRect();
        return (
          (cell.getRootNode() as ShadowRoot).elementFromPoint(x + width / 2, top + height / 2)?.closest('td') !== cell
        );
      });
      expect(covered).toBe(false);
    }
  });
}

test('A cell focused by the arrow keys is clear of the sticky columns', async ({ page, playground }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('#table=a,b,c,d,e,f,g,h,i,j:y,z/0000000000:00,1111111111:11');
  const isCovered = (cell: Element) => {
    const { left, top, width, height } = cell.getBoundingClientRect();
    const root = cell.getRootNode() as ShadowRoot;
    return [0.2, 0.8].some((share) => !cell.contains(root.elementFromPoint(left + share * width, top + height / 2)));
  };
  await playground.cell('j', 1).click();
  for (const [key, columns] of [
    ['ArrowLeft', 'ihgfedcba'],
    ['ArrowRight', 'bcdefghij'],
  ] as const) {
    for (const column of columns) {
      await page.keyboard.press(key);
      await expect(playground.cell(column, 1)).toBeFocused();
      expect(await playground.cell(column, 1).evaluate(isCovered)).toBe(false);
    }
  }
});

test(
  'The description stays, so that nothing moves, for a table that is no preset',
  CHROMIUM,
  async ({ playground }) => {
    /** Returns the distance of a cell from the top of the panel; a browser may scroll the page to the button. */
    const place = () =>
      playground.cell('X1', 1).evaluate((cell) => {
        const grid = (cell.getRootNode() as ShadowRoot).host;
        const panel = (grid.getRootNode() as ShadowRoot).host;
        return cell.getBoundingClientRect().y - panel.getBoundingClientRect().y;
      });
    await expect(playground.cell('X1', 1)).toBeVisible();
    const before = await place();
    await playground.button('Add input').click();
    await expect(playground.element.getByText('A table of your own.')).toBeVisible();
    expect(await place()).toBe(before);
  },
);
