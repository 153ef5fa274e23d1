import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import { resizeTo } from '../resize.ts';
import { CHROMIUM, SMOKE } from '../tags.ts';

test('A click switches a cell between 0 and 1, without layout shift', SMOKE, async ({ playground }) => {
  const input = playground.cell('X1', 1);
  await expect(input).toHaveText('0');
  await input.click();
  await expect(input).toHaveText('1');
  await input.click();
  await expect(input).toHaveText('0');

  const target = playground.cell('y', 1);
  const place = () => target.evaluate((cell) => cell.getBoundingClientRect().y);
  const before = await place();
  for (const text of ['1', '0', '1']) {
    await target.click();
    await expect(target).toHaveText(text);
    expect(await place()).toBe(before);
  }
  await expect(playground.element.getByText('Changed from Tutorial.')).toBeVisible();
});

test('A long press or a right click sets a target to "don\'t care"', CHROMIUM, async ({ page, playground }) => {
  const target = playground.cell('y', 2);
  await target.click({ button: 'right' });
  await expect(target).toHaveText('–');
  await target.click();
  await expect(target).toHaveText('0');
  await target.hover();
  await page.mouse.down();
  await expect(target).toHaveText('–');
  await page.mouse.up();
  await expect(target).toHaveText('–');
});

test('The keyboard edits the table: arrows move, 0, 1 and – set, space toggles', async ({ page, playground }) => {
  await playground.cell('X1', 1).focus();
  await page.keyboard.press('1');
  await expect(playground.cell('X1', 1)).toHaveText('1');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(playground.cell('X2', 2)).toBeFocused();
  await page.keyboard.press(' ');
  await expect(playground.cell('X2', 2)).toHaveText('0');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(playground.cell('y', 2)).toBeFocused();
  await page.keyboard.press('-');
  await expect(playground.cell('y', 2)).toHaveText('–');
  await page.keyboard.press('0');
  await expect(playground.cell('y', 2)).toHaveText('0');
  await page.keyboard.press('m');
  await playground.button('Remove row').press('Enter');
  await expect(playground.cell('X1', 4)).toHaveCount(0);
  await expect(playground.cell('X1', 3)).toHaveCount(1);
  await expect(playground.cell('y', 2)).toBeFocused();
});

test('The keyboard alone completes the whole task', async ({ page, playground }) => {
  const tabTo = async (name: RegExp) => {
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press('Tab');
      const label = await page.evaluate(() => {
        let focused = document.activeElement;
        while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
        return focused?.getAttribute('aria-label') ?? focused?.textContent.trim() ?? '';
      });
      if (name.test(label)) return;
    }
    throw new Error(`the Tab key never reached ${name}`);
  };
  await page.locator('body').press('Home');
  await tabTo(/^Train$/);
  await page.keyboard.press('Enter');
  await expect(playground.status).toContainText('Iteration 1,500 reached');
  await tabTo(/^X1, row 1: 0$/);
  await page.keyboard.press('1');
  await expect(playground.cell('X1', 1)).toHaveText('1');
  await tabTo(/^Add row$/);
  await page.keyboard.press('Enter');
  await expect(playground.cell('X1', 5)).toHaveText('0');
});

test('Rows are added with the first missing combination, and removed', CHROMIUM, async ({ playground }) => {
  await playground.button('Add row').click();
  for (const column of ['X1', 'X2', 'X3']) await expect(playground.cell(column, 5)).toHaveText('0');
  expect(await playground.predictions()).toHaveLength(5);
  await playground.edit('row 5', 'Remove row');
  await expect(playground.cell('X1', 5)).toHaveCount(0);
});

test('Inputs and outputs are added, removed and trained on', CHROMIUM, async ({ playground }) => {
  await playground.button('Add input').click();
  await expect(playground.cell('X4', 1)).toHaveText('0');
  await playground.button('Add output').click();
  await expect(playground.cell('y2', 1)).toHaveText('0');
  await playground.trainAtFullSpeed();
  expect(await playground.predictions()).toHaveLength(8);

  await playground.edit('column X4', 'Remove column');
  await playground.edit('column y2', 'Remove column');
  await expect(playground.cell('X4', 1)).toHaveCount(0);
  await expect(playground.cell('y2', 1)).toHaveCount(0);
  await expect.poll(async () => (await playground.progress()).iteration).toBe(0);
});

