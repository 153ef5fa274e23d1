// @ts-check
// Splits texts into the words that the search of the documentation looks for, in the build and in the page.

/** Runs of Chinese characters, which have no spaces between their words. */
const CHINESE = /\p{Script=Han}+/gu;

/**
 * Returns the words of a text in lower case; of Chinese, each pair of neighbouring characters, which needs no
 * dictionary.
 * @param {string} text
 * @returns {string[]}
 */
export function wordsOf(text) {
  const lower = text.normalize('NFKC').toLowerCase();
  const words = lower.replaceAll(CHINESE, ' ').match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? [];
  const parts = words.flatMap((word) => (word.includes('-') ? [word, ...word.split('-')] : [word]));
  const pairs = (lower.match(CHINESE) ?? []).flatMap((run) => {
    const characters = [...run];
    return characters.length === 1 ? characters : characters.slice(1).map((each, index) => characters[index] + each);
  });
  return [...parts, ...pairs];
}

/**
 * Options of the index, which the build and the page have to share.
 * @type {import('minisearch').Options}
 */
export const OPTIONS = {
  idField: 'id',
  fields: ['title', 'heading', 'text'],
  storeFields: ['title', 'heading', 'address', 'text'],
  tokenize: wordsOf,
  searchOptions: { boost: { title: 3, heading: 2 }, prefix: true, fuzzy: 0.2, combineWith: 'AND' },
};
