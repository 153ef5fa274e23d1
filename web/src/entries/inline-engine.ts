/**
 * Provides a worker and its compiled core from within a script, so that another host's page loads no further file.
 */

import core from '../../../build/wasm/truthnet-trainer.wasm?letters';
import { bytesOf } from '../../../wasm/letters.mjs';
import { trusted } from '../dom/trusted-types.ts';
import type { EngineSource } from '../engine/client.ts';
import worker from './worker.ts?code';

/** Texts of an engine: its core, encoded by wasm/letters.mjs, and the script of its worker. */
export interface InlineEngine {
  readonly core: string;
  readonly worker: string;
}

function sourceOf({ core, worker }: InlineEngine, name: string): EngineSource {
  return {
    readCore: () => Promise.resolve(bytesOf(core)),
    makeWorker() {
      // A running worker no longer needs its address.
      const script = new Blob(['URL.revokeObjectURL(location.href);', worker], { type: 'text/javascript' });
      return new Worker(trusted(URL.createObjectURL(script)), { name });
    },
  };
}

/** Returns the engine that trains. */
export function inlineTraining(): EngineSource {
  return sourceOf({ core, worker }, 'truth-net');
}

/** Returns the engine that analyses. */
export function inlineAnalysis(engine: InlineEngine): EngineSource {
  return sourceOf(engine, 'truth-net-analysis');
}
