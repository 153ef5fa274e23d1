/** Runs the examples of the JavaScript API, whose comments state results: `trainer.loss; // → 1.312`. */

import { inspect } from 'node:util';
import { Core, createTrainer, loadCore, TruthNetError } from 'truthnet';
import { TUTORIAL } from './wasm/load-core.ts';

const STATED = /^(?<code>.*); \/\/ (?<kind>→|throws →) (?<value>.*)$/;

/** Returns a value as the examples write it: fractions with four digits, arrays of numbers without their type. */
export function written(value: unknown): string {
  return inspect(plain(value), { breakLength: Infinity, compact: true, depth: 8, maxArrayLength: 100 });
}

function plain(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? value : Number(value.toPrecision(4));
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array, plain);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
}

/** Runs an example with the tutorial's session. Returns the example with its actual results. */
export async function rerun(example: string, wasm: URL): Promise<string> {
  const results: string[] = [];
  const lines = example.split('\n').map((line) => {
    const { code, kind } = STATED.exec(line)?.groups ?? {};
    if (code === undefined) return line;
    return kind === '→' ? `note(${code});` : `noteError(() => (${code}));`;
  });
  const note = (value: unknown) => results.push(written(value));
  const noteError = (call: () => unknown) => {
    try {
      call();
      results.push('nothing');
    } catch (error) {
      results.push(error instanceof TruthNetError ? error.message : String(error));
    }
  };
  const core = await loadCore();
  const trainer = core.createTrainer(TUTORIAL);
  const given = { Core, core, createTrainer, loadCore, note, noteError, session: TUTORIAL, trainer, wasm };
  // A block of its own, since examples declare these names again.
  const source = `return (async () => { ${lines.join('\n')} })()`;
  const names = Object.keys(given);
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- examples are text of this project
  const call = new Function(...names, source) as (...values: unknown[]) => Promise<void>;
  await call(...Object.values(given));
  trainer.delete();
  let count = 0;
  return example
    .split('\n')
    .map((line) => {
      const { code, kind } = STATED.exec(line)?.groups ?? {};
      return code === undefined ? line : `${code}; // ${kind} ${results[count++]}`;
    })
    .join('\n');
}
