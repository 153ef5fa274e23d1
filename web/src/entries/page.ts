/** Registers `<truth-net>` on this project's own pages; the worker, the core and the lazy views are separate files. */

import { defineElement } from '../element/define-element.ts';
import wasmUrl from '../../../build/wasm/truthnet-core.wasm?url';
import { trusted } from '../dom/trusted-types.ts';
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

defineElement({ loadLazyViews: () => import('./lazy-views.ts'), makeWorker, readCore });
