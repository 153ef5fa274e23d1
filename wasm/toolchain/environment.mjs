// The environment that builds run in. From a shell: eval "$(node wasm/toolchain/environment.mjs)"

import { realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { emscriptenEnvironment, findEmscripten } from './emscripten.mjs';
import { findHostCompiler } from './host-tools.mjs';
import { repository } from './paths.mjs';

/**
 * The variables that our CMake presets and the tools under them need, beside the inherited ones.
 * @returns {Record<string, string>}
 */
export function buildEnvironment() {
  const emscripten = findEmscripten();
  const compiler = findHostCompiler();
  const path = [
    // emcc's --emit-tsd runs the tsc it finds, which has to be TypeScript 5.
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
