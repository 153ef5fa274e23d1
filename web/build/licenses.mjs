// @ts-check
// Writes THIRD-PARTY-LICENSES.txt: the third-party code in our builds, with its licenses.

import { writeFileSync } from 'node:fs';
import { bundledPackages } from './bundled.mjs';
import { compiledProjects } from './compiled.mjs';
import { dist, inRepository, read, web } from './places.mjs';

export const LICENSES = 'THIRD-PARTY-LICENSES.txt';

/**
 * Packages that may be in the builds: Lit, parts of D3, the search of the documentation, the parsers of formulas and
 * expressions, the bundler's helpers.
 */
const PACKAGES =
  /^(?:lit|lit-html|lit-element|@lit\/reactive-element|minisearch|d3-[a-z-]+|internmap|temml|vite|rolldown) /;

/** Licenses that only have to be passed on. */
const TERMS = new Set([
  ...['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Zlib', 'BSL-1.0', 'SunPro'],
  ...['Apache-2.0 WITH LLVM-exception', 'OFL-1.1'],
]);

const LINE = '='.repeat(100);

/** @returns {import('./bundled.mjs').Part} the font of the formulas, which web/src/ui/fonts/make-math-font.py makes */
function mathFont() {
  return { name: 'STIX Math', license: 'OFL-1.1', text: read(web('src/ui/fonts/OFL.txt')) };
}

/**
 * Writes the list.
 * @throws if it contains an unexpected package or a license that is not allowed
 */
export function writeLicenses() {
  const packages = bundledPackages();
  checkPackages(packages);
  const parts = [...packages, mathFont(), ...compiledProjects()];
  checkTerms(parts);
  const sections = parts.map(({ name, license, text }) => `${LINE}\n${name} (${license})\n\n${text.trim()}\n`);
  const own = `TruthNet\n\n${read(inRepository('LICENSE')).trim()}\n\nIt contains work of others, on the terms below:\n\n`;
  const names = parts.map(({ name, license }) => `  ${name} (${license})\n`).join('');
  // Begin with a byte order mark, since servers seldom state the encoding of a text.
  writeFileSync(dist(LICENSES), `\uFEFF${own}${names}\n${sections.join('\n')}`);
}

/**
 * Checks that everything bundled since is in the list, too.
 * @throws if something is missing
 */
export function checkListed() {
  const list = read(dist(LICENSES));
  const unlisted = bundledPackages().filter(
    ({ name, text }) => !list.includes(`\n${name} (`) || !list.includes(text.trim()),
  );
  if (unlisted.length > 0) throw new Error(`Not in ${LICENSES}: ${unlisted.map(({ name }) => name).join(', ')}`);
}

/** @param {readonly import('./bundled.mjs').Part[]} packages */
export function checkPackages(packages) {
  const unexpected = packages.filter(({ name }) => !PACKAGES.test(name));
  if (unexpected.length > 0)
    throw new Error(`A bundle contains unlisted packages: ${unexpected.map(({ name }) => name).join(', ')}`);
}

/** @param {readonly import('./bundled.mjs').Part[]} parts */
export function checkTerms(parts) {
  for (const { name, license, text } of parts) {
    if (!text.trim()) throw new Error(`${name} has no text of its licence`);
    const terms = license.replaceAll(/[()]/g, '').split(/ AND | OR /);
    if (!terms.every((each) => TERMS.has(each))) throw new Error(`${name} is under "${license}", which is not allowed`);
  }
}
