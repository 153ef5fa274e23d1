// @ts-check
// Lists the pages of the documentation, in the order of its side list.

/**
 * @typedef {object} Group
 * @property {Record<string, string>} title  by language
 * @property {readonly string[]} pages       names of the Markdown files in web/docs/<language>/
 */

/** @type {readonly Group[]} */
export const GROUPS = [
  {
    title: { en: 'Start', zh: '入门' },
    pages: ['index', 'get-started'],
  },
];
