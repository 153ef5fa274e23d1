import type { Locator } from '@playwright/test';
import { en } from '../../../web/src/i18n/en.ts';
import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import type { Playground } from '../playground.ts';
import { CHROMIUM } from '../tags.ts';

const NOTHING_TO_LEARN = en.notTrainable.noTrainingRows;

/** Holds a row out of training, or trains on it again. */
async function holdOut(playground: Playground, row: number): Promise<void> {
  await playground.edit(`row ${row}`, 'Hold out of training');
}

function row({ element }: Playground, name: string): Locator {
  return element.getByRole('row').filter({ has: element.page().getByRole('button', { name, exact: true }) });
}

/** Returns the prediction cells of combinations that the table omits. */
function leftOut(playground: Playground): Locator {
  return playground.element.getByRole('gridcell', { name: /^Missing row .*, prediction of y/ });
}

test('A row held out is predicted and scored, but not trained on', CHROMIUM, async ({ playground }) => {
  await holdOut(playground, 3);
  await expect(playground.button('Row 3, held out')).toBeVisible();
  await playground.trainAtFullSpeed();
  await expect(playground.element.getByText('3 of 3 rows right · held out: 0 of 1')).toBeVisible();

  // The target of a row held out does not affect training.
  const { loss } = await playground.progress();
  await playground.cell('y', 3).click();
  await expect(playground.element.getByText('3 of 3 rows right · held out: 1 of 1')).toBeVisible();
  await playground.button('Reset').click();
  await playground.trainAtFullSpeed();
  expect((await playground.progress()).loss).toBe(loss);

  await holdOut(playground, 3);
  await expect(playground.button('Row 3')).toBeVisible();
  await expect(playground.element.getByText(/held out:/)).toHaveCount(0);
});

test('A table with all rows held out has nothing to train on, and says so', CHROMIUM, async ({ playground }) => {
  for (const held of [1, 2, 3, 4]) await holdOut(playground, held);
  await expect(playground.element.getByText('No rows to train on · held out: 2 of 4')).toBeVisible();
  await expect(playground.element.getByRole('alert')).toHaveCount(0);
  await expect(playground.status).toHaveText(NOTHING_TO_LEARN);
  for (const name of ['Train', '1 step', '10 steps']) await expect(playground.button(name)).toBeDisabled();
  const survey = await playground.open('survey');
  await expect(survey).toContainText(NOTHING_TO_LEARN);
  await expect(survey.getByRole('button', { name: /^Try/ })).toBeDisabled();
  for (const study of ['map', 'wall', 'story'] as const) {
    await expect(await playground.open(study)).toContainText(NOTHING_TO_LEARN);
  }

  await holdOut(playground, 1);
  await expect(playground.status).toHaveText('Ready. Press Train.');
  await expect(playground.button('Train')).toBeEnabled();
});

test('A table without targets has nothing to train on, and says so', CHROMIUM, async ({ playground }) => {
  await playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => {
    element.session = { table: { inputs: ['a'], outputs: ['y'], rows: [{ in: [0], out: [null] }] } };
  });
  await expect(playground.status).toHaveText(NOTHING_TO_LEARN);
  await playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => {
    void element.train(10);
  });
  await playground.cell('y', 1).click();
  await expect(playground.status).toHaveText('Ready. Press Train.');
  expect((await playground.progress()).iteration).toBe(0);
});

test(
  'A run that loses its last training row pauses, and goes on to the same bits',
  CHROMIUM,
  async ({ playground }) => {
    for (const held of [1, 2, 3]) await holdOut(playground, held);
    await playground.choice('Speed').selectOption('10 / s');
    await playground.button('Train').click();
    await expect.poll(async () => (await playground.progress()).iteration).toBeGreaterThan(5);
    await holdOut(playground, 4);
    await expect(playground.status).toHaveText(NOTHING_TO_LEARN);
    const { iteration } = await playground.progress();
    expect(iteration).toBeGreaterThan(0);
    await expect(playground.button('Resume')).toBeDisabled();
    await holdOut(playground, 4);
    await expect(playground.status).toHaveText(/^Paused at/);
    expect((await playground.progress()).iteration).toBe(iteration);
    await playground.choice('Speed').selectOption('Full speed');
    await playground.button('Resume').click();
    await expect(playground.status).toContainText('reached');
    const resumed = await playground.progress();

    await playground.button('Reset').click();
    await playground.trainAtFullSpeed();
    expect(await playground.progress()).toEqual(resumed);
  },
);

