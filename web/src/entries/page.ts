/** Registers `<truth-net>` on this project's own pages; whatever it loads is a file of its own. */

import { defineElement } from '../element/define-element.ts';
import wasmUrl from '../../../build/wasm/truthnet-core.wasm?url';
import { trusted } from '../dom/trusted-types.ts';
import { imports } from './imports.ts';
import workerUrl from './worker.ts?worker&url';

/** Returns the bytes of the core. Rejects if they cannot be loaded. */
async function readCore(): Promise<BufferSource> {
  const response = await fetch(wasmUrl);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.arrayBuffer();
}

function makeWorker(): Worker {
  return new Worker(trusted(workerUrl), { type: 'module', name: 'truth-net' });
}

/** Registers the element. A page sets its language before, so that no playground is drawn in another. */
export function definePlaygrounds(): void {
  defineElement({ ...imports, makeWorker, readCore });
}
