/**
 * Builds and runs user projects of the core with each compiler that this machine has, in Debug and Release: one that
 * finds the installed package, and one that fetches the sources.
 *
 *     npm run test:cpp-package -- [g++-12] [clang++-19] …
 */

import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { findOnPath, repository } from '../../../wasm/toolchain/paths.mjs';
import { exitWithProblem, SetupProblem } from '../../../wasm/toolchain/problem.mjs';

/** The oldest compiler that is supported, and those of the last years. */
const COMPILERS = ['g++-12', 'g++-13', 'g++-14', 'g++-15', 'clang++-19', 'clang++-20'];
const CONFIGS = ['Debug', 'Release'];

const here = fileURLToPath(new URL('.', import.meta.url));
const work = join(repository, 'build/cpp-package');
const libraries = ['libraries', 'testLibraries'].map((name) => join(repository, '.toolchain', name, 'usr'));

/**
 * Runs a program and throws with its output if it fails.
 * @param {string} program
 * @param {string[]} options
 */
function run(program, ...options) {
  const { status, stdout, stderr, error } = spawnSync(program, options, { encoding: 'utf8' });
  if (status === 0) return;
  throw new SetupProblem(`${program} ${options.join(' ')} failed.`, [], `${stdout}${stderr}${error ?? ''}`);
}

/**
 * Configures and builds a project.
 * @param {string} source
 * @param {string} folder
 * @param {Record<string, string>} variables
 */
function build(source, folder, variables) {
  const options = Object.entries(variables).map(([name, value]) => `-D${name}=${value}`);
  run('cmake', '-G', 'Ninja', '-S', source, '-B', folder, ...options);
  run('cmake', '--build', folder);
}

/** @type {Record<string, (folder: string, compiler: string, config: string) => void>} */
const ways = {
  find_package(folder, compiler, config) {
    const core = join(folder, 'core');
    build(repository, core, { CMAKE_CXX_COMPILER: compiler, CMAKE_BUILD_TYPE: config });
    const variables = {
      BUILD: core,
      WORK: join(folder, 'found'),
      PREFIXES: libraries.join(';'),
      COMPILER: compiler,
      CONFIG: config,
      FLAGS: '',
    };
    const options = Object.entries(variables).flatMap(([name, value]) => ['-D', `${name}=${value}`]);
    run('cmake', ...options, '-P', join(here, 'consume.cmake'));
  },
  FetchContent(folder, compiler, config) {
    const project = join(folder, 'fetched');
    build(join(here, 'fetched'), project, {
      CMAKE_CXX_COMPILER: compiler,
      CMAKE_BUILD_TYPE: config,
      // The sources of this checkout, in place of the last release.
      FETCHCONTENT_SOURCE_DIR_TRUTHNET: repository,
    });
    run(join(project, 'fetches_truthnet'));
  },
};

function main() {
  const { positionals } = parseArgs({ allowPositionals: true });
  const asked = positionals.length > 0 ? positionals : COMPILERS;
  const present = asked.filter((name) => findOnPath(name) !== undefined);
  const absent = asked.filter((name) => !present.includes(name));
  if (present.length === 0) throw new SetupProblem(`None of these compilers is on the PATH: ${asked.join(', ')}.`);
  rmSync(work, { recursive: true, force: true });
  for (const compiler of present) {
    for (const config of CONFIGS) {
      for (const [way, use] of Object.entries(ways)) {
        const began = performance.now();
        const folder = join(work, compiler, config);
        mkdirSync(folder, { recursive: true });
        use(folder, findOnPath(compiler) ?? compiler, config);
        const seconds = ((performance.now() - began) / 1000).toFixed(0);
        console.log(`${compiler.padEnd(11)} ${config.padEnd(8)} ${way.padEnd(13)} trains  ${seconds.padStart(4)} s`);
      }
    }
  }
  for (const compiler of absent) console.log(`${compiler.padEnd(11)} is not on this machine`);
}

try {
  main();
} catch (error) {
  exitWithProblem(error);
}
