// @ts-check
// Writes the files of the installed site: the service worker, and the manifests of the app.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'parse5';
import { LANGUAGES } from '../src/i18n/languages.mjs';
import { attributeOf, elementsIn } from './in-language.mjs';
import { buildScript } from './pieces.mjs';
import { dist, read } from './places.mjs';
import { MANIFEST, PAGES, pathOf } from './site.mjs';

/** Icons below dist/; web/icons.mjs draws them. */
export const ICONS = [
  { src: 'icons/192.png', sizes: '192x192', type: 'image/png' },
  { src: 'icons/512.png', sizes: '512x512', type: 'image/png' },
  { src: 'icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  { src: 'favicon.svg', sizes: 'any', type: 'image/svg+xml' },
];

const COLOURS = { background: '#fdfcfa', theme: '#0b6e66' };

/** Writes dist/manifest.webmanifest, and one in the folder of each other language, with title and description of its first page. */
export function writeAppManifests() {
  for (const { tag, folder } of LANGUAGES) {
    const page = [...elementsIn(parse(read(dist(`${folder}index.html`))))];
    const description = page.find((each) => attributeOf(each, 'name') === 'description');
    const up = '../'.repeat(folder.split('/').length - 1);
    const manifest = {
      id: 'truthnet',
      name: 'TruthNet',
      short_name: 'TruthNet',
      description: description && attributeOf(description, 'content'),
      lang: tag,
      start_url: './',
      scope: up || './',
      display: 'standalone',
      background_color: COLOURS.background,
      theme_color: COLOURS.theme,
      icons: ICONS.map((icon) => ({ ...icon, src: up + icon.src })),
    };
    writeFileSync(dist(folder + MANIFEST), `${JSON.stringify(manifest, undefined, 2)}\n`);
  }
}

/** Builds dist/sw.js, which keeps the pages of all languages, and all their files, from the beginning. */
export async function buildServiceWorker() {
  const pages = LANGUAGES.flatMap((language) => PAGES.map((page) => pathOf(language, page)));
  const files = [
    ...readdirSync(dist('assets')).map((name) => `assets/${name}`),
    ...LANGUAGES.map(({ folder }) => folder + MANIFEST),
    ...ICONS.map(({ src }) => src),
    'unready.js',
  ].sort();
  const hash = createHash('sha256');
  for (const path of [...pages, ...files]) {
    hash.update(`${path}\0`).update(readFileSync(dist(path.replace(/(^|\/)$/, '$1index.html'))));
  }
  await buildScript(dist(), 'sw.js', 'src/page/service-worker.ts', [], {
    VERSION: JSON.stringify(hash.digest('hex').slice(0, 12)),
    KEPT_FILES: JSON.stringify(files),
    KEPT_PAGES: JSON.stringify(pages),
  });
}
