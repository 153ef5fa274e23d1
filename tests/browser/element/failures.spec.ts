import { expect, type Locator, type Page, test } from '@playwright/test';
import { allowFaults, provoke } from '../faults.ts';
import { Playground } from '../playground.ts';
import { referenceCase } from '../reference-case.ts';

const REFERENCE_LOSS = referenceCase(1).loss_at['1500']!;

async function expectToTrainToTheEnd(playground: Playground): Promise<void> {
  await playground.choice('Speed').selectOption('Full speed');
  await playground.button('Resume').click();
  await expect(playground.status).toContainText('Iteration 1,500 reached');
  expect((await playground.progress()).loss).toBeCloseTo(REFERENCE_LOSS, 9);
}

async function openWithFaults(page: Page): Promise<Playground> {
  await allowFaults(page);
  await page.goto('../');
  const playground = new Playground(page.locator('truth-net'));
  await expect(playground.button('Train')).toBeEnabled();
  return playground;
}

/** Returns the survey panel, set up so that pressing one of its buttons starts long work. */
async function longSurvey(playground: Playground): Promise<Locator> {
  await playground.enter('Stop at iteration', '200000');
  const survey = await playground.open('survey');
  await survey.getByRole('combobox', { name: 'Seeds' }).selectOption('10,000');
  return survey;
}

test.describe('In a browser that cannot run the engine,', () => {
  test('the page names missing WebAssembly', async ({ page }) => {
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
    await page.goto('../');
    await expect(page.getByRole('alert')).toContainText('cannot run WebAssembly');
  });

  test('the page names missing WebAssembly SIMD', async ({ page }) => {
    await page.addInitScript(() => {
      WebAssembly.validate = () => false;
    });
    await page.goto('../');
    await expect(page.getByRole('alert')).toContainText('does not support SIMD');
  });

  test('the page names missing workers', async ({ page }) => {
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'Worker'));
    await page.goto('../');
    await expect(page.getByRole('alert')).toContainText('not allowed to start web workers');
  });

  for (const [what, pattern] of [
    ['core', '**/*.wasm'],
    ['worker', '**/assets/worker-*.js'],
  ] as const) {
    test(`the page reports a ${what} that fails to load, and one press retries`, async ({ page }) => {
      await page.route(pattern, (route) => route.abort());
      await page.goto('../');
      await expect(page.getByRole('alert')).toContainText('could not be loaded');
      await page.unroute(pattern);
      await page.getByRole('button', { name: 'Try again' }).click();
      await expect(page.getByRole('button', { name: 'Train', exact: true })).toBeEnabled();
    });
  }

  test('the page reports a core that fails to compile, with the browser’s message, and one press retries', async ({
    page,
  }) => {
    await page.route('**/*.wasm', async (route) => {
      const response = await route.fetch();
      const body = await response.body();
      await route.fulfill({ response, body: body.subarray(0, body.length / 2) });
    });
    await page.goto('../');
    await expect(page.getByRole('alert')).toContainText('could not be loaded');
    await expect(page.getByRole('alert')).toContainText('CompileError');
    await page.unroute('**/*.wasm');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('button', { name: 'Train', exact: true })).toBeEnabled();
  });

  test('the page reports a core that fails to start in its worker, and one press retries', async ({ page }) => {
    // A valid module without any content.
    const body = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
    await page.route('**/*.wasm', (route) => route.fulfill({ body, contentType: 'application/wasm' }));
    await page.goto('../');
    await expect(page.getByRole('alert')).toContainText('could not be loaded');
    await expect(page.getByRole('alert')).not.toContainText('no answer within');
    await page.unroute('**/*.wasm');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('button', { name: 'Train', exact: true })).toBeEnabled();
  });

  test('the page accepts a core that is served as plain bytes', async ({ page }) => {
    await page.route('**/*.wasm', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { 'content-type': 'application/octet-stream' } });
    });
    await page.goto('../');
    await expect(page.getByRole('button', { name: 'Train', exact: true })).toBeEnabled();
  });
});

