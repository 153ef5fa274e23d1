// Configures and builds CMake presets.

import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { buildEnvironment } from './environment.mjs';
import { findFuzzCompiler, findPythonWith } from './host-tools.mjs';
import { repository } from './paths.mjs';
import { SetupProblem } from './problem.mjs';
import { withProgress } from './progress.mjs';

/**
 * Configures a preset of CMakePresets.json if something that CMake does not track itself has changed.
 * @param {string} preset
 */
export async function configure(preset) {
  const folder = join(repository, 'build', preset);
  const environment = environmentOf(preset);
  if (preset.startsWith('wasm') && environment.EMSCRIPTEN_ROOT === undefined) {
    throw new SetupProblem('Emscripten is not installed. Run:', ['node wasm/toolchain/setup.mjs build']);
  }
  if (isConfigured(folder, environment)) return;
  await runCmake(`Configuring ${preset}`, ['--fresh', '--preset', preset], environment);
  writeFileSync(join(folder, 'configured-with.txt'), fingerprint(environment));
}

/**
 * Configures and builds a preset; prints nothing if it is up to date.
 * @param {string} preset
 */
export async function build(preset) {
  await configure(preset);
  const environment = environmentOf(preset);
  if (isUpToDate(join(repository, 'build', preset), environment)) return;
  await runCmake(`Compiling ${preset}`, ['--build', '--preset', preset], environment);
}

/**
 * Returns the environment of a preset; the fuzz targets need a compiler with libFuzzer.
 * @param {string} preset
 * @returns {Record<string, string>}
 */
function environmentOf(preset) {
  const compiler = preset === 'fuzz' ? findFuzzCompiler() : undefined;
  return { ...buildEnvironment(), ...(compiler === undefined ? {} : { CXX: compiler }) };
}

/**
 * @param {string} folder
 * @param {Record<string, string>} environment
 */
function isConfigured(folder, environment) {
  const stamp = join(folder, 'configured-with.txt');
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(environment);
}

/**
 * Returns a hash of the presets, the environment and the tests' Python, none of which CMake tracks.
 * @param {Record<string, string>} environment
 */
function fingerprint(environment) {
  const { EMSCRIPTEN_ROOT, CXX } = environment;
  return createHash('sha256')
    .update(readFileSync(join(repository, 'CMakePresets.json')))
    .update(JSON.stringify([repository, EMSCRIPTEN_ROOT, CXX, findPythonWith('numpy')]))
    .digest('hex');
}

/**
 * @param {string} folder
 * @param {Record<string, string>} environment
 */
function isUpToDate(folder, environment) {
  const answer = spawnSync('ninja', ['-C', folder, '-n'], { env: { ...process.env, ...environment } });
  return answer.status === 0 && answer.stdout.includes('no work to do');
}

/**
 * @param {string} label
 * @param {string[]} options
 * @param {Record<string, string>} environment
 */
function runCmake(label, options, environment) {
  return withProgress(label, async (progress) => {
    const child = spawn('cmake', options, {
      cwd: repository,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text) => {
        output += text;
        const steps = [...String(text).matchAll(/^\[(\d+)\/(\d+)\]/gm)].at(-1);
        if (steps !== undefined) progress.update(`${steps[1]} of ${steps[2]}`);
      });
    }
    const code = await new Promise((resolve) => {
      child.on('error', () => resolve(127));
      child.on('close', resolve);
    });
    if (code === 0) return;
    throw new SetupProblem(`${label} failed. See the messages above.`, [], output.trim());
  });
}
