// @ts-check
// Takes the preview pictures of the built pages, which other sites show beside a link: node web/previews.mjs
//
// Each picture shows the page itself, in its language: its heading, its description, and its playground or a figure.

import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { chromiumOptions } from '../wasm/toolchain/browser.mjs';
import { PREVIEW, previewOf, PREVIEWED } from './build/page-head.mjs';
import { dist, inRepository, read, web } from './build/places.mjs';
import { pathOf } from './build/site.mjs';
import { LANGUAGES } from './src/i18n/languages.mjs';

/** A run that shows a network which has learned its table. */
const TRAINED = '#table=X1,X2,X3:y/001:0,011:1,101:1,111:0&at=1500';

/** Each page as its picture shows it. @type {Record<string, { hash: string, panels?: string, shown: string }>} */
const SCENES = {
  'index.html': { hash: TRAINED, panels: 'diagram', shown: 'truth-net' },
  'lesson.html': { hash: '#neuron', shown: '[data-figure="neuron"] .bucket' },
};

const server = await preview({
  root: inRepository(''),
  configFile: false,
  logLevel: 'warn',
  appType: 'mpa',
  build: { outDir: dist() },
  preview: { port: 4190, host: '127.0.0.1' },
});
const site = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.httpServer.address()).port}/`;
const browser = await chromium.launch(chromiumOptions());
try {
  for (const language of LANGUAGES) {
    for (const page of PREVIEWED) await take(language, page);
  }
} finally {
  await browser.close();
  await server.close();
}

/** @param {import('./build/site.mjs').Language} language  @param {string} page */
async function take(language, page) {
  const scene = SCENES[page];
  if (!scene) throw new Error(`${page} has no scene`);
  const context = await browser.newContext({
    viewport: PREVIEW,
    locale: language.tag,
    colorScheme: 'light',
    reducedMotion: 'reduce',
    // The pages forbid styles that are not in a file.
    bypassCSP: true,
  });
  const tab = await context.newPage();
  await tab.goto(site + pathOf(language, page) + scene.hash);
  await tab.addStyleTag({ content: read(web('src/page/preview.css')) });
  await tab.evaluate(({ panels }) => {
    document.documentElement.classList.add('preview');
    const playground = document.querySelector('truth-net');
    if (panels !== undefined) {
      playground?.setAttribute('panels', panels);
      playground?.setAttribute('buttons', 'none');
    }
    // A bucket as deep as that of AND.
    const neuron = document.querySelector('[data-playground="neuron"]');
    if (neuron) {
      const { session } = /** @type {import('../web/src/api/public-api.ts').TruthNetElement} */ (neuron);
      const start = { weights: [[[1], [1]]], biases: [[-1.5]] };
      /** @type {any} */ (neuron).session = { ...session, training: { ...session.training, init: 'given', start } };
    }
    const about = document.createElement('p');
    about.className = 'about';
    about.textContent = document.querySelector('meta[name="description"]')?.getAttribute('content') ?? '';
    document.querySelector('h1')?.after(about);
  }, scene);
  await tab.locator(scene.shown).first().waitFor();
  await tab.waitForFunction((isTrained) => {
    const progress = document.querySelector('truth-net')?.progress;
    return progress && (!isTrained || progress.iteration >= 1500);
  }, scene.hash === TRAINED);
  // Fonts, and views that load later.
  await tab.waitForTimeout(1000);
  const path = dist(previewOf(language, page));
  mkdirSync(dirname(path), { recursive: true });
  await tab.screenshot({ path, animations: 'disabled' });
  await context.close();
  console.log(`  ${previewOf(language, page)}`);
}
