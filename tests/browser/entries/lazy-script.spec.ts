/** Tests the script that loads the element when a reader comes near it. */

import { createHash } from 'node:crypto';
import { test } from '../blog.ts';
import { expect } from '../engines/expect.ts';
import { Playground } from '../playground.ts';
import { CHROMIUM } from '../tags.ts';

const LAZY = '<script src="HOSTtruth-net-lazy.js" async></script>';
const TEXT = '<p style="height: 4000px">A long text.</p>';
const PICTURE = '<svg width="100%" height="600" aria-hidden="true"></svg>';
const POSTED = `<truth-net panels="run table">${PICTURE}</truth-net>`;

test('A playground far down a post loads when a reader comes within a screen of it', async ({ page, blog }) => {
  const script = `${blog.host}truth-net-lazy.js`;
  await blog.open(`${TEXT}${POSTED}${LAZY}`, { policy: '' });
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
  expect(await blog.requests()).toEqual([script]);
  await page.evaluate(() => {
    scrollTo(0, 4000 - 1.9 * innerHeight);
  });
  const playground = new Playground(page.locator('truth-net'));
  await playground.progress();
  expect(await blog.requests()).toEqual([script, `${blog.host}truth-net.js`]);
});

test('A link of the text loads the playground that it controls', CHROMIUM, async ({ page, blog }) => {
  const link = '<a href="#net" data-truth-net="iteration=300">iteration 300</a>';
  await blog.open(`${link}${TEXT}${POSTED.replace(' ', ' id="net" ')}${LAZY}`, { policy: '' });
  await page.getByRole('link').click();
  const playground = new Playground(page.locator('truth-net'));
  await expect.poll(async () => (await playground.progress()).iteration).toBe(300);
});

test('A playground that a page adds later loads, once for several scripts', CHROMIUM, async ({ page, blog }) => {
  await blog.open(`<main></main>${LAZY}${LAZY}`);
  await page.evaluate(() => {
    document.querySelector('main')!.innerHTML = '<truth-net panels="run table"></truth-net>';
  });
  await new Playground(page.locator('truth-net')).progress();
  await expect(page.locator('head > script')).toHaveCount(1);
});

test('The element is checked against the hash in the script that loads it', CHROMIUM, async ({ page, blog }) => {
  const script = await page.request.get(`${blog.host}truth-net-lazy.js`);
  const hash = `sha384-${createHash('sha384')
    .update(await script.body())
    .digest('base64')}`;
  await blog.open(`${POSTED}${LAZY.replace('async', `integrity="${hash}" crossorigin="anonymous" async`)}`);
  await new Playground(page.locator('truth-net')).progress();
  await expect(page.locator('head > script')).toHaveAttribute('integrity', /^sha384-/);
});

test(
  'A playground that cannot be loaded leaves its fallback, and is tried again',
  CHROMIUM,
  async ({ page, blog, errors }) => {
    await page.route('**/truth-net.js', (route) => route.abort());
    await blog.open(`<truth-net><a href="https://nets.example/">Open</a></truth-net>${TEXT}${LAZY}`, { policy: '' });
    await expect.poll(() => errors.length).toBe(1);
    await expect(page.getByRole('link', { name: 'Open' })).toBeVisible();
    errors.length = 0;
    await page.unroute('**/truth-net.js');
    for (const top of [4000, 0]) {
      await page.evaluate(async (y) => {
        scrollTo(0, y);
        for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
      }, top);
    }
    await new Playground(page.locator('truth-net')).progress();
  },
);
