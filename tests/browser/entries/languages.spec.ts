/** Tests that each reader loads the texts of one language, and sees no other before. */

import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { deferred } from '../../../web/src/engine/deferred.ts';
import { test } from '../blog.ts';
import { expect } from '../engines/expect.ts';
import { speak } from '../language.ts';
import { Playground } from '../playground.ts';
import { CHROMIUM } from '../tags.ts';

const SCRIPT = '<script src="HOSTtruth-net.js" async></script>';
const TEXTS = '**/truth-net-zh.js';

/** Holds back the Chinese texts until the returned function is called. */
async function holdTexts(page: Page, files: string): Promise<() => void> {
  const held = deferred<undefined>();
  await page.route(files, async (route) => {
    await held.promise;
    await route.continue();
  });
  return () => {
    held.resolve(undefined);
  };
}

test('Playgrounds in two languages share a page, which loads the Chinese texts once', async ({ page, blog }) => {
  const [english, chinese] = ['en', 'zh-CN'].map((lang) => `<truth-net lang="${lang}" panels="run"></truth-net>`);
  await blog.open(`${english}${chinese}${chinese}${SCRIPT}`);
  const [first, second, third] = [0, 1, 2].map((at) => new Playground(page.locator('truth-net').nth(at)));
  await expect(first!.button('Train')).toBeEnabled();
  for (const playground of [second!, third!]) await expect(playground.button('开始训练')).toBeEnabled();
  expect(await blog.requests()).toEqual(['truth-net.js', 'truth-net-zh.js'].map((name) => blog.host + name));
});

test(
  'A playground draws no English before its Chinese texts, and keeps its height',
  CHROMIUM,
  async ({ page, blog }) => {
    const arrive = await holdTexts(page, TEXTS);
    const spacer = '<svg width="1" height="480"></svg>';
    const asked = page.waitForRequest(TEXTS);
    const opened = blog.open(`<truth-net lang="zh" panels="run">${spacer}</truth-net>${SCRIPT}`);
    await asked;
    const playground = new Playground(page.locator('truth-net'));
    await playground.progress();
    expect(await playground.element.evaluate((element) => element.shadowRoot!.textContent.trim())).toBe('');
    expect((await playground.element.boundingBox())!.height).toBeGreaterThanOrEqual(480);
    arrive();
    await opened;
    await expect(playground.status).toHaveText('准备好了，点“开始训练”。');
  },
);

test(
  'English replaces Chinese texts that fail to load, and one press retries',
  CHROMIUM,
  async ({ page, blog, errors }) => {
    await page.route(TEXTS, (route) => route.abort());
    await blog.open(`<truth-net lang="zh" panels="run"></truth-net>${SCRIPT}`);
    const playground = new Playground(page.locator('truth-net'));
    const alert = playground.element.getByRole('alert');
    await expect(alert).toContainText('中文界面加载失败');
    await expect(alert).toContainText('This part could not be loaded.');
    await playground.button('Train').click();
    await expect(playground.status).toContainText('reached');
    await page.unroute(TEXTS);
    await playground.button('Try again').click();
    await expect(playground.status).toContainText('已完成 1,500 次迭代');
    await expect(alert).toHaveCount(0);
    // The browser logs the failed request by itself.
    expect(errors.splice(0)).toEqual([expect.stringContaining('Failed to load resource')]);
  },
);

test(
  'The remarks of a chart turn Chinese when their texts arrive, also after the run',
  CHROMIUM,
  async ({ page, blog }) => {
    const arrive = await holdTexts(page, '**/truth-net-more-zh.js');
    const asked = page.waitForRequest('**/truth-net-more-zh.js');
    const opened = blog.open(`<truth-net lang="zh" panels="run chart"></truth-net>${SCRIPT}`);
    const playground = new Playground(page.locator('truth-net'));
    await playground.button('开始训练').click();
    await expect(playground.status).toContainText('已完成 1,500 次迭代');
    await asked;
    arrive();
    await opened;
    await expect(playground.element.locator('truth-net-chart figure')).toContainText('次全部正确');
  },
);

test('A page keeps its texts until those of the other language are there', CHROMIUM, async ({ page, errors: _ }) => {
  await page.goto('../?lang=en');
  const playground = new Playground(page.locator('truth-net'));
  await expect(playground.status).toHaveText('Ready. Press Train.');
  const arrive = await holdTexts(page, '**/assets/zh-*.js');
  const asked = page.waitForRequest('**/assets/zh-*.js');
  await speak(page, 'zh');
  await asked;
  await expect(playground.status).toHaveText('Ready. Press Train.');
  arrive();
  await expect(playground.status).toHaveText('准备好了，点“开始训练”。');
});

test('A broken link is explained in the language of the page', CHROMIUM, async ({ page, errors: _ }) => {
  await page.goto('../?lang=zh#table=nonsense');
  const notice = page.locator('[data-link-problem]');
  await expect(notice).toContainText('无法打开这个链接。');
  await page.getByRole('link', { name: 'English' }).click();
  await expect(notice).toContainText('This link cannot be opened.');
});

test('The single file has both languages, without a server', CHROMIUM, async ({ page, errors: _ }) => {
  const file = pathToFileURL('dist/truth-net.html').href;
  for (const [lang, status] of [
    ['zh', '准备好了，点“开始训练”。'],
    ['en', 'Ready. Press Train.'],
  ]) {
    await page.goto(`${file}?lang=${lang}`);
    await expect(new Playground(page.locator('truth-net')).status).toHaveText(status!);
  }
});

test('A lazy view in Chinese loads its texts with its script', CHROMIUM, async ({ page, blog }) => {
  await blog.open(`<truth-net lang="zh" panels="survey"></truth-net>${SCRIPT}`);
  await expect(page.getByRole('heading', { name: '多组种子' })).toBeVisible();
  const names = ['truth-net.js', 'truth-net-zh.js', 'truth-net-more-zh.js', 'truth-net-more.js'];
  // The last two are requested together, and may reach the server in any order.
  expect(new Set(await blog.requests())).toEqual(new Set(names.map((name) => blog.host + name)));
});

test(
  'A lazy view keeps its texts until those of the other language are there, and reports a failure',
  CHROMIUM,
  async ({ page, errors }) => {
    await page.goto('../?lang=en');
    const playground = new Playground(page.locator('truth-net'));
    const neuron = await playground.open('neuron');
    await expect(neuron.getByRole('button', { name: 'Reduce to one neuron' })).toBeVisible();
    await page.route('**/assets/later-zh-*.js', (route) => route.abort());
    await speak(page, 'zh');
    await expect(playground.element.getByRole('alert')).toContainText('这一部分加载失败');
    await expect(neuron.getByRole('button', { name: 'Reduce to one neuron' })).toBeVisible();
    await page.unroute('**/assets/later-zh-*.js');
    await playground.button('重试').click();
    await expect(neuron.getByRole('button', { name: '改成单个神经元' })).toBeVisible();
    await expect(playground.element.getByRole('alert')).toHaveCount(0);
    expect(errors.splice(0)).toEqual([expect.stringContaining('Failed to load resource')]);
  },
);
