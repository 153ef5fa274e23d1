import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import { CHROMIUM } from '../tags.ts';

test('Hovering shows the loss at that iteration, also during training', async ({ page, playground }) => {
  await playground.choice('Speed').selectOption('100 / s');
  await playground.button('Train').click();
  await playground.chart.hover();
  const readout = playground.chart.locator('.readout');
  await expect(readout).toContainText('Iteration');
  const first = await readout.textContent();
  // The pointer rests beyond the end of the curve, so that its readout follows the end.
  await expect(readout).not.toHaveText(first!);
  await expect(playground.button('Pause')).toBeVisible();
  await page.mouse.move(1, 1);
  await expect(readout).toHaveCount(0);
});

test('Arrow keys move along the curve and announce its values', async ({ page, playground }) => {
  await playground.trainAtFullSpeed();
  await playground.chart.focus();
  await page.keyboard.press('Home');
  await expect(playground.chart).toHaveAttribute('aria-valuetext', /^Iteration 0: loss 1\.312$/);
  await page.keyboard.press('ArrowRight');
  await expect(playground.chart).toHaveAttribute('aria-valuetext', /^Iteration 1: loss 1\.069$/);
  await page.keyboard.press('End');
  await expect(playground.chart).toHaveAttribute('aria-valuetext', /^Iteration 1,500: loss/);
});

test('The logarithmic scale labels powers of ten', CHROMIUM, async ({ playground }) => {
  await playground.trainAtFullSpeed();
  await expect(playground.chart.getByText('0.1', { exact: true })).toHaveCount(0);
  await playground.button('Log').click();
  // A low chart has room for every other power.
  await expect(playground.chart.getByText('0.1', { exact: true })).toBeVisible();
  await expect(playground.chart.getByText('0.001', { exact: true })).toBeVisible();
  await playground.button('Linear').click();
  await expect(playground.chart.getByText('0.1', { exact: true })).toHaveCount(0);
});

test('The axis extends to the last requested iteration', CHROMIUM, async ({ playground }) => {
  await playground.enter('Stop at iteration', '4000');
  await expect(playground.chart.getByText('4,000', { exact: true })).toBeVisible();
});

test('Numbers of millions stand apart under a narrow chart', CHROMIUM, async ({ page, playground }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const iterations of [12_345_678, 20_000_000]) {
    await playground.element.evaluate((element: HTMLElementTagNameMap['truth-net'], iterations) => {
      element.session = { ...element.session, training: { ...element.session.training, iterations } };
    }, iterations);
    await expect(playground.chart.getByText('10,000,000', { exact: true })).toBeVisible();
    const numbers = playground.chart.locator('text:not([dy])').filter({ hasText: /^[\d,]+$/ });
    const boxes = await Promise.all((await numbers.all()).map((number) => number.boundingBox()));
    const gaps = boxes.slice(1).map((box, i) => box!.x - boxes[i]!.x - boxes[i]!.width);
    expect(gaps.length).toBeGreaterThan(0);
    expect(Math.min(...gaps)).toBeGreaterThan(8);
  }
});

