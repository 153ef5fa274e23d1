/** No string becomes a script, neither in our own pages nor in those that include the script. */

import type { Page } from '@playwright/test';
import { TRUSTED_TYPES } from '../../../web/src/export/embed-code.ts';
import { expect, strictPolicy, test } from '../blog.ts';
import { Playground, referenceCase } from '../playground.ts';

/** Trains, then opens a dialog, the formulas of the microscope and the survey, whose workers are of a second script. */
async function useEverything(page: Page): Promise<void> {
  const playground = new Playground(page.locator('truth-net').first());
  await playground.button('Train').click();
  await expect(playground.status).toContainText('reached');
  expect((await playground.progress()).loss).toBeCloseTo(referenceCase(1).loss_at['1500']!, 9);

  await playground.button('Share').click();
  await expect(playground.element.getByRole('dialog', { name: 'Save and share' })).toBeVisible();
  await page.keyboard.press('Escape');

  const microscope = await playground.open('microscope');
  await expect(microscope.locator('math').first()).toBeVisible();

  const survey = playground.element.locator('truth-net-survey');
  await survey.scrollIntoViewIfNeeded();
  await survey.getByRole('combobox', { name: 'Seeds' }).selectOption('100');
  await survey.getByRole('button', { name: 'Try 100 seeds' }).click();
  await expect(survey.getByRole('status')).toContainText('of 100 seeds');
}

/** Whether a string that nobody vouches for may become an element. */
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
  test(`All of ${name} works where strings are no scripts`, async ({ page, errors }) => {
    await page.goto(`${name}?lang=en`);
    await useEverything(page);
    expect(errors).toEqual([]);
    expect(await takesStrings(page)).toBe(false);
    errors.length = 0; // The attempt is told in the console.
  });
}

for (const name of ['lesson.html', 'embedding.html']) {
  test(`The playgrounds of ${name} train where strings are no scripts`, async ({ page, errors }) => {
    await page.goto(`${name}?lang=en`);
    const last = page.locator('truth-net').last();
    await last.scrollIntoViewIfNeeded();
    await new Playground(last).progress();
    // One of them opens trained already.
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

test('The one script works in a page that allows the policies that are documented', async ({ page, blog }) => {
  const policy = `${strictPolicy(new URL(blog.host).origin)}; require-trusted-types-for 'script'; trusted-types ${TRUSTED_TYPES}`;
  await blog.open(`<truth-net></truth-net><script src="HOSTtruth-net.js" async></script>`, { policy });
  await useEverything(page);
});

test('Under a policy that lets only one script be trusted, Share says that the policy may block it', async ({
  page,
  blog,
  errors,
}) => {
  const policy = `${strictPolicy(new URL(blog.host).origin)}; require-trusted-types-for 'script'; trusted-types lit-html truth-net`;
  await blog.open(`<truth-net></truth-net><script src="HOSTtruth-net.js" async></script>`, { policy });
  const playground = new Playground(page.locator('truth-net'));
  await playground.button('Train').click();
  await expect(playground.status).toContainText('reached');
  await playground.button('Share').click();
  await expect(playground.element.getByRole('alert')).toContainText('the security policy of the page may block it');
  expect(errors.join()).toContain('lit-html');
  errors.length = 0;
});
