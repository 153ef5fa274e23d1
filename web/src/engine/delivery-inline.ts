/**
 * How the compiled core and its worker reach a page of another host: inside the script itself, which then asks for
 * nothing more. Builds that are to be embedded take this file for delivery.ts; see web/build.mjs.
 */

import wasmUrl from '#truthnet-core.wasm?url&inline';
import { trusted } from '../trusted.ts';
import worker from './worker.ts?code';

/** The bytes of the core, decoded by hand: a page's policy need not let a script fetch data: addresses. */
export function readCore(): Promise<BufferSource> {
  const text = atob(wasmUrl.slice(wasmUrl.indexOf(',') + 1));
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return Promise.resolve(bytes);
}

export function makeWorker(): Worker {
  // Once it runs, nothing needs its address.
  const script = new Blob(['URL.revokeObjectURL(location.href);', worker], { type: 'text/javascript' });
  return new Worker(trusted(URL.createObjectURL(script)), { name: 'truth-net' });
}
