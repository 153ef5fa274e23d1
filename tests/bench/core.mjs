/** Loads the built module in Node, as an importing program does. */

import { readFile } from 'node:fs/promises';
import { sentenceOf } from '../../wasm/sentences.mjs';

export const glue = new URL('../../build/wasm/truthnet-core.mjs', import.meta.url);
export const wasm = new URL('../../build/wasm/truthnet-core.wasm', import.meta.url);

/** @returns {Promise<import('../../build/wasm/truthnet-core.mjs').MainModule>} */
export async function loadCore() {
  const [{ default: createCore }, wasmBinary] = await Promise.all([import(glue.href), readFile(wasm)]);
  return createCore({ wasmBinary });
}

/**
 * Creates a trainer for a session that is known to be valid.
 * @param {Awaited<ReturnType<typeof loadCore>>} core
 * @param {object} session
 */
export function createTrainer(core, session) {
  const trainer = core.createTrainer(session);
  if ('code' in trainer) throw new Error(sentenceOf(trainer));
  return trainer;
}
