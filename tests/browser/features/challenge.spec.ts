import type { Page } from '@playwright/test';
import { BUILT_IN } from '../../../web/src/session/challenge/built-in.ts';
import { challengeFile, compactChallenge } from '../../../web/src/session/challenge/read-challenge.ts';
import type { Challenge } from '../../../web/src/session/challenge/challenge.ts';
import { writeLink } from '../../../web/src/session/formats/link.ts';
import { expect } from '../engines/expect.ts';
import { test } from './sharing.ts';
import { Playground } from '../playground.ts';
import { CHROMIUM } from '../tags.ts';

/** Returns the hash of a link to a challenge of the test's own. */
function ownLink(challenge: Partial<Challenge>): string {
  const { id: _id, ...rest } = BUILT_IN['better-seed'];
  const own: Challenge = { ...rest, title: { en: 'Mine', zh: '我的' }, ...challenge };
  const view = { challenge: true, task: compactChallenge(own) };
  const written = writeLink({ session: own.session, iteration: 0, changes: [], view });
  return 'hash' in written ? written.hash : '';
}

async function openPage(page: Page, address: string): Promise<Playground> {
  await page.goto(address);
  const playground = new Playground(page.locator('truth-net'));
  await expect(playground.button('Train')).toBeEnabled();
  return playground;
}

test(
  'A challenge is chosen with the keyboard, solved by training, and stays solved after a reload',
  CHROMIUM,
  async ({ page, playground }) => {
    const panel = await playground.open('challenge');
    await page.evaluate(() => {
      document.querySelector('truth-net')!.addEventListener('solved', ({ detail }) => {
        document.title = JSON.stringify(detail);
      });
    });
    await panel.getByRole('button', { name: 'Press Train' }).focus();
    await page.keyboard.press('Enter');
    await expect(panel.getByRole('heading', { name: 'Press Train' })).toBeVisible();
    await expect(panel.getByText('All rows right within 1,500 iterations.')).toBeVisible();
    await playground.choice('Speed').selectOption('Full speed');
    await playground.button('Train').click();
    await expect(panel.getByText('Solved in 201 iterations.')).toBeVisible();
    const detail = JSON.parse(await page.title()) as {
      challenge: string;
      savedState: { iteration: number };
      code: string;
    };
    expect(detail).toMatchObject({ challenge: 'press-train', savedState: { iteration: 201 } });
    await expect(panel.getByRole('textbox', { name: 'Completion code', exact: true })).toHaveValue(detail.code);

    await panel.getByText('Verify completion codes').click();
    await panel.getByLabel('Codes').fill(`Ann\n${detail.code}.\nBob: TN1.press-train.abc.dGFibGU9\nhello`);
    await panel.getByRole('button', { name: 'Verify' }).click();
    await expect(panel.getByRole('listitem').filter({ hasText: 'Ann' })).toContainText('Solved in 201 iterations.');
    await expect(panel.getByRole('listitem').filter({ hasText: 'Bob' })).toContainText('This code does not fit');
    await expect(panel.getByRole('listitem').filter({ hasText: 'hello' })).toContainText(
      'This line has no completion code.',
    );
    await expect(panel.getByText('This line has no completion code.')).toBeInViewport({ ratio: 1 });

    await panel.getByRole('button', { name: 'Next challenge' }).click();
    await expect(panel.getByRole('heading', { name: 'AND by hand' })).toBeVisible();
    await page.reload();
    await expect(playground.button('Train')).toBeEnabled();
    await panel.getByRole('button', { name: 'All challenges' }).click();
    await expect(panel.getByText('1 of 12 solved.')).toBeVisible();
    await panel.getByRole('button', { name: 'Clear' }).click();
    await expect(panel.getByText('1 of 12 solved.')).toBeHidden();
    await panel.getByRole('button', { name: 'Undo' }).click();
    await expect(panel.getByText('1 of 12 solved.')).toBeVisible();
  },
);

