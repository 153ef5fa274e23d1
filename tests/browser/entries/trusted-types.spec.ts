/** Tests that the element never turns a string into a script, in our own pages and in others that include it. */

import type { Page } from '@playwright/test';
import { TRUSTED_TYPES } from '../../../web/src/export/embed-code.ts';
import { strictPolicy, test } from '../blog.ts';
import { expect } from '../engines/expect.ts';
import { Playground } from '../playground.ts';
import { referenceCase } from '../reference-case.ts';

/** Trains, then opens a dialog, the microscope's formulas and the survey, whose workers need a second script. */
async function useEverything(page: Page): Promise<void> {
  const playground = new Playground(page.locator('truth-net').first());
  await playground.trainEmbedded();
  await expect(playground.status).toContainText('reached');
  expect((await playground.progress()).loss).toBeCloseTo(referenceCase(1).loss_at['1500']!, 9);

  await playground.button('Share').click();
  await expect(playground.element.getByRole('dialog', { name: 'Save and share' })).toBeVisible();
  await page.keyboard.press('Escape');

  const microscope = await playground.open('microscope');
  await expect(microscope.locator('math').first()).toBeVisible();

  const survey = await playground.open('survey');
  await survey.getByRole('combobox', { name: 'Seeds' }).selectOption('100');
  await survey.getByRole('button', { name: 'Try 100 seeds' }).click();
  await expect(survey.getByRole('status')).toContainText('of 100 seeds');
}

/** Returns true if the page accepts a string without a trusted type as HTML. */
function takesStrings(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    try {
      document.createElement('div').innerHTML = '<b></b>';
      return true;
    } catch {
      return false;
    }
  });
}

for (const name of ['index.html', 'truth-net.html', 'embed.html']) {
  test(`All of ${name} works with Trusted Types enforced`, async ({ page, errors }) => {
    await page.goto(`${name}?lang=en`);
    await useEverything(page);
    expect(errors).toEqual([]);
    expect(await takesStrings(page)).toBe(false);
    errors.length = 0; // The browser logs the attempt.
  });
}

for (const name of ['lesson.html', 'docs/prose.html']) {
  test(`The playgrounds of ${name} train with Trusted Types enforced`, async ({ page, errors }) => {
    await page.goto(`${name}?lang=en`);
    const last = page.locator('truth-net').last();
    await last.scrollIntoViewIfNeeded();
    await new Playground(last).progress();
    // One of them opens already trained.
    await expect
      .poll(() => last.evaluate((element: HTMLElementTagNameMap['truth-net']) => element.running))
      .toBe(false);
    const [before, after] = await last.evaluate(async (element: HTMLElementTagNameMap['truth-net']) => {
      const first = element.progress!.iteration;
      return [first, (await element.train(50)).iteration] as const;
    });
    expect(after).toBe(before + 50);
    expect(errors).toEqual([]);
    expect(await takesStrings(page)).toBe(false);
    errors.length = 0;
  });
}

test('The single script works in a page that allows the documented policies', async ({ page, blog }) => {
  const policy = `${strictPolicy(new URL(blog.host).origin)}; require-trusted-types-for 'script'; trusted-types ${TRUSTED_TYPES}`;
  await blog.open(`<truth-net></truth-net><script src="HOSTtruth-net.js" async></script>`, { policy });
  await useEverything(page);
});

test('Under a policy that trusts a single script only, Share warns that the policy may block it', async ({
  page,
  blog,
  errors,
}) => {
  const policy = `${strictPolicy(new URL(blog.host).origin)}; require-trusted-types-for 'script'; trusted-types lit-html truth-net`;
  await blog.open(`<truth-net></truth-net><script src="HOSTtruth-net.js" async></script>`, { policy });
  const playground = new Playground(page.locator('truth-net'));
  await playground.trainEmbedded();
  await expect(playground.status).toContainText('reached');
  await playground.button('Share').click();
  await expect(playground.element.getByRole('alert')).toContainText('the page’s security policy may block it');
  expect(errors.join()).toContain('lit-html');
  errors.length = 0;
});