test.describe('When the engine', () => {
  let playground: Playground;

  test.beforeEach(async ({ page }) => {
    playground = await openWithFaults(page);
  });

  test('crashes during a run, the page reports it, keeps the results, and one press continues the run', async ({
    page,
  }) => {
    await playground.beginToTrain();
    await provoke(page, 'crash');
    await expect(playground.element.getByRole('alert')).toContainText('stopped unexpectedly');
    await expect(playground.element.getByRole('alert')).toContainText('A fault of the test');
    const { iteration } = await playground.progress();
    const predictions = await playground.predictions();
    expect(iteration).toBeGreaterThan(20);
    expect(predictions).toHaveLength(4);
    expect(page.workers()).toHaveLength(0);

    await playground.button('Try again').click();
    await expect(playground.element.getByRole('alert')).toHaveCount(0);
    await expect.poll(() => page.workers().length).toBe(1);
    await expect.poll(() => playground.predictions()).toEqual(predictions);
    expect((await playground.progress()).iteration).toBe(iteration);
    await expectToTrainToTheEnd(playground);
  });

  test('crashes, the page keeps later edits, and pressing Train starts another engine', async ({ page }) => {
    await provoke(page, 'crash');
    await expect(playground.element.getByRole('alert')).toContainText('stopped unexpectedly');
    await playground.enter('Seed', '7');
    expect(page.workers()).toHaveLength(0);
    await playground.trainAtFullSpeed();
    await expect(playground.element.getByRole('alert')).toHaveCount(0);
    const { iteration, loss } = await playground.progress();
    expect(iteration).toBe(1500);
    expect(loss).toBeCloseTo(referenceCase(7).loss_at['1500']!, 9);
  });

  for (const [what, button] of [
    ['survey', 'Try 10,000 seeds'],
    ['sweep', 'Sweep the learning rate'],
  ] as const) {
    test(`crashes, a ${what} reports the end and keeps its results so far`, async ({ page }) => {
      const survey = await longSurvey(playground);
      await survey.getByRole('button', { name: button }).click();
      await expect.poll(() => survey.getByRole('progressbar').getAttribute('value').then(Number)).toBeGreaterThan(0);
      await provoke(page, 'crash');
      await expect(survey.getByRole('alert')).toContainText(
        'The survey stopped: The playground’s core stopped unexpectedly',
      );
      await expect(survey.getByRole('progressbar')).toHaveCount(0);
      await expect(survey.locator('figure').last()).toBeVisible();
    });
  }

  test('runs out of memory, the page returns to the state before the session that was too large', async ({ page }) => {
    await page.evaluate(() => {
      location.hash = '#table=a,b:y/0,1,1,0&hidden=2,256,256,256,256,256&at=5';
    });
    await expect.poll(async () => (await playground.progress()).iteration).toBe(5);
    const { loss } = await playground.progress();
    await provoke(page, 'memory');
    await playground.enter('Units in hidden layer 1', '256');
    await expect(playground.element.getByRole('alert')).toContainText('stopped unexpectedly');
    await playground.button('Try again').click();
    await expect(playground.element.getByRole('alert')).toHaveCount(0);
    await expect(playground.field('Units in hidden layer 1')).toHaveValue('2');
    await expect.poll(async () => playground.progress()).toEqual({ iteration: 5, loss });
  });
});

test.describe('When the engine falls silent,', () => {
  let playground: Playground;

  test.beforeEach(async ({ page }) => {
    await page.clock.install();
    playground = await openWithFaults(page);
  });

  /** Lets the time of the page pass, about 12 s, until a message reports the silence. */
  async function passTimeUntil(page: Page, message: Locator): Promise<void> {
    await expect(async () => {
      await page.clock.runFor(2000);
      await expect(message).toContainText('has not responded for a while', { timeout: 100 });
    }).toPass();
  }

  test('the page reports that it does not respond, and one press continues the run', async ({ page }) => {
    await playground.beginToTrain();
    await provoke(page, 'end');
    await passTimeUntil(page, playground.element.getByRole('alert'));
    const { iteration } = await playground.progress();
    await playground.button('Try again').click();
    await expect(playground.element.getByRole('alert')).toHaveCount(0);
    await expect.poll(() => page.workers().length).toBe(1);
    await expect.poll(async () => (await playground.progress()).iteration).toBe(iteration);
    await expectToTrainToTheEnd(playground);
  });

  test('a survey reports that it does not respond, and cancelling keeps its results so far', async ({ page }) => {
    const survey = await longSurvey(playground);
    await survey.getByRole('button', { name: 'Try 10,000 seeds' }).click();
    await expect(survey).toContainText(/[1-9]\d* of 10,000 seeds/);
    await provoke(page, 'end');
    await passTimeUntil(page, survey.getByRole('status'));
    await survey.getByRole('button', { name: 'Cancel' }).click();
    await expect(survey.getByRole('status')).toContainText('get every row right');
  });
});

