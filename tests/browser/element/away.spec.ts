import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import { Playground } from '../playground.ts';

/** Starts training with a last iteration that none of these tests reaches. */
async function trainForLong(playground: Playground): Promise<void> {
  await playground.enter('Stop at iteration', '1000000000');
  await playground.beginToTrain();
  await expect.poll(async () => (await playground.progress()).iteration).toBeGreaterThan(100);
}

/** Expects the playground to train, to show its progress, and to react to Pause. */
async function expectToTrainOn(playground: Playground, from: number): Promise<void> {
  await expect.poll(async () => (await playground.progress()).iteration).toBeGreaterThan(from);
  await expect(playground.element.getByRole('alert')).toHaveCount(0);
  await playground.button('Pause').click();
  await expect(playground.status).toContainText('Paused at iteration');
}

test('A tab that is hidden for an hour keeps training and shows its progress when it returns', async ({
  page,
  playground,
}) => {
  await trainForLong(playground);
  // The page's frames and timers stop; its worker continues.
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 1000);
  const { iteration } = await playground.progress();
  await page.clock.fastForward('01:00:00');
  await page.clock.resume();
  await expectToTrainOn(playground, iteration);
});

test('A page that is frozen, as on a sleeping device, resumes training', async ({ page, playground }) => {
  await trainForLong(playground);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
  await devtools.send('Page.setWebLifecycleState', { state: 'active' });
  const { iteration } = await playground.progress();
  await expectToTrainOn(playground, iteration);
});

test('A page that goes offline keeps working, and a part that fails to load can be retried with one press', async ({
  context,
  playground,
  errors,
}) => {
  await expect(playground.element.locator('truth-net-unit-maps canvas').first()).toBeVisible();
  await context.setOffline(true);
  await playground.trainAtFullSpeed();
  await playground.button('Share').click();
  await expect(playground.element.getByRole('dialog')).toBeVisible();
  await playground.element.page().keyboard.press('Escape');
  const microscope = await playground.open('microscope');
  await expect(playground.element.getByRole('alert')).toContainText('could not be loaded');
  await expect(microscope.locator('math')).toHaveCount(0);
  await context.setOffline(false);
  await playground.button('Try again').click();
  await expect(playground.element.getByRole('alert')).toHaveCount(0);
  await expect(microscope.locator('math').first()).toBeVisible();
  // The browser logs each failed request by itself.
  expect(errors.splice(0).every((error) => error.includes('ERR_INTERNET_DISCONNECTED'))).toBe(true);
});

test('An element that is moved into another document keeps its run and its style', async ({ page, playground }) => {
  await trainForLong(playground);
  const { iteration } = await playground.progress();
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.width = '900';
    frame.height = '1200';
    document.querySelector('main')!.prepend(frame);
    frame.contentDocument!.body.append(document.querySelector('truth-net')!);
  });
  const moved = new Playground(page.frameLocator('iframe').locator('truth-net'));
  await expect(moved.button('Pause')).toBeVisible();
  await expectToTrainOn(moved, iteration);
  await expect(moved.element.locator('.playground')).toHaveCSS('container-type', 'inline-size');
  const train = moved.button('Resume');
  await expect(train).toHaveCSS('border-top-left-radius', '8px');
  await moved.cell('y', 1).click();
  await expect(moved.cell('y', 1)).toHaveText('1');
  await moved.button('New seed').click();
  await expect(moved.status).toContainText('The settings changed');
});
