import type { Page } from '@playwright/test';
import { expect } from '../engines/expect.ts';
import { Playground } from '../playground.ts';
import { referenceCase } from '../reference-case.ts';
import { CHROMIUM } from '../tags.ts';
import { forbidCopying, networkOf, openElsewhere, runWithChanges, Sharing, test } from './sharing.ts';

function addressOf(page: Page): Promise<string> {
  return page.evaluate(() => location.href);
}

async function hashOf(page: Page): Promise<string> {
  return new URL(await addressOf(page)).hash;
}

test.describe('A link', () => {
  test('keeps the changes of a run whose rows were all right before', CHROMIUM, async ({ page, playground }) => {
    await page.goto('#table=X1,X2,X3:y/001:0,011:0,101:0,111:0&at=300&changes=200:lr:5');
    await page.reload();
    await expect.poll(async () => (await playground.progress()).iteration).toBe(300);
    const changes = await playground.element.evaluate(
      (net: HTMLElementTagNameMap['truth-net']) => net.savedState.changes,
    );
    expect(changes).toEqual([{ iteration: 200, kind: 'learningRate', value: 5 }]);
    expect(await hashOf(page)).toContain('changes=200:lr:5');
  });

  test(
    'opened in a second page shows the same run to the last bit',
    CHROMIUM,
    async ({ page, playground, sharing }) => {
      await runWithChanges(playground);
      await playground.button('Log').click();
      await sharing.open();
      const link = await sharing.link;
      expect(link).toContain(
        '#table=X1,X2,X3:y/001:0,011:1,101:1,111:0&seed=7&iterations=321&at=321&changes=200:lr:0.25,200:w1.0.0:-3.5',
      );
      await sharing.button('Close').click();

      const other = await openElsewhere(page, link);
      await expect(other.status).toContainText('Iteration 321 reached');
      const network = await networkOf(sharing);
      expect(network).toMatchObject({
        layers: [{ weights: [{}, {}, {}] }, { weights: [{}, {}, {}, {}] }],
        iteration: 321,
      });
      expect(await networkOf(new Sharing(other))).toEqual(network);
      await expect(other.button('Log')).toHaveAttribute('aria-pressed', 'true');
      await expect(other.field('Learning rate')).toHaveValue('0.25');

      // Both runs continue alike.
      for (const each of [playground, other]) {
        await each.button('10 steps').click();
        await expect.poll(async () => (await each.progress()).iteration).toBe(331);
      }
      expect(await networkOf(new Sharing(other))).toEqual(await networkOf(sharing));
    },
  );

  test(
    'is copied with one press, and the page confirms it',
    CHROMIUM,
    async ({ page, context, playground: _, sharing }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await sharing.open();
      await sharing.button('Copy link').click();
      await expect(sharing.dialog.getByRole('status')).toHaveText('Copied.');
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await sharing.link);
    },
  );

  test('is selected if the browser forbids copying', async ({ page, playground: _, sharing }) => {
    await forbidCopying(page);
    await sharing.open();
    await sharing.button('Copy link').click();
    await expect(sharing.dialog.getByRole('alert')).toContainText('The text is selected');
    const selected = await sharing.dialog.getByRole('textbox', { name: 'Link' }).evaluate((field: HTMLInputElement) => {
      return field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0);
    });
    expect(selected).toBe(await sharing.link);
  });

  test('appears in the address at the first change, and a reload restores the session', async ({
    page,
    playground,
  }) => {
    expect(await hashOf(page)).toBe('');
    await playground.cell('y', 4).click();
    await playground.enter('Seed', '5');
    await playground.button('10 steps').click();
    await expect(page).toHaveURL(/#table=X1,X2,X3:y\/001:0,011:1,101:1,111:1&seed=5&at=10$/);
    const before = await playground.progress();
    await page.reload();
    await expect.poll(async () => (await playground.progress()).iteration).toBe(10);
    expect(await playground.progress()).toEqual(before);
    await expect(playground.cell('y', 4)).toHaveAccessibleName(/1$/);

    await playground.cell('y', 4).click();
    await playground.enter('Seed', '1');
    await expect.poll(() => hashOf(page)).not.toContain('seed');
  });

  test('typed into the address opens without a reload', async ({ page, playground }) => {
    await page.evaluate(() => (location.hash = '#table=A,B:sum,carry/00,10,10,01&hidden=2&bias=true&seed=3&at=50'));
    await expect(playground.status).toContainText('Paused at iteration 50.');
    await expect(playground.cell('carry', 4)).toBeVisible();
    await expect(playground.field('Seed')).toHaveValue('3');
  });

  test("that is followed and left with Back shows the address's session each time", async ({ page, playground }) => {
    await page.evaluate(() => (location.hash = '#table=A,B:y/0,1,1,0&seed=3&at=50'));
    await expect(playground.status).toContainText('Paused at iteration 50.');
    await page.evaluate(() => (location.hash = '#table=A,B:y/0,1'));
    await expect(page.getByRole('alert')).toContainText('This link cannot be opened.');
    // Playwright's goBack waits for an event that Firefox does not send for an address that differs only in its fragment.
    await page.evaluate(() => {
      history.back();
    });
    await expect(page.getByRole('alert')).toBeHidden();
    expect((await playground.progress()).iteration).toBe(50);
    await page.evaluate(() => {
      history.back();
    });
    await expect(playground.cell('X3', 4)).toBeVisible();
    await expect(playground.field('Seed')).toHaveValue('1');
    await page.evaluate(() => {
      history.forward();
    });
    await expect(playground.status).toContainText('Paused at iteration 50.');
    await expect(playground.field('Seed')).toHaveValue('3');
  });

  test('adds no history entry for a change, and none during training', async ({ page, playground }) => {
    const entries = await page.evaluate(() => history.length);
    await playground.choice('Speed').selectOption('100 / s');
    await playground.enter('Stop at iteration', '1000000000');
    await expect(page).toHaveURL(/&iterations=1000000000&view=pace:100$/);
    const before = await addressOf(page);
    await playground.button('Train').click();
    // A change of the view adds none either.
    await playground.button('Log').click();
    await expect.poll(async () => (await playground.progress()).iteration).toBeGreaterThan(100);
    expect(await addressOf(page)).toBe(before);
    await playground.button('Pause').click();
    await expect(page).toHaveURL(/&at=\d{3,}&view=lossScale:log,pace:100$/);
    expect(await page.evaluate(() => history.length)).toBe(entries);
  });

  test(
    'to a run that takes too long can be paused, and the address has its iteration',
    CHROMIUM,
    async ({ page, errors: _ }) => {
      await page.goto('../#table=A,B:y/0,1,1,0&at=1000000000');
      const playground = new Playground(page.locator('truth-net'));
      await expect.poll(async () => (await playground.progress()).iteration).toBeGreaterThan(1500);
      await playground.button('Pause').click();
      await expect(playground.button('Train further')).toBeVisible();
      const { iteration } = await playground.progress();
      await expect(page).toHaveURL(new RegExp(`#table=A,B:y/0,1,1,0&at=${iteration}$`));
    },
  );

  test('with its own weights starts from them', CHROMIUM, async ({ page, errors: _ }) => {
    await page.goto('../#table=A:y/0,1&hidden=none&init=given&weights=0.5');
    const playground = new Playground(page.locator('truth-net'));
    await expect(playground.button('Train')).toBeEnabled();
    // (1 / (1 + e^-0))² + (1 - 1 / (1 + e^-0.5))²
    expect((await playground.progress()).loss).toBeCloseTo(0.25 + (1 - 1 / (1 + Math.exp(-0.5))) ** 2, 14);
  });
});

