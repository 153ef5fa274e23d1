// @ts-check
// Records which npm packages the builds bundle, from the bundler's lists of modules.

import { readdirSync } from 'node:fs';
import { inRepository, read } from './places.mjs';

/**
 * @typedef {object} Part  third-party code in our builds
 * @property {string} name
 * @property {string} license  an SPDX expression
 * @property {string} text
 */

/** @type {Map<string, Part>} */
const found = new Map();

/** Records the packages that a build bundles. */
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

/** Returns all packages bundled so far, sorted by name. */
export function bundledPackages() {
  return [...found.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Returns the folder of a module's package; ids of a bundler's helpers begin with a zero byte. @param {string} id */
function packageOf(id) {
  const helper = /^\0(vite|rolldown)\//.exec(id);
  if (helper) return inRepository(`node_modules/${helper[1]}`);
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id.replaceAll('\\', '/'))?.[0];
}

/** @param {string} folder  @returns {Part} */
function describe(folder) {
  const { name, version, license = '' } = JSON.parse(read(`${folder}/package.json`));
  const file = readdirSync(folder).find((each) => /^licen[cs]e(?:\.\w+)?$/i.test(each));
  // Vite's file also has the licenses of its bundled tools, which are not in our builds.
  const [text = ''] = file ? read(`${folder}/${file}`).split('\n# Licenses of bundled dependencies') : [];
  return { name: `${name} ${version}`, license, text };
}
