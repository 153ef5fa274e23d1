/** What comes late takes the place of what stood in for it, whatever a person is just doing there. */

import type { Locator } from '@playwright/test';
import { deferred } from '../../../web/src/engine/deferred.ts';
import { expect, type Playground, test } from '../playground.ts';

/** The page, whose late views come when `come` says so. */
async function withLateViewsHeld(playground: Playground): Promise<{ come(): Promise<void> }> {
  const page = playground.element.page();
  const held = deferred<undefined>();
  await page.route('**/lazy-views*.js', async (route) => {
    await held.promise;
    await route.continue();
  });
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

/** Begins a press on the button of what stands in for a panel, which arrives in the midst of it. */
async function pressWhileItArrives(playground: Playground): Promise<Locator> {
  const late = await withLateViewsHeld(playground);
  const neuron = playground.element.locator('truth-net-neuron');
  await neuron.getByRole('button', { name: 'Show' }).hover();
  await neuron.page().mouse.down();
  await late.come();
  await expect(neuron.getByRole('button', { name: 'Show' })).toBeVisible();
  return neuron;
}

test('A press that began before a panel was there opens it', async ({ playground, page }) => {
  const neuron = await pressWhileItArrives(playground);
  await page.mouse.up();
  await expect(neuron.getByRole('button', { name: 'Hide' })).toBeFocused();
});

test('A press that was drawn away from the button opens nothing', async ({ playground, page }) => {
  const neuron = await pressWhileItArrives(playground);
  await page.mouse.move(5, 5);
  await page.mouse.up();
  await expect(neuron.getByRole('button', { name: 'Show' })).toBeVisible();
});

test('The focus stays on the button of a panel that arrives', async ({ playground }) => {
  const late = await withLateViewsHeld(playground);
  const neuron = playground.element.locator('truth-net-neuron');
  await neuron.getByRole('button', { name: 'Show' }).focus();
  await late.come();
  await expect(neuron.getByRole('button', { name: 'Show' })).toBeFocused();
  await neuron.getByRole('button', { name: 'Show' }).press('Enter');
  await expect(neuron.getByRole('button', { name: 'Hide' })).toBeFocused();
});
