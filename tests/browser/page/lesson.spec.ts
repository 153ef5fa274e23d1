import type { Page } from '@playwright/test';
import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import { Playground } from '../playground.ts';
import { referenceCase } from '../reference-case.ts';
import { resizeTo } from '../resize.ts';
import { CHROMIUM, SMOKE } from '../tags.ts';

const SECTIONS = [
  'neuron',
  'layers',
  'feedforward',
  'loss',
  'backpropagation',
  'together',
  'stumbles',
  'rates',
  'memory',
  'write',
  'where',
];

async function openLesson(page: Page, query = '?lang=en'): Promise<void> {
  await page.goto(`./lesson.html${query}`);
}

/** Scrolls to a section and returns its playground. */
async function reach(page: Page, section: string): Promise<Playground> {
  const element = page.locator(`#${section} truth-net`);
  await element.scrollIntoViewIfNeeded();
  const playground = new Playground(element);
  await playground.progress();
  // The initial session may have to be trained first.
  await expect.poll(() => element.evaluate((each: HTMLElementTagNameMap['truth-net']) => each.running)).toBe(false);
  return playground;
}

async function press(page: Page, section: string, button: string): Promise<void> {
  await page.locator(`#${section}`).getByRole('button', { name: button, exact: true }).first().click();
}

test('Each section has a playground that starts near the viewport', async ({ page, errors: _errors }) => {
  await openLesson(page);
  await expect(page.locator('main > section')).toHaveCount(SECTIONS.length);
  await reach(page, 'neuron');
  const last = page.locator('#where truth-net');
  expect(await last.evaluate((each: HTMLElementTagNameMap['truth-net']) => each.progress === undefined)).toBe(true);
  for (const section of SECTIONS) {
    const playground = await reach(page, section);
    await expect(playground.element.getByRole('heading').first()).toBeVisible();
  }
});