test(
  'A change of a closed control is named, and one press takes it back',
  CHROMIUM,
  async ({ page, errors: _errors }) => {
    const { session } = BUILT_IN['better-seed'];
    const narrow = { ...session, network: { ...session.network, hidden: [1] } };
    const playground = await openPage(page, `./${ownLink({ session: narrow })}`);
    const panel = playground.element.locator('truth-net-challenge');
    await expect(panel.getByRole('heading', { name: 'Mine' })).toBeVisible();
    await expect(panel.getByText('change seed, and train')).toBeVisible();
    // Weights are closed, and so is every setting that the advice about this stuck network changes.
    await expect(playground.element.getByText('Drag a line up or down')).toBeHidden();
    await playground.trainAtFullSpeed();
    const diagnosis = playground.element.locator('truth-net-diagnosis');
    await expect(diagnosis.getByRole('group')).toBeVisible();
    await expect(diagnosis.getByRole('button')).toHaveCount(0);
    await playground.cell('y', 4).click();
    await expect(panel.getByText('The table was changed, which this challenge does not allow.')).toBeVisible();
    await panel.getByRole('button', { name: 'Take it back' }).click();
    await expect(panel.getByText('The table was changed')).toBeHidden();
    await expect(playground.cell('y', 4)).toHaveText('0');
    const isInert = (name: string) => playground.button(name).evaluate((button) => button.closest('[inert]') !== null);
    for (const name of ['Add layer', 'Add row', 'CSV …']) expect(await isInert(name)).toBe(true);
    for (const name of ['New seed', 'Train further', 'Undo']) expect(await isInert(name)).toBe(false);
    await expect(panel.getByRole('heading', { name: 'Mine' })).toBeVisible();
  },
);

test('A goal for every seed is checked by the survey', CHROMIUM, async ({ page, errors: _errors }) => {
  const { session } = BUILT_IN['every-seed'];
  const goal = { kind: 'everySeed', within: 150 } as const;
  const wide = {
    ...session,
    network: { ...session.network, hidden: [8] },
    training: { ...session.training, learningRate: 2 },
  };
  const playground = await openPage(page, `./${ownLink({ session, goal, open: ['units'] })}`);
  const panel = playground.element.locator('truth-net-challenge');
  await panel.getByRole('button', { name: 'Train from 100 seeds' }).click();
  await expect(panel.getByText('6 of 100 seeds get all rows right; the first that fails is seed 0.')).toBeVisible();
  await page.goto('about:blank');
  const other = await openPage(page, `./${ownLink({ session: wide, goal, open: [] })}`);
  await other.element.getByRole('button', { name: 'Train from 100 seeds' }).click();
  await expect(other.element.getByText('Solved from all 100 seeds.')).toBeVisible();
});

test(
  'A challenge in an attribute sets its session, and works in Chinese in an embed',
  CHROMIUM,
  async ({ page, errors: _errors }) => {
    await page.goto('./embed.html?challenge=press-train&panels=run+table+chart+challenge&lang=zh');
    const playground = new Playground(page.locator('truth-net'));
    await expect(playground.element.getByRole('heading', { name: '开始训练' })).toBeVisible();
    await page.goto('./embed.html?challenge=overflow&panels=run+table+chart+challenge&lang=zh');
    await expect(playground.element.getByText('权重在 100 次迭代之内溢出。', { exact: true })).toBeVisible();
    await expect
      .poll(() => page.evaluate(() => document.querySelector('truth-net')!.session.training?.learningRate))
      .toBe(0.05);
  },
);

test('A challenge that cannot be read is refused in one sentence', CHROMIUM, async ({ page, errors: _errors }) => {
  const refused = page.locator('truth-net').getByRole('alert');
  await page.goto('./#challenge=garbage');
  await expect(refused).toContainText('There is no challenge “garbage”; the built-in ones are press-train, ');
  await page.goto('./#view=challenge:true,task:1.garbage');
  await expect(refused).toHaveText('This challenge cannot be read: its text was cut or changed on the way.');
  await page.goto('./#challenge=and-by-hand');
  await expect(page.locator('truth-net').getByRole('heading', { name: 'AND by hand' })).toBeVisible();
  await expect(page.locator('[data-link-problem]')).toBeHidden();
  await page.evaluate(() => {
    localStorage.clear();
  });
  await page.addInitScript(() => {
    document.addEventListener('error', (event) => {
      if (event instanceof CustomEvent) document.title = JSON.stringify(event.detail);
    });
  });
  await page.goto('./embed.html?challenge=xor-by-hnad&panels=run+table+chart+challenge&lang=en');
  await expect(
    page.locator('truth-net').getByText('There is no challenge “xor-by-hnad”; did you mean xor-by-hand?'),
  ).toBeVisible();
  await expect
    .poll(() => page.title())
    .toBe('{"code":"notOneOf","message":"There is no challenge “xor-by-hnad”; did you mean xor-by-hand?"}');
});

