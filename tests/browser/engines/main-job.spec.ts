/** The main job, in every engine: edit the table, train, go back in time; by mouse, by finger and by keys. */

import { referenceCase } from '../playground.ts';
import { find, focused, standing } from './looked-up.ts';
import { expect, type Hand, test, type Visitor } from './visitor.ts';

const TRAINED = referenceCase(1).loss_at['1500']!;

async function ready(visitor: Visitor, address: string): Promise<void> {
  await visitor.open(address);
  await expect.poll(async () => (await standing(visitor))?.iteration, { timeout: 30_000 }).toBe(0);
}

async function trained(visitor: Visitor): Promise<number> {
  await expect.poll(async () => (await standing(visitor))?.iteration, { timeout: 30_000 }).toBe(1500);
  return (await standing(visitor))!.loss;
}

function target(visitor: Visitor, row: number): Promise<string> {
  return visitor.run((which: number) => {
    const kept = document.querySelector('truth-net')!.getSession();
    return String(kept.session.table.rows[which - 1]?.out[0]);
  }, row);
}

for (const hand of ['mouse', 'touch'] as const satisfies readonly Hand[]) {
  test(`By ${hand}: train, change a target, train again, go back in time`, async ({ visitor }) => {
    await ready(visitor, './?lang=en');
    await visitor.press(await find(visitor, 'button', 'Train'), hand);
    expect(await trained(visitor)).toBeCloseTo(TRAINED, 9);

    // A press on the first target, which is 0.
    await visitor.press(await find(visitor, '[role=gridcell]', 'y, row 1:'), hand);
    await expect.poll(() => target(visitor, 1)).toBe('1');
    await expect.poll(async () => (await standing(visitor))!.iteration).toBe(0);
    await visitor.press(await find(visitor, 'button', 'Train'), hand);
    await trained(visitor);

    const chart = await find(visitor, '[role=slider]', 'Loss');
    await visitor.press(chart, hand);
    await expect.poll(async () => (await standing(visitor))!.iteration).toBeLessThan(1500);
    expect((await standing(visitor))!.iteration).toBeGreaterThan(100);
  });
}

test('By mouse: a weight is dragged, and the loss follows', async ({ visitor }) => {
  await ready(visitor, './?lang=en');
  const before = (await standing(visitor))!.loss;
  const weight = await find(visitor, '[role=button]', 'h1,1 → y');
  await visitor.drag(weight, { x: weight.x, y: weight.y - 60 });
  await expect.poll(async () => (await standing(visitor))!.loss).not.toBe(before);
});

test('By keys alone: Train, and a target', async ({ visitor }) => {
  await ready(visitor, './?lang=en');
  await tabTo(visitor, 'Train');
  await visitor.keys('Enter');
  expect(await trained(visitor)).toBeCloseTo(TRAINED, 9);
  await tabTo(visitor, 'X1, row 1:');
  await visitor.keys('ArrowRight', 'ArrowRight', 'ArrowRight');
  expect(await focused(visitor)).toMatch(/^y, row 1:/);
  await visitor.keys('1');
  await expect.poll(() => target(visitor, 1)).toBe('1');
  await expect.poll(async () => (await standing(visitor))!.iteration).toBe(0);
});

test('By keys alone: Train, and back in time', async ({ visitor }) => {
  await ready(visitor, './?lang=en');
  await tabTo(visitor, 'Train');
  await visitor.keys('Enter');
  await trained(visitor);
  await tabTo(visitor, 'Loss by iteration');
  await visitor.keys('Home');
  await expect.poll(async () => (await standing(visitor))!.iteration).toBe(0);
});

async function tabTo(visitor: Visitor, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if ((await focused(visitor)).startsWith(name)) return;
    await visitor.keys('Tab');
  }
  throw new Error(`Tab does not reach "${name}"`);
}

test('A link opens its session; in Chinese, too', async ({ visitor }) => {
  await visitor.open('./?lang=zh#table=a,b:y/0,1,1,0&hidden=3&bias=true&seed=5&at=200');
  await expect.poll(async () => (await standing(visitor))?.iteration, { timeout: 30_000 }).toBe(200);
  await find(visitor, 'button', '继续训练');
  const heading = await visitor.run(
    () => [...document.querySelectorAll('h1')].find((each) => each.checkVisibility())?.textContent,
  );
  expect(heading).toBe('看一个小神经网络学会一张真值表');
});

test('Panels and dialogs come when a visitor gets there', async ({ visitor }) => {
  await ready(visitor, './?lang=en');
  await visitor.run(() => {
    scrollTo({ top: document.body.scrollHeight, behavior: 'instant' });
  });
  await find(visitor, 'h2', 'Many seeds');
  await visitor.press(await find(visitor, '[aria-expanded=false]', 'Show'), 'mouse');
  await find(visitor, '[aria-expanded=true]', 'Hide');
  await visitor.press(await find(visitor, 'button', 'Share'), 'mouse');
  await find(visitor, 'button', 'Copy link');
});

test('Many seeds are tried by workers of their own', async ({ visitor }) => {
  await ready(visitor, './?lang=en');
  await visitor.run(() => {
    scrollTo({ top: document.body.scrollHeight, behavior: 'instant' });
  });
  await visitor.press(await find(visitor, 'button', 'Try'), 'mouse');
  await find(visitor, 'p', 'Press a bar for its seeds.');
  await find(visitor, 'button', 'Try');
});

test('A reload goes on where it was left', async ({ visitor }) => {
  await ready(visitor, './?lang=en');
  await visitor.press(await find(visitor, 'button', '10 steps'), 'mouse');
  await expect.poll(async () => (await standing(visitor))?.iteration).toBe(10);
  const loss = (await standing(visitor))!.loss;
  // What is kept is written when it has rested for a moment.
  await expect.poll(() => visitor.run(() => localStorage.length)).toBeGreaterThan(0);
  await visitor.open('./?lang=en');
  await expect.poll(async () => (await standing(visitor))?.iteration, { timeout: 30_000 }).toBe(10);
  expect((await standing(visitor))!.loss).toBe(loss);
});

for (const page of ['embed.html', 'truth-net.html']) {
  test(`${page} trains`, async ({ visitor }) => {
    await visitor.open(`${page}?preset=xor&units=2&bias=true&seed=3&lang=en&panels=run+table+chart`);
    await visitor.press(await find(visitor, 'button', 'Train'), 'mouse');
    await trained(visitor);
  });
}
