/** Runs the examples of README.md and of the documentation in a page. */

import type { Page } from '@playwright/test';
import { CDNS, snippets } from '../../../web/build/snippets.ts';
import { docBlocks, WRITTEN } from '../../docs.ts';
import { type Example, readmeExamples } from '../../examples.ts';
import { type Blog, test } from '../blog.ts';
import { expect } from '../engines/expect.ts';
import { Playground } from '../playground.ts';
import { CHROMIUM } from '../tags.ts';

const SCRIPT = '<script src="HOSTtruth-net.js" async></script>';
const POLICY = "default-src * blob: data: 'unsafe-inline' 'wasm-unsafe-eval'";

/** Highest final loss of a successful example. */
const LEARNED = 0.1;

async function expectHtml(page: Page, blog: Blog, text: string): Promise<void> {
  const folders = ['https://your.host/truthnet/', ...Object.values(CDNS)];
  const html = folders.reduce((changed, folder) => changed.replaceAll(folder, 'HOST'), text);
  const element = /<truth-net|<iframe/.test(html) ? '' : '<truth-net></truth-net>';
  await blog.open(html + element + (/<script|<iframe/.test(html) ? '' : SCRIPT), { policy: POLICY });
  const around = html.includes('<iframe') ? page.frameLocator('iframe') : page;
  const playground = new Playground(around.locator('truth-net'));
  const { iteration: before } = await playground.progress();
  await playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => element.train(5));
  expect((await playground.progress()).iteration).toBe(before + 5);
  for (const link of await page.locator('a[data-truth-net]').all()) {
    const [, iteration] = /iteration=(\d+)/.exec((await link.getAttribute('data-truth-net'))!) ?? [];
    await link.click();
    if (iteration) await expect.poll(async () => (await playground.progress()).iteration).toBe(Number(iteration));
  }
}

async function expectScript(page: Page, blog: Blog, text: string): Promise<void> {
  const frame = '<iframe src="HOSTembed.html" sandbox="allow-scripts" height="10"></iframe>';
  await blog.open(`<truth-net></truth-net>${frame}${SCRIPT}`, { policy: POLICY });
  await page.addScriptTag({ type: 'module', content: `${text}\nglobalThis.exampleIsDone = true;` });
  await expect.poll(() => page.evaluate(() => 'exampleIsDone' in globalThis)).toBe(true);
  const { iteration, loss } = await new Playground(page.locator('truth-net')).progress();
  if (iteration > 0) expect(loss).toBeLessThan(LEARNED);
  if (text.includes('truth-net:height')) {
    // Reloading the frame makes it report its height to the new listener.
    await page.locator('iframe').evaluate((element: HTMLIFrameElement) => element.setAttribute('src', element.src));
    await expect.poll(async () => Number(await page.locator('iframe').getAttribute('height'))).toBeGreaterThan(100);
  }
}

async function expectStyle(page: Page, blog: Blog, text: string): Promise<void> {
  await blog.open(`<style>${text}</style><truth-net></truth-net>${SCRIPT}`, { policy: POLICY });
  const playground = new Playground(page.locator('truth-net'));
  await playground.progress();
  const unknown = await playground.element.evaluate((element, css) => {
    const known = [...element.shadowRoot!.adoptedStyleSheets].flatMap((sheet) => [...sheet.cssRules]);
    const all = known.map(({ cssText }) => cssText).join('');
    const parts = element.shadowRoot!.querySelectorAll('[part]');
    return [
      ...[...css.matchAll(/--tn-[\w-]+/g)].map(([name]) => name).filter((name) => !all.includes(name)),
      ...[...css.matchAll(/::part\(([\w-]+)\)/g)]
        .map(([, name]) => name)
        .filter((name) => ![...parts].some(({ part }) => part.contains(name!))),
    ];
  }, text);
  expect(unknown).toEqual([]);
}

async function expectToRun(page: Page, blog: Blog, { kind, text }: Example): Promise<void> {
  if (kind === 'html') await expectHtml(page, blog, text);
  if (kind === 'js') await expectScript(page, blog, text);
  if (kind === 'css') await expectStyle(page, blog, text);
}

test('The examples of README.md run unchanged in a page', CHROMIUM, async ({ page, blog }) => {
  const examples = readmeExamples();
  expect(examples.filter(({ kind }) => kind === 'html' || kind === 'js').length).toBeGreaterThan(2);
  for (const example of examples) await test.step(example.text, () => expectToRun(page, blog, example));
});

// Other tests run the remaining blocks; tests/docs.ts names them.
for (const language of WRITTEN) {
  test(
    `The examples of the documentation run unchanged in a page, in ${language}`,
    CHROMIUM,
    async ({ page, blog }) => {
      const run = { page: expectHtml, script: expectScript, style: expectStyle };
      const blocks = docBlocks(language, snippets(language)).flatMap(({ run: how, ...block }) =>
        how in run ? [{ ...block, expectToRun: run[how as keyof typeof run] }] : [],
      );
      expect(blocks.length).toBeGreaterThan(12);
      for (const { page: name, text, expectToRun: expectBlock } of blocks) {
        await test.step(`${name}.md: ${text}`, () => expectBlock(page, blog, text));
      }
    },
  );
}