test.describe('The analyses', () => {
  const WORKER = '**/assets/analysis-worker-*.js';
  const CORE = '**/assets/truthnet-core-*.wasm';

  async function open(page: Page): Promise<Playground> {
    await page.goto('../');
    const playground = new Playground(page.locator('truth-net'));
    await expect(playground.button('Train')).toBeEnabled();
    return playground;
  }

  test('load when a panel first needs them, and not to train', async ({ page }) => {
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(request.url()));
    const playground = await open(page);
    await playground.trainAtFullSpeed();
    expect(page.workers()).toHaveLength(1);
    expect(loaded.filter((url) => /analysis-worker|truthnet-core/.test(url))).toEqual([]);
    await expect((await playground.open('landscape')).locator('truth-net-step-line svg')).toBeVisible();
    expect(page.workers()).toHaveLength(2);
  });

  for (const [what, pattern] of [
    ['worker', WORKER],
    ['core', CORE],
  ] as const) {
    test(`report a ${what} that fails to load; training goes on, and one press retries`, async ({ page }) => {
      await page.route(pattern, (route) => route.abort());
      const playground = await open(page);
      const panel = await playground.open('landscape');
      await expect(playground.element.getByRole('alert')).toContainText('could not be loaded');
      await playground.trainAtFullSpeed();
      expect((await playground.progress()).loss).toBeCloseTo(REFERENCE_LOSS, 9);
      await page.unroute(pattern);
      await playground.button('Try again').click();
      await expect(panel.locator('truth-net-step-line svg')).toBeVisible();
      await expect(playground.element.getByRole('alert')).toHaveCount(0);
    });
  }

  test('start again once after a crash, then report it; the run is not affected', async ({ page }) => {
    let started = 0;
    page.on('worker', (worker) => {
      if (worker.url().includes('analysis-worker')) started++;
    });
    await allowFaults(page, WORKER);
    const playground = await open(page);
    const formula = (await playground.open('microscope')).locator('math').first();
    await expect(formula).toBeVisible();
    await provoke(page, 'crash');
    await expect.poll(() => started).toBe(2);
    const before = await formula.textContent();
    await playground.button('1 step').click();
    await expect(formula).not.toHaveText(before!);
    const alert = playground.element.getByRole('alert');
    await expect(alert).toHaveCount(0);
    await provoke(page, 'crash');
    await expect(alert).toContainText('The analyses stopped unexpectedly twice.');
    await playground.button('Try again').click();
    await expect(alert).toHaveCount(0);
    await expect.poll(() => started).toBe(3);
    await expectToTrainToTheEnd(playground);
  });
});

test('An element that is moved keeps running; an element that is removed leaves no worker behind', async ({ page }) => {
  await page.goto('../');
  const playground = new Playground(page.locator('truth-net'));
  await playground.beginToTrain();
  expect(page.workers()).toHaveLength(1);

  await page.evaluate(() => document.querySelector('footer')!.before(document.querySelector('truth-net')!));
  await expect(playground.button('Pause')).toBeVisible();
  const { iteration } = await playground.progress();
  expect(iteration).toBeGreaterThan(10);

  await page.evaluate(() => {
    document.querySelector('truth-net')!.remove();
  });
  await expect.poll(() => page.workers().length).toBe(0);
});
