import type { Locator } from '@playwright/test';
import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import type { Playground } from '../playground.ts';
import { CHROMIUM } from '../tags.ts';

async function open(playground: Playground): Promise<Locator> {
  const panel = await playground.open('landscape');
  await expect(panel.locator('canvas')).toBeVisible();
  return panel;
}

test('The line shows where the next step lands', CHROMIUM, async ({ playground }) => {
  const panel = await open(playground);
  const lands = await panel.getByText(/^The next iteration takes the loss from/).textContent();
  const [, now, next] = /from ([\d.]+) to ([\d.]+)\.$/.exec(lands!.trim())!;
  expect((await playground.progress()).loss).toBeCloseTo(Number(now), 3);
  await playground.button('1 step').click();
  await expect(playground.element.getByText('Paused at iteration 1')).toBeVisible();
  expect((await playground.progress()).loss).toBeCloseTo(Number(next), 3);
});

test('Its losses are of one iteration while the run is at a later one', CHROMIUM, async ({ playground }) => {
  const panel = await open(playground);
  const lands = panel.getByText(/^The next iteration takes the loss from/);
  const map = panel.getByRole('img', { name: /^The loss over/ });
  const [sentence, label] = [await lands.textContent(), await map.getAttribute('aria-label')];
  const dot = await panel.locator('circle.now').getAttribute('cy');
  await panel.evaluate(async (element) => {
    const view = element as HTMLElement & { snapshot: { loss: number }; readonly updateComplete: Promise<boolean> };
    view.snapshot = { ...view.snapshot, loss: 0.5 * view.snapshot.loss };
    await view.updateComplete;
  });
  await expect(lands).toHaveText(sentence!);
  await expect(map).toHaveAccessibleName(label!);
  await expect(panel.locator('circle.now')).toHaveAttribute('cy', dot!);
});

test('The line shows that a learning rate of 20 overshoots', CHROMIUM, async ({ playground }) => {
  const panel = await open(playground);
  await playground.enter('Learning rate', '20');
  await panel.scrollIntoViewIfNeeded();
  await expect(panel.getByText('The next iteration takes the loss from 1.312 to 1.99')).toBeVisible();
});

test('The plane shows the loss over two weights, and the path of training', async ({ page, playground }) => {
  const panel = await open(playground);
  await playground.trainAtFullSpeed();
  await panel.scrollIntoViewIfNeeded();
  const loss = (await playground.progress()).loss;
  const map = panel.getByRole('img', { name: /^The loss over X1 → h1,1 and X2 → h1,1\./ });
  await expect(map).toHaveAccessibleName(new RegExp(`At the centre it is ${loss.toFixed(6).slice(0, 6)}`));
  expect((await panel.locator('polyline').getAttribute('points'))!.split(' ').length).toBeGreaterThan(20);
  // The legend ends with the losses, and with the colours, that the map has.
  await expect(panel.locator('.legend').filter({ hasText: 'lower loss' })).toHaveText(
    /lower loss [\d.e−-]+\s+[\d.e−-]+ higher loss/,
  );
  const share = Number(await panel.locator('stop').first().getAttribute('stop-opacity'));
  expect(share).toBeGreaterThan(0);
  expect(share).toBeLessThan(1);
  await map.focus();
  await page.keyboard.press('ArrowRight');
  await expect(panel.getByText(/^Loss [\d.e−-]+ at X1 → h1,1 = /)).toBeVisible();
});

