// @ts-check
// Which npm packages the builds put into what they make, as the bundler's own lists of modules say.

import { readdirSync } from 'node:fs';
import { inRepository, read } from './places.mjs';

/**
 * @typedef {object} Part  something of others that is in what we ship
 * @property {string} name
 * @property {string} license  as SPDX writes it
 * @property {string} text
 */

/** @type {Map<string, Part>} */
const found = new Map();

/** Notes what a build bundles. */
export const noteBundled = /** @type {import('vite').Plugin} */ ({
  name: 'note-bundled',
  generateBundle(_, bundle) {
    for (const piece of Object.values(bundle)) {
      if (piece.type !== 'chunk') continue;
      for (const id of piece.moduleIds) {
        const folder = packageOf(id);
        if (folder && !found.has(folder)) found.set(folder, describe(folder));
      }
    }
  },
});

/** All that has been bundled until now, by name. */
export function bundledPackages() {
  return [...found.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** The folder of the package that a module is of; a bundler's own helpers begin with a zero. @param {string} id */
function packageOf(id) {
  const helper = /^\0(vite|rolldown)\//.exec(id);
  if (helper) return inRepository(`node_modules/${helper[1]}`);
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id.replaceAll('\\', '/'))?.[0];
}

/** @param {string} folder  @returns {Part} */
function describe(folder) {
  const { name, version, license = '' } = JSON.parse(read(`${folder}/package.json`));
  const file = readdirSync(folder).find((each) => /^licen[cs]e(?:\.\w+)?$/i.test(each));
  // Vite's goes on with those of the tools in it, which stay there.
  const [text = ''] = file ? read(`${folder}/${file}`).split('\n# Licenses of bundled dependencies') : [];
  return { name: `${name} ${version}`, license, text };
}
