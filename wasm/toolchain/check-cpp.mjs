// Checks the C++ files' format and code: node wasm/toolchain/check-cpp.mjs [--format]
// With --format it writes the format instead.

import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

import { configure } from './cmake.mjs';
import { buildEnvironment } from './environment.mjs';
import { findClangTool } from './host-tools.mjs';
import { repository } from './paths.mjs';
import { exitWithProblem, SetupProblem } from './problem.mjs';

const folders = ['core', 'wasm', 'tests'];

/** The C++ files that git knows or would add. */
function listFiles() {
  const list = ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...folders];
  const files = execFileSync('git', list, { cwd: repository, encoding: 'utf8' }).split('\n');
  return files.filter((file) => /\.(cpp|hpp)$/.test(file));
}

/** @param {'clang-format' | 'clang-tidy'} name */
function tool(name) {
  const found = findClangTool(name);
  if (found !== undefined) return found;
  throw new SetupProblem(`${name} is not there yet. Please run:`, ['node wasm/toolchain/setup.mjs check']);
}

/** @param {string[]} files */
function writeFormat(files) {
  execFileSync(tool('clang-format'), ['-i', ...files], { cwd: repository, stdio: 'inherit' });
}

/** @param {string[]} files */
function checkFormat(files) {
  const options = ['--dry-run', '-Werror', ...files];
  const { status } = spawnSync(tool('clang-format'), options, { cwd: repository, stdio: 'inherit' });
  if (status !== 0) throw new SetupProblem('The format differs. Please run:', ['npm run format']);
}

/**
 * Runs clang-tidy over every source file of a configured preset, as many at a time as there are
 * processors.
 * @param {string} preset
 * @param {(file: string) => boolean} isOurs
 * @param {string[]} extraArguments
 */
async function checkCode(preset, isOurs, extraArguments) {
  const folder = join(repository, 'build', preset);
  /** @type {{file: string}[]} */
  const commands = JSON.parse(readFileSync(join(folder, 'compile_commands.json'), 'utf8'));
  const queue = commands.map(({ file }) => file).filter(isOurs);
  const total = queue.length;
  let failures = 0;
  const worker = async () => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      const options = ['-p', folder, '--quiet', ...extraArguments, file];
      const { code, output } = await runTool(tool('clang-tidy'), options);
      if (code === 0) continue;
      failures++;
      console.log(output.replace(/^\d+ warnings generated.\n/gm, ''));
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  if (failures > 0) {
    throw new SetupProblem(`clang-tidy found something in ${failures} of ${total} files.`);
  }
  console.log(`clang-tidy: ${total} files of ${preset} are fine.`);
}

/**
 * @param {string} command
 * @param {string[]} options
 * @returns {Promise<{code: number | null, output: string}>}
 */
function runTool(command, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, options, { cwd: repository });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** What em++ adds to the command lines of the WebAssembly build, for a tool that is not em++. */
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
    await configure('sanitized');
    await configure('wasm');
    const bindings = join(repository, 'wasm/');
    await checkCode('sanitized', () => true, []);
    await checkCode('wasm', (file) => file.startsWith(bindings), emscriptenArguments());
  }
} catch (error) {
  exitWithProblem(error);
}
