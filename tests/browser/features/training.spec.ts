import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import { Playground } from '../playground.ts';
import { referenceCase } from '../reference-case.ts';
import { CHROMIUM, SMOKE } from '../tags.ts';

const RELATIVE = 1e-9;

function expectEqualLoss(actual: number, expected: number): void {
  expect(Math.abs(actual - expected) / expected).toBeLessThan(RELATIVE);
}

test("One press on Train reaches the tutorial's result", SMOKE, async ({ playground }) => {
  await playground.trainAtFullSpeed();

  const predictions = await playground.predictions();
  expect(predictions).toHaveLength(4);
  [0, 1, 1, 0].forEach((target, row) => {
    expect(Math.abs(predictions[row]! - target)).toBeLessThan(0.05);
  });
  const { iteration, loss } = await playground.progress();
  expect(iteration).toBe(1500);
  expectEqualLoss(loss, referenceCase(1).loss_at['1500']!);
});

test('The loss visibly falls during training', CHROMIUM, async ({ playground }) => {
  const readout = playground.element.locator('[data-readout="loss"]');
  const first = Number(await readout.textContent());
  await playground.button('Train').click();
  await expect(playground.button('Pause')).toBeVisible();
  await expect.poll(async () => Number(await readout.textContent())).toBeLessThan(first * 0.9);
});

test('With reduced motion, one press on Train shows the end at once', CHROMIUM, async ({ page, playground }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const frames = await playground.element.evaluateHandle((element) => {
    const counted = { frames: 0 };
    element.addEventListener('progress', () => counted.frames++);
    return counted;
  });
  await playground.button('Train').click();
  await expect(playground.status).toContainText('Iteration 1,500 reached');
  // At 60 iterations a second, there would be hundreds.
  expect((await frames.jsonValue()).frames).toBeLessThan(60);
});

test("Each seed trains to NumPy's own loss and predictions", CHROMIUM, async ({ playground }) => {
  for (const seed of [0, 7, 42, 2018]) {
    await test.step(`seed ${seed}`, async () => {
      await playground.enter('Seed', String(seed));
      await expect.poll(async () => (await playground.progress()).iteration).toBe(0);
      await playground.trainAtFullSpeed();
      const expected = referenceCase(seed);
      expectEqualLoss((await playground.progress()).loss, expected.loss_at['1500']!);
      expect(await playground.predictions()).toEqual(expected.predictions.flat().map((p) => Number(p.toFixed(3))));
    });
  }
});

test('An edited cell is learned by training further', CHROMIUM, async ({ playground }) => {
  await playground.trainAtFullSpeed();
  await playground.cell('y', 1).click();
  await playground.button('Train further').click();
  await expect(playground.status).toContainText('Iteration 3,000 reached');
  const predictions = await playground.predictions();
  expect(predictions[0]).toBeGreaterThan(0.9);
  expect(predictions[3]).toBeLessThan(0.1);
});

test(
  'A run that is paused and resumed ends like an unbroken one, to the last bit',
  CHROMIUM,
  async ({ playground }) => {
    await playground.choice('Speed').selectOption('100 / s');
    await playground.button('Train').click();
    await expect.poll(async () => (await playground.progress()).iteration).toBeGreaterThan(5);
    await playground.button('Pause').click();
    await expect(playground.status).toContainText('Paused at iteration');
    const paused = await playground.progress();
    expect(paused.iteration).toBeLessThan(1500);

    await playground.choice('Speed').selectOption('Full speed');
    await playground.button('Resume').click();
    await expect(playground.status).toContainText('Iteration 1,500 reached');
    const resumed = await playground.progress();

    await playground.button('Reset').click();
    await expect(playground.status).toContainText('Ready');
    await playground.trainAtFullSpeed();
    expect(await playground.progress()).toEqual(resumed);
  },
);

test('Pause responds in the middle of a run at full speed', async ({ playground }) => {
  await playground.enter('Stop at iteration', '1000000000');
  await playground.choice('Speed').selectOption('Full speed');
  await playground.button('Train').click();
  await playground.button('Pause').click();
  await expect(playground.status).toContainText('Paused at iteration');
  const { iteration } = await playground.progress();
  expect(iteration).toBeGreaterThan(0);
  expect(iteration).toBeLessThan(1e9);
});

