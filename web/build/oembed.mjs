// @ts-check
// Writes the oEmbed answer beside each page, for hosts that turn a link into an embedded frame: https://oembed.com.

import { writeFileSync } from 'node:fs';
import { parse } from 'parse5';
import { LANGUAGES } from '../src/i18n/languages.mjs';
import { elementsIn, textOf } from './in-language.mjs';
import { escaped } from './public-api-tables.mjs';
import { PREVIEW, previewOf } from './page-head.mjs';
import { dist, read } from './places.mjs';
import { oembedOf, PAGES, SITE } from './site.mjs';

/** Size of the frame of a playground, in pixels, which scales to it. */
const FRAME = { width: 720, height: 520 };

/** Writes dist/index.oembed.json, dist/zh/lesson.oembed.json and so on. */
export function writeOembed() {
  for (const language of LANGUAGES) {
    for (const page of PAGES) {
      const title = [...elementsIn(parse(read(dist(language.folder + page))))].find(
        ({ tagName }) => tagName === 'title',
      );
      const name = title ? textOf(title) : 'TruthNet';
      const answer = {
        version: '1.0',
        ...(page === 'index.html' ? frameOf(language.tag, name) : { type: 'link' }),
        title: name,
        provider_name: 'TruthNet',
        provider_url: SITE,
        thumbnail_url: SITE + previewOf(language, page),
        thumbnail_width: PREVIEW.width,
        thumbnail_height: PREVIEW.height,
      };
      writeFileSync(dist(language.folder + oembedOf(page)), `${JSON.stringify(answer, undefined, 2)}\n`);
    }
  }
}

/** @param {string} tag  @param {string} title */
function frameOf(tag, title) {
  const { width, height } = FRAME;
  const src = `${SITE}embed.html?fit&amp;lang=${tag}`;
  const html = `<iframe src="${src}" title="${escaped(title)}" width="${width}" height="${height}" frameborder="0"></iframe>`;
  return { type: 'rich', html, width, height };
}
