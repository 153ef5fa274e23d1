// @ts-check
// Prints the number of browser tests of each file by engine, without running them: npm run engines

import { spawnSync } from 'node:child_process';

import { repository } from '../../../wasm/toolchain/paths.mjs';
import { exitWithProblem, SetupProblem } from '../../../wasm/toolchain/problem.mjs';

/**
 * @typedef {{ file: string, tests: { projectName: string }[] }} Spec
 * @typedef {{ specs: Spec[], suites?: Suite[] }} Suite
 */

/** @param {Suite} suite @returns {Spec[]} */
function specsIn({ specs, suites = [] }) {
  return [...specs, ...suites.flatMap(specsIn)];
}

/** @returns {Suite[]} */
function listedSuites() {
  const { status, stdout } = spawnSync('npx', ['playwright', 'test', '--list', '--reporter=json'], {
    cwd: repository,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new SetupProblem(`Playwright could not list the tests.\n${stdout}`);
  return JSON.parse(stdout).suites;
}

function main() {
  /** @type {Record<string, number>} */
  const all = {};
  /** @type {Record<string, typeof all>} */
  const files = {};
  for (const { file, tests } of listedSuites().flatMap(specsIn)) {
    for (const { projectName } of tests) {
      for (const row of [(files[file] ??= {}), all]) row[projectName] = (row[projectName] ?? 0) + 1;
    }
  }
  console.table({ ...files, all });
}

try {
  main();
} catch (error) {
  exitWithProblem(error);
}