test('Reset repeats the same start weights and the same run exactly', CHROMIUM, async ({ playground }) => {
  const start = await playground.progress();
  await playground.trainAtFullSpeed();
  const end = await playground.progress();
  await playground.button('Reset').click();
  await expect(playground.status).toContainText('Ready');
  expect(await playground.progress()).toEqual(start);
  await playground.trainAtFullSpeed();
  expect(await playground.progress()).toEqual(end);
});

test('The buttons for one step and ten steps train exactly that many iterations', CHROMIUM, async ({ playground }) => {
  const { loss_at } = referenceCase(1);
  await playground.button('1 step').click();
  await expect(playground.status).toContainText('Paused at iteration 1.');
  expectEqualLoss((await playground.progress()).loss, loss_at['1']!);
  await playground.button('10 steps').click();
  await expect(playground.status).toContainText('Paused at iteration 11.');
});

test('Training runs to the requested iteration, and from there as far again', CHROMIUM, async ({ playground }) => {
  await expect(playground.field('Stop at iteration')).toHaveAccessibleDescription('Training stops at this iteration.');
  await playground.enter('Stop at iteration', '100');
  await playground.trainAtFullSpeed();
  expect((await playground.progress()).iteration).toBe(100);
  await playground.button('Train further').click();
  await expect(playground.status).toContainText('Iteration 200 reached');
  await expect(playground.field('Stop at iteration')).toHaveValue('200');
});

test('The last iteration can be changed during training', CHROMIUM, async ({ playground }) => {
  await playground.choice('Speed').selectOption('10 / s');
  await playground.button('Train').click();
  await expect.poll(async () => (await playground.progress()).iteration).toBeGreaterThan(0);
  await playground.enter('Stop at iteration', '2000');
  await expect(playground.button('Pause')).toBeVisible();
  await playground.choice('Speed').selectOption('Full speed');
  await expect(playground.status).toContainText('Iteration 2,000 reached');
});

test('The learning rate can change during a run without losing progress', CHROMIUM, async ({ playground }) => {
  await playground.button('10 steps').click();
  await playground.enter('Learning rate', '0.5');
  await expect(playground.status).toContainText('Paused at iteration 10.');
  const before = await playground.progress();
  await playground.button('1 step').click();
  await expect(playground.status).toContainText('Paused at iteration 11.');
  const slow = before.loss - (await playground.progress()).loss;

  await playground.button('Reset').click();
  await playground.enter('Learning rate', '1');
  await playground.button('10 steps').click();
  await expect(playground.status).toContainText('Paused at iteration 10.');
  expect(await playground.progress()).toEqual(before);
  await playground.button('1 step').click();
  await expect(playground.status).toContainText('Paused at iteration 11.');
  const fast = before.loss - (await playground.progress()).loss;
  expect(slow).not.toBe(fast);
});

test('A new seed starts from other weights', CHROMIUM, async ({ playground }) => {
  const before = await playground.progress();
  await playground.button('New seed').click();
  await expect.poll(async () => (await playground.progress()).loss).not.toBe(before.loss);
  expect((await playground.progress()).iteration).toBe(0);
});

test('Two elements on one page do not affect each other', CHROMIUM, async ({ page, playground }) => {
  await page.evaluate(() => document.body.append(document.createElement('truth-net')));
  const first = new Playground(page.locator('truth-net').first());
  const second = new Playground(page.locator('truth-net').last());
  await expect(second.button('Train')).toBeEnabled();

  await second.enter('Seed', '42');
  await first.choice('Speed').selectOption('Full speed');
  await second.choice('Speed').selectOption('Full speed');
  await first.button('Train').click();
  await second.button('Train').click();
  await expect(first.status).toContainText('Iteration 1,500 reached');
  await expect(second.status).toContainText('Iteration 1,500 reached');
  expectEqualLoss((await first.progress()).loss, referenceCase(1).loss_at['1500']!);
  expectEqualLoss((await second.progress()).loss, referenceCase(42).loss_at['1500']!);

  await second.button('Reset').click();
  await expect(second.status).toContainText('Ready');
  expect((await first.progress()).iteration).toBe(1500);
  expect(playground).toBeTruthy();
});

