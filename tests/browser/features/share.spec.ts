import { expect } from '../engines/expect.ts';
import { CHROMIUM } from '../tags.ts';
import { openElsewhere, test, textOf } from './sharing.ts';

test.describe('The share dialog', () => {
  test('closes with Escape, its button or a press outside, and returns the focus', async ({
    page,
    playground,
    sharing,
  }) => {
    const ways: readonly (() => Promise<void>)[] = [
      () => page.keyboard.press('Escape'),
      () => sharing.button('Close').click(),
      () => page.mouse.click(5, 5),
    ];
    for (const close of ways) {
      await sharing.open();
      await close();
      await expect(sharing.dialog).toBeHidden();
      await expect(playground.button('Share')).toBeFocused();
    }
  });

  test(
    'opens and copies with the keyboard alone',
    CHROMIUM,
    async ({ browserName, context, page, playground, sharing }) => {
      // Firefox has no such permissions: a press is enough to copy.
      if (browserName !== 'firefox') await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await playground.button('Share').focus();
      await page.keyboard.press('Enter');
      await expect(sharing.dialog).toBeVisible();
      await sharing.button('Copy link').press('Enter');
      await expect(sharing.dialog.getByRole('status')).toHaveText('Copied.');
    },
  );

  test('stays usable during training at full speed', CHROMIUM, async ({ context, page, playground, sharing }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await playground.choice('Speed').selectOption('Full speed');
    await playground.enter('Stop at iteration', '1000000000');
    await playground.button('Train').click();
    await sharing.open();
    const { iteration } = await playground.progress();
    await sharing.button('Copy link').click();
    await expect(sharing.dialog.getByRole('status')).toHaveText('Copied.');
    await sharing.text.pressSequentially('{"table": 1}');
    await sharing.button('JavaScript').click();
    await expect(sharing.text).toHaveValue('{"table": 1}');
    await expect(sharing.button('JavaScript')).toHaveAttribute('aria-pressed', 'true');
    expect((await textOf(await sharing.save('Loss history CSV'))).split('\n').length).toBeGreaterThan(1000);
    expect((await playground.progress()).iteration).toBeGreaterThan(iteration);
    await sharing.button('Close').click();
    await playground.button('Pause').click();

    const link = await page.evaluate(() => navigator.clipboard.readText());
    const other = await openElsewhere(page, link);
    await expect(other.button('Reset')).toBeEnabled();
    const stoodAt = Number(/&at=(\d+)/.exec(link)![1]);
    await expect.poll(async () => (await other.progress()).iteration, { timeout: 60_000 }).toBe(stoodAt);
  });

  test('keeps the moment of its opening while training continues', CHROMIUM, async ({ playground, sharing }) => {
    await playground.enter('Stop at iteration', '1000000000');
    await playground.choice('Speed').selectOption('100 / s');
    await playground.button('Train').click();
    await expect.poll(async () => (await playground.progress()).iteration).toBeGreaterThan(3);
    await sharing.open();
    const link = await sharing.link;
    const { iteration } = await playground.progress();
    await expect.poll(async () => (await playground.progress()).iteration).toBeGreaterThan(iteration + 20);
    expect(await sharing.link).toBe(link);
  });
});
