/** Tests that lazy views replace their placeholders without disturbing presses and focus. */

import type { Locator } from '@playwright/test';
import { deferred } from '../../../web/src/engine/deferred.ts';
import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import type { Playground } from '../playground.ts';

/** Reloads the page and delays its lazy views until `come` is called. */
async function withLazyViewsHeld(playground: Playground): Promise<{ come(): Promise<void> }> {
  const page = playground.element.page();
  const held = deferred<undefined>();
  await page.route('**/lazy-views*.js', async (route) => {
    await held.promise;
    await route.continue();
  });
  await playground.narrow();
  await page.reload();
  const survey = playground.element.locator('truth-net-survey');
  const asked = page.waitForRequest('**/lazy-views*.js');
  await survey.scrollIntoViewIfNeeded();
  await asked;
  return {
    async come() {
      held.resolve(undefined);
      await expect(survey.getByRole('heading')).toHaveText('Many seeds');
    },
  };
}

/** Begins a press on a placeholder's button, and loads the panel before its end. */
async function pressWhileItArrives(playground: Playground): Promise<Locator> {
  const held = await withLazyViewsHeld(playground);
  const neuron = playground.element.locator('truth-net-neuron');
  await neuron.getByRole('button', { name: 'Show' }).hover();
  await neuron.page().mouse.down();
  await held.come();
  await expect(neuron.getByRole('button', { name: 'Show' })).toBeVisible();
  return neuron;
}

test('A press that begins on a placeholder opens the loaded panel', async ({ playground, page }) => {
  const neuron = await pressWhileItArrives(playground);
  await page.mouse.up();
  await expect(neuron.getByRole('button', { name: 'Hide' })).toBeFocused();
});

test('A press that is dragged away from the button opens nothing', async ({ playground, page }) => {
  const neuron = await pressWhileItArrives(playground);
  await page.mouse.move(5, 5);
  await page.mouse.up();
  await expect(neuron.getByRole('button', { name: 'Show' })).toBeVisible();
});

test('The focus stays on the button of a panel that loads', async ({ playground }) => {
  const held = await withLazyViewsHeld(playground);
  const neuron = playground.element.locator('truth-net-neuron');
  await neuron.getByRole('button', { name: 'Show' }).focus();
  await held.come();
  await expect(neuron.getByRole('button', { name: 'Show' })).toBeFocused();
  await neuron.getByRole('button', { name: 'Show' }).press('Enter');
  await expect(neuron.getByRole('button', { name: 'Hide' })).toBeFocused();
});

test('Views that arrive leave the focus on the placeholder of another group', async ({ playground }) => {
  const held = await withLazyViewsHeld(playground);
  const button = playground.element.locator('truth-net-exercise').last().locator('[aria-expanded]');
  await button.focus();
  await held.come();
  await expect(button).toBeFocused();
});
