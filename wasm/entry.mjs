/** The functions that all entries of the package have. */

import { Core } from './core.mjs';

/**
 * @typedef {object} LoadOptions
 * @property {import('./core.mjs').Wasm} [wasm]  truthnet-core.wasm in place of the entry's own: its address as text or
 *     URL, its bytes, or its WebAssembly.Module. The first one that is loaded serves all later calls.
 */

/** @param {() => import('./core.mjs').Wasm} ownWasm  what the entry takes where nothing else is given */
export function makeEntry(ownWasm) {
  /** @type {Promise<Core> | undefined} */
  let shared;

  /**
   * The core, loaded once and shared by all who ask.
   * @param {LoadOptions} [options]
   * @returns {Promise<Core>}
   * @throws {import('./core.mjs').LoadError}
   */
  function loadCore({ wasm = ownWasm() } = {}) {
    shared ??= Core.load({ wasm }).catch((error) => {
      shared = undefined;
      throw error;
    });
    return shared;
  }

  /**
   * A trainer for a session, in which everything but the table can be left out. With `iteration` and `changes`, as the
   * playground saves them, it repeats the run up to there, to the last bit.
   * @param {import('./core.mjs').SavedState} session
   * @param {LoadOptions} [options]
   * @returns {Promise<import('./core.mjs').Trainer>}
   * @throws {import('./core.mjs').TruthNetError} where the session is not allowed, or the core cannot be loaded
   */
  async function createTrainer(session, options) {
    return (await loadCore(options)).createTrainer(session);
  }

  return { loadCore, createTrainer };
}
