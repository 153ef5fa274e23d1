import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import type { Playground } from '../playground.ts';
import { referenceCase } from '../reference-case.ts';
import { CHROMIUM } from '../tags.ts';

test('Hidden layers and units can be changed, down to none', CHROMIUM, async ({ playground }) => {
  await playground.button('Add layer').click();
  await playground.enter('Units in hidden layer 2', '3');
  await expect(playground.element.getByRole('group', { name: 'layers of 3, 4, 3, 1 units' })).toBeVisible();
  await playground.trainAtFullSpeed();

  await playground.button('Remove hidden layer 2').click();
  await playground.button('Remove hidden layer 1').click();
  await expect(playground.element.getByText('inputs go straight to the output')).toBeVisible();
  await expect(playground.choice('Activation of hidden layer 1')).toHaveCount(0);
  await playground.trainAtFullSpeed();
  // A single neuron cannot learn XOR.
  expect((await playground.progress()).loss).toBeGreaterThan(0.5);
});

test('Every activation trains or explains why it cannot', CHROMIUM, async ({ playground }) => {
  await playground.enter('Learning rate', '0.05');
  for (const name of ['tanh', 'ReLU', 'leaky ReLU', 'linear', 'sigmoid']) {
    await playground.choice('Activation of hidden layer 1').selectOption(name);
    await expect(playground.status).toContainText(/Ready|back at iteration 0/);
    await playground.trainAtFullSpeed();
  }
  await playground.choice('Activation of hidden layer 1').selectOption('step');
  await expect(playground.status).toContainText('can predict but not learn');
  await expect(playground.button('Train')).toBeDisabled();
});

test('Biases can be switched on', CHROMIUM, async ({ playground }) => {
  const before = await playground.progress();
  await playground.element.getByRole('checkbox', { name: 'Biases' }).check();
  await playground.button('10 steps').click();
  await expect(playground.status).toContainText('Paused at iteration 10.');
  expect((await playground.progress()).loss).not.toBe(before.loss);
});

test(
  'A wrong number is rejected next to its field, without layout shift or other changes',
  CHROMIUM,
  async ({ playground }) => {
    await playground.button('10 steps').click();
    await expect(playground.status).toContainText('Paused at iteration 10.');
    const panels = ['.panel.layers', '.panel.training'].map((panel) => playground.element.locator(panel));
    const heights = () =>
      Promise.all(panels.map((panel) => panel.evaluate((element) => element.getBoundingClientRect().height)));
    const before = await heights();
    for (const [field, text, sentence] of [
      ['Learning rate', '-3', 'Learning rate: enter a number above 0 and at most 1,000, not “-3”.'],
      ['Learning rate', '1,500', 'Learning rate: “1,500” may mean 1500 or 1.5.'],
      ['Seed', '1.5', 'Seed: enter a whole number from 0 to 4,294,967,295, not “1.5”.'],
      ['Stop at iteration', '2.000', 'Stop at iteration: “2.000” may mean 2 or 2000.'],
      ['Right if off by less than', '', 'Right if off by less than: enter a number above 0 and at most 1.'],
      ['Units in hidden layer 1', '257', 'Units in hidden layer 1: enter a whole number from 1 to 256, not “257”.'],
    ] as const) {
      await test.step(`${field} "${text}"`, async () => {
        const shown = await playground.field(field).inputValue();
        await playground.enter(field, text || ' ');
        await expect(playground.field(field)).toHaveAccessibleDescription(sentence);
        await expect(playground.field(field)).toHaveAttribute('aria-invalid', 'true');
        await expect(playground.element.getByRole('alert')).toHaveText(sentence);
        expect(await heights()).toEqual(before);

        // The previous value is valid, too.
        await playground.enter(field, shown);
        await expect(playground.element.getByRole('alert')).toHaveCount(0);
        await expect(playground.field(field)).toHaveAttribute('aria-invalid', 'false');
        await expect(playground.status).toContainText('Paused at iteration 10.');
        await expect(playground.button('Undo')).toBeDisabled();
      });
    }
  },
);

test('A rejected number has a message in Chinese on a Chinese page', CHROMIUM, async ({ page, playground }) => {
  await page.evaluate(() => (document.documentElement.lang = 'zh'));
  await playground.enter('学习率', 'fast');
  await expect(playground.element.getByRole('alert')).toHaveText(
    '“学习率”应为大于 0、不超过 1,000 的数，不能是“fast”。',
  );
  await playground.enter('训练到', '2.000');
  await expect(playground.element.getByRole('alert').last()).toHaveText(
    '训练到：“2.000”可能是 2 或 2000，请换一种写法。',
  );
});

test('A number may have the marks and digits of other languages', CHROMIUM, async ({ playground }) => {
  for (const [field, text, value] of [
    ['Learning rate', '0,5', '0.5'],
    ['Learning rate', '０．２５', '0.25'],
    ['Stop at iteration', '1,500', '1500'],
    ['Stop at iteration', '٢٠٠٠', '2000'],
  ] as const) {
    await test.step(`${field} takes ${text} for ${value}`, async () => {
      await playground.enter(field, text);
      await expect(playground.field(field)).toHaveValue(value);
      await expect(playground.element.getByRole('alert')).toHaveCount(0);
    });
  }
});

test('Buttons and arrow keys step the learning rate by sensible factors', async ({ playground }) => {
  const rate = playground.field('Learning rate');
  await playground.button('More: Learning rate').click();
  await expect(rate).toHaveValue('2');
  await playground.button('More: Learning rate').click();
  await expect(rate).toHaveValue('5');
  for (let i = 0; i < 4; i++) await rate.press('ArrowDown');
  await expect(rate).toHaveValue('0.2');
});

