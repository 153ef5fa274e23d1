// @ts-check
// Makes the pages from their bilingual sources: inserts their parts, keeps one language, completes their heads.

import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { parse, parseFragment, serialize } from 'parse5';
import { LANGUAGES } from '../src/i18n/languages.mjs';
import { attributeOf, elementsIn, keepLanguage, placeAddresses, setAttribute } from './in-language.mjs';
import { completeHead } from './page-head.mjs';
import { read, web } from './places.mjs';
import { addressFrom, DEFAULT_LANGUAGE, pathOf, PAGES, placeOf } from './site.mjs';

/** @typedef {import('./site.mjs').Language} Language */

/**
 * Returns a page in one language, from a source in all of them; see `inLanguage` and `placeAddresses` for its syntax.
 * `<!-- part: header -->` stands for web/parts/header.html, or for a generated part of this name; parts may contain
 * others.
 * @param {string} source
 * @param {{ language: Language, page: string }} place  the page below the folder of its language, such as
 *   `docs/csp.html`
 * @param {Record<string, string>} made  generated parts
 */
export function pageIn(source, place, made) {
  const parts = { ...made, languages: languageLinks(place), offers: offers(place) };
  const root = parse(withParts(source, parts));
  keepLanguage(root, place.language);
  markPage(root, place);
  placeAddresses(root, place.language, place.page);
  completeHead(root, place);
  return withoutIndentation(serialize(root));
}

/**
 * Returns a plugin that makes the pages for Vite. Other languages have no files of their own: web/zh/lesson.html is made
 * from web/lesson.html.
 * @param {() => Promise<Record<string, string>>} made  generated parts
 * @returns {import('vite').Plugin}
 */
export function pages(made) {
  return {
    name: 'pages',
    resolveId: (id) => (sourceOf(id) === undefined ? undefined : id),
    load(id) {
      const source = sourceOf(id);
      return source === undefined ? undefined : read(source);
    },
    transformIndexHtml: {
      order: 'pre',
      async handler(html, { filename }) {
        const place = placeOf(pathBelowWeb(filename));
        // The page for an iframe has all languages, and no Vite; npm run dev shows it as it is.
        return PAGES.includes(place.page) ? pageIn(html, place, await made()) : html;
      },
    },
    configureServer({ middlewares, transformIndexHtml }) {
      middlewares.use((request, response, next) => {
        const url = new URL(request.url ?? '/', 'http://localhost');
        const path = url.pathname.slice(1).replace(/(^|\/)$/, '$1index.html');
        const source = sourceOf(web(path));
        if (source === undefined) {
          next();
          return;
        }
        transformIndexHtml(`/${path}`, read(source)).then((html) => {
          response.setHeader('Content-Type', 'text/html');
          response.end(html);
        }, next);
      });
    },
  };
}

/** Returns the inputs of the build: all pages in all languages, by the names of their scripts. */
export function pageInputs() {
  return Object.fromEntries(
    LANGUAGES.flatMap(({ tag, folder }) =>
      PAGES.map((page) => [`${page.replace('.html', '')}-${tag}`, web(folder + page)]),
    ),
  );
}

/** Returns the file in all languages from which a page is made; undefined for a page with a file of its own. @param {string} id */
function sourceOf(id) {
  const { language, page } = placeOf(pathBelowWeb(id));
  const source = web(page);
  return language !== DEFAULT_LANGUAGE && PAGES.includes(page) && existsSync(source) ? source : undefined;
}

/** @param {string} file */
function pathBelowWeb(file) {
  return relative(web(''), file).replaceAll('\\', '/');
}

/**
 * @param {string} text
 * @param {Record<string, string>} parts
 * @returns {string}
 */
function withParts(text, parts) {
  return text.replaceAll(/<!-- part: ([\w-]+) -->/g, (_, part) =>
    withParts(parts[part] ?? read(web(`parts/${part}.html`)), parts),
  );
}

/** Returns links to a page in its other languages. @param {{ language: Language, page: string }} here */
function languageLinks(here) {
  return LANGUAGES.filter((each) => each !== here.language)
    .map((each) => `<a lang="${each.tag}" hreflang="${each.tag}" href="${addressFrom(here, each)}">${each.name}</a>`)
    .join('');
}

/**
 * Returns an offer of each other language, in that language, for pages in the default one.
 * @param {{ language: Language, page: string }} here
 */
function offers(here) {
  if (here.language !== DEFAULT_LANGUAGE) return '';
  const source = read(web('parts/offer.html'));
  return LANGUAGES.filter((each) => each !== here.language)
    .map((each) => {
      const offer = parseFragment(source);
      keepLanguage(offer, each);
      for (const element of elementsIn(offer)) {
        if (attributeOf(element, 'data-offer') !== undefined) {
          setAttribute(element, 'data-offer', each.tag);
          setAttribute(element, 'lang', each.tag);
        }
        if (element.tagName !== 'a') continue;
        setAttribute(element, 'hreflang', each.tag);
        setAttribute(element, 'href', addressFrom(here, each));
      }
      return serialize(offer);
    })
    .join('');
}

/**
 * Marks the link to the page itself, and says where the same page is in the default language.
 * @param {import('./in-language.mjs').ParentNode} root
 * @param {{ language: Language, page: string }} place
 */
function markPage(root, { language, page }) {
  const own = `./${pathOf(DEFAULT_LANGUAGE, page)}`;
  for (const element of elementsIn(root)) {
    if (element.tagName === 'html' && language.folder) {
      setAttribute(
        element,
        'data-truth-net-folder',
        addressFrom({ language, page }, DEFAULT_LANGUAGE).replace(/[^/]*$/, ''),
      );
    }
    if (element.tagName !== 'nav' || attributeOf(element, 'class') !== 'pages') continue;
    for (const link of elementsIn(element)) {
      const address = attributeOf(link, 'href') ?? '';
      if (address === own) setAttribute(link, 'aria-current', 'page');
      // A page of a folder belongs to the first page of that folder.
      else if (/.\/.+\/$/.test(address) && own.startsWith(address)) setAttribute(link, 'aria-current', 'true');
    }
  }
}

/**
 * Removes indentation and empty lines, which mean something in `<pre>` alone.
 * @param {string} html
 */
function withoutIndentation(html) {
  const pieces = html.split(/(<pre[\s>][\s\S]*?<\/pre>)/);
  return pieces.map((piece) => (piece.startsWith('<pre') ? piece : piece.replaceAll(/\s*\n\s*/g, '\n'))).join('');
}