test('The last row, input and output cannot be removed', CHROMIUM, async ({ playground }) => {
  for (const row of [4, 3, 2]) await playground.edit(`row ${row}`, 'Remove row');
  for (const column of ['X3', 'X2']) await playground.edit(`column ${column}`, 'Remove column');
  for (const [what, item] of [
    ['row 1', 'Remove row'],
    ['column X1', 'Remove column'],
    ['column y', 'Remove column'],
  ]) {
    await playground.button(`Edit ${what}`).click();
    await expect(playground.button(item!)).toBeDisabled();
    await playground.button('Close').click();
  }
});

test('Nothing can be added beyond the limits', CHROMIUM, async ({ playground }) => {
  for (let i = 3; i < 10; i++) await playground.button('Add input').click();
  await expect(playground.button('Add input')).toBeDisabled();
  for (let i = 1; i < 8; i++) await playground.button('Add output').click();
  await expect(playground.button('Add output')).toBeDisabled();
});

test(
  'Columns are renamed; a duplicate name is rejected with a message and the old name stays',
  CHROMIUM,
  async ({ playground }) => {
    await playground.button('10 steps').click();
    await playground.rename('X1', 'left');
    await expect(playground.cell('left', 1)).toHaveText('0');
    // Names do not affect training.
    expect((await playground.progress()).iteration).toBe(10);

    await playground.rename('X2', 'left');
    await expect(playground.element.getByRole('alert')).toContainText('left');
    await expect(playground.cell('X2', 1)).toHaveText('0');

    await playground.rename('X2', 'right');
    await expect(playground.element.getByRole('alert')).toHaveCount(0);
  },
);

test('A column name is shown as plain text', CHROMIUM, async ({ playground }) => {
  await playground.rename('X1', '<img src=x onerror=x>');
  await expect(playground.cell('<img src=x onerror=x>', 1)).toHaveText('0');
  await expect(playground.element.locator('img')).toHaveCount(0);
});

test('Contradicting rows are marked and named', CHROMIUM, async ({ playground }) => {
  await playground.cell('X2', 2).click();
  await expect(playground.element.getByRole('img', { name: 'Contradiction' })).toHaveCount(2);
  await expect(playground.element.getByText('Rows 1 and 2: same inputs, different targets.')).toBeVisible();
  await playground.cell('X2', 2).click();
  await expect(playground.element.getByRole('img', { name: 'Contradiction' })).toHaveCount(0);
});

test('Predictions are announced with their distance from the target', CHROMIUM, async ({ playground }) => {
  await playground.trainAtFullSpeed();
  const name = await playground.element
    .getByRole('gridcell', { name: /^Prediction of y/ })
    .first()
    .getAttribute('aria-label');
  expect(name).toMatch(/^Prediction of y: 0\.0\d\d, off by 0\.0\d\d$/);
});

test('A table of 1024 rows is rendered only near the viewport, and the keyboard reaches every row', async ({
  page,
  playground,
}) => {
  await page.evaluate(() => {
    const names = Array.from({ length: 10 }, (_, bit) => String.fromCharCode(97 + bit));
    const rows = Array.from({ length: 1024 }, (_, row) => ({
      in: names.map((_name, bit) => ((row >> bit) & 1) as 0 | 1),
      out: [(row & 1) as 0 | 1],
    }));
    document.querySelector('truth-net')!.session = { table: { inputs: names, outputs: ['y'], rows } };
  });
  await expect(playground.cell('a', 1)).toBeVisible();
  expect(await playground.element.locator('tbody tr').count()).toBeLessThan(60);

  await playground.cell('a', 1).focus();
  await page.keyboard.press('PageDown');
  await expect(playground.cell('a', 1024)).toBeFocused();
  await expect(playground.cell('a', 1024)).toBeInViewport();
  await page.keyboard.press('0');
  await expect(playground.cell('a', 1024)).toHaveText('0');
  await page.keyboard.press('PageUp');
  await expect(playground.cell('a', 1)).toBeFocused();

  // After scrolling, the focused cell is no longer rendered, and the keys still continue from it.
  await playground.element.locator('truth-net-table .scroll').evaluate((view) => (view.scrollTop = 20_000));
  await expect(playground.cell('a', 1)).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await expect(playground.cell('a', 2)).toBeFocused();
  await expect(playground.button('Add row')).toBeDisabled();
});