test('Dragging along the chart goes back in time, and training continues from there', async ({ page, playground }) => {
  await playground.trainAtFullSpeed();
  const end = await playground.progress();
  await playground.chart.scrollIntoViewIfNeeded();
  const box = (await playground.chart.boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.8, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  await expect(playground.element.getByText(/Showing iteration \d+ of 1,500\. Training continues/)).toBeVisible();
  const back = await playground.progress();
  expect(back.iteration).toBeGreaterThan(300);
  expect(back.iteration).toBeLessThan(800);
  expect(back.loss).toBeGreaterThan(end.loss);

  await playground.button('Resume').click();
  await expect(playground.status).toContainText('Iteration 1,500 reached');
  expect(await playground.progress()).toEqual(end);
});

test('Dragging along the chart and beyond it selects none of its labels', CHROMIUM, async ({ page, playground }) => {
  await playground.trainAtFullSpeed();
  await playground.chart.scrollIntoViewIfNeeded();
  const box = (await playground.chart.boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.9, box.y + box.height + 20, { steps: 5 });
  await page.mouse.up();
  const selected = await playground.chart.evaluate((svg) => {
    const root = svg.getRootNode() as ShadowRoot & { getSelection(): Selection };
    return [root.getSelection(), getSelection()!].map(({ type }) => type);
  });
  expect(selected).not.toContain('Range');
});

test(
  'A run that was replaced stays in the chart, can be compared, and reopens to the last bit',
  CHROMIUM,
  async ({ playground }) => {
    await playground.trainAtFullSpeed();
    const first = await playground.progress();
    await playground.enter('Seed', '2');
    await expect(playground.status).toContainText('back at iteration 0');
    await expect(playground.chart.getByText('#1')).toBeVisible();
    await playground.button('Compare').click();
    await expect(playground.element.getByRole('row', { name: 'seed 2 1' })).toBeVisible();
    await expect(playground.element.getByRole('rowheader', { name: 'learning rate' })).toHaveCount(0);

    await playground.button('Compare').click();
    await playground.button('Open run #1').click();
    await expect.poll(() => playground.progress()).toEqual(first);
    await expect(playground.field('Seed')).toHaveValue('1');
    await expect(playground.button('Open run #1')).toHaveCount(0);
  },
);

test('A run that was reset stays in the chart with its own learning rate', CHROMIUM, async ({ playground }) => {
  await playground.trainAtFullSpeed();
  const first = await playground.progress();
  await playground.enter('Learning rate', '2');
  await playground.button('Reset').click();
  await expect(playground.status).toContainText('Ready');
  await expect(playground.element.getByRole('listitem').filter({ hasText: '#1' })).toContainText('learning rate 1');
  await playground.trainAtFullSpeed();
  await playground.button('Open run #1').click();
  await expect.poll(() => playground.progress()).toEqual(first);
});

test('Rows, weights and gradients are drawn over the iterations', CHROMIUM, async ({ playground }) => {
  await playground.trainAtFullSpeed();
  await playground.button('Rows').click();
  await expect(playground.element.getByRole('listitem').filter({ hasText: 'row 4' })).toBeVisible();
  await expect(playground.chart.locator('path.layer')).toHaveCount(4);
  await playground.button('Lines').click();
  await expect(playground.chart.locator('.line')).toHaveCount(4);
  await playground.button('Weights').click();
  await expect(playground.element.getByRole('slider', { name: 'Weights by iteration' }).locator('.line')).toHaveCount(
    16,
  );
  await playground.button('Gradients').click();
  await expect(playground.element.getByRole('heading', { name: 'Gradients' })).toBeVisible();
});

test('The numbers of the chart are available as a table', CHROMIUM, async ({ playground }) => {
  await playground.trainAtFullSpeed();
  await playground.element.getByText('Show as a table').click();
  await expect(playground.element.getByRole('row', { name: '0 1.312', exact: true })).toBeVisible();
  await expect(playground.element.getByRole('row', { name: /^1,500 0\.00/ })).toBeVisible();
});

test('Contradicting rows show the lowest possible loss', CHROMIUM, async ({ playground }) => {
  const words = playground.element.getByText('Press Train to see the loss here.');
  await expect(words).toBeVisible();
  await playground.cell('X1', 4).click();
  await expect(playground.chart.getByText('best possible: 0.5')).toBeVisible();
  await expect(words).toBeHidden();
});

test('The curve has a pin for each change, and a tick where every row is right', CHROMIUM, async ({ playground }) => {
  const marks = playground.element.locator('truth-net-chart-marks');
  await playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => {
    element.savedState = { ...element.savedState, view: { pace: Infinity } };
    return element.train(100);
  });
  await playground.enter('Learning rate', '2');
  await expect(marks.getByText('η 1 → 2')).toBeVisible();
  await playground.button('Resume').click();
  await expect(playground.status).toContainText('Iteration 1,500 reached');
  await expect(marks.getByRole('img', { name: 'Changes during the run: η 1 → 2' })).toBeVisible();
  await expect(playground.chart.getByText(/^all rows right at \d+$/)).toBeVisible();
});