test(
  'A learning rate that makes the weights overflow stops with a message, and Reset recovers',
  CHROMIUM,
  async ({ playground }) => {
    await playground.choice('Activation of hidden layer 1').selectOption('linear');
    await playground.choice('Activation of the output layer').selectOption('linear');
    await playground.enter('Learning rate', '10');
    await playground.choice('Speed').selectOption('Full speed');
    await playground.button('Train').click();
    await expect(playground.status).toContainText('The weights overflowed');
    await expect(playground.button('1 step')).toBeDisabled();
    await playground.button('Reset').click();
    await expect(playground.status).toContainText('Ready');
  },
);

async function build(playground: Playground, preset: string, units: readonly number[], activation: string) {
  await playground.choice('Preset').selectOption(preset);
  for (const [layer, count] of units.entries()) {
    if (layer > 0) await playground.button('Add layer').click();
    await playground.enter(`Units in hidden layer ${layer + 1}`, String(count));
    await playground.choice(`Activation of hidden layer ${layer + 1}`).selectOption(activation);
  }
  await playground.element.getByRole('checkbox', { name: 'Biases' }).check();
  await playground.choice('Start weights').selectOption('from −1 to 1');
}

test("Cross-entropy, ReLU and Adam chosen by hand end at NumPy's result", CHROMIUM, async ({ playground }) => {
  await build(playground, 'XOR', [8], 'ReLU');
  await playground.choice('Loss').selectOption('cross-entropy');
  await playground.choice('Optimizer').selectOption('Adam');
  await playground.enter('Learning rate', '0.01');
  await playground.enter('Seed', '4');
  await playground.trainAtFullSpeed();
  const expected = referenceCase('relu, cross-entropy, adam').loss_at['1500']!;
  expect((await playground.progress()).loss / expected).toBeCloseTo(1, 9);
});

test("Two hidden layers of different size with momentum end at NumPy's result", CHROMIUM, async ({ playground }) => {
  await build(playground, 'Full adder', [6, 5], 'tanh');
  await playground.choice('Optimizer').selectOption('momentum');
  await playground.enter('Learning rate', '0.02');
  await playground.enter('Seed', '9');
  await playground.trainAtFullSpeed();
  const expected = referenceCase('full adder, two hidden layers, momentum').loss_at['1500']!;
  expect((await playground.progress()).loss / expected).toBeCloseTo(1, 9);
});

test('Updates after every row train differently from one per iteration', CHROMIUM, async ({ playground }) => {
  await playground.trainAtFullSpeed();
  const { loss } = await playground.progress();
  await playground.choice('Batch').selectOption('one row at a time');
  await playground.trainAtFullSpeed();
  const byRow = await playground.progress();
  expect(byRow.iteration).toBe(1500);
  expect(byRow.loss).toBeLessThan(0.1);
  expect(byRow.loss).not.toBe(loss);
});

test('Training stops when every row is right, depending on the tolerance', CHROMIUM, async ({ playground }) => {
  await playground.choice('Speed').selectOption('Full speed');
  await playground.element.getByRole('checkbox', { name: 'Stop when every row is right' }).check();
  await playground.button('Train').click();
  await expect(playground.status).toContainText('All rows are right at iteration');
  const half = await playground.progress();
  expect((await playground.predictions()).map(Math.round)).toEqual([0, 1, 1, 0]);

  await playground.enter('Right if off by less than', '0.1');
  await expect(playground.status).toContainText('Paused');
  await playground.button('Resume').click();
  await expect(playground.status).toContainText('All rows are right at iteration');
  const tenth = await playground.progress();
  expect(tenth.iteration).toBeGreaterThan(half.iteration);
  const errors = (await playground.predictions()).map((value, row) => Math.abs(value - [0, 1, 1, 0][row]!));
  expect(Math.max(...errors)).toBeLessThanOrEqual(0.1);
});

test('Training can start from the weights shown, as long as they fit the network', CHROMIUM, async ({ playground }) => {
  await playground.button('10 steps').click();
  await expect(playground.status).toContainText('Paused at iteration 10.');
  const { loss } = await playground.progress();
  await playground.button('Start from these weights').click();
  await expect(playground.status).toContainText('back at iteration 0');
  await expect.poll(() => playground.progress()).toEqual({ iteration: 0, loss });
  await expect(playground.choice('Start weights')).toHaveValue('custom');
  await expect(playground.field('Seed')).toHaveCount(0);

  await playground.button('Add layer').click();
  await expect(playground.choice('Start weights')).toHaveValue('from 0 to 1');
  await expect(playground.field('Seed')).toHaveValue('1');
  await playground.button('10 steps').click();
  await expect(playground.status).toContainText('Paused at iteration 10.');
});

test('A change that restarts the run shows a message', CHROMIUM, async ({ playground }) => {
  for (const [button, sentence] of [
    ['Add layer', 'The network changed, so the run is back'],
    ['Add output', 'The table changed, so the run is back'],
    ['New seed', 'The settings changed, so the run is back'],
  ] as const) {
    await test.step(button, async () => {
      await playground.button('10 steps').click();
      await expect(playground.status).toContainText('Paused at iteration 1');
      await playground.button(button).click();
      await expect(playground.status).toContainText(sentence);
      await expect.poll(async () => (await playground.progress()).iteration).toBe(0);
      await playground.button('1 step').click();
      await expect(playground.status).toContainText('Paused at iteration 1.');
    });
  }
});
