/**
 * How the compiled core and its worker reach a page of another host: inside the script itself, which then asks for
 * nothing more. Builds that are to be embedded take this file for delivery.ts; see web/build.mjs.
 */

import core from '../../../build/wasm/truthnet-core.wasm?letters';
import { bytesOf } from '../../../wasm/letters.mjs';
import { trusted } from '../dom/trusted-types.ts';
import worker from './worker.ts?code';

/** The bytes of the core. */
export function readCore(): Promise<BufferSource> {
  return Promise.resolve(bytesOf(core));
}

export function makeWorker(): Worker {
  // Once it runs, nothing needs its address.
  const script = new Blob(['URL.revokeObjectURL(location.href);', worker], { type: 'text/javascript' });
  return new Worker(trusted(URL.createObjectURL(script)), { name: 'truth-net' });
}
