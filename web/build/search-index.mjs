// @ts-check
// Makes the index of the documentation's search: one document for each section of a page.

import MiniSearch from 'minisearch';
import { parseFragment } from 'parse5';
import { OPTIONS } from '../src/page/search-words.mjs';
import { inLanguage } from './in-language.mjs';

/** @typedef {import('./in-language.mjs').ParentNode} ParentNode */

/**
 * Returns the index of a language as JSON.
 * @param {readonly import('./docs.mjs').Doc[]} docs
 * @param {import('./site.mjs').Language} language
 * @param {Record<string, string>} parts  generated parts of the pages, in all languages
 */
export function searchIndex(docs, language, parts) {
  const index = new MiniSearch(OPTIONS);
  const inserted = (/** @type {string} */ text) =>
    text.replaceAll(/<!-- part: ([\w-]+) -->/g, (_, part) => textsIn(inLanguage(parts[part] ?? '', language)));
  const sections = docs.flatMap(({ name, title, sections: all }) =>
    all.map(({ id, heading, text }) => ({
      title,
      heading,
      address: (name === 'index' ? './' : `${name}.html`) + (id && `#${id}`),
      text: inserted(text).replaceAll(/\s+/g, ' ').trim(),
    })),
  );
  index.addAll(sections.map((section, id) => ({ id, ...section })));
  return JSON.stringify(index);
}

/** Returns the texts of a piece of HTML, separated by spaces. @param {string} html */
function textsIn(html) {
  /** @type {string[]} */
  const texts = [];
  const walk = (/** @type {ParentNode} */ parent) => {
    for (const node of parent.childNodes) {
      if (node.nodeName === '#text' && 'value' in node) texts.push(node.value);
      if ('childNodes' in node) walk(node);
    }
  };
  walk(parseFragment(html));
  return texts.join(' ');
}
