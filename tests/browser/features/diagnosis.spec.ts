import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import type { Playground } from '../playground.ts';
import { CHROMIUM } from '../tags.ts';

function diagnosis(playground: Playground) {
  return playground.element.getByRole('group', { name: 'What is holding training back' });
}

test('A run that goes well gets no diagnosis', CHROMIUM, async ({ playground }) => {
  await playground.trainAtFullSpeed();
  await expect(diagnosis(playground)).toHaveCount(0);
});

test(
  'A single neuron that cannot solve its table gets a diagnosis and the missing hidden layer',
  CHROMIUM,
  async ({ playground }) => {
    await playground.button('Remove hidden layer 1').click();
    await playground.trainAtFullSpeed();
    await expect(diagnosis(playground).getByRole('status')).toHaveText(
      'This network can only separate rows with a straight line.',
    );
    await diagnosis(playground).getByRole('button', { name: 'Add a hidden layer of 4 units' }).click();
    await expect(diagnosis(playground)).toHaveCount(0);
    await playground.trainAtFullSpeed();
    expect((await playground.progress()).loss).toBeLessThan(0.01);

    await playground.button('Undo').click();
    await expect(playground.element.getByText('inputs go straight to the output')).toBeVisible();
  },
);

test(
  'Weights that overflow are diagnosed, and the fix restarts with a smaller learning rate',
  CHROMIUM,
  async ({ playground }) => {
    await playground.choice('Preset').selectOption('OR');
    await playground.choice('Activation of hidden layer 1').selectOption('linear');
    await playground.choice('Activation of the output layer').selectOption('linear');
    await playground.enter('Learning rate', '10');
    await playground.choice('Speed').selectOption('Full speed');
    await playground.button('Train').click();
    await expect(diagnosis(playground)).toContainText('With learning rate 10');
    await diagnosis(playground).getByRole('button', { name: 'Restart with learning rate 1' }).click();
    await expect(playground.field('Learning rate')).toHaveValue('1');
    await expect(playground.button('Train')).toBeEnabled();
    await expect.poll(async () => (await playground.progress()).iteration).toBe(0);
  },
);

test(
  'Contradicting rows are named with the lowest possible loss, and the fix holds one out',
  CHROMIUM,
  async ({ playground }) => {
    await playground.button('Add row').click();
    for (const column of ['X1', 'X2']) {
      const cell = playground.cell(column, 5);
      if ((await cell.textContent())?.trim() === '1') await cell.click();
    }
    const last = playground.cell('X3', 5);
    if ((await last.textContent())?.trim() === '0') await last.click();
    await playground.cell('y', 5).click();
    await expect(playground.cell('y', 5)).toHaveText('1');
    await playground.trainAtFullSpeed();
    await expect(diagnosis(playground)).toContainText('no network can get below 0.5');
    await diagnosis(playground).getByRole('button', { name: 'Hold out row 5' }).click();
    await expect(playground.element.getByRole('rowheader', { name: 'Row 5, held out' })).toBeVisible();
    await playground.button('Train further').click();
    await expect(playground.status).toContainText('Iteration 3,000 reached');
    expect((await playground.progress()).loss).toBeLessThan(0.01);
  },
);

test('A diagnosis during a run appears only once it lasts', CHROMIUM, async ({ playground }) => {
  await playground.enter('Learning rate', '0.001');
  await playground.enter('Stop at iteration', '1000000000');
  await playground.choice('Speed').selectOption('5,000 / s');
  await playground.button('Train').click();
  await expect(diagnosis(playground).getByRole('status')).toHaveText('Training has stalled.');
  await diagnosis(playground).getByRole('button', { name: 'Continue with learning rate 1' }).click();
  // The run continues, and its loss falls.
  await expect(playground.button('Pause')).toBeVisible();
  await expect(diagnosis(playground)).toHaveCount(0);
  await expect.poll(async () => (await playground.progress()).loss).toBeLessThan(0.01);
});
