// @ts-check
// Makes the index of the documentation's search: one document for each section of a page.

import MiniSearch from 'minisearch';
import { OPTIONS } from '../src/page/search-words.mjs';

/**
 * Returns the index of a language as JSON.
 * @param {readonly import('./docs.mjs').Doc[]} docs
 */
export function searchIndex(docs) {
  const index = new MiniSearch(OPTIONS);
  const sections = docs.flatMap(({ name, title, sections: all }) =>
    all.map(({ id, heading, text }) => ({
      title,
      heading,
      address: (name === 'index' ? './' : `${name}.html`) + (id && `#${id}`),
      text: text.replaceAll(/\s+/g, ' ').trim(),
    })),
  );
  index.addAll(sections.map((section, id) => ({ id, ...section })));
  return JSON.stringify(index);
}