test('Targets and predictions of a wide table stay at its end', async ({ page, playground }) => {
  for (const [inputCount, outputCount] of [
    [10, 1],
    [10, 2],
    [3, 8],
  ] as const) {
    await playground.element.evaluate(
      async (element: HTMLElementTagNameMap['truth-net'], [inputCount, outputCount]) => {
        const columns = (name: string, count: number) => Array.from({ length: count }, (_, i) => `${name}${i + 1}`);
        const bits = (count: number, row: number) =>
          Array.from({ length: count }, (_, i) => ((row >> (i % 3)) & 1) as 0 | 1);
        // So few that WebKitGTK lays no vertical scroll bar over the last cells.
        const rows = Array.from({ length: 3 }, (_, row) => ({
          in: bits(inputCount, row),
          out: bits(outputCount, row),
        }));
        await element.setSession({
          table: { inputs: columns('X', inputCount), outputs: columns('y', outputCount), rows },
        });
        await element.train(5);
      },
      [inputCount, outputCount] as const,
    );
    const grid = playground.element.locator('truth-net-table-grid .scroll');
    await expect(grid.locator('tbody .prediction')).toHaveCount(3 * outputCount);
    for (const [width, height] of [
      [1280, 720],
      [1024, 768],
      [390, 844],
    ] as const) {
      await test.step(`${inputCount}×${outputCount}, in ${width} × ${height}`, async () => {
        await resizeTo(page, width, height);
        for (const share of [0, 0.5, 1]) {
          const { left, right, rows } = await grid.evaluate((scroll, share) => {
            scroll.scrollLeft = share * (scroll.scrollWidth - scroll.clientWidth);
            const left = scroll.getBoundingClientRect().left;
            const root = scroll.getRootNode() as ShadowRoot;
            // The names of the columns, and the first rows.
            const rows = [...scroll.querySelectorAll('tr')].slice(1, 4).map((row) => {
              const boxes = (selector: string) =>
                [...row.querySelectorAll(selector)].map((cell) => {
                  const { left, right, top, bottom } = cell.getBoundingClientRect();
                  const at = (x: number) => {
                    const hit = root.elementFromPoint(x, (top + bottom) / 2);
                    return hit !== null && cell.contains(hit);
                  };
                  const isOpaque = !/rgba|\/|transparent/.test(getComputedStyle(cell).backgroundColor);
                  return { left, right, isOnTop: at(left + 2) && at(right - 2), isOpaque };
                });
              return {
                number: boxes('.number'),
                targets: boxes('.target'),
                predictions: boxes('.prediction'),
              };
            });
            const end = scroll.querySelector('table')!.getBoundingClientRect().right;
            // WebKitGTK's window is never as narrow as a phone, so that a table may end before its box.
            return { left, right: Math.min(left + scroll.clientWidth, end), rows };
          }, share);
          for (const [index, { number, targets, predictions }] of rows.entries()) {
            expect(number[0]!.left).toBeCloseTo(left, 0);
            expect(predictions).toHaveLength(outputCount);
            const sticky = outputCount > 2 ? predictions : [...targets, ...predictions];
            // Each ends where the next one begins, and the last at the end of the box.
            sticky.forEach((cell, i) => {
              expect(Math.abs(cell.right - (sticky[i + 1]?.left ?? right))).toBeLessThan(1);
            });
            // The head has its own background.
            for (const { isOnTop, isOpaque } of [...number, ...sticky])
              expect({ isOnTop, isOpaque: isOpaque || index === 0 }).toEqual({ isOnTop: true, isOpaque: true });
          }
        }
      });
    }
  }
});
