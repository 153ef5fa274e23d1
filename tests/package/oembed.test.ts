/** Tests the answers beside the pages for hosts that turn a link into an embedded frame. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LANGUAGES } from '../../web/src/i18n/languages.mjs';
import { PAGES, SITE } from '../../web/build/site.mjs';
import { REPOSITORY } from './scratch.ts';

const built = (path: string) => readFileSync(join(REPOSITORY, 'dist', path), 'utf8');

const PLACES = LANGUAGES.flatMap(({ folder }) => PAGES.map((page) => folder + page));

test.each(PLACES)('%s links to its oEmbed answer', (place) => {
  const [, address] = /type="application\/json\+oembed" href="([^"]*)"/.exec(built(place))!;
  expect(address!.startsWith(SITE)).toBe(true);
  const path = address!.slice(SITE.length);
  const answer = JSON.parse(built(path)) as Record<string, unknown>;
  expect(answer).toMatchObject({ version: '1.0', type: place.endsWith('index.html') ? 'rich' : 'link' });
  expect(built(place)).toContain(`<title>${answer['title'] as string}</title>`);
});

test.each(LANGUAGES)('The frame of an answer in $tag is a page of the site in that language', ({ tag, folder }) => {
  const { html, width, height } = JSON.parse(built(`${folder}index.oembed.json`)) as Record<string, unknown>;
  const [, address] = /src="([^"]*)"/.exec(html as string)!;
  const { origin, pathname, searchParams } = new URL(address!.replaceAll('&amp;', '&'));
  expect(existsSync(join(REPOSITORY, 'dist', (origin + pathname).slice(SITE.length)))).toBe(true);
  expect(Object.fromEntries(searchParams)).toEqual({ fit: '', lang: tag });
  expect(html).toContain(`width="${width as number}" height="${height as number}"`);
});
