// @ts-check
// Knows the pages of the site in all languages, and their addresses.

import { LANGUAGES } from '../src/i18n/languages.mjs';
import { depthOf } from './in-language.mjs';
import { inRepository, read } from './places.mjs';

/** @typedef {import('./in-language.mjs').Language} Language */

/** Pages with a source in web/, each made once per language. */
export const PAGES = ['index.html', 'lesson.html', 'teaching.html'];

/** Manifest of the installed site, in the folder of each language. */
export const MANIFEST = 'manifest.webmanifest';

/** Returns the file with the oEmbed answer for a page. @param {string} page */
export function oembedOf(page) {
  return page.replace(/\.html$/, '.oembed.json');
}

/** The language of readers whose own one the site lacks. */
export const DEFAULT_LANGUAGE = /** @type {Language} */ (LANGUAGES.find(({ folder }) => folder === ''));

/**
 * Absolute address of the site's root. `SITE` overrides it; otherwise it is the project's address on GitHub Pages, by
 * `homepage` in package.json.
 * @type {string}
 */
export const SITE = (process.env['SITE'] || addressOnPages()).replace(/\/*$/, '/');

function addressOnPages() {
  const { homepage } = JSON.parse(read(inRepository('package.json')));
  const [, owner, name] = /github\.com\/([^/]+)\/([^/#]+)/.exec(homepage) ?? [];
  return owner ? `https://${owner}.github.io/${name}/` : homepage;
}

/** Returns the path of a page below the root of the site. @param {Language} language @param {string} page */
export function pathOf({ folder }, page) {
  return folder + page.replace(/(^|\/)index\.html$/, '$1');
}

/** Returns the absolute address of a page. @param {Language} language  @param {string} page */
export function addressOf(language, page) {
  return SITE + pathOf(language, page);
}

/**
 * Returns the relative address of a page in another language.
 * @param {{ language: Language, page: string }} here
 * @param {Language} language
 */
export function addressFrom(here, language) {
  return '../'.repeat(depthOf(here.language.folder + here.page)) + pathOf(language, here.page) || './';
}

/** Returns the language and the page of a path such as `zh/lesson.html`. @param {string} path */
export function placeOf(path) {
  const language = LANGUAGES.find(({ folder }) => folder !== '' && path.startsWith(folder)) ?? DEFAULT_LANGUAGE;
  return { language, page: path.slice(language.folder.length) };
}