test("A script trains with the element's methods", CHROMIUM, async ({ page, playground }) => {
  await playground.choice('Speed').selectOption('Full speed');
  const done = await page.evaluate(() => document.querySelector('truth-net')!.train(1500));
  expect(done.iteration).toBe(1500);
  expectEqualLoss(done.loss, referenceCase(1).loss_at['1500']!);
});

test(
  "A script's session may set another loss, optimizer and start, which the page shows",
  CHROMIUM,
  async ({ page, playground }) => {
    const done = await page.evaluate(() => {
      const element = document.querySelector('truth-net')!;
      element.session = {
        table: {
          inputs: ['a', 'b'],
          outputs: ['y'],
          rows: [
            { in: [0, 0], out: [0] },
            { in: [0, 1], out: [1] },
            { in: [1, 0], out: [1] },
            { in: [1, 1], out: [0] },
          ],
        },
        network: { hidden: [8], activation: ['relu', 'sigmoid'], bias: true },
        training: { loss: 'cross_entropy', optimizer: 'adam', learningRate: 0.01, init: 'uniform11', seed: 4 },
      };
      return element.train(1500);
    });
    expectEqualLoss(done.loss, referenceCase('relu, cross-entropy, adam').loss_at['1500']!);
    await expect(playground.element.getByRole('heading', { name: 'Loss cross-entropy' })).toBeVisible();
  },
);

test('An invalid call from a script is rejected and changes nothing', CHROMIUM, async ({ playground }) => {
  await playground.progress();
  const told = await playground.element.evaluate(async (element: HTMLElementTagNameMap['truth-net']) => {
    const errors: string[] = [];
    element.addEventListener('error', ({ detail }) => errors.push(detail.message));
    const before = JSON.stringify(element.getSession());
    for (const session of [null, 5, {}, { table: { inputs: ['a'], outputs: ['y'], rows: [null] } }, { table: {} }]) {
      element.session = session as never;
    }
    const refused = await element.setSession({ table: 3 } as never).catch((error: unknown) => String(error));
    const trained = [await element.train(undefined as never), await element.train(2.5), await element.train(3)];
    return {
      errors,
      refused,
      isSame: JSON.stringify({ ...element.getSession(), iteration: 0 }) === before,
      iterations: trained.map(({ iteration }) => iteration),
    };
  });
  expect(told.errors).toHaveLength(6);
  expect(told.errors[0]).toContain('must be an object');
  expect(told.refused).toContain('table must be an object, but is 3');
  expect(told.isSame).toBe(true);
  expect(told.iterations).toEqual([0, 2, 5]);
});

test('The latest seek is shown before the following action runs', CHROMIUM, async ({ playground }) => {
  await playground.trainAtFullSpeed();
  const told = await playground.element.evaluate(async (element: HTMLElementTagNameMap['truth-net']) => {
    element.seek(10);
    element.seek(20);
    element.seek(30);
    return element.train(1);
  });
  expect(told.iteration).toBe(31);
  await playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => {
    element.seek(10);
    element.seek(20);
    element.step(2);
  });
  await expect.poll(async () => (await playground.progress()).iteration).toBe(22);
});

test('A rejected session leaves the one that was opened just before it', CHROMIUM, async ({ page, playground }) => {
  await playground.progress();
  await playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => {
    const { session } = element.getSession();
    element.session = { ...session, training: { ...session.training, seed: 7 } };
    element.session = { ...session, table: { ...session.table, rows: [{ in: [0], out: [0] }] } };
  });
  await expect(playground.element.getByRole('alert')).toContainText('table.rows[0].in');
  await expect(playground.field('Seed')).toHaveValue('7');
  await playground.trainAtFullSpeed();
  expect((await playground.progress()).loss).toBeCloseTo(referenceCase(7).loss_at['1500']!, 9);
  await expect(page.locator('truth-net').getByText('4 of 4 rows right')).toBeVisible();
});
