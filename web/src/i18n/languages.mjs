// @ts-check
// Lists the languages of the site and of the element.

/**
 * @typedef {object} Language
 * @property {string} tag     its BCP 47 tag
 * @property {string} folder  the folder of its pages, with its slash; empty for the default language
 * @property {string} name    its name in itself
 * @property {string} [from]  the language from whose texts it is derived
 */

/** @type {readonly Language[]} */
export const LANGUAGES = [
  { tag: 'en', folder: '', name: 'English' },
  { tag: 'zh', folder: 'zh/', name: '中文' },
];
