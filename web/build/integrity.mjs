// @ts-check
// Computes the integrity hashes of the scripts.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dist } from './places.mjs';

/** Returns the `integrity` attribute for a script. @param {string} name  in dist/ */
export function integrityOf(name) {
  return `sha384-${createHash('sha384')
    .update(readFileSync(dist(name)))
    .digest('base64')}`;
}