test('A run that overflows ends with that message while every panel is open', CHROMIUM, async ({ playground }) => {
  await playground.narrow();
  await playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => {
    const rows = [0, 1, 2, 3].map((bits) => {
      const [a, b] = [bits >> 1, bits & 1] as (0 | 1)[];
      return { in: [a!, b!], out: [(a! ^ b!) as 0 | 1] };
    });
    const table = { inputs: ['a', 'b'], outputs: ['y'], rows };
    element.session = { table, network: { hidden: [4], activation: 'linear' }, training: { learningRate: 5 } };
  });
  const microscope = await playground.open('microscope');
  await expect(microscope.locator('math').first()).toBeVisible();
  const panel = await open(playground);
  await playground.button('Train').click();
  await expect(playground.status).toContainText('The weights overflowed');
  await expect(panel).toContainText('The next step would land where the loss overflows.');
  await panel.getByRole('combobox', { name: 'Spanned by' }).selectOption('Two random directions');
  await expect(panel.getByRole('img', { name: /^The loss over Direction 1 and Direction 2/ })).toBeVisible();
  await microscope.scrollIntoViewIfNeeded();
  await expect(microscope.locator('math').first()).toContainText('10');
  await expect(playground.element.getByRole('alert')).toHaveCount(0);
});

test('Random directions come from a seed, and another weight spans another plane', CHROMIUM, async ({ playground }) => {
  const panel = await open(playground);
  // A slow machine shows coarser pictures first, and for a moment none; neither is compared.
  const picture = async () => {
    let drawn = '';
    const draw = async () =>
      (drawn = await panel.evaluate((view) => {
        const canvas = view.shadowRoot?.querySelector('truth-net-heat-map')?.shadowRoot?.querySelector('canvas');
        if (canvas?.width !== 41) return '';
        return canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height).data.join();
      }));
    await expect.poll(draw).not.toBe('');
    return drawn;
  };
  const weights = await picture();
  await panel.getByRole('combobox', { name: 'Up', exact: true }).selectOption('h1,1 → y');
  await expect.poll(picture).not.toBe(weights);
  const others = await picture();
  await panel.getByRole('combobox', { name: 'Spanned by' }).selectOption('Two random directions');
  await expect(panel.getByRole('img', { name: /^The loss over Direction 1 and Direction 2/ })).toBeVisible();
  await expect.poll(picture).not.toBe(others);
  const first = await picture();
  await playground.enter('Seed for the directions', '2');
  await expect.poll(picture).not.toBe(first);
  const second = await picture();
  await playground.enter('Seed for the directions', '1');
  await expect.poll(picture).toBe(first);
  expect(second).not.toBe(first);
});

test('On the largest session every snapshot yields to a press', CHROMIUM, async ({ playground }) => {
  await playground.narrow();
  await playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => {
    const rows = Array.from({ length: 1024 }, (_, row) => {
      const bits = Array.from({ length: 10 }, (_, bit) => ((row >> bit) & 1) as 0 | 1);
      return { in: bits, out: [bits.reduce<0 | 1>((parity, bit) => (parity ^ bit) as 0 | 1, 0)] };
    });
    const table = { inputs: Array.from('abcdefghij'), outputs: ['y'], rows };
    const network = { hidden: [256, 256, 256, 256, 256, 256], activation: 'tanh' } as const;
    element.savedState = {
      session: { table, network, training: { init: 'glorot_uniform', learningRate: 0.001 } },
      iteration: 0,
      changes: [],
      view: { landscape: true, surfaces: true, space: true, chart: 'weights' },
    };
  });
  await expect(playground.button('1 step')).toBeEnabled();
  const panel = playground.element.locator('truth-net-landscape');
  await panel.scrollIntoViewIfNeeded();
  await playground.button('1 step').click();
  await expect(playground.status).toContainText('Paused at iteration 1.');
  await panel.scrollIntoViewIfNeeded();
  // The finest landscape takes more than a minute; its first picture is coarse.
  await expect(panel.locator('canvas')).toBeVisible();
  const waited = await playground.element.evaluate(async (element: HTMLElementTagNameMap['truth-net']) => {
    const begin = performance.now();
    element.reset();
    while (element.progress?.iteration !== 0) await new Promise((resolve) => setTimeout(resolve, 5));
    return performance.now() - begin;
  });
  expect(waited).toBeLessThan(3000);
  await expect(playground.status).toContainText('Ready');
});
