import { readFile } from 'node:fs/promises';
import type { Session } from 'truthnet';
import createCore, { type MainModule, type Problem, type Trainer } from '../../build/wasm/truthnet-core.mjs';

export type Core = MainModule;
export type { Session };

/** Returns a separate instance of the built module. */
export async function loadCore(): Promise<Core> {
  const wasmBinary = await readFile(new URL('../../build/wasm/truthnet-core.wasm', import.meta.url));
  return createCore({ wasmBinary });
}

export function isProblem(made: Trainer | Problem): made is Problem {
  return 'code' in made;
}

/** Creates a trainer for a session that is known to be valid. */
export function trainerOf(core: Core, session: Session): Trainer {
  const made = core.createTrainer(session);
  if (isProblem(made)) throw new Error(JSON.stringify(made));
  return made;
}

/** Session with the tutorial's table and its default network. */
export const TUTORIAL: Session = {
  table: {
    inputs: ['X1', 'X2', 'X3'],
    outputs: ['y'],
    rows: [
      { in: [0, 0, 1], out: [0] },
      { in: [0, 1, 1], out: [1] },
      { in: [1, 0, 1], out: [1] },
      { in: [1, 1, 1], out: [0] },
    ],
  },
};
