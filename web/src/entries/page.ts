/** Registers `<truth-net>` on this project's own pages; whatever it loads is a file of its own. */

import { defineElement } from '../element/define-element.ts';
import analysisCore from '../../../build/wasm/truthnet-core.wasm?url';
import trainingCore from '../../../build/wasm/truthnet-trainer.wasm?url';
import { trusted } from '../dom/trusted-types.ts';
import type { EngineSource } from '../engine/client.ts';
import analysisWorker from './analysis-worker.ts?worker&url';
import { imports } from './imports.ts';
import trainingWorker from './worker.ts?worker&url';

/** Returns the engine whose core and worker are files of the page. */
function sourceOf(core: string, worker: string, name: string): EngineSource {
  return {
    async readCore() {
      const response = await fetch(core);
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      return response.arrayBuffer();
    },
    makeWorker: () => new Worker(trusted(worker), { type: 'module', name }),
  };
}

/** Registers the element. A page sets its language before, so that no playground is drawn in another. */
export function definePlaygrounds(): void {
  defineElement({
    ...imports,
    engines: {
      training: () => sourceOf(trainingCore, trainingWorker, 'truth-net'),
      analysis: () => sourceOf(analysisCore, analysisWorker, 'truth-net-analysis'),
    },
  });
}
