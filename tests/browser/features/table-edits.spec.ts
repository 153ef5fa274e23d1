import type { Change } from '../../../web/src/session/changes.ts';
import type { SavedState } from '../../../web/src/session/saved-state.ts';
import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import type { Playground } from '../playground.ts';
import { CHROMIUM } from '../tags.ts';

function savedStateOf(playground: Playground): Promise<SavedState> {
  return playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => element.getSession());
}

async function changesOf(playground: Playground): Promise<readonly Change[]> {
  return (await savedStateOf(playground)).changes;
}

function seek(playground: Playground, iteration: number): Promise<void> {
  return playground.element.evaluate((element: HTMLElementTagNameMap['truth-net'], to) => {
    element.seek(to);
  }, iteration);
}

async function iterationOf(playground: Playground): Promise<number> {
  return (await playground.progress()).iteration;
}

test('A cell that is flipped while the network trains does not stop the run', CHROMIUM, async ({ playground }) => {
  await playground.beginToTrain();
  await playground.cell('y', 1).click();
  await expect(playground.cell('y', 1)).toHaveText('1');
  await expect.poll(async () => (await changesOf(playground)).length).toBe(1);
  const [change] = await changesOf(playground);
  expect(change).toMatchObject({ kind: 'rows', row: 0, remove: 1, add: [{ in: [0, 0, 1], out: [1] }] });
  expect(change!.iteration).toBeGreaterThan(20);
  await expect.poll(() => iterationOf(playground)).toBeGreaterThan(change!.iteration + 20);
  await expect(playground.button('Pause')).toBeVisible();
  await expect(playground.element.getByText('Earlier runs')).toHaveCount(0);
});

test('An edit makes the loss jump, and the run goes on from its weights', CHROMIUM, async ({ playground }) => {
  await playground.trainAtFullSpeed();
  const { iteration, loss } = await playground.progress();
  await playground.cell('y', 1).click();
  await expect.poll(async () => (await playground.progress()).loss).toBeGreaterThan(loss + 0.5);
  expect(await iterationOf(playground)).toBe(iteration);
  await playground.button('10 steps').click();
  await expect(playground.status).toContainText('Iteration 1,510 reached');
  // Undone at the same iteration, the edit would have left no trace; here the run records both.
  await playground.button('Undo').click();
  await expect(playground.cell('y', 1)).toHaveText('0');
  await expect.poll(async () => (await changesOf(playground)).map((change) => change.iteration)).toEqual([1500, 1510]);
});

test('Seeking back shows the table as it was, and forth the edited one', CHROMIUM, async ({ playground }) => {
  await playground.button('10 steps').click();
  await expect(playground.status).toContainText('Paused at iteration 10.');
  await playground.cell('y', 1).click();
  await playground.button('10 steps').click();
  await expect(playground.status).toContainText('Paused at iteration 20.');
  await seek(playground, 9);
  await expect(playground.cell('y', 1)).toHaveText('0');
  await expect(playground.status).toContainText('iteration 9 of 20');
  await seek(playground, 20);
  await expect(playground.cell('y', 1)).toHaveText('1');
  await seek(playground, 9);
  await expect(playground.cell('y', 1)).toHaveText('0');
  // Another learning rate, set here, does not bring the edited table back.
  await playground.enter('Learning rate', '2');
  await playground.button('1 step').click();
  await expect(playground.status).toContainText('Paused at iteration 10.');
  expect(await changesOf(playground)).toEqual([{ iteration: 9, kind: 'learningRate', value: 2 }]);
  await expect(playground.cell('y', 1)).toHaveText('0');
});

test(
  'Rows are added, removed and held out during a run, and a link restores it to the last bit',
  CHROMIUM,
  async ({ page, playground }) => {
    await playground.button('10 steps').click();
    await playground.button('Add row').click();
    await expect(playground.cell('y', 5)).toHaveText('0');
    await playground.button('10 steps').click();
    await playground.edit('row 2', 'Hold out of training');
    await playground.button('10 steps').click();
    await playground.edit('row 1', 'Remove row');
    await expect(playground.cell('y', 5)).toHaveCount(0);
    await playground.button('10 steps').click();
    await expect(playground.status).toContainText('Paused at iteration 40.');
    const savedState = await savedStateOf(playground);
    expect(savedState.changes.map(({ iteration }) => iteration)).toEqual([10, 20, 30]);
    await expect(page).toHaveURL(/at=40&changes=10:r4\.0:000:0,20:r1\.1:011:1!,30:r0\.1&v=2$/);
    const predictions = await playground.predictions();
    const { loss } = await playground.progress();

    await page.reload();
    await expect.poll(() => iterationOf(playground)).toBe(40);
    await expect.poll(async () => (await playground.progress()).loss).toBe(loss);
    expect(await playground.predictions()).toEqual(predictions);
    expect(await savedStateOf(playground)).toEqual(savedState);
  },
);

test('Reset keeps the edited table, and files the run with its edits', CHROMIUM, async ({ playground }) => {
  await playground.button('10 steps').click();
  await expect(playground.status).toContainText('Paused at iteration 10.');
  await playground.cell('y', 1).click();
  await playground.button('10 steps').click();
  await expect(playground.status).toContainText('Paused at iteration 20.');
  const end = await playground.progress();
  await playground.button('Reset').click();
  await expect(playground.status).toContainText('Ready');
  await expect(playground.cell('y', 1)).toHaveText('1');
  expect(await savedStateOf(playground)).toMatchObject({ iteration: 0, changes: [] });
  await playground.button('Open run #1').click();
  await expect.poll(() => playground.progress()).toEqual(end);
});

test(
  'A reader chooses that an edit starts over, and the choice is remembered',
  CHROMIUM,
  async ({ page, playground }) => {
    await playground.button('start over').click();
    await expect(playground.button('start over')).toHaveAttribute('aria-pressed', 'true');
    await playground.button('10 steps').click();
    await expect(playground.status).toContainText('Paused at iteration 10.');
    await playground.cell('y', 1).click();
    await expect(playground.status).toContainText('The table changed, so the run is back at iteration 0.');
    await expect.poll(() => iterationOf(playground)).toBe(0);
    await expect(playground.chart.getByText('#1')).toBeVisible();
    expect((await savedStateOf(playground)).view).toMatchObject({ onChange: 'restart' });
    await playground.button('Undo').click();
    await expect.poll(() => iterationOf(playground)).toBe(10);
    await expect(playground.cell('y', 1)).toHaveText('0');

    await playground.enter('Learning rate', '2');
    await expect(playground.status).toContainText('back at iteration 0');
    await expect(page).toHaveURL(/onChange:restart/);
    await page.reload();
    await expect(playground.button('start over')).toHaveAttribute('aria-pressed', 'true');
  },
);

test('Another table begins a run, even if it has the same columns', CHROMIUM, async ({ playground }) => {
  await playground.choice('Preset').selectOption('XOR');
  await playground.button('10 steps').click();
  await expect(playground.status).toContainText('Paused at iteration 10.');
  await playground.choice('Preset').selectOption('AND');
  await expect(playground.status).toContainText('back at iteration 0');
  await expect.poll(() => iterationOf(playground)).toBe(0);
});
