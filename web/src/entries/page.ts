/** Registers `<truth-net>` on this project's own pages: its worker, its core and its lazy views are files beside the script. */

import { defineElement } from '../element/define-element.ts';
import wasmUrl from '../../../build/wasm/truthnet-core.wasm?url';
import { trusted } from '../dom/trusted-types.ts';
import workerUrl from './worker.ts?worker&url';

/** Reads the bytes of the core. Rejects where they cannot be had. */
async function readCore(): Promise<BufferSource> {
  const response = await fetch(wasmUrl);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.arrayBuffer();
}

function makeWorker(): Worker {
  return new Worker(trusted(workerUrl), { type: 'module', name: 'truth-net' });
}

defineElement({ loadLazyViews: () => import('./lazy-views.ts'), makeWorker, readCore });
