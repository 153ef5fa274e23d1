/** Entry of the package for Node: reads the compiled core from its file. See inline.mjs for browsers. */

import { makeEntry } from './entry.mjs';

export { Core, LoadError, MemoryError, Trainer, TruthNetError } from './core.mjs';

/**
 * @typedef {import('./core.mjs').Session} Session
 * @typedef {import('./core.mjs').SavedState} SavedState
 * @typedef {import('./core.mjs').Change} Change
 * @typedef {import('./core.mjs').Row} Row
 * @typedef {import('./core.mjs').Problem} Problem
 * @typedef {import('./core.mjs').Limits} Limits
 * @typedef {import('./core.mjs').Defaults} Defaults
 * @typedef {import('./core.mjs').Parameters} Parameters
 * @typedef {import('./core.mjs').Trace} Trace
 * @typedef {import('./core.mjs').Separability} Separability
 * @typedef {import('./core.mjs').SurfaceSpec} SurfaceSpec
 * @typedef {import('./core.mjs').LandscapeSpec} LandscapeSpec
 * @typedef {import('./core.mjs').Survey} Survey
 * @typedef {import('./core.mjs').SurveySpec} SurveySpec
 * @typedef {import('./core.mjs').Wasm} Wasm
 * @typedef {import('./entry.mjs').LoadOptions} LoadOptions
 */

/** @returns {import('./core.mjs').Wasm} */
function besideThisFile() {
  // A bundle that is not a module has no address. Fail on loading, not on import.
  return import.meta.url ? new URL('../build/wasm/truthnet-core.wasm', import.meta.url) : 'no address';
}

export const { loadCore, createTrainer } = makeEntry(besideThisFile);
