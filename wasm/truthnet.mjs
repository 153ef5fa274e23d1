/** The package's door: a trainer for a session, in Node, in browsers and in workers. */

import { readWasm } from '#read-wasm';
import { Core } from './core.mjs';

export { Core, Trainer, TruthNetError } from './core.mjs';

/**
 * @typedef {import('./core.mjs').Session} Session
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
 */

const address = new URL('../build/wasm/truthnet-core.wasm', import.meta.url);

/** @type {Promise<Core> | undefined} */
let shared;

/**
 * The core, loaded once and shared by all who ask.
 * @returns {Promise<Core>}
 */
export function loadCore() {
  shared ??= load().catch((error) => {
    shared = undefined;
    throw error;
  });
  return shared;
}

async function load() {
  return Core.load(await WebAssembly.compile(await readWasm(address)));
}

/**
 * A trainer for a session, in which everything but the table can be left out.
 * @param {Session} session
 * @returns {Promise<import('./core.mjs').Trainer>}
 * @throws {import('./core.mjs').TruthNetError} where the session is not allowed
 */
export async function createTrainer(session) {
  return (await loadCore()).createTrainer(session);
}
