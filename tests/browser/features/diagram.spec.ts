import type { Locator, Page } from '@playwright/test';
import type { NetworkDiagram } from '../../../web/src/features/diagram/network-diagram.ts';
import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import type { Playground } from '../playground.ts';
import { CHROMIUM } from '../tags.ts';

function diagram(playground: Playground): Locator {
  return playground.element.getByRole('group', { name: /^Network with layers/ });
}

/** Returns a unit or a weight by its name; the value after the colon changes. */
function part(playground: Playground, name: string): Locator {
  return diagram(playground).getByRole('button', { name: new RegExp(`^${name}(:|$)`) });
}

function card(playground: Playground): Locator {
  return playground.element.locator('truth-net-part .card');
}

async function centre(locator: Locator): Promise<{ x: number; y: number }> {
  await locator.scrollIntoViewIfNeeded();
  const box = (await locator.boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function pointAt(page: Page, locator: Locator): Promise<{ x: number; y: number }> {
  const at = await centre(locator);
  await page.mouse.move(at.x, at.y);
  return at;
}

function weightOf(playground: Playground, layer: number, from: number, to: number): Promise<number> {
  return playground.element.evaluate(
    (element: HTMLElementTagNameMap['truth-net'], [l, f, t]) => {
      const diagramOf = element.shadowRoot!.querySelector('truth-net-diagram') as unknown as {
        parameters: { weights: number[][][] };
      };
      return diagramOf.parameters.weights[l]![f]![t]!;
    },
    [layer, from, to] as const,
  );
}

test('The inspector shows the weight under the pointer and updates during training', async ({ page, playground }) => {
  await expect(playground.element.locator('truth-net-diagram .part')).toContainText('Point at a line or a unit');
  // The lines at the edge cross no other line.
  await pointAt(page, part(playground, 'h1,1 → y'));
  await expect(card(playground)).toContainText('h1,1 → y');
  await expect(card(playground)).toContainText('gradient');
  const before = await card(playground).innerText();
  await page.keyboard.press('Tab');
  await playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => element.train(100));
  await expect(card(playground)).toContainText('h1,1 → y');
  expect(await card(playground).innerText()).not.toBe(before);
  await page.mouse.move(1, 1);
});

test(
  "The units show the selected row's activations, and the inspector its sums",
  CHROMIUM,
  async ({ page, playground }) => {
    await playground.choice('Show row').selectOption('Row 2');
    await expect(part(playground, 'X1')).toHaveAccessibleName('X1: 0.000');
    await expect(part(playground, 'X2')).toHaveAccessibleName('X2: 1.000');
    const prediction = (await playground.predictions())[1]!;
    await expect(part(playground, 'y')).toHaveAccessibleName(`y: ${prediction.toFixed(3)}`);
    await pointAt(page, part(playground, 'y'));
    await expect(card(playground)).toContainText('weighted sum z');
    const text = (await card(playground).innerText()).replaceAll('−', '-');
    const sum = Number(/weighted sum z\s*(-?[\d.]+)/.exec(text)![1]);
    expect(1 / (1 + Math.exp(-sum))).toBeCloseTo(prediction, 2);

    await playground.choice('Show row').selectOption('none');
    await expect(part(playground, 'X1')).toHaveAccessibleName('X1');
  },
);

/** Returns the painted pixels of the units of a layer, which changes with what they compute. */
function painted(playground: Playground, layer: number): Promise<string> {
  return playground.element
    .locator('truth-net-unit-maps canvas.layer')
    .nth(layer)
    .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
}

test('Each unit shows what it computes, and changes as the network learns', CHROMIUM, async ({ playground }) => {
  await expect(playground.element.locator('truth-net-diagram text.name')).toContainText(['X1', 'X2', 'X3']);
  await expect(playground.element.locator('truth-net-diagram text.name').last()).toHaveText('y always on');
  const before = [await painted(playground, 0), await painted(playground, 1), await painted(playground, 2)];
  await playground.trainAtFullSpeed();
  await expect(playground.element.locator('truth-net-diagram text.name').last()).toHaveText(/^y exactly one of X1/);
  expect(await painted(playground, 0)).toBe(before[0]);
  await expect.poll(() => painted(playground, 1)).not.toBe(before[1]);
  await expect.poll(() => painted(playground, 2)).not.toBe(before[2]);
});

test('The unit that is pointed at shows a large map with its inputs', CHROMIUM, async ({ page, playground }) => {
  const large = playground.element.locator('truth-net-unit-maps .large');
  await pointAt(page, part(playground, 'h1,2').locator('rect'));
  await expect(large).toContainText('X1 →, X2 ↑');
  await page.mouse.move(1, 1);
  await expect(large).toHaveCount(0);
});

test('A weight that is pointed at lights its units and its line in the weights chart', async ({ page, playground }) => {
  await playground.trainAtFullSpeed();
  await playground.button('Weights').click();
  const chart = playground.element.locator('truth-net-chart');
  await expect(chart.locator('.line')).toHaveCount(16);
  await pointAt(page, part(playground, 'h1,1 → y'));
  await expect(chart.locator('.line.lit')).toHaveCount(1);
  await expect(chart.locator('.line.faded')).toHaveCount(15);
  await expect(part(playground, 'h1,1')).toHaveClass(/lit/);
  await expect(part(playground, 'y')).toHaveClass(/lit/);
  await expect(part(playground, 'h1,2')).not.toHaveClass(/lit/);
  await page.mouse.move(1, 1);
  await expect(chart.locator('.line.lit')).toHaveCount(0);
});

test(
  'A typed weight changes the loss, and Undo restores everything to the last bit',
  CHROMIUM,
  async ({ page, playground }) => {
    await playground.button('10 steps').click();
    await expect(playground.status).toContainText('Paused at iteration 10.');
    const before = await playground.progress();
    const at = await centre(part(playground, 'h1,1 → y'));
    await page.mouse.click(at.x, at.y);
    await playground.enter('weight', '-3.5');
    await expect(part(playground, 'h1,1 → y')).toHaveAccessibleName('h1,1 → y: -3.500');
    await expect.poll(async () => (await playground.progress()).loss).not.toBe(before.loss);
    expect((await playground.progress()).iteration).toBe(10);

    await playground.button('Undo').click();
    await expect.poll(() => playground.progress()).toEqual(before);
    await playground.button('Redo').click();
    await expect(part(playground, 'h1,1 → y')).toHaveAccessibleName('h1,1 → y: -3.500');
  },
);

test(
  "An invalid weight is rejected with the weight's name, and training continues",
  CHROMIUM,
  async ({ page, playground }) => {
    const at = await centre(part(playground, 'h1,1 → y'));
    await page.mouse.click(at.x, at.y);
    await playground.enter('weight', '1e10');
    await expect(playground.element.getByRole('alert')).toHaveText(
      'weight h1,1 → y: enter a number from −1,000,000,000 to 1,000,000,000, not “1e10”.',
    );
    await expect(playground.element.getByRole('alert')).toBeInViewport({ ratio: 1 });
    await expect(playground.button('Undo')).toBeDisabled();
    await playground.beginToTrain();
    await playground.enter('weight', 'one');
    await expect(playground.element.getByRole('alert')).toContainText('not “one”');
    const { iteration } = await playground.progress();
    await expect.poll(async () => (await playground.progress()).iteration).toBeGreaterThan(iteration);
    await expect(playground.field('weight')).toHaveValue('one');
    await playground.field('weight').press('Escape');
    await expect(playground.element.getByRole('alert')).toHaveCount(0);
    await playground.enter('weight', '−0,5');
    await expect(playground.field('weight')).not.toHaveValue('−0,5');
    await expect(playground.element.getByRole('alert')).toHaveCount(0);
  },
);

test('A rejected weight leaves no trace, and the current run continues', CHROMIUM, async ({ playground }) => {
  await playground.enter('Seed', '2');
  await playground.button('Undo').click();
  await playground.beginToTrain();
  await playground.element.locator('truth-net-diagram').evaluate((diagram) => {
    const setting = { kind: 'weight', layer: 1, from: 0, to: 0, value: 1e10 };
    diagram.dispatchEvent(Object.assign(new Event('parameter-set'), { setting, goesOn: false }));
  });
  await expect(playground.element.getByRole('alert')).toContainText('10000000000');
  const { iteration } = await playground.progress();
  await expect.poll(async () => (await playground.progress()).iteration).toBeGreaterThan(iteration);
  await expect(playground.button('Undo')).toBeDisabled();
  await expect(playground.button('Redo')).toBeEnabled();
  await expect(playground.element.getByRole('button', { name: /^Open run/ })).toHaveCount(0);
});

test('A weight stays selected while it is typed and the pointer passes over others', async ({ page, playground }) => {
  const at = await centre(part(playground, 'h1,1 → y'));
  await page.mouse.click(at.x, at.y);
  await playground.field('weight').press('ControlOrMeta+A');
  await playground.field('weight').pressSequentially('1.');
  await pointAt(page, part(playground, 'X2').locator('rect'));
  await playground.field('weight').pressSequentially('25');
  await playground.field('weight').press('Enter');
  await expect(part(playground, 'h1,1 → y')).toHaveAccessibleName('h1,1 → y: 1.250');
  await expect(playground.field('weight')).toBeFocused();
  await expect(card(playground)).toContainText('h1,1 → y');

  // Without focus, the inspector shows the part under the pointer.
  await playground.field('weight').press('Tab');
  await expect(card(playground)).toContainText('X2');
});

test('A run goes on while a weight is dragged', CHROMIUM, async ({ page, playground }) => {
  await playground.beginToTrain();
  const at = await pointAt(page, part(playground, 'h1,1 → y'));
  await page.mouse.down();
  await page.mouse.move(at.x, at.y - 20, { steps: 4 });
  await page.mouse.up();
  const { iteration } = await playground.progress();
  await expect(playground.button('Pause')).toBeVisible();
  await expect.poll(async () => (await playground.progress()).iteration).toBeGreaterThan(iteration);
  const changed = await playground.element.evaluate(
    (net: HTMLElementTagNameMap['truth-net']) => net.savedState.changes,
  );
  expect(changed.map(({ kind }) => kind)).toContain('weight');
  await expect(playground.element.locator('truth-net-past-runs')).toHaveCount(0);
});

test('Dragging a weight up increases it, and the drag is one edit', async ({ page, playground }) => {
  const before = await weightOf(playground, 1, 0, 0);
  const at = await pointAt(page, part(playground, 'h1,1 → y'));
  await page.mouse.down();
  await page.mouse.move(at.x, at.y - 50, { steps: 10 });
  await page.mouse.up();
  await expect.poll(() => weightOf(playground, 1, 0, 0)).toBeCloseTo(before + 1, 5);
  await playground.button('Undo').click();
  await expect.poll(() => weightOf(playground, 1, 0, 0)).toBe(before);
  await expect(playground.button('Undo')).toBeDisabled();
});

test('Escape puts back a weight that is dragged, and ends the drag', CHROMIUM, async ({ page, playground }) => {
  await expect(playground.element.locator('truth-net-ghosts:defined')).toBeAttached();
  const before = await weightOf(playground, 1, 0, 0);
  const at = await pointAt(page, part(playground, 'h1,1 → y'));
  await page.mouse.down();
  await page.mouse.move(at.x, at.y - 40, { steps: 8 });
  await expect.poll(() => weightOf(playground, 1, 0, 0)).toBeCloseTo(before + 0.8, 5);
  await page.keyboard.press('Escape');
  await expect.poll(() => weightOf(playground, 1, 0, 0)).toBe(before);
  await page.mouse.move(at.x, at.y - 80, { steps: 4 });
  await page.mouse.up();
  await expect(playground.button('Undo')).toBeDisabled();
  await expect(playground.button('Redo')).toBeDisabled();
  expect(await weightOf(playground, 1, 0, 0)).toBe(before);
});

test('The keyboard alone moves through the network, changes a weight and types one', async ({ page, playground }) => {
  await part(playground, 'X1').focus();
  await expect(card(playground)).toContainText('X1');
  await page.keyboard.press('ArrowRight');
  await expect(part(playground, 'X1 → h1,1')).toBeFocused();
  await expect(card(playground)).toContainText('X1 → h1,1');
  const before = await weightOf(playground, 0, 0, 0);
  await page.keyboard.press('+');
  await expect.poll(() => weightOf(playground, 0, 0, 0)).toBeCloseTo(before + 0.1, 5);
  // Both keys may arrive before the network shows the first change.
  await page.keyboard.type('--');
  await expect.poll(() => weightOf(playground, 0, 0, 0)).toBeCloseTo(before - 0.1, 5);

  await page.keyboard.press('ArrowDown');
  await expect(part(playground, 'X1 → h1,2')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(playground.field('weight')).toBeFocused();
  await page.keyboard.type('2.25');
  await page.keyboard.press('Enter');
  await expect(part(playground, 'X1 → h1,2')).toHaveAccessibleName('X1 → h1,2: 2.250');
});

test('The field of a weight shows the digits that fit, and all of them to type', async ({ page, playground }) => {
  const exact = String(await weightOf(playground, 1, 0, 0));
  expect(exact.length).toBeGreaterThan(10);
  const at = await centre(part(playground, 'h1,1 → y'));
  await page.mouse.click(at.x, at.y);
  const field = playground.field('weight');
  await expect(field).toHaveAttribute('title', exact);
  const shown = await field.inputValue();
  expect(shown.length).toBeLessThanOrEqual(8);
  expect(Number(shown)).toBeCloseTo(Number(exact), 4);
  await field.focus();
  await expect(field).toHaveValue(exact);
  await field.press('Tab');
  await expect(field).toHaveValue(shown);
  expect(String(await weightOf(playground, 1, 0, 0))).toBe(exact);
});

test('Biases are shown and can be typed', CHROMIUM, async ({ page, playground }) => {
  await playground.element.getByRole('checkbox', { name: 'Biases' }).check();
  await playground.button('10 steps').click();
  await expect(playground.status).toContainText('Paused at iteration 10.');
  const at = await centre(part(playground, 'y').locator('rect'));
  await page.mouse.click(at.x, at.y);
  await expect(card(playground)).toContainText('gradient ∂L/∂b');
  const { loss } = await playground.progress();
  await playground.enter('bias', '4');
  await expect.poll(async () => (await playground.progress()).loss).toBeGreaterThan(loss);
  await expect(playground.field('bias')).toHaveValue('4');
});

test('A large layer shows some of its units, and every unit can be reached', async ({ page, playground }) => {
  await playground.enter('Units in hidden layer 1', '20');
  await expect(part(playground, 'h1,8')).toBeVisible();
  await expect(part(playground, 'h1,9')).toHaveCount(0);
  await diagram(playground).getByRole('button', { name: '12 later units of layer 1' }).click();
  await expect(part(playground, 'h1,16')).toBeVisible();
  await expect(part(playground, 'h1,8')).toHaveCount(0);

  await part(playground, 'h1,9').focus();
  await page.keyboard.press('End');
  await expect(part(playground, 'h1,20')).toBeFocused();
  await page.keyboard.press('Home');
  await expect(part(playground, 'h1,1')).toBeFocused();
});

test(
  'Units too low for a picture are rows of cells, one for each row of the table',
  CHROMIUM,
  async ({ page, playground }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => {
      element.units = '8';
    });
    const last = part(playground, 'h1,8').locator('rect');
    await expect(last).toHaveAttribute('width', '36');
    const cells = () =>
      playground.element
        .locator('truth-net-unit-maps canvas.layer')
        .first()
        .evaluate((canvas: HTMLCanvasElement) => {
          const { width, height } = canvas;
          // The second input, in the middle of its layer, is 0, 1, 0, 1.
          const line = canvas.getContext('2d')!.getImageData(0, Math.round(height / 2), width, 1).data;
          const pixels = new Uint32Array(line.buffer);
          const [first, ...others] = [1, 3, 5, 7].map((eighth) => pixels[Math.round((eighth * width) / 8)]);
          return others.map((other) => other === first);
        });
    await expect.poll(cells).toEqual([false, true, false]);
    // All of the row can be pressed, also beyond the height of a unit.
    const box = (await last.boundingBox())!;
    await page.mouse.click(box.x + 2, box.y + box.height / 2);
    await expect(card(playground)).toContainText('h1,8');
  },
);

test('The unit named in a diagnosis is highlighted in the diagram', CHROMIUM, async ({ playground }) => {
  await playground.enter('Learning rate', '20');
  await playground.trainAtFullSpeed();
  await expect(playground.element.getByText('h1,1 is saturated.')).toBeVisible();
  await expect(part(playground, 'h1,1')).toHaveClass(/highlighted/);
});

test(
  'A diagnosis of the network before, which had more layers, is no part of the next',
  CHROMIUM,
  async ({ playground }) => {
    const drawn = await playground.element.locator('truth-net-diagram').evaluate(async (view) => {
      const diagram = view as NetworkDiagram;
      diagram.highlighted = { layer: 2, unit: 0 };
      return diagram.updateComplete;
    });
    expect(drawn).toBe(true);
    await expect(diagram(playground).locator('.highlighted')).toHaveCount(0);
    await expect(part(playground, 'y')).toBeVisible();
  },
);