test('A teacher makes a challenge whose link sets the same one', CHROMIUM, async ({ page, playground }) => {
  const panel = await playground.open('challenge');
  await panel.getByText('Make a challenge').click();
  await expect(panel.getByRole('link', { name: 'For teachers' })).toHaveAttribute('href', /teaching\.html\?lang=en$/);
  await panel.getByLabel('Title, English').fill('Quick');
  await panel.getByLabel('Iterations').fill('-1');
  await expect(panel.getByText('Iterations: enter a whole number from 1 to 100,000, not “-1”.')).toBeVisible();
  await panel.getByLabel('Iterations').fill('３００');
  await expect(panel.getByRole('textbox', { name: 'Code for a page', exact: true })).toHaveValue(
    / challenge="1\.[\w-]+" /,
  );
  await panel.getByLabel('Maximum hidden units').fill('many');
  await expect(
    panel.getByText('Maximum hidden units: enter a whole number from 0 to 1,536, not “many”.'),
  ).toBeVisible();
  await expect(panel.getByLabel('Maximum hidden units')).toHaveAttribute('aria-invalid', 'true');
  await expect(panel.getByRole('textbox', { name: 'Link', exact: true })).toBeHidden();
  await panel.getByLabel('Maximum hidden units').fill('4');
  const link = await panel.getByRole('textbox', { name: 'Link', exact: true }).inputValue();
  await page.goto('about:blank');
  const other = await openPage(page, link);
  const shown = other.element.locator('truth-net-challenge');
  await expect(shown.getByRole('heading', { name: 'Quick' })).toBeVisible();
  await expect(shown.getByText('All rows right within 300 iterations, with at most 4 hidden units.')).toBeVisible();
});

test('"Try it" opens the new challenge at its start', CHROMIUM, async ({ page, errors: _errors }) => {
  const playground = await openPage(page, './#table=a,b:y/0,1,1,0&hidden=3&view=challenge:true');
  const panel = playground.element.locator('truth-net-challenge');
  await playground.button('1 step').click();
  await panel.getByText('Make a challenge').click();
  await panel.getByLabel('Title, English').fill('Quick');
  await panel.getByRole('button', { name: 'Try it' }).press('Enter');
  await expect(panel.getByRole('heading', { name: 'Quick' })).toBeVisible();
  await expect(panel.getByText('at iteration 0.')).toBeVisible();
  await expect.poll(() => page.url()).toContain('task:');

  await panel.getByRole('button', { name: 'All challenges' }).click();
  await panel.getByLabel('Title, English').fill(' ');
  await panel.getByRole('button', { name: 'Try it' }).click();
  await expect(panel.getByRole('heading', { name: 'Challenge', exact: true })).toBeVisible();
});

test('The form for a new challenge stays until it is cleared', CHROMIUM, async ({ page, playground }) => {
  const panel = await playground.open('challenge');
  const title = panel.getByLabel('Title, English');
  await panel.getByText('Make a challenge').click();
  await title.fill('Mine');
  await panel.getByLabel('Iterations').fill('1,000');
  await panel.getByLabel('bias').check();
  await playground.open('landscape');
  await playground.open('challenge');
  await expect(title).toHaveValue('Mine');
  await page.reload();
  await expect(playground.button('Train')).toBeEnabled();
  await expect(title).toHaveValue('Mine');
  await expect(panel.getByLabel('Iterations')).toHaveValue('1,000');
  await expect(panel.getByLabel('bias')).toBeChecked();
  await panel.getByRole('button', { name: 'Clear this form' }).click();
  await expect(title).toHaveValue('');
  await page.reload();
  await expect(playground.button('Train')).toBeEnabled();
  await panel.getByText('Make a challenge').click();
  await expect(title).toHaveValue('');
});

