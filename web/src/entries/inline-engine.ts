/**
 * Provides the worker and the compiled core from within the script, so that another host's page loads no further file.
 */

import core from '../../../build/wasm/truthnet-core.wasm?letters';
import { bytesOf } from '../../../wasm/letters.mjs';
import { trusted } from '../dom/trusted-types.ts';
import worker from './worker.ts?code';

/** Returns the bytes of the core. */
export function readCore(): Promise<BufferSource> {
  return Promise.resolve(bytesOf(core));
}

export function makeWorker(): Worker {
  // A running worker no longer needs its address.
  const script = new Blob(['URL.revokeObjectURL(location.href);', worker], { type: 'text/javascript' });
  return new Worker(trusted(URL.createObjectURL(script)), { name: 'truth-net' });
}
