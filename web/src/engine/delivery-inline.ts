/**
 * How the compiled core and its worker reach a page of another host: inside the script itself, which then asks for
 * nothing more. Builds that are to be embedded take this file for delivery.ts; see web/build.mjs.
 */

import wasmUrl from '#truthnet-core.wasm?url&inline';
import InlineWorker from './worker.ts?worker&inline';

/** The bytes of the core, decoded by hand: a page's policy need not let a script fetch data: addresses. */
export function readCore(): Promise<BufferSource> {
  const text = atob(wasmUrl.slice(wasmUrl.indexOf(',') + 1));
  return Promise.resolve(Uint8Array.from(text, (character) => character.charCodeAt(0)));
}

export function makeWorker(): Worker {
  return new InlineWorker({ name: 'truth-net' });
}
