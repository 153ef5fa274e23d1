// @ts-check
// Lists the languages of the site and of the element.

/**
 * @typedef {object} Language
 * @property {string} tag     its BCP 47 tag
 * @property {string} folder  the folder of its pages, with its slash; empty for the default language
 * @property {string} name    its name in itself
 * @property {string} [notLoaded]  says in the language that its texts could not be loaded
 * @property {string} [from]  the language from whose texts the build derives its own, by a file in web/build/derived
 */

/** Languages; one that a tag of another begins with comes before that other. */
const LIST = /** @type {const} */ ([
  { tag: 'en', folder: '', name: 'English' },
  { tag: 'zh', folder: 'zh/', name: '中文', notLoaded: '中文界面加载失败，暂时显示英文。' },
]);

/** @typedef {(typeof LIST)[number]['tag']} LanguageTag */

/** @type {readonly (Language & { readonly tag: LanguageTag })[]} */
export const LANGUAGES = LIST;