test('A goal opens the settings that it needs', CHROMIUM, async ({ page, errors: _errors }) => {
  const playground = await openPage(page, './#table=a,b:y/0,1,1,0&hidden=5&view=challenge:true');
  const panel = playground.element.locator('truth-net-challenge');
  const link = panel.getByRole('textbox', { name: 'Link', exact: true });
  await panel.getByText('Make a challenge').click();
  await panel.getByLabel('Goal').selectOption('All rows right without training');
  await expect(panel.getByLabel('weights by hand')).toBeChecked();
  await expect(panel.getByLabel('training', { exact: true })).toBeDisabled();
  await expect(link).toBeVisible();
  await panel.getByLabel('weights by hand').uncheck();
  await expect(panel.getByText('The learner may change nothing that moves the predictions.')).toBeVisible();
  await expect(link).toBeHidden();
});

test('A limit that nobody can keep is refused beside its field', CHROMIUM, async ({ page, errors: _errors }) => {
  const playground = await openPage(page, './#table=a,b:y/0,1,1,0&hidden=5&lr=0.7&view=challenge:true');
  const panel = playground.element.locator('truth-net-challenge');
  const link = panel.getByRole('textbox', { name: 'Link', exact: true });
  await panel.getByText('Make a challenge').click();
  const rate = panel.getByLabel('Fixed learning rate');
  await rate.fill('0.1');
  await expect(panel.getByText('The start has the learning rate 0.7')).toBeVisible();
  await expect(rate).toHaveAttribute('aria-invalid', 'true');
  await expect(link).toBeHidden();
  await rate.fill('0.7');
  await expect(link).toBeVisible();
  await panel.getByLabel('Maximum hidden units').fill('3');
  await expect(panel.getByText('The start has 5 hidden units')).toBeVisible();
  await panel.getByLabel('layers and units').check();
  await expect(link).toBeVisible();
});

test(
  'The result of many seeds goes with the settings that it is about',
  CHROMIUM,
  async ({ page, errors: _errors }) => {
    const { session } = BUILT_IN['every-seed'];
    const goal = { kind: 'everySeed', within: 150, seeds: 10 } as const;
    const playground = await openPage(page, `./${ownLink({ session, goal, open: ['table'] })}`);
    const panel = playground.element.locator('truth-net-challenge');
    await panel.getByRole('button', { name: 'Train from 10 seeds' }).click();
    await expect(panel.getByText('of 10 seeds get all rows right')).toBeVisible();
    await playground.cell('y', 4).click();
    await expect(panel.getByText('of 10 seeds get all rows right')).toBeHidden();
  },
);

test('The file of a challenge is opened like that of a session', CHROMIUM, async ({ playground, sharing }) => {
  await sharing.open();
  await sharing.text.fill(challengeFile(BUILT_IN['more-speed']));
  await sharing.button('Open text').click();
  await expect(playground.element.getByRole('heading', { name: 'Too slow' })).toBeVisible();
});

