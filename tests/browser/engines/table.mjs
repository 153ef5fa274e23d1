// @ts-check
// Writes the table of passed tests by engine into ARCHITECTURE.md, from the last full run of the browser tests: npm run
// engines

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { format, resolveConfig } from 'prettier';

import { repository } from '../../../wasm/toolchain/paths.mjs';
import { exitWithProblem, SetupProblem } from '../../../wasm/toolchain/problem.mjs';

const page = join(repository, 'ARCHITECTURE.md');
/** Path of the results that playwright.config.ts makes Playwright write. */
const results = join(repository, 'test-results/results.json');
const PLACE = /(<!-- engines -->\n)[\s\S]*?(\n<!-- \/engines -->)/;

/**
 * @typedef {{ projectName: string, status: string, annotations: { type: string, description?: string }[] }} Run
 * @typedef {{ title: string, file: string, tests: Run[] }} Spec
 * @typedef {{ file: string, specs: Spec[], suites?: Suite[] }} Suite
 */

/** @param {Suite} suite @returns {Spec[]} */
function specsIn({ specs, suites = [] }) {
  return [...specs, ...suites.flatMap(specsIn)];
}

/** @param {string} json @returns {Spec[]} */
function specsOf(json) {
  return JSON.parse(json).suites.flatMap(specsIn);
}

/** @param {Spec[]} specs */
function runsOf(specs) {
  return specs.flatMap(({ file, title, tests }) => tests.map((run) => ({ ...run, file, title })));
}

function lastRun() {
  let json;
  try {
    json = readFileSync(results, 'utf8');
  } catch {
    throw new SetupProblem('There are no results yet. Run: npm run test:browser');
  }
  const runs = runsOf(specsOf(json));
  const { stdout } = spawnSync('npx', ['playwright', 'test', '--list', '--reporter=json'], {
    cwd: repository,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const missing = runsOf(specsOf(stdout)).filter(
    (each) => !runs.some(({ title, projectName }) => title === each.title && projectName === each.projectName),
  );
  if (missing.length > 0) {
    throw new SetupProblem(`The last run skipped ${missing.length} tests. Run: npm run test:browser`);
  }
  return runs;
}

/** @param {ReturnType<typeof runsOf>} runs */
function tableOf(runs) {
  const engines = [...new Set(runs.map(({ projectName }) => projectName))];
  /** @param {string} engine */
  const versionOf = (engine) =>
    runs
      .filter(({ projectName }) => projectName === engine)
      .flatMap(({ annotations }) => annotations)
      .find(({ type }) => type === 'engine')?.description ?? engine;
  /** @param {typeof runs} some */
  const cellOf = (some) => {
    const passed = some.filter(({ status }) => status === 'expected' || status === 'flaky').length;
    const failed = some.filter(({ status }) => status === 'unexpected').length;
    return failed > 0 ? `${passed}, ✗ ${failed}` : passed > 0 ? `${passed}` : '–';
  };
  const files = [...new Set(runs.map(({ file }) => file))].sort();
  /** @param {string} name @param {typeof runs} some */
  const rowOf = (name, some) => [
    name,
    ...engines.map((engine) => cellOf(some.filter(({ projectName }) => projectName === engine))),
  ];
  const rows = [
    ['Tests that passed', ...engines.map(versionOf)],
    ['---', ...engines.map(() => '--:')],
    ...files.map((file) =>
      rowOf(
        basename(file, '.spec.ts'),
        runs.filter((run) => run.file === file),
      ),
    ),
    rowOf('**all**', runs),
  ];
  return rows.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

async function main() {
  const table = tableOf(lastRun());
  console.log(table);
  const text = readFileSync(page, 'utf8');
  if (!PLACE.test(text)) throw new SetupProblem('ARCHITECTURE.md has no place for the table.');
  const written = text.replace(PLACE, (_, open, close) => `${open}\n${table}${close}`);
  writeFileSync(page, await format(written, { ...(await resolveConfig(page)), parser: 'markdown' }));
  if (table.includes('✗')) process.exitCode = 1;
}

await main().catch(exitWithProblem);
