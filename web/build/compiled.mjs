// @ts-check
// Finds whose code the compiler put into the core, from its lists of the files it read.

import { execFileSync } from 'node:child_process';
import { isAbsolute, relative, resolve } from 'node:path';
import { inRepository, read } from './places.mjs';

const folder = inRepository('build/wasm');

/**
 * Project of a header, by its path. The libraries that the linker adds are of the same projects.
 * @type {[pattern: RegExp, name: string, license: string][]}
 */
const PROJECTS = [
  [/\/headers\/xtensor\//, 'xtensor', 'BSD-3-Clause'],
  [/\/headers\/xtl\//, 'xtl', 'BSD-3-Clause AND BSL-1.0'],
  [/\/headers\/xsimd\//, 'xsimd', 'BSD-3-Clause AND BSL-1.0 AND SunPro'],
  [/\/sysroot\/include\/c\+\+\/|\/lib\/clang\/\d+\/include\//, 'LLVM', 'Apache-2.0 WITH LLVM-exception'],
  [/\/sysroot\/include\/(?:emscripten|compat)\//, 'Emscripten', 'MIT'],
  [/\/sysroot\/include\//, 'musl', 'MIT'],
];

/**
 * Returns the projects whose code is in the core.
 * @returns {import('./bundled.mjs').Part[]}
 * @throws if the compiler read a file of any other project
 */
export function compiledProjects() {
  /** @type {Map<string, import('./bundled.mjs').Part>} */
  const found = new Map();
  for (const file of readFiles()) {
    if (isOurs(file)) continue;
    const project = PROJECTS.find(([pattern]) => pattern.test(file));
    if (!project)
      throw new Error(`The compiler read ${file}, a file of an unlisted project. List it in web/build/compiled.mjs`);
    const [, name, license] = project;
    if (!found.has(name)) {
      found.set(name, { name, license, text: read(inRepository(`wasm/licenses/${name.toLowerCase()}.txt`)) });
    }
  }
  return PROJECTS.flatMap(([, name]) => found.get(name) ?? []);
}

/** @returns {Set<string>} */
function readFiles() {
  const lists = execFileSync('ninja', ['-C', folder, '-t', 'deps'], { encoding: 'utf8', maxBuffer: 2 ** 26 });
  const files = lists.split('\n').filter((line) => line.startsWith('    '));
  return new Set(files.map((file) => resolve(folder, file.trim())));
}

/** @param {string} file */
function isOurs(file) {
  const path = relative(inRepository(''), file);
  return !isAbsolute(path) && /^(?:core|wasm)[\\/]/.test(path);
}
