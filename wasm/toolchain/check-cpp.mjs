// Checks the formatting and the code of the C++ files: node wasm/toolchain/check-cpp.mjs [--format]
// With --format, formats them instead.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { runClangTidy } from './clang-tidy.mjs';
import { configure } from './cmake.mjs';
import { buildEnvironment } from './environment.mjs';
import { findClangTool, findFuzzCompiler } from './host-tools.mjs';
import { repository } from './paths.mjs';
import { exitWithProblem, SetupProblem } from './problem.mjs';

const folders = ['core', 'wasm', 'tests'];

/** Returns the C++ files that git tracks or would add. */
function listFiles() {
  const list = ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...folders];
  const files = execFileSync('git', list, { cwd: repository, encoding: 'utf8' }).split('\n');
  return files.filter((file) => /\.(cpp|hpp)$/.test(file) && existsSync(join(repository, file)));
}

/** @param {'clang-format' | 'clang-tidy'} name */
function tool(name) {
  const found = findClangTool(name);
  if (found !== undefined) return found;
  throw new SetupProblem(`${name} is not installed. Run:`, ['node wasm/toolchain/setup.mjs check']);
}

/** @param {string[]} files */
function writeFormat(files) {
  execFileSync(tool('clang-format'), ['-i', ...files], { cwd: repository, stdio: 'inherit' });
}

/** @param {string[]} files */
function checkFormat(files) {
  const options = ['--dry-run', '-Werror', ...files];
  const { status } = spawnSync(tool('clang-format'), options, { cwd: repository, stdio: 'inherit' });
  if (status !== 0) throw new SetupProblem('Some C++ files are not formatted. Run:', ['npm run format']);
}

/**
 * Runs clang-tidy on the core and its tests as in the native build, on the bindings as in the em++ build, and
 * on the fuzz targets if they can be compiled.
 * @param {string[]} files
 */
async function checkCode(files) {
  const groups = [
    // The compiler may be GCC, which has warnings that Clang does not know.
    { preset: 'sanitized', isChecked: () => true, extraArguments: ['--extra-arg=-Wno-unknown-warning-option'] },
    {
      // In a few large files: clang-tidy takes most of its time for the headers of each.
      preset: 'wasm-unity',
      isChecked: (/** @type {string} */ file) => /\/wasm\/(?:CMakeFiles\/.*|[^/]+)$/.test(file),
      extraArguments: emscriptenArguments(),
    },
  ];
  if (findFuzzCompiler() === undefined) {
    console.log('No clang++ with libFuzzer found, so clang-tidy skips the fuzz targets.');
  } else {
    groups.push({
      preset: 'fuzz',
      isChecked: (file) => file.includes('/tests/fuzz/'),
      extraArguments: [],
    });
  }
  for (const { preset } of groups) await configure(preset);
  const headers = files.filter((file) => file.endsWith('.hpp'));
  await runClangTidy({ tidy: tool('clang-tidy'), groups, headers });
}

/** Returns the options that em++ adds to the command lines of the WebAssembly build. */
function emscriptenArguments() {
  const env = { ...process.env, ...buildEnvironment() };
  const cache = execFileSync('em-config', ['CACHE'], { env, encoding: 'utf8' }).trim();
  return [
    '--extra-arg-before=--target=wasm32-unknown-emscripten',
    `--extra-arg-before=--sysroot=${join(cache, 'sysroot')}`,
  ];
}

try {
  const files = listFiles();
  if (process.argv.includes('--format')) {
    writeFormat(files);
  } else {
    checkFormat(files);
    await checkCode(files);
    console.log(`Checked ${files.length} C++ files: no problems.`);
  }
} catch (error) {
  exitWithProblem(error);
}