test('The keyboard holds a row out and selects it, from any of its cells', async ({ page, playground }) => {
  await playground.cell('X2', 2).focus();
  await page.keyboard.press('h');
  await expect(playground.button('Row 2, held out')).toBeVisible();
  await expect(playground.cell('X2', 2)).toBeFocused();
  await page.keyboard.press('s');
  await expect(row(playground, 'Row 2, held out')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('s');
  await page.keyboard.press('h');
  await expect(row(playground, 'Row 2')).toHaveAttribute('aria-selected', 'false');

  // The keyboard also reaches the buttons in the row.
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(row(playground, 'Row 2')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('m');
  await playground.button('Hold out of training').press(' ');
  await expect(playground.button('Row 2, held out')).toBeVisible();
});

test('One row at a time is selected by its number', CHROMIUM, async ({ playground }) => {
  await playground.button('Row 2').click();
  await playground.button('Row 4').click();
  await expect(row(playground, 'Row 2')).toHaveAttribute('aria-selected', 'false');
  await expect(row(playground, 'Row 4')).toHaveAttribute('aria-selected', 'true');
  await expect(playground.button('Row 4')).toHaveAttribute('aria-pressed', 'true');
  await playground.button('Row 4').click();
  await expect(row(playground, 'Row 4')).toHaveAttribute('aria-selected', 'false');
});

test(
  'The missing combinations are predicted on demand, marked as never trained',
  CHROMIUM,
  async ({ page, playground }) => {
    await expect(leftOut(playground)).toHaveCount(0);
    await playground.element.getByRole('checkbox', { name: 'Also predict the 4 missing rows' }).check();
    await expect(playground.element.getByText('4 missing rows, never trained on')).toBeVisible();
    await expect(leftOut(playground)).toHaveCount(4);
    await playground.trainAtFullSpeed();
    // Combinations with X3 = 0 are never trained, and their predictions are not scored.
    await expect(playground.element.getByText('4 of 4 rows right')).toBeVisible();

    // The prediction must equal that of the same row in the table.
    await page.evaluate(() => {
      const element = document.querySelector('truth-net')!;
      const { table } = element.session;
      element.session = {
        ...element.session,
        table: { ...table, rows: [...table.rows, { in: [0, 1, 0], out: [null] }] },
      };
    });
    await expect(leftOut(playground)).toHaveCount(3);
    await playground.trainAtFullSpeed();
    const own = (await playground.predictions()).at(-1);
    await playground.edit('row 5', 'Remove row');
    await expect(leftOut(playground).nth(1)).toHaveAccessibleName(/^Missing row 0 1 0, prediction of y/);
    await expect.poll(async () => Number(await leftOut(playground).nth(1).textContent())).toBe(own);
  },
);

test('A missing combination is added to the table, with the focus on its target', async ({ page, playground }) => {
  await playground.element.getByRole('checkbox', { name: /missing row/ }).check();
  await playground.button('Add 0 1 0 to the table').click();
  await expect(playground.cell('X2', 5)).toHaveText('1');
  await expect(playground.cell('y', 5)).toBeFocused();
  await expect(playground.cell('y', 5)).toHaveText('–');
  await page.keyboard.press('1');
  await expect(playground.cell('y', 5)).toHaveText('1');
  await expect(leftOut(playground)).toHaveCount(3);

  // The keyboard path: down over the divider to the first missing combination, and to its button.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(playground.cell('y', 6)).toBeFocused();
  for (let left = 2; left > 0; left--)
    await playground
      .button(/^Add . . . to the table$/)
      .first()
      .click();
  await expect(leftOut(playground)).toHaveCount(0);
  await expect(playground.element.getByText('The table has every input combination.')).toBeVisible();
});

test(
  'A row is right if each prediction is closer to its target than the tolerance',
  CHROMIUM,
  async ({ page, playground }) => {
    await expect(playground.element.getByText('2 of 4 rows right')).toBeVisible();
    await playground.cell('y', 1).focus();
    await page.keyboard.press('-');
    // A row of don't care targets is not counted.
    await expect(playground.element.getByText('2 of 3 rows right')).toBeVisible();
  },
);

/** Opens a table of 12 rows, of which only row 6 has the other target, and trains a little. */
async function openLongTable(playground: Playground): Promise<void> {
  await playground.element.evaluate(async (element: HTMLElementTagNameMap['truth-net']) => {
    const inputs = ['a', 'b', 'c', 'd'];
    const rows = Array.from({ length: 12 }, (_, row) => ({
      in: inputs.map((_name, bit) => ((row >> bit) & 1) as 0 | 1),
      out: [Number(row === 5) as 0 | 1],
    }));
    await element.setSession({ table: { inputs, outputs: ['y'], rows } });
    await element.train(100);
  });
}

async function shownRows(playground: Playground): Promise<number[]> {
  return (await playground.element.locator('tbody th button.handle').allTextContents()).map(Number);
}

test('A long table is sorted by error, with the numbers of its rows', CHROMIUM, async ({ page, playground }) => {
  await openLongTable(playground);
  const height = await row(playground, 'Row 1').evaluate((each) => each.clientHeight);
  expect(height).toBeLessThanOrEqual(27);
  const shown = () => shownRows(playground);
  await playground.edit('row 3', 'Sort all rows by error');
  // Row 6 is the only one with the other target, which so few iterations do not learn.
  await expect.poll(async () => (await shown())[0]).toBe(6);
  expect((await shown()).toSorted((one, other) => one - other)).toEqual(Array.from({ length: 12 }, (_, at) => at + 1));
  await expect(playground.button('Row 6')).toBeInViewport();
  // Keys follow the order shown, and edits find their rows.
  const second = (await shown())[1]!;
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(playground.cell('a', second)).toBeFocused();
  const before = await playground.cell('a', second).textContent();
  await page.keyboard.press(' ');
  await expect(playground.cell('a', second)).toHaveText(before?.trim() === '0' ? '1' : '0');
  await playground.edit('row 3', 'Sort all rows by error');
  expect(await shown()).toEqual(Array.from({ length: 12 }, (_, at) => at + 1));
});

test('Rows are sorted again once neither pointer nor focus is in the table', CHROMIUM, async ({ page, playground }) => {
  await openLongTable(playground);
  await playground.edit('row 3', 'Sort all rows by error');
  await expect.poll(async () => (await shownRows(playground))[0]).toBe(6);
  await playground.cell('a', 6).hover();
  const sorted = await shownRows(playground);
  const train = (iterations: number) =>
    playground.element.evaluate((element: HTMLElementTagNameMap['truth-net'], more) => element.train(more), iterations);
  await train(50);
  expect(await shownRows(playground)).toEqual(sorted);
  await playground.button('Share').focus();
  await page.mouse.move(5, 5);
  await train(50);
  const errors = async () => {
    const names = await playground.element
      .getByRole('gridcell', { name: /^Prediction of y: / })
      .evaluateAll((cells) => cells.map((cell) => cell.ariaLabel!));
    return names.map((name) => Number(/off by (.*)$/.exec(name)![1]));
  };
  await expect.poll(async () => (await errors()).every((error, at, all) => error <= (all[at - 1] ?? 1))).toBe(true);
});

test('The end of a long table folds the rows that it lacks', CHROMIUM, async ({ page, playground }) => {
  await playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) =>
    element.setSession({
      table: {
        inputs: ['a', 'b', 'c', 'd'],
        outputs: ['y'],
        rows: Array.from({ length: 11 }, (_, row) => ({
          in: [0, 1, 2, 3].map((bit) => ((row >> bit) & 1) as 0 | 1),
          out: [0],
        })),
      },
    }),
  );
  const fold = playground.button('Also predict the 5 missing rows');
  await expect(fold).toHaveAttribute('aria-expanded', 'false');
  await fold.click();
  await expect(leftOut(playground)).toHaveCount(5);
  await playground.cell('a', 11).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(leftOut(playground)).toHaveCount(0);
});

