// @ts-check
// THIRD-PARTY-LICENSES.txt: what of others is in what we ship, and on which terms.

import { writeFileSync } from 'node:fs';
import { bundledPackages } from './bundled.mjs';
import { compiledProjects } from './compiled.mjs';
import { dist, inRepository, read, web } from './places.mjs';

export const LICENSES = 'THIRD-PARTY-LICENSES.txt';

/** The packages that may be in it: Lit, pieces of D3, the formulas' and the expressions' parsers, the bundler's helpers. */
const PACKAGES = /^(?:lit|lit-html|lit-element|@lit\/reactive-element|d3-[a-z-]+|internmap|temml|jsep|vite|rolldown) /;

/** Terms that ask for no more than to be passed on. */
const TERMS = new Set([
  ...['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Zlib', 'BSL-1.0', 'SunPro'],
  ...['Apache-2.0 WITH LLVM-exception', 'OFL-1.1'],
]);

const LINE = '='.repeat(100);

/** @returns {import('./bundled.mjs').Part} the font of the formulas, which web/src/ui/fonts/make-math-font.py makes */
function mathFont() {
  return { name: 'STIX Math', license: 'OFL-1.1', text: read(web('src/ui/fonts/OFL.txt')) };
}

/** Writes the list. @throws where there is something in it that may not be, or whose terms are not known */
export function writeLicenses() {
  const packages = bundledPackages();
  checkPackages(packages);
  const parts = [...packages, mathFont(), ...compiledProjects()];
  checkTerms(parts);
  const sections = parts.map(({ name, license, text }) => `${LINE}\n${name} (${license})\n\n${text.trim()}\n`);
  const own = `TruthNet\n\n${read(inRepository('LICENSE')).trim()}\n\nIt contains work of others, on the terms below:\n\n`;
  const names = parts.map(({ name, license }) => `  ${name} (${license})\n`).join('');
  // With the mark of UTF-8 at its beginning, since servers seldom say what a text is written in.
  writeFileSync(dist(LICENSES), `\uFEFF${own}${names}\n${sections.join('\n')}`);
}

/** Whether all that has been bundled since is in the list, too. */
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
    throw new Error(`Nobody expects ${unexpected.map(({ name }) => name).join(', ')} in a bundle`);
}

/** @param {readonly import('./bundled.mjs').Part[]} parts */
export function checkTerms(parts) {
  for (const { name, license, text } of parts) {
    if (!text.trim()) throw new Error(`${name} has no text of its licence`);
    const terms = license.replaceAll(/[()]/g, '').split(/ AND | OR /);
    if (!terms.every((each) => TERMS.has(each))) throw new Error(`${name} is under "${license}", which is not allowed`);
  }
}
