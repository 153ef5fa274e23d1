import type { Locator } from '@playwright/test';
import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import type { Playground } from '../playground.ts';
import { CHROMIUM } from '../tags.ts';

function microscope(playground: Playground): Locator {
  return playground.element.locator('truth-net-microscope');
}

async function open(playground: Playground): Promise<Locator> {
  const panel = await playground.open('microscope');
  await expect(panel.locator('math').first()).toBeVisible();
  return panel;
}

/** Returns the last number of a text. */
function numberAtEnd(text: string): number {
  return Number(/-?[\d.]+\s*$/.exec(text.replaceAll('−', '-'))![0]);
}

/** Returns how far the reds of the last pixels of an element's lines are apart, as they are on the screen. */
async function shadeAtEnd(element: Locator): Promise<number> {
  const png = (await element.screenshot({ animations: 'disabled' })).toString('base64');
  return element.evaluate(async (_, data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
    canvas.drawImage(image, 0, 0);
    const { data: pixels } = canvas.getImageData(image.width - 20, 0, 20, image.height);
    const reds = pixels.filter((_, i) => i % 4 === 0);
    return Math.max(...reds) - Math.min(...reds);
  }, png);
}

/** Returns the highlighted parts of the network. */
function lit(playground: Playground): Locator {
  return playground.element.locator('truth-net-diagram .lit');
}

test(
  'Steps lead through an iteration and highlight the current line of code and its units',
  CHROMIUM,
  async ({ playground }) => {
    const panel = await open(playground);
    await expect(panel.locator('.now')).toHaveText('layer1 = sigmoid(input @ weights1)');
    const lines = [
      'output = sigmoid(layer1 @ weights2)',
      'loss = ((y - output) ** 2).sum()',
      'delta2 = -2 * (y - output) * sigmoid_slope(output)',
      'delta1 = delta2 @ weights2.T * sigmoid_slope(layer1)',
      'weights1 -= rate * (input.T @ delta1)',
      'weights2 -= rate * (layer1.T @ delta2)',
    ];
    for (const line of lines) {
      await panel.getByRole('button', { name: 'Next' }).click();
      await expect(panel.locator('.now')).toHaveText(line);
    }
    await expect(panel.getByRole('button', { name: 'Next' })).toBeDisabled();
    await panel.getByRole('button', { name: 'Backward, output layer' }).click();
    await expect(lit(playground)).toHaveCount(1);
    await expect(lit(playground)).toHaveAccessibleName(/^y: /);
    await expect(playground.element.locator('td.lit')).toHaveCount(1);
  },
);

for (const [width, height, hidden] of [
  [1024, 768, '4,4'],
  [1280, 720, '3,3,3'],
] as const) {
  test(
    `The steps of layers of ${hidden} units stand in one line of the drawer at ${width} × ${height}`,
    CHROMIUM,
    async ({ page, playground }) => {
      await page.setViewportSize({ width, height });
      await page.goto(`#table=a,b:y/0,1,1,0&hidden=${hidden}`);
      const panel = await open(playground);
      const { seen, needed, tops } = await panel
        .getByRole('group', { name: 'Steps of an iteration' })
        .evaluate((group) => ({
          seen: group.clientWidth,
          needed: group.scrollWidth,
          tops: new Set([...group.querySelectorAll('button')].map((button) => button.getBoundingClientRect().top)).size,
        }));
      expect(tops).toBe(1);
      expect(needed).toBeLessThanOrEqual(seen);
    },
  );
}

test('The steps play automatically and can be paused', CHROMIUM, async ({ page, playground }) => {
  await page.clock.install();
  const panel = await open(playground);
  await panel.getByRole('button', { name: 'Play' }).click();
  await page.clock.runFor(2600);
  await expect(panel.getByRole('button', { name: 'Forward, output layer' })).toHaveAttribute('aria-pressed', 'true');
  await panel.getByRole('button', { name: 'Pause the steps' }).click();
  await page.clock.runFor(6000);
  await expect(panel.getByRole('button', { name: 'Forward, output layer' })).toHaveAttribute('aria-pressed', 'true');
});

test('Selecting a weight shows its gradient row by row and its numerical check', CHROMIUM, async ({ playground }) => {
  const panel = await open(playground);
  const weight = playground.element.getByRole('button', { name: /^h1,2 → y: / });
  await weight.scrollIntoViewIfNeeded();
  await weight.focus();
  await weight.press('Enter');
  // Panels outside the viewport do not render.
  await panel.scrollIntoViewIfNeeded();
  await expect(panel.getByRole('combobox', { name: 'Weight' })).toHaveValue('h1,2 → y');
  const story = panel.locator('truth-net-weight-story');
  await expect(story.locator('li')).toHaveCount(4);
  await expect(story.getByText(/The same gradient to \d+ digits/)).toBeVisible();
  // This is the gradient in the diagram for the same weight.
  const shown = numberAtEnd((await playground.element.locator('truth-net-part dl > div').first().textContent())!);
  const formulas = await story.locator('math').allTextContents();
  const total = formulas.find((text) => /^∂L∂w=[^∑]*\+/.test(text))!;
  expect(numberAtEnd(total)).toBeCloseTo(shown, 3);
});