test('A thousand missing combinations are rendered only near the viewport', async ({ page, playground }) => {
  await page.evaluate(() => {
    const names = Array.from({ length: 10 }, (_, bit) => String.fromCharCode(97 + bit));
    const rows = [{ in: names.map(() => 1 as const), out: [1 as const] }];
    document.querySelector('truth-net')!.session = { table: { inputs: names, outputs: ['y'], rows } };
  });
  await playground.element.getByRole('checkbox', { name: 'Also predict the 1,023 missing rows' }).check();
  await expect(leftOut(playground).first()).toBeVisible();
  expect(await playground.element.locator('tbody tr').count()).toBeLessThan(60);
  await playground.cell('a', 1).focus();
  await page.keyboard.press('PageDown');
  const last = playground.element.getByRole('gridcell', { name: 'a, missing row 1 1 1 1 1 1 1 1 1 0: 1' });
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(playground.cell('y', 2)).toBeFocused();
  await expect(playground.cell('y', 2)).toBeInViewport();

  await playground.button('Add missing rows').click();
  await expect(playground.cell('a', 1)).toHaveText('0');
  await expect(playground.button('Add row')).toBeDisabled();
});

test('The row at the top of a long table stays in place when the letters grow', async ({ page, playground }) => {
  // Without a stage, which larger letters would end.
  await page.setViewportSize({ width: 900, height: 720 });
  await playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => {
    const inputs = Array.from({ length: 10 }, (_, bit) => String.fromCharCode(97 + bit));
    const rows = Array.from({ length: 1024 }, (_, row) => ({
      in: inputs.map((_name, bit) => ((row >> bit) & 1) as 0 | 1),
      out: [(row & 1) as 0 | 1],
    }));
    element.session = { table: { inputs, outputs: ['y'], rows } };
  });
  const view = playground.element.locator('truth-net-table .scroll');
  /** Returns the number of the row in the middle of the table. */
  const middle = () =>
    view.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      const rows = [...element.querySelectorAll('tbody tr:not(.space)')];
      const row = rows.find((each) => each.getBoundingClientRect().bottom > (top + bottom) / 2);
      return Number(/\d+/.exec(row?.textContent ?? '')?.[0]);
    });
  const rowHeight = () => view.evaluate((element) => element.querySelector('tbody tr:not(.space)')!.clientHeight);
  await view.evaluate((element) => {
    element.scrollTop = element.scrollHeight / 2;
  });
  await expect.poll(middle).toBeGreaterThan(500);
  const before = await middle();
  const heightBefore = await rowHeight();
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '150%';
  });
  await expect.poll(rowHeight).toBeGreaterThan(heightBefore * 1.2);
  await expect.poll(async () => Math.abs((await middle()) - before)).toBeLessThan(8);
});

test('The units of the network tell their activations for the selected row', CHROMIUM, async ({ playground }) => {
  await playground.trainAtFullSpeed();
  const diagram = playground.element.locator('truth-net-diagram');
  // Weights have arrows in their names.
  const activations = diagram.getByRole('button', { name: /^[^→]+: [\d.]+$/ });
  await expect(activations).toHaveCount(0);
  await playground.button('Row 2').click();
  await expect(activations).toHaveCount(8);
  const [, second] = await playground.predictions();
  await expect(diagram.getByRole('button', { name: `y: ${second!.toFixed(3)}`, exact: true })).toBeVisible();
});