test('The table of contents links to the sections', SMOKE, async ({ page, errors: _errors }) => {
  await openLesson(page);
  await page.getByRole('link', { name: 'Memorising and generalising', exact: true }).click();
  await expect(page).toHaveURL(/#memory$/);
  await expect(page.getByRole('heading', { name: '9. Memorising and generalising' })).toBeInViewport();
});

test('Each playground shows only its chosen panels', CHROMIUM, async ({ page, errors: _errors }) => {
  await openLesson(page);
  const { element } = await reach(page, 'neuron');
  await expect(element.locator('truth-net-neuron')).toBeVisible();
  await expect(element.locator('truth-net-table')).toBeVisible();
  await expect(element.locator('truth-net-diagram')).toBeVisible();
  await expect(element.locator('truth-net-run-bar, truth-net-chart, truth-net-survey')).toHaveCount(0);
});

test('Table, network and chart stay in view beside the text', async ({ page, errors: _errors }) => {
  await openLesson(page);
  for (const [width, height] of [
    [1200, 720],
    [1440, 900],
  ] as const) {
    await test.step(`${width} × ${height}`, async () => {
      await resizeTo(page, width, height);
      const playground = await reach(page, 'rates');
      const { element } = playground;
      await page.locator('#rates .prose:not(.end):visible').last().scrollIntoViewIfNeeded();
      for (const view of ['truth-net-table', 'truth-net-diagram', 'truth-net-chart']) {
        await expect(element.locator(view)).toBeInViewport({ ratio: 0.95 });
      }
      await expect(playground.cell('y', 4)).toBeInViewport({ ratio: 1 });
      const text = (await page.locator('#rates .prose:visible').first().boundingBox())!;
      const box = (await element.boundingBox())!;
      expect(box.x).toBeGreaterThan(text.x + text.width);
    });
  }
});

test(
  'One neuron can be set to AND by hand, and XOR is proved impossible',
  CHROMIUM,
  async ({ page, errors: _errors }) => {
    await openLesson(page);
    const { element } = await reach(page, 'neuron');
    await expect(element.getByText('2 of 4 rows right')).toBeVisible();
    const threshold = element.getByRole('slider', { name: 'Threshold T' });
    await threshold.press('ArrowRight');
    await threshold.press('ArrowRight');
    await expect(element.getByText('4 of 4 rows right')).toBeVisible();
    await press(page, 'neuron', 'NOT');
    await element.getByText('Show a solution').click();
    await expect(element.getByText('Fires when −a > −0.5')).toBeVisible();
    await press(page, 'neuron', 'XOR');
    await expect(element.getByRole('heading', { name: 'No single neuron can do this.' })).toBeVisible();
  },
);

test(
  'The bucket fills with the inputs of a row, and overflows above the threshold',
  CHROMIUM,
  async ({ page, errors: _errors }) => {
    await openLesson(page);
    const { element } = await reach(page, 'neuron');
    const figure = page.locator('#neuron > figure');
    const caption = figure.locator('figcaption');
    await expect(caption).toContainText('1 · 1 + 1 · 1 = 2 > 0.5: the bucket overflows');
    await figure.getByRole('button', { name: '0 0' }).click();
    await expect(caption).toContainText('1 · 0 + 1 · 0 = 0 ≤ 0.5: the water stays in');
    // The table chooses the row, too.
    await element.getByRole('button', { name: 'Row 2', exact: true }).click();
    await expect(figure.getByRole('button', { pressed: true })).toHaveText('0 1');
    await element.getByRole('slider', { name: 'Threshold T' }).press('ArrowRight');
    await expect(caption).toContainText('1 · 0 + 1 · 1 = 1 ≤ 1');
    await press(page, 'neuron', 'NOT');
    await element.getByRole('slider', { name: 'Weight of a' }).press('Home');
    await expect(caption).toContainText('−3 · 1 = −3 ≤ 0.5');
  },
);

test('The matrices have the shapes and numbers of the network', CHROMIUM, async ({ page, errors: _errors }) => {
  await openLesson(page);
  const { element } = await reach(page, 'layers');
  const matrices = page.locator('#layers').getByRole('table');
  const shown = async () =>
    matrices.evaluateAll((tables) =>
      tables.map((table) =>
        [...table.querySelectorAll('tbody tr')].map((row) =>
          [...row.querySelectorAll('td')].map((cell) => cell.textContent.replace('−', '-')),
        ),
      ),
    );
  const numbers = () =>
    element.evaluate((each: HTMLElementTagNameMap['truth-net']) =>
      each.parameters!.weights.map((matrix) => matrix.map((row) => row.map((weight) => weight.toFixed(2)))),
    );
  await press(page, 'layers', '5');
  await expect(matrices.locator('caption')).toHaveText(['W1 (3, 5)', 'W2 (5, 1)']);
  await element.evaluate((each: HTMLElementTagNameMap['truth-net']) => each.train(100));
  const trained = await numbers();
  expect(trained.map((matrix) => [matrix.length, matrix[0]!.length])).toEqual([
    [3, 5],
    [5, 1],
  ]);
  await expect.poll(shown).toEqual(trained);
});

test('The network reaches the exact figures in the lesson', CHROMIUM, async ({ page, errors: _errors }) => {
  await openLesson(page);
  const playground = await reach(page, 'together');
  // The figures would give away the result of the run that the reader is to predict.
  await expect(page.locator('.figures')).toBeHidden();
  await page.getByText('Show the predictions after 1500 iterations').click();
  await expect(page.locator('.figures')).toBeVisible();
  await playground.element.evaluate(async (each: HTMLElementTagNameMap['truth-net']) => each.train(1500));
  const stated = await page.locator('.figures tbody tr td:last-child').allTextContents();
  const reference = referenceCase(1)
    .predictions.flat()
    .map((value) => value.toFixed(3));
  expect(stated.map((text) => text.trim())).toEqual(reference);
  await expect.poll(async () => (await playground.predictions()).map((value) => value.toFixed(3))).toEqual(reference);
});

test(
  'Predictions for unseen rows depend on the seed, as the lesson claims',
  CHROMIUM,
  async ({ page, errors: _errors }) => {
    await openLesson(page);
    const playground = await reach(page, 'stumbles');
    const untrained = playground.element.getByRole('gridcell', { name: /^Missing row 0 1 0, prediction of y: / });
    for (const [seed, prediction] of [
      ['Seed 13', '0.022'],
      ['Seed 2', '0.359'],
      ['Seed 8', '0.975'],
    ] as const) {
      await press(page, 'stumbles', seed);
      await expect(untrained).toHaveAccessibleName(new RegExp(`: ${prediction}$`));
      await expect(playground.element.getByText('4 of 4 rows right')).toBeVisible();
    }
  },
);

test('Learning rates and activations reach the results in the lesson', CHROMIUM, async ({ page, errors: _errors }) => {
  await openLesson(page);
  const playground = await reach(page, 'rates');
  const iterations = 1500;
  for (const [button, loss] of [
    ['0.1', 0.8564],
    ['2', 0.0009],
    ['20', 0.7502],
    ['tanh', 0.0005],
    ['ReLU, seed 1', 1],
    ['ReLU, seed 2', 0.0001],
    ['1', 0.0034],
  ] as const) {
    await press(page, 'rates', button);
    await expect
      .poll(async () => {
        const now = await playground.progress();
        return now.iteration === iterations && Math.abs(now.loss - loss) < 5e-5;
      })
      .toBe(true);
  }
  const earlier = playground.element.locator('truth-net-past-runs');
  await earlier.scrollIntoViewIfNeeded();
  await expect(earlier).toContainText('Earlier');
});

test('A majority is generalised, a parity only memorised', CHROMIUM, async ({ page, errors: _errors }) => {
  await openLesson(page);
  const { element } = await reach(page, 'memory');
  await expect(element.getByText('26 of 26 rows right')).toBeVisible();
  await expect(element.getByText('held out: 6 of 6')).toBeVisible();
  await press(page, 'memory', 'Parity of four');
  await expect(element.getByText('14 of 14 rows right')).toBeVisible();
  await expect(element.getByText('held out: 0 of 2')).toBeVisible();
  await press(page, 'memory', 'Parity, one row held out');
  await expect(element.getByText('held out: 0 of 1')).toBeVisible();
});

test('The hint about the scale covers no words of a low chart', CHROMIUM, async ({ page, errors: _errors }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await openLesson(page);
  const { element } = await reach(page, 'memory');
  const hint = (await element.getByRole('button', { name: 'Try the log scale' }).boundingBox())!;
  const words = (await element.getByText(/^all rows right at/).boundingBox())!;
  expect(words.y >= hint.y + hint.height || words.x + words.width <= hint.x).toBe(true);
});

test('The page marks the answer at the end of a section, and remembers it', async ({ page, errors: _errors }) => {
  await openLesson(page);
  const check = page.locator('#loss .check');
  await check.getByRole('radio', { name: '0.2' }).check();
  await expect(check.getByRole('status')).toContainText(
    'Not yet. 0.2 is the difference between target and prediction.',
  );
  await check.getByRole('radio', { name: '0.04' }).check();
  await expect(check.getByRole('status')).toContainText('Right');
  await page.reload();
  await expect(page.locator('.contents .done')).toHaveText(/The loss/);
  await expect(check.getByRole('radio', { name: '0.04' })).toBeChecked();
  await page.locator('#loss').getByRole('link', { name: 'Backpropagation' }).click();
  await expect(page).toHaveURL(/#backpropagation$/);
});

test('The top and the end sum up the answers, which can be cleared', CHROMIUM, async ({ page, errors: _errors }) => {
  await openLesson(page);
  const summaries = page.locator('.summary');
  await expect(summaries).toContainText(['0 of 11', '0 of 11']);
  await page.locator('#neuron .check').getByRole('radio', { name: '0.5', exact: true }).check();
  await expect(summaries).toContainText(['1 of 11', '1 of 11']);
  await expect(summaries.first().getByRole('link', { name: 'Layers and shapes' })).toHaveAttribute('href', '#layers');
  await summaries.last().getByRole('button', { name: 'Clear my answers' }).click();
  await expect(summaries.last()).toBeFocused();
  await summaries.last().getByRole('button', { name: 'Undo' }).click();
  await expect(summaries).toContainText(['1 of 11', '1 of 11']);
  await summaries.last().getByRole('button', { name: 'Clear my answers' }).click();
  await page.reload();
  await expect(summaries).toContainText(['0 of 11', '0 of 11']);
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
});

test('An exercise marks the task at the end of its section', CHROMIUM, async ({ page, errors: _errors }) => {
  await openLesson(page);
  const { element } = await reach(page, 'write');
  const check = page.locator('#write .check');
  const solve = (level: number) =>
    element.evaluate(
      (each, detail) => {
        const inside = each.shadowRoot!.querySelector('.panel')!;
        inside.dispatchEvent(new CustomEvent('exercise-solved', { detail, bubbles: true, composed: true }));
      },
      { exercise: 'write', level },
    );
  await solve(1);
  await expect(check.getByRole('status')).toContainText('The page marks it as soon as it is solved.');
  await solve(2);
  await expect(check.getByRole('status')).toContainText('✓ Solved.');
  await page.reload();
  await expect(page.locator('.contents .done')).toHaveText(/Write it yourself/);
  await expect(check.getByRole('status')).toContainText('✓ Solved.');
  await expect(page.locator('.summary').first()).toContainText('1 of 11 sections finished');
});

test(
  'The formulas of the exercise tick its task after a reload, until the answers are cleared',
  CHROMIUM,
  async ({ page, errors: _errors }) => {
    await openLesson(page);
    const { element } = await reach(page, 'write');
    const field = element.getByRole('textbox', { name: 'Formula for d_weights2' });
    await element.getByRole('button', { name: '2 Output' }).click();
    await field.fill('np.dot(layer1.T, 2*(y - output) * sigmoid_derivative(output))');
    const check = page.locator('#write .check');
    await expect(check.getByRole('status')).toContainText('✓ Solved.');
    await page.reload();
    await reach(page, 'write');
    await expect(field).toHaveValue('np.dot(layer1.T, 2*(y - output) * sigmoid_derivative(output))');
    await expect(check.getByRole('status')).toContainText('✓ Solved.');

    await page.locator('.summary').first().getByRole('button', { name: 'Clear my answers' }).click();
    await expect(check.getByRole('status')).not.toContainText('Solved.');
    await page.reload();
    await reach(page, 'write');
    await element.getByRole('button', { name: '2 Output' }).click();
    await expect(field).toHaveValue('');
    await expect(check.getByRole('status')).not.toContainText('Solved.');
  },
);

test(
  'The sixth section asks for a prediction, and gives way to the chart',
  CHROMIUM,
  async ({ page, errors: _errors }) => {
    await openLesson(page);
    const { element } = await reach(page, 'together');
    const panel = element.locator('truth-net-predict');
    await panel.getByRole('combobox', { name: 'Which row will become right last?' }).selectOption('Row 2: 0 1 1 → 1');
    await panel.getByRole('button', { name: 'Train and compare' }).click();
    await expect(panel.getByText('You expected row 2 to become right last; it was row 4.')).toBeVisible({
      timeout: 30_000,
    });
    await press(page, 'together', 'Loss chart');
    await expect(element.locator('truth-net-chart')).toBeVisible();
    await expect(panel).toHaveCount(0);
    expect(await element.evaluate((each: HTMLElementTagNameMap['truth-net']) => each.progress!.iteration)).toBe(1500);
  },
);

test(
  'The eighth section predicts learning rates between those that it shows',
  CHROMIUM,
  async ({ page, errors: _errors }) => {
    await openLesson(page);
    const { element } = await reach(page, 'rates');
    for (const [rate, since] of [
      ['8', 41],
      ['12', 938],
    ] as const) {
      await press(page, 'rates', rate);
      const panel = element.locator('truth-net-predict');
      await expect(panel.getByText(`This run: learning rate ${rate}, seed 1.`)).toBeVisible();
      await expect(page.locator('#rates .prose:visible').getByRole('button', { pressed: true })).toHaveText([rate]);
      await panel.getByRole('button', { name: 'Yes', exact: true }).click();
      await element.evaluate(async (each: HTMLElementTagNameMap['truth-net']) => each.train(1500));
      await expect(panel.getByText(`every row is right from iteration ${since} on`)).toBeVisible();
    }
    await press(page, 'rates', '20');
    await expect(element.locator('truth-net-landscape')).toBeVisible();
    await expect(element.locator('truth-net-predict')).toHaveCount(0);
    await expect(page.locator('#rates .prose:visible').getByRole('button', { pressed: true })).toHaveText(['20']);
    await press(page, 'rates', '1');
    const pressed = page.locator('#rates .prose:visible').getByRole('button', { pressed: true });
    await expect(pressed).toHaveText(['1', 'sigmoid']);
    await element.evaluate(async (each: HTMLElementTagNameMap['truth-net']) => {
      await each.setSession({ ...each.savedState.session, training: { learningRate: 3 } });
    });
    await expect(pressed).toHaveCount(0);
  },
);

test(
  'The lesson keeps a prediction, and its sections mark what their playground shows',
  CHROMIUM,
  async ({ page, errors: _errors }) => {
    await openLesson(page);
    const { element } = await reach(page, 'together');
    const panel = element.locator('truth-net-predict');
    await panel.getByRole('button', { name: 'No', exact: true }).click();
    await page.reload();
    await reach(page, 'together');
    await expect(panel.getByRole('button', { name: 'No', exact: true })).toHaveAttribute('aria-pressed', 'true');
    const pressed = page.locator('#together .prose:visible').getByRole('button', { pressed: true });
    await expect(pressed).toHaveText(['Prediction']);
    await press(page, 'together', 'Loss chart');
    await expect(pressed).toHaveText(['Loss chart']);
    await reach(page, 'layers');
    await press(page, 'layers', '5');
    await expect(page.locator('#layers .prose:visible').getByRole('button', { pressed: true })).toHaveText(['5']);
  },
);

test(
  'The last section has a map of the runs that the lesson has shown',
  CHROMIUM,
  async ({ page, errors: _errors }) => {
    await openLesson(page);
    const { element } = await reach(page, 'where');
    await expect(element.locator('truth-net-map')).toContainText('learning rate');
    await expect(page.getByRole('heading', { name: '11. Where training works' })).toBeVisible();
  },
);

test('The lesson is available in Chinese, with its playgrounds', CHROMIUM, async ({ page, errors: _errors }) => {
  await openLesson(page, '?lang=zh');
  await expect(page).toHaveTitle('TruthNet：从一个神经元到一个训练好的网络');
  await expect(page.getByRole('heading', { name: '1. 一个神经元' })).toBeVisible();
  await expect(page.getByRole('heading', { name: '1. One neuron' })).toBeHidden();
  const { element } = await reach(page, 'neuron');
  await expect(element.getByText('4 行中 2 行正确')).toBeVisible();
});

test.describe('On a narrow screen', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('nothing is wider than the page', async ({ page, errors: _errors }) => {
    await openLesson(page);
    for (const section of SECTIONS) {
      await reach(page, section);
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(beyond, section).toBeLessThanOrEqual(0);
    }
  });
});

test('The second section sets a challenge', CHROMIUM, async ({ page, errors: _errors }) => {
  await page.goto('lesson.html?lang=en');
  await page.getByRole('button', { name: 'XOR by hand' }).click();
  const playground = page.locator('[data-playground="layers"]');
  await expect(playground.getByRole('heading', { name: 'XOR by hand' })).toBeVisible();
  await expect(playground.getByText('2 of 4 rows right at iteration 0')).toBeVisible();
});

test('On a phone, a challenge of the lesson scrolls to its task', CHROMIUM, async ({ page, errors: _errors }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('lesson.html?lang=en');
  await page.getByRole('button', { name: 'XOR by hand' }).click();
  const heading = page.locator('[data-playground="layers"]').getByRole('heading', { name: 'XOR by hand' });
  await expect(heading).toBeInViewport({ ratio: 1 });
});
