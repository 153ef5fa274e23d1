/** How the compiled core is read where there are files. See read-on-web.mjs. */

import { readFile } from 'node:fs/promises';

/**
 * @param {URL} address
 * @returns {Promise<BufferSource>}
 */
export function readWasm(address) {
  return readFile(address);
}
