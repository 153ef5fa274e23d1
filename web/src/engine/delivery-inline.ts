/**
 * How the compiled core and its worker reach a page of another host: inside the script itself, which then asks for
 * nothing more. Builds that are to be embedded take this file for delivery.ts; see web/build.mjs.
 */

import core from '#truthnet-core.wasm?letters';
import { trusted } from '../trusted.ts';
import worker from './worker.ts?code';

const FIRST_CODE = '('.charCodeAt(0);
const CODE_OF_X = 'x'.charCodeAt(0);

/** The bytes of the core, from the letters that web/build/bytes-as-letters.mjs makes of them. */
export function readCore(): Promise<BufferSource> {
  const bytes = new Uint8Array(core.length);
  let count = 0;
  let upper = 0;
  for (let at = 0; at < core.length; at++) {
    const letter = core.charCodeAt(at);
    if (letter >= CODE_OF_X) {
      upper = letter - CODE_OF_X + 1;
    } else {
      bytes[count++] = (upper << 6) | (letter - FIRST_CODE);
      upper = 0;
    }
  }
  return Promise.resolve(bytes.subarray(0, count));
}

export function makeWorker(): Worker {
  // Once it runs, nothing needs its address.
  const script = new Blob(['URL.revokeObjectURL(location.href);', worker], { type: 'text/javascript' });
  return new Worker(trusted(URL.createObjectURL(script)), { name: 'truth-net' });
}
