/** Builds dist/truth-net-analysis.js: passes the engine that analyses to the first script. */

import { analysis } from './inline-analysis.ts';
import type { InlineEngine } from './inline-engine.ts';

declare global {
  var truthNetAnalysis: InlineEngine | undefined;
}

globalThis.truthNetAnalysis = analysis;
