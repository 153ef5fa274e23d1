/** Factory of the package's entry functions, shared by all entries. */

import { Core } from './core.mjs';

/**
 * @typedef {object} LoadOptions
 * @property {import('./core.mjs').Wasm} [wasm]  truthnet-core.wasm in place of the default one: its address as text or
 *   URL, its bytes, or its WebAssembly.Module. The first one loaded serves all later calls.
 */

/** @param {() => import('./core.mjs').Wasm} ownWasm  returns the default module */
export function makeEntry(ownWasm) {
  /** @type {Promise<Core> | undefined} */
  let shared;

  /**
   * Loads the core once and shares it between all callers.
   * @param {LoadOptions} [options]
   * @returns {Promise<Core>}
   * @throws {import('./core.mjs').LoadError} if the core cannot be loaded
   * @example
   * const core = await loadCore();
   * core.limits().maxInputs; // → 10
   */
  function loadCore({ wasm = ownWasm() } = {}) {
    shared ??= Core.load({ wasm }).catch((error) => {
      shared = undefined;
      throw error;
    });
    return shared;
  }

  /**
   * Creates a trainer for a session; everything but the table is optional. With `iteration` and `changes`, as the
   * playground saves them, repeats the run up to that iteration, bit for bit.
   * @param {import('./core.mjs').SavedState} session
   * @param {LoadOptions} [options]
   * @returns {Promise<import('./core.mjs').Trainer>}
   * @throws {import('./core.mjs').TruthNetError} if the session is invalid or the core cannot be loaded
   * @example
   * const trainer = await createTrainer({ ...session, iteration: 1500 });
   * trainer.iteration; // → 1500
   * trainer.loss; // → 0.003356
   */
  async function createTrainer(session, options) {
    return (await loadCore(options)).createTrainer(session);
  }

  return { loadCore, createTrainer };
}
