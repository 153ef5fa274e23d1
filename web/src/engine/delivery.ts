/** How the compiled core and its worker reach a page: as files beside its script. See delivery-inline.ts for the other way. */

import wasmUrl from '../../../build/wasm/truthnet-core.wasm?url';
import { trusted } from '../dom/trusted-types.ts';
import workerUrl from './worker.ts?worker&url';

/** The bytes of the core. Rejects where they cannot be had. */
export async function readCore(): Promise<BufferSource> {
  const response = await fetch(wasmUrl);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.arrayBuffer();
}

export function makeWorker(): Worker {
  return new Worker(trusted(workerUrl), { type: 'module', name: 'truth-net' });
}
