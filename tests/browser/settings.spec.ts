import { expect, test } from './playground.ts';

test('Hidden layers and units can be changed, down to none', async ({ playground }) => {
  await playground.button('Add layer').click();
  await playground.enter('Units in hidden layer 2', '3');
  await expect(playground.element.getByRole('img', { name: 'layers of 3, 4, 3, and 1 units' })).toBeVisible();
  await playground.trainAtFullSpeed();

  await playground.button('Remove hidden layer 2').click();
  await playground.button('Remove hidden layer 1').click();
  await expect(playground.element.getByText('inputs go straight to the output')).toBeVisible();
  await expect(playground.choice('Hidden activation')).toHaveCount(0);
  await playground.trainAtFullSpeed();
  // One neuron cannot tell exclusive or.
  expect((await playground.progress()).loss).toBeGreaterThan(0.5);
});

test('Every activation trains or says why it cannot', async ({ playground }) => {
  await playground.enter('Learning rate', '0.05');
  for (const name of ['tanh', 'ReLU', 'leaky ReLU', 'linear', 'sigmoid']) {
    await playground.choice('Hidden activation').selectOption(name);
    await expect(playground.status).toContainText('Ready');
    await playground.trainAtFullSpeed();
  }
  await playground.choice('Hidden activation').selectOption('step');
  await expect(playground.status).toContainText('cannot be trained');
  await expect(playground.button('Train')).toBeDisabled();
});

test('Biases can be switched on', async ({ playground }) => {
  const before = await playground.progress();
  await playground.element.getByRole('checkbox', { name: 'Biases' }).check();
  await playground.button('10 steps').click();
  await expect(playground.status).toContainText('Paused at iteration 10.');
  expect((await playground.progress()).loss).not.toBe(before.loss);
});

for (const [field, value, part] of [
  ['Learning rate', '-3', 'learningRate'],
  ['Learning rate', 'fast', 'learningRate'],
  ['Seed', '4294967296', 'seed'],
  ['Seed', '1.5', 'seed'],
  ['Run to', '0', 'iterations'],
  ['Units in hidden layer 1', '257', 'hidden[0]'],
] as const) {
  test(`${field} "${value}" is refused with a sentence and changes nothing`, async ({ playground }) => {
    const shown = await playground.field(field).inputValue();
    await playground.button('10 steps').click();
    await expect(playground.status).toContainText('Paused at iteration 10.');
    await playground.enter(field, value);
    await expect(playground.element.getByRole('alert')).toContainText(part);
    await expect(playground.field(field)).toHaveValue(shown);
    await expect(playground.status).toContainText('Paused at iteration 10.');
    await playground.button('1 step').click();
    await expect(playground.status).toContainText('Paused at iteration 11.');
  });
}

test('Buttons and arrow keys step the learning rate by sensible factors', async ({ playground }) => {
  const rate = playground.field('Learning rate');
  await playground.button('More: Learning rate').click();
  await expect(rate).toHaveValue('2');
  await playground.button('More: Learning rate').click();
  await expect(rate).toHaveValue('5');
  for (let i = 0; i < 4; i++) await rate.press('ArrowDown');
  await expect(rate).toHaveValue('0.2');
});

test('A learning rate that blows the weights up stops with a sentence, and a reset brings everything back', async ({
  playground,
}) => {
  await playground.choice('Hidden activation').selectOption('linear');
  await playground.choice('Output activation').selectOption('linear');
  await playground.enter('Learning rate', '10');
  await playground.choice('Speed').selectOption('Full speed');
  await playground.button('Train').click();
  await expect(playground.status).toContainText('The weights grew beyond all numbers');
  await expect(playground.button('1 step')).toBeDisabled();
  await playground.button('Reset').click();
  await expect(playground.status).toContainText('Ready');
});