const BROKEN = [
  ['#table=A,B:y/0,1,1', 'table is “3”, but must be rows with their inputs'],
  ['#table=A,B:y/0,1,1,0&lr=fast', 'lr is “fast”, but must be a number'],
  ['#table=A,B:y/0,1,1,0&hidden=100000', 'network.hidden[0] must be from 1 to 256, but is 100000'],
  ['#table=A,B:y/0,1,1,0&v=9', 'made by a newer TruthNet'],
  ['#table=%3Cimg%20src=x%20onerror=alert(1)%3E', 'table is'],
  [`#table=${'0,'.repeat(200_000)}`, 'at most 100000 are allowed'],
] as const;

test.describe('A broken link is reported and changes nothing,', () => {
  test('and training goes on with the session that is shown', CHROMIUM, async ({ page, errors: _ }) => {
    const playground = new Playground(page.locator('truth-net'));
    const alert = page.getByRole('alert').filter({ hasText: 'This link cannot be opened.' });
    for (const [hash, sentence] of BROKEN) {
      await test.step(hash.slice(0, 60), async () => {
        // Only the first one opens the page; for the others, its address changes.
        await page.goto(`../${hash}`);
        await expect(alert).toContainText(sentence);
        await expect(page.locator('img[src="x"]')).toHaveCount(0);
        await expect(playground.button('Train')).toBeEnabled();
        expect((await playground.progress()).iteration).toBe(0);
      });
    }
    await playground.choice('Speed').selectOption('Full speed');
    // The current session takes its place, and the page moves up.
    await expect(alert).toBeHidden();
    await playground.trainAtFullSpeed();
    const expected = referenceCase(1).loss_at['1500']!;
    expect(Math.abs((await playground.progress()).loss / expected - 1)).toBeLessThan(1e-9);
    await expect(page).toHaveURL(/&at=1500&view=pace:full$/);
  });

  test('in the middle of work', CHROMIUM, async ({ page, playground }) => {
    await playground.button('10 steps').click();
    await expect(page).toHaveURL(/&at=10$/);
    const before = await playground.progress();
    await page.evaluate(() => (location.hash = '#table=A:y/0,1&seed=-1'));
    await expect(page.getByRole('alert')).toContainText('training.seed must be from 0 to 4294967295, but is -1');
    expect(await playground.progress()).toEqual(before);

    await page.getByRole('link', { name: '中文' }).click();
    await expect(page.getByRole('alert')).toContainText('无法打开这个链接');
  });

  test('even if only the core can detect it', CHROMIUM, async ({ page, errors: _ }) => {
    await page.goto('../#table=A,B:A/0,1,1,0&seed=3');
    const playground = new Playground(page.locator('truth-net'));
    await expect(playground.element.getByRole('alert')).toContainText('table.outputs[0] must be unique');
    await expect(playground.button('Train')).toBeEnabled();
    await expect(playground.cell('X3', 4)).toBeVisible();
    await expect(playground.field('Seed')).toHaveValue('1');
  });

  test('but a link to a place on the page is no broken link', async ({ page, errors: _ }) => {
    await page.goto('../#notes');
    await expect(new Playground(page.locator('truth-net')).button('Train')).toBeEnabled();
    await expect(page.getByRole('alert')).toHaveCount(0);
    expect(await hashOf(page)).toBe('#notes');
  });
});

test('An element on a page that opens no links offers none', CHROMIUM, async ({ page, playground: _ }) => {
  await page.evaluate(() => document.body.append(document.createElement('truth-net')));
  const other = new Playground(page.locator('truth-net').last());
  // Panels that load later above it would move it.
  await expect(other.button('Train')).toBeEnabled();
  await other.open('survey');
  await expect(other.element.getByRole('heading', { name: 'Many seeds' })).toBeVisible();
  const sharing = new Sharing(other);
  await sharing.open();
  await expect(sharing.button('Save session')).toBeVisible();
  await expect(sharing.button('Copy link')).toHaveCount(0);
});
