/** Measures the size of the built module's files, raw and at the best Brotli compression. */

import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

import { glue, wasm } from './core.mjs';

/** @returns {{file: string, bytes: number, brotli: number}[]} */
export function measureBytes() {
  return [wasm, glue].map((url) => {
    const content = readFileSync(url);
    const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
    return {
      file: url.pathname.split('/').at(-1) ?? '',
      bytes: content.length,
      brotli: brotliCompressSync(content, { params }).length,
    };
  });
}
