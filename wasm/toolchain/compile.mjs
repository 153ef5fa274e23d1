// Builds one CMake preset: node wasm/toolchain/compile.mjs wasm|sanitized|release

import { build } from './cmake.mjs';
import { exitWithProblem, SetupProblem } from './problem.mjs';

const presets = ['wasm', 'sanitized', 'release'];

const preset = process.argv[2] ?? '';
if (presets.includes(preset)) {
  await build(preset).catch(exitWithProblem);
} else {
  const usage = `node wasm/toolchain/compile.mjs ${presets.join('|')}`;
  exitWithProblem(new SetupProblem('Name a preset to compile:', [usage]));
}
