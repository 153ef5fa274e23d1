// @ts-check
// Where the builds find things and put them.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** @param {string} path */
export const inRepository = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** @param {string} path  below web/ */
export const web = (path) => inRepository(`web/${path}`);

/** What a server offers. @param {string} [name] */
export const dist = (name = '') => inRepository(`dist/${name}`);

/** What the npm package holds beside the core. @param {string} [name] */
export const packaged = (name = '') => inRepository(`build/package/${name}`);

/** @param {string} file */
export const read = (file) => readFileSync(file, 'utf8');
