/** Texts of the engine that analyses, loaded when a view first needs it. */

import core from '../../../build/wasm/truthnet-core.wasm?letters';
import worker from './analysis-worker.ts?code';
import type { InlineEngine } from './inline-engine.ts';

export const analysis: InlineEngine = { core, worker };
