// @ts-check
// Runs the tests of all engines, and puts what they found into the README: npm run engines

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { format, resolveConfig } from 'prettier';

import { repository } from '../../../wasm/toolchain/paths.mjs';
import { exitWithProblem, SetupProblem } from '../../../wasm/toolchain/problem.mjs';

const readme = join(repository, 'README.md');
const PLACE = /(<!-- engines -->\n)[\s\S]*?(\n<!-- \/engines -->)/;

/**
 * @typedef {{ projectName: string, status: string, annotations: { type: string, description?: string }[] }} Run
 * @typedef {{ title: string, file: string, tests: Run[] }} Spec
 */

/** @returns {Spec[]} */
function runTests() {
  const { stdout } = spawnSync('npx', ['playwright', 'test', 'browser/engines/', '--reporter=json'], {
    cwd: repository,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { suites, errors } = JSON.parse(stdout);
  if (errors.length > 0) throw new SetupProblem(`The tests did not run: ${errors[0].message}`);
  return suites.flatMap((/** @type {{ specs: Spec[] }} */ { specs }) => specs);
}

/** @param {Spec[]} specs */
function tableOf(specs) {
  const runs = specs.flatMap(({ tests }) => tests);
  const engines = [...new Set(runs.map(({ projectName }) => projectName))];
  /** @param {string} engine */
  const versionOf = (engine) =>
    runs
      .filter(({ projectName }) => projectName === engine)
      .flatMap(({ annotations }) => annotations)
      .find(({ type }) => type === 'engine')?.description ?? engine;
  const titles = [...new Set(specs.map(({ title }) => title))];
  /** @param {string} title @param {string} engine */
  const markOf = (title, engine) => {
    const run = specs
      .filter((spec) => spec.title === title)
      .flatMap(({ tests }) => tests)
      .find(({ projectName }) => projectName === engine);
    return { expected: '✓', skipped: '–', undefined: '–' }[run?.status ?? 'undefined'] ?? '✗';
  };
  const rows = [
    ['', ...engines.map(versionOf)],
    ['---', ...engines.map(() => ':-:')],
    ...titles.map((title) => [title, ...engines.map((engine) => markOf(title, engine))]),
  ];
  return rows.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

async function main() {
  const table = tableOf(runTests());
  console.log(table);
  const text = readFileSync(readme, 'utf8');
  if (!PLACE.test(text)) throw new SetupProblem('README.md has no place for the table.');
  const written = text.replace(PLACE, (_, open, close) => `${open}\n${table}${close}`);
  writeFileSync(readme, await format(written, { ...(await resolveConfig(readme)), parser: 'markdown' }));
  if (table.includes('✗')) process.exitCode = 1;
}

await main().catch(exitWithProblem);
