import type { Locator } from '@playwright/test';
import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import type { Playground } from '../playground.ts';
import { CHROMIUM } from '../tags.ts';

function animation(playground: Playground): Locator {
  return playground.element.getByRole('group', { name: 'Step animation' });
}

function caption(playground: Playground): Locator {
  return animation(playground).locator('.caption');
}

/** Returns the weights into the output. */
function weights(playground: Playground): Promise<number[]> {
  return playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => {
    const { parameters } = element.shadowRoot!.querySelector('truth-net-diagram') as unknown as {
      parameters: { weights: number[][][] };
    };
    return parameters.weights[1]!.map(([weight]) => weight!);
  });
}

/** Returns the numbers on the weights, in ascending order. */
async function numbers(playground: Playground): Promise<number[]> {
  const texts = await animation(playground).locator('.number:not(.dot)').allInnerTexts();
  return texts.map((text) => Number(text.replace('−', '-'))).sort((a, b) => a - b);
}

/** Presses "1 step", and pauses the animation. */
async function stepAndPause(playground: Playground): Promise<void> {
  await playground.button('1 step').click();
  await animation(playground).getByRole('button', { name: 'Pause the animation' }).click();
}

/** Presses "Next part" until the named part is shown. */
async function goTo(playground: Playground, part: string): Promise<void> {
  await expect(async () => {
    if ((await caption(playground).innerText()).startsWith(part)) return;
    await animation(playground).getByRole('button', { name: 'Next part' }).click();
    await expect(caption(playground)).toContainText(part, { timeout: 50 });
  }).toPass();
}

test('A step by hand plays forward, backward and as an update, with its numbers', CHROMIUM, async ({ playground }) => {
  await playground.choice('Show row').selectOption('Row 2');
  const before = await weights(playground);
  const prediction = (await playground.predictions())[1]!;
  await stepAndPause(playground);
  // The iteration does not wait for its animation.
  await expect.poll(async () => (await playground.progress()).iteration).toBe(1);
  await goTo(playground, 'Forward, output layer');
  await expect(caption(playground)).toContainText('row 2');
  const contributions = await numbers(playground);
  const sum = contributions.reduce((total, each) => total + each, 0);
  expect(1 / (1 + Math.exp(-sum))).toBeCloseTo(prediction, 2);

  await goTo(playground, 'Loss');
  const error = await animation(playground).locator('.at-unit.error').innerText();
  expect(Number(error.replace('−', '-'))).toBeCloseTo(prediction - 1, 2);

  await goTo(playground, 'Backward, output layer');
  await expect(caption(playground)).toContainText('all rows');
  const gradients = await numbers(playground);
  await goTo(playground, 'Update, output layer');
  const changes = await numbers(playground);
  const after = await weights(playground);
  const expected = after.map((weight, i) => weight - before[i]!).sort((a, b) => a - b);
  changes.forEach((change, i) => {
    expect(change).toBeCloseTo(expected[i]!, 2);
  });
  // The learning rate is 1.
  expect(changes).toEqual(gradients.map((gradient) => -gradient).reverse());

  await animation(playground).getByRole('button', { name: 'Next part' }).click();
  await expect(animation(playground)).toHaveCount(0);
});

test('A step that is not paused plays to its end by itself, and moves nothing', async ({ playground }) => {
  await playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => {
    element.units = 'none';
  });
  const diagram = playground.element.locator('truth-net-diagram');
  await expect(diagram.getByRole('button', { name: /^X1 → y/ })).toBeVisible();
  const before = await diagram.boundingBox();
  await playground.button('1 step').click();
  await expect(caption(playground)).toContainText('Forward, output layer');
  expect(await diagram.boundingBox()).toEqual(before);
  await expect(caption(playground)).toContainText('Backward');
  await expect(animation(playground)).toHaveCount(0, { timeout: 20_000 });
});

test(
  'Ten presses in a row are ten iterations at once; Escape ends the animation',
  CHROMIUM,
  async ({ page, playground }) => {
    for (let press = 0; press < 10; press++) await playground.button('1 step').click();
    await expect.poll(async () => (await playground.progress()).iteration).toBe(10);
    await expect(animation(playground)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(animation(playground)).toHaveCount(0);
    expect((await playground.progress()).iteration).toBe(10);
  },
);

test('The animation can be slowed, and switched off for good', CHROMIUM, async ({ playground }) => {
  await playground.button('1 step').click();
  await animation(playground).getByRole('button', { name: 'Slow' }).click();
  await expect
    .poll(() =>
      animation(playground)
        .locator('.clock')
        .evaluate((clock) => clock.getAnimations()[0]!.playbackRate),
    )
    .toBe(0.25);
  await animation(playground).getByRole('checkbox', { name: 'Animate single steps' }).click();
  await expect(animation(playground)).toHaveCount(0);
  await playground.button('1 step').click();
  await expect(playground.status).toContainText('Paused at iteration 2.');
  await expect(animation(playground)).toHaveCount(0);
  const saved = await playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) =>
    element.getSession(),
  );
  expect(saved.view).toMatchObject({ animateSteps: false });

  await playground.element.getByRole('checkbox', { name: 'Animate single steps' }).check();
  await playground.button('1 step').click();
  await expect(animation(playground)).toBeVisible();
});

test('With reduced motion, the new numbers are simply there', CHROMIUM, async ({ page, playground }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await playground.button('1 step').click();
  await expect(playground.status).toContainText('Paused at iteration 1.');
  await expect(animation(playground)).toHaveCount(0);
});