test('On a phone, a challenge is in one column, as wide as the screen', CHROMIUM, async ({ page, playground }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const panel = playground.element.locator('truth-net-exercise').filter({ hasText: 'Challenges' });
  await panel.getByRole('button', { name: 'Challenges' }).click();
  await panel.getByRole('button', { name: 'Too slow' }).click();
  await expect(panel.getByRole('heading', { name: 'Too slow' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test(
  'A challenge of the list begins at its start, whatever was there before',
  CHROMIUM,
  async ({ page, errors: _errors }) => {
    const playground = await openPage(page, './#table=a,b:y/0,1,1,0&view=challenge:true');
    const panel = playground.element.locator('truth-net-challenge');
    await playground.button('10 steps').click();
    await expect.poll(async () => (await playground.progress()).iteration).toBe(10);
    const closed = panel.getByText('which this challenge does not allow');
    for (const { title } of [BUILT_IN['press-train'], BUILT_IN['and-by-hand'], BUILT_IN['more-speed']]) {
      await panel.getByRole('button', { name: title.en! }).click();
      const heading = panel.getByRole('heading', { name: title.en! });
      await expect(heading).toBeFocused();
      await expect(panel.getByText('You may', { exact: true })).toBeVisible();
      await expect(closed).toHaveCount(0);
      await panel.getByRole('button', { name: 'All challenges' }).click();
      await expect(panel.getByRole('button', { name: title.en! })).toBeFocused();
    }
    await panel.getByRole('button', { name: 'AND by hand' }).click();
    await expect(panel.getByText('To set a bias, click its unit.')).toBeVisible();
    await panel.getByRole('button', { name: 'All challenges' }).click();
    await panel.getByRole('button', { name: 'Too slow' }).click();
    await playground.enter('Learning rate', '1000000');
    await expect(playground.field('Learning rate')).toHaveAttribute('aria-invalid', 'true');
    await panel.getByRole('button', { name: 'Start over' }).click();
    await expect(playground.field('Learning rate')).toHaveValue('0.05');
    await playground.trainAtFullSpeed();
    await expect(panel.getByText('The 150 iterations are used up. Press Reset to try again')).toBeVisible();
    await panel.getByRole('button', { name: 'All challenges' }).click();
    await panel.getByRole('button', { name: 'Back to my table' }).click();
    await expect(panel.getByRole('button', { name: 'Back to my table' })).toBeHidden();
    await expect(playground.element.getByRole('gridcell', { name: /^y, row/ })).toHaveText(['0', '1', '1', '0']);
    await expect.poll(async () => (await playground.progress()).iteration).toBe(10);
  },
);

test('The link of a challenge keeps its run', CHROMIUM, async ({ page, errors: _errors }) => {
  const { session } = BUILT_IN['better-seed'];
  const changed = { ...session, network: { ...session.network, hidden: [7] } };
  const written = writeLink({
    ...{ session: changed, iteration: 0, changes: [], view: { challenge: true, task: 'better-seed' } },
  });
  await openPage(page, `./${'hash' in written ? written.hash : ''}`);
  await expect(page.locator('truth-net').getByText('which this challenge does not allow')).toBeVisible();
});

test(
  'The attribute begins its challenge at its start, also during a run and beside another session',
  CHROMIUM,
  async ({ page, errors: _errors }) => {
    await page.goto('./embed.html?preset=and&challenge=press-train&panels=run+table+challenge&lang=en');
    const playground = new Playground(page.locator('truth-net'));
    const closed = playground.element.getByText('which this challenge does not allow');
    await expect(playground.element.getByRole('heading', { name: 'Press Train' })).toBeVisible();
    await expect
      .poll(() =>
        playground.element.evaluate(({ session }: HTMLElementTagNameMap['truth-net']) => session.table.outputs),
      )
      .toEqual(['y']);
    await expect(closed).toHaveCount(0);
    await playground.button('Train').click();
    await expect.poll(async () => (await playground.progress()).iteration).toBeGreaterThan(20);
    await playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => {
      element.challenge = null;
    });
    await expect(playground.element.getByRole('list', { name: 'Challenges, from easy to hard' })).toBeVisible();
    await playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => {
      element.challenge = 'more-speed';
    });
    await expect(playground.element.getByRole('heading', { name: 'Too slow' })).toBeVisible();
    await expect(closed).toHaveCount(0);
    expect(await playground.progress()).toMatchObject({ iteration: 0 });
  },
);

test(
  'A post without a chart solves a challenge at the same iteration, and offers no others',
  CHROMIUM,
  async ({ page, errors: _errors }) => {
    await page.goto('./embed.html?challenge=press-train&panels=run+table+challenge&lang=en');
    const playground = new Playground(page.locator('truth-net'));
    await expect(playground.element.getByRole('heading', { name: 'Press Train' })).toBeVisible();
    await playground.button('Train').click();
    await expect(playground.element.getByText('Solved in 201 iterations.')).toBeVisible();
    await expect(playground.button('Start over')).toBeVisible();
    for (const name of ['Next challenge', '← All challenges']) await expect(playground.button(name)).toHaveCount(0);
    await playground.button('Start over').click();
    await expect(playground.element.getByText('at iteration 0.')).toBeVisible();
    await expect(playground.element.getByText('Solved in 201 iterations.')).toBeHidden();
    // The Tab key follows what is seen.
    const panels = playground.element.locator('.panels > .panel');
    const tops = await panels.evaluateAll((all) => all.map((each) => each.getBoundingClientRect().top));
    expect(tops).toEqual(tops.toSorted((a, b) => a - b));
    await expect(panels.first()).toHaveAttribute('part', 'panel challenge');
  },
);

test('The link of a challenge shows its task at the top of a phone', CHROMIUM, async ({ page, errors: _errors }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const playground = await openPage(page, `./${ownLink({})}`);
  await expect(playground.element.getByRole('heading', { name: 'Mine' })).toBeInViewport({ ratio: 1 });
});
