// @ts-check
// Limits the bytes that are loaded, compressed with brotli 11. The build fails above a limit.

import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { dist } from './places.mjs';

/**
 * @typedef {object} Budget
 * @property {string} what
 * @property {RegExp[]} files   names in dist/; all match and load, and so do the assets that the pages among them name
 * @property {number} most
 */

/** @type {Budget[]} */
const BUDGETS = [
  { what: 'a post whose reader is far from its playground', files: [/^truth-net-lazy\.js$/], most: 1500 },
  { what: 'an embedded playground: one script', files: [/^truth-net\.js$/], most: 110_000 },
  { what: 'its Chinese texts', files: [/^truth-net-zh\.js$/], most: 6500 },
  { what: 'the second script: views that load later', files: [/^truth-net-more\.js$/], most: 96_400 },
  { what: 'its Chinese texts', files: [/^truth-net-more-zh\.js$/], most: 25_600 },
  { what: 'the studies: views of whole runs and of many', files: [/^truth-net-studies\.js$/], most: 55_000 },
  { what: 'the exercises', files: [/^truth-net-exercises\.js$/], most: 67_300 },
  { what: 'the analyses: their worker and the whole core', files: [/^truth-net-analysis\.js$/], most: 67_000 },
  { what: 'the third script: formulas and their font', files: [/^truth-net-formulas\.js$/], most: 69_400 },
  {
    what: 'the first load of the page',
    files: [/^index\.html$/, /^assets\/(?:worker|truthnet-trainer)-/],
    most: 118_150,
  },
  {
    what: 'the first load of the page in Chinese',
    files: [/^zh\/index\.html$/, /^assets\/(?:worker|truthnet-trainer)-/],
    most: 123_900,
  },
];

/**
 * Compares the sizes with their limits.
 * @returns {string} a table of the sizes
 * @throws if a file is missing or a limit is exceeded
 */
export function checkSizes() {
  const names = readdirSync(dist(), { recursive: true }).map((name) => String(name).replaceAll('\\', '/'));
  const rows = BUDGETS.map(({ what, files, most }) => {
    const loaded = names.filter((name) => files.some((file) => file.test(name)));
    const missing = files.find((file) => !loaded.some((name) => file.test(name)));
    if (missing) throw new Error(`No file in dist/ matches ${missing.source}`);
    const pages = loaded.filter((name) => name.endsWith('.html')).map((name) => readFileSync(dist(name), 'utf8'));
    const named = names.filter((name) => name.startsWith('assets/') && pages.some((page) => page.includes(name)));
    const bytes = [...new Set([...loaded, ...named])].reduce((sum, name) => sum + compressed(dist(name)), 0);
    return { what, bytes, most };
  });
  const excess = rows.filter(({ bytes, most }) => bytes > most);
  if (excess.length > 0) {
    throw new Error(excess.map(({ what, bytes, most }) => `${what}: ${bytes} bytes, at most ${most}`).join('\n'));
  }
  return rows.map(({ what, bytes }) => `${(bytes / 1000).toFixed(1).padStart(6)} kB  ${what}`).join('\n');
}

/** Returns the compressed sizes of the scripts of the element, which must have been built. */
export function scriptSizes() {
  return readdirSync(dist())
    .filter((name) => BUDGETS.some(({ files }) => files.length === 1 && files[0]?.test(name)))
    .map((name) => ({ name, bytes: compressed(dist(name)) }));
}

/** @param {string} file */
function compressed(file) {
  return brotliCompressSync(readFileSync(file), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}
