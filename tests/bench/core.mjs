/** Loads the built module in Node, as someone who imports it would. */

import { readFile } from 'node:fs/promises';

export const glue = new URL('../../build/wasm/truthnet-core.mjs', import.meta.url);
export const wasm = new URL('../../build/wasm/truthnet-core.wasm', import.meta.url);

/** @returns {Promise<import('../../build/wasm/truthnet-core.mjs').MainModule>} */
export async function loadCore() {
  const [{ default: createCore }, wasmBinary] = await Promise.all([import(glue.href), readFile(wasm)]);
  return createCore({ wasmBinary });
}

/**
 * A trainer for a session of ours, in which nothing can be wrong.
 * @param {Awaited<ReturnType<typeof loadCore>>} core
 * @param {object} session
 */
export function createTrainer(core, session) {
  const trainer = core.createTrainer(session);
  if ('sentence' in trainer) throw new Error(trainer.sentence);
  return trainer;
}