test('A steep curve suggests the logarithmic scale', CHROMIUM, async ({ playground }) => {
  await playground.enter('Stop at iteration', '40000');
  await playground.trainAtFullSpeed();
  await playground.button('Try the log scale').click();
  await expect(playground.button('Log')).toHaveAttribute('aria-pressed', 'true');
  await expect(playground.button('Try the log scale')).toHaveCount(0);
});

test(
  'Held-out rows have a line and a figure of their own, and the chart stays where it is',
  CHROMIUM,
  async ({ page, playground }) => {
    const name = playground.chart.locator('.held-out-name');
    await playground.trainAtFullSpeed();
    await expect(name).toHaveCount(0);
    const before = await playground.chart.boundingBox();
    await playground.cell('y', 2).focus();
    await page.keyboard.press('h');
    await expect(name).toHaveText(/^held-out loss [\d.]+$/);
    await expect(playground.chart.locator('path.held-out')).toHaveCount(1);
    expect(await playground.chart.boundingBox()).toEqual(before);

    await playground.element.getByText('Show as a table').click();
    const table = playground.element.locator('truth-net-chart-table');
    await expect(table.getByRole('columnheader')).toHaveText(['Iteration', 'Loss', 'held-out loss']);
    const figure = (await name.textContent())!.replace('held-out loss ', '');
    await expect(table.getByRole('cell').last()).toHaveText(figure);
  },
);

test('An earlier run that is pointed at, focused or pressed in the list is lit in the chart', async ({
  page,
  playground,
}) => {
  for (const seed of ['2', '3', '4']) {
    await playground.button('10 steps').click();
    await expect(playground.status).toContainText('Paused at iteration 10.');
    await playground.enter('Seed', seed);
  }
  const past = playground.chart.locator('path.past');
  await expect(past).toHaveCount(3);
  const opacities = () => past.evaluateAll((paths) => paths.map((path) => Number(getComputedStyle(path).opacity)));
  expect(await opacities()).toEqual([1, 1, 1]);

  const entry = playground.element.locator('truth-net-past-runs li').filter({ hasText: '#2' });
  await entry.hover();
  await expect(past.nth(1)).toHaveClass(/lit/);
  expect(await opacities()).toEqual([0.25, 1, 0.25]);
  // The network has no part to highlight, so it dims nothing.
  await expect(playground.element.locator('truth-net-diagram figure > svg')).not.toHaveClass(/one-lit/);
  await page.mouse.move(1, 1);
  await expect.poll(opacities).toEqual([1, 1, 1]);

  await playground.button('Open run #3').focus();
  await expect.poll(opacities).toEqual([0.25, 0.25, 1]);
  await playground.button('Highlight run #1').click();
  await page.mouse.move(1, 1);
  await playground.button('Highlight run #1').evaluate((button: HTMLElement) => {
    button.blur();
  });
  await expect.poll(opacities).toEqual([1, 0.25, 0.25]);
  await playground.button('Forget run #1').click();
  await page.mouse.move(1, 1);
  await expect.poll(opacities).toEqual([1, 1]);
});

test(
  'Another scale asks the worker for nothing, and leaves the intro alone',
  CHROMIUM,
  async ({ playground, page }) => {
    await page.addInitScript(() => {
      const seen = globalThis as { snapshots?: number };
      globalThis.Worker = class extends Worker {
        constructor(...made: ConstructorParameters<typeof Worker>) {
          super(...made);
          this.addEventListener('message', ({ data }: MessageEvent<{ type: string }>) => {
            if (data.type === 'snapshot') seen.snapshots = (seen.snapshots ?? 0) + 1;
          });
        }
      };
    });
    await page.reload();
    const snapshots = () => page.evaluate(() => (globalThis as { snapshots?: number }).snapshots);
    const step = async (iteration: number) => {
      await playground.button('1 step').click();
      await expect.poll(async () => (await playground.progress()).iteration).toBe(iteration);
      return (await snapshots())!;
    };
    const before = await step(1);
    const intro = await page.locator('.tagline').evaluateHandle((line) => line.firstChild);
    await playground.button('Log').click();
    // The worker answers in order.
    expect(await step(2)).toBe(before + 1);
    expect(await intro.evaluate((text) => text?.isConnected)).toBe(true);
  },
);
