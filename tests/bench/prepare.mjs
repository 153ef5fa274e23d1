/** Brings and builds what the benchmark needs; what is there already is left alone. */

import { build } from '../../wasm/toolchain/cmake.mjs';
import { findOnPath } from '../../wasm/toolchain/paths.mjs';

export const nativePresets = ['bench-sse42', 'bench-native'];

/** Compiles the core for WebAssembly and natively. */
export async function compile() {
  await build('wasm');
  // The compiler that is behind Emscripten too, so that the two differ in nothing else.
  if (process.env.CXX === undefined && findOnPath('clang++-19') !== undefined) process.env.CXX = 'clang++-19';
  for (const preset of nativePresets) await build(preset);
}
