/** The worker and the compiled core inside the script itself, which then asks the page of another host for nothing more. */

import core from '../../../build/wasm/truthnet-core.wasm?letters';
import { bytesOf } from '../../../wasm/letters.mjs';
import { trusted } from '../dom/trusted-types.ts';
import worker from './worker.ts?code';

/** Returns the bytes of the core. */
export function readCore(): Promise<BufferSource> {
  return Promise.resolve(bytesOf(core));
}

export function makeWorker(): Worker {
  // Once it runs, nothing needs its address.
  const script = new Blob(['URL.revokeObjectURL(location.href);', worker], { type: 'text/javascript' });
  return new Worker(trusted(URL.createObjectURL(script)), { name: 'truth-net' });
}
