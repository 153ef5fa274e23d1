// Prints the environment for builds: eval "$(node wasm/toolchain/environment.mjs)"

import { realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { emscriptenEnvironment, findEmscripten } from './emscripten.mjs';
import { findHostCompiler } from './host-tools.mjs';
import { repository } from './paths.mjs';

/**
 * Returns the variables that the CMake presets and their tools need in addition to the inherited ones.
 * @returns {Record<string, string>}
 */
export function buildEnvironment() {
  const emscripten = findEmscripten();
  const compiler = findHostCompiler();
  const path = [
    // emcc's --emit-tsd runs the tsc on PATH, which must be TypeScript 5.
    join(repository, 'node_modules/.bin'),
    ...(emscripten === undefined ? [] : [emscripten.root]),
    process.env.PATH,
  ].join(delimiter);
  return {
    ...(emscripten === undefined ? {} : emscriptenEnvironment(emscripten)),
    ...(compiler === undefined ? {} : { CXX: compiler }),
    PATH: path,
  };
}

if (realpathSync(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  for (const [name, value] of Object.entries(buildEnvironment())) {
    console.log(`export ${name}='${value}'`);
  }
}
