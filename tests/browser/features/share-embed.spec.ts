import { expect } from '../engines/expect.ts';
import { Playground } from '../playground.ts';
import { CHROMIUM } from '../tags.ts';
import { forbidCopying, test } from './sharing.ts';

test('The embed code follows the chosen options and can be copied', CHROMIUM, async ({ page, context, sharing }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await sharing.open();
  const code = sharing.dialog.getByRole('region', { name: 'Code', exact: true });
  await expect(code).toContainText('<truth-net session="#table=X1,X2,X3:y/001:0,011:1,101:1,111:0"');
  await expect(code).toContainText(`src="${new URL('truth-net-lazy.js', page.url()).href}"`);
  await sharing.dialog.getByRole('checkbox', { name: 'Load when a reader gets near' }).uncheck();
  await expect(code).toContainText(`<svg width="1" height="720" aria-hidden="true"></svg></truth-net>`);
  await expect(code).toContainText(`src="${new URL('truth-net.js', page.url()).href}"`);
  await sharing.dialog.getByRole('combobox', { name: 'Show' }).selectOption('table and loss');
  await sharing.dialog.getByRole('combobox', { name: 'Buttons' }).selectOption('none');
  await sharing.dialog.getByRole('checkbox', { name: 'Train automatically' }).check();
  await expect(code).toContainText('panels="run table chart" buttons="none" autoplay');
  await sharing.button('Copy code: Code').click();
  await expect(sharing.dialog.getByRole('status')).toContainText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await code.textContent());
});

test('Hugo and Jekyll get a file for the site and a line for the post', CHROMIUM, async ({ sharing }) => {
  await sharing.open();
  await sharing.button('Hugo').click();
  await expect(sharing.dialog.getByRole('region', { name: 'Once, in layouts/shortcodes/truthnet.html' })).toBeVisible();
  await expect(sharing.dialog.getByRole('region', { name: 'In the post' })).toContainText(
    '{{< truthnet session="#table=',
  );
  await sharing.button('Jekyll').click();
  await expect(sharing.dialog.getByRole('region', { name: 'Once, in _includes/truthnet.html' })).toBeVisible();
  await expect(sharing.dialog.getByRole('region', { name: 'In the post' })).toContainText('{% include truthnet.html');
});

test('The preview shows what readers get, and sets the height of the iframe', CHROMIUM, async ({ sharing }) => {
  await sharing.open();
  await sharing.button('iframe').click();
  await sharing.button('Preview').click();
  const frame = sharing.dialog.frameLocator('iframe');
  const previewed = new Playground(frame.locator('truth-net'));
  await previewed.trainEmbedded();
  await expect(previewed.status).toContainText('reached');
  const height = await sharing.dialog.locator('iframe').getAttribute('height');
  // Before its first message, the frame is 720 pixels high.
  expect(Number(height)).toBeGreaterThan(500);
  expect(Number(height)).toBeLessThan(700);
  await expect(sharing.dialog.getByRole('region', { name: 'Code', exact: true })).toContainText(`height="${height}"`);
  await sharing.button('Hide preview').click();
  await expect(sharing.dialog.locator('iframe')).toHaveCount(0);
});

test('A message of another source does not change the height', CHROMIUM, async ({ page, sharing }) => {
  await sharing.open();
  await sharing.button('iframe').click();
  await sharing.button('Preview').click();
  await expect(sharing.dialog.frameLocator('iframe').getByRole('button', { name: 'Train' })).toBeVisible();
  // The frame's own first message arrives before.
  await expect
    .poll(async () => Number(await sharing.dialog.locator('iframe').getAttribute('height')))
    .toBeLessThan(700);
  const code = sharing.dialog.getByRole('region', { name: 'Code', exact: true });
  const before = await code.textContent();
  await page.evaluate(() => {
    window.postMessage({ type: 'truth-net:height', height: 5000 }, '*');
  });
  await page.evaluate(() => new Promise(requestAnimationFrame));
  expect(await code.textContent()).toBe(before);
});

test('The code is selected if the page may not copy', CHROMIUM, async ({ page, sharing }) => {
  await forbidCopying(page);
  await sharing.open();
  await sharing.button('Copy code: Code').click();
  await expect(sharing.dialog.getByRole('alert')).toContainText('The text is selected');
  const code = sharing.dialog.getByRole('region', { name: 'Code', exact: true });
  expect(await page.evaluate(() => String(getSelection()))).toBe(await code.textContent());
});