test('The number under the pointer is named, and its source is highlighted', CHROMIUM, async ({ page, playground }) => {
  const panel = await open(playground);
  const first = panel.locator('.formulas truth-net-formula').first();
  await first.locator('.tn-weight-0-2-0').hover();
  await expect(panel.getByText(/^0\.3968: X3 → h1,1$/)).toBeVisible();
  await expect(lit(playground)).toHaveCount(1);
  await expect(lit(playground)).toHaveAccessibleName(/^X3 → h1,1/);
  // The keyboard does the same.
  await first.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(panel.getByText('0: input X1')).toBeVisible();
  await expect(playground.element.locator('td.lit')).toHaveAccessibleName('X1, row 1: 0');
});

test('A number that changes under the pointer is released when the pointer leaves', async ({ page, playground }) => {
  const panel = await open(playground);
  const readout = panel.locator('.readout');
  const formula = panel.locator('.formulas truth-net-formula').first();
  await formula.locator('.tn-weight-0-2-0').hover();
  await expect(readout).toHaveText('0.3968: X3 → h1,1');
  const before = await formula.textContent();
  await playground.button('1 step').press('Enter');
  await expect(formula).not.toHaveText(before!);
  await page.mouse.move(1, 1);
  await expect(readout).toHaveText('');
  await expect(lit(playground)).toHaveCount(0);
});

test('Another notation can be chosen for the same step', CHROMIUM, async ({ playground }) => {
  const panel = await open(playground);
  await panel.getByRole('combobox', { name: 'Written as' }).selectOption('Original tutorial: 2(y − ŷ), +=');
  await expect(panel.locator('pre')).toContainText('weights2 += rate * (layer1.T @ delta2)');
  await expect(panel.locator('pre')).toContainText('delta2 = 2 * (y - output)');
  await panel.getByRole('combobox', { name: 'Written as' }).selectOption('As a mean: −2(y − ŷ)/n');
  await expect(panel.getByText('With learning rate 4, the step is the same.')).toBeVisible();
  await panel.getByRole('button', { name: 'JavaScript' }).click();
  await expect(panel.locator('pre')).toContainText(
    'delta2[j] = -2 / 4 * (y[j] - output[j]) * sigmoid_slope(output[j]);',
  );
});

test('The C++ program scrolls to the lines of the step', async ({ playground }) => {
  await playground.narrow();
  const panel = await open(playground);
  await panel.getByRole('button', { name: 'C++' }).click();
  const program = panel.locator('pre');
  await program.scrollIntoViewIfNeeded();
  const marked = program.locator('.now');
  await expect(marked.filter({ hasText: 'dot(a[l], W[l]) + b[l]' })).toBeInViewport();
  await panel.getByRole('button', { name: 'Backward, output layer' }).click();
  // The click may have scrolled the page.
  await program.scrollIntoViewIfNeeded();
  await expect(marked.filter({ hasText: 'Matrix error = -2 * c * (y - p);' })).toBeInViewport();
  await expect(program.locator('code').first()).not.toBeInViewport();
});

test('Numbers update during training, and a link reopens the microscope', CHROMIUM, async ({ page, playground }) => {
  const panel = await open(playground);
  const formula = panel.locator('.formulas truth-net-formula math').first();
  await expect(formula).toContainText('z=');
  const before = await formula.textContent();
  await playground.button('10 steps').click();
  await expect.poll(() => formula.textContent()).not.toBe(before);
  await expect(page).toHaveURL(/at=10\b.*microscope:true/);
  const after = await formula.textContent();
  await page.reload();
  await microscope(playground).scrollIntoViewIfNeeded();
  await expect(formula).toHaveText(after!);
});

test('A network with too many weights gets a message instead of formulas', CHROMIUM, async ({ playground }) => {
  await playground.enter('Units in hidden layer 1', '256');
  await playground.button('Add layer').click();
  const panel = await playground.open('microscope');
  await expect(panel.getByText('too many weights')).toBeVisible();
});

test('Formulas have their own font, embedded in the script', async ({ page, playground }) => {
  const microscope = await playground.open('microscope');
  const family = await microscope
    .locator('math')
    .first()
    .evaluate((each) => getComputedStyle(each).fontFamily);
  expect(family).toMatch(/^"?TruthNet Math/);
  const loaded = () => page.evaluate(() => [...document.fonts].map(({ family, status }) => `${family} ${status}`));
  await expect.poll(loaded).toEqual([expect.stringMatching(/^"?TruthNet Math"? loaded$/)]);
  expect(await page.evaluate(() => document.fonts.check('16px "TruthNet Math"', '∂δσ∑⏟0.1·(−)'))).toBe(true);
});

test.describe('With pixels that are not whole', () => {
  test.use({ deviceScaleFactor: 1.5 });

  test('only a formula that is cut off has a shade at its end', CHROMIUM, async ({ page, playground }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    const formula = (await open(playground)).locator('truth-net-formula').first();
    await page.mouse.move(0, 0);
    await expect.poll(() => shadeAtEnd(formula)).toBeLessThan(3);
    await formula.evaluate((element) => {
      element.style.inlineSize = '6rem';
    });
    await expect.poll(() => shadeAtEnd(formula)).toBeGreaterThan(20);
  });
});
