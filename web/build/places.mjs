// @ts-check
// Locates the inputs and outputs of the builds.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** @param {string} path */
export const inRepository = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** @param {string} path  below web/ */
export const web = (path) => inRepository(`web/${path}`);

/** Returns a path in the folder that a server publishes. @param {string} [name] */
export const dist = (name = '') => inRepository(`dist/${name}`);

/** Returns a path of a file of the npm package that is not part of the core. @param {string} [name] */
export const packaged = (name = '') => inRepository(`build/package/${name}`);

/** @param {string} file */
export const read = (file) => readFileSync(file, 'utf8');
