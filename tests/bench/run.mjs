/**
 * Measures the training speed of the core next to its alternatives.
 *
 *     npm run bench -- [--jobs J1,J2] [--only ours,native-sse42] [--rounds 7] [--all]
 *
 * Every competitor has its own process for each job. The processes take turns, so that a slow phase of the machine
 * slows all of them. Without --all, those that take minutes for a job are left out of it. Prints tables, writes
 * build/bench/results.json, and fails only if comparable losses disagree or a competitor cannot run.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { repository } from '../../wasm/toolchain/paths.mjs';
import { exitWithProblem, SetupProblem } from '../../wasm/toolchain/problem.mjs';
import { measureBytes } from './bytes.mjs';
import { competitors } from './competitors.mjs';
import { loadCore } from './core.mjs';
import { measureEdits } from './edits.mjs';
import { makeEntries } from './entries.mjs';
import { measureFresh } from './fresh.mjs';
import { jobs, makeTask } from './jobs.mjs';
import { measureMap } from './map.mjs';
import { measure } from './measure.mjs';
import { originOfResults } from './origin.mjs';
import { prepare } from './prepare.mjs';
import { bytesTable, editsTable, freshTable, jobTable, mapTable } from './report.mjs';
import { measureSweep, sweepTables } from './sweep.mjs';

const folder = join(repository, 'build/bench');

/** Further measurements that can be requested. */
const extras = ['J5', 'sweep', 'edits', 'fresh', 'bytes'];

/** Rounds of the sweep, fewer because it has many cells. */
const sweepRounds = 3;

function readOptions() {
  const allJobs = [...Object.keys(jobs), ...extras];
  const names = competitors.map(({ name }) => name);
  const { values } = parseArgs({
    options: {
      jobs: { type: 'string', default: allJobs.join() },
      only: { type: 'string', default: names.join() },
      rounds: { type: 'string', default: '7' },
      all: { type: 'boolean', default: false },
    },
  });
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new SetupProblem('--rounds is a whole number from 1.');
  const only = chosen('only', values.only, names);
  return {
    names: chosen('jobs', values.jobs, allJobs),
    chosenOnes: competitors.filter(({ name }) => only.includes(name)),
    rounds,
    all: values.all,
  };
}

/**
 * @param {string} option
 * @param {string} list
 * @param {string[]} allowed
 */
function chosen(option, list, allowed) {
  const wrong = list.split(',').filter((name) => !allowed.includes(name));
  if (wrong.length === 0) return list.split(',');
  throw new SetupProblem(`--${option} knows ${allowed.join(', ')}, but not ${wrong.join(', ')}.`);
}

async function main() {
  const { names, chosenOnes, rounds, all: withSlow } = readOptions();
  await prepare();
  mkdirSync(folder, { recursive: true });
  const core = await loadCore();
  const origin = originOfResults();
  console.log(`\n${origin.processor} × ${origin.processors}, load ${origin.load} at the start`);

  /** @type {Record<string, any>} */
  const results = { origin };
  /** @type {import('./measure.mjs').Measurement[]} */
  const all = [];
  for (const [name, job] of Object.entries(jobs).filter(([each]) => names.includes(each))) {
    const present = chosenOnes.filter(
      ({ absent, slow }) => absent?.[name] === undefined && (withSlow || slow?.[name] === undefined),
    );
    const measurements = await measure(name, makeEntries(core, job, present), { rounds, folder });
    console.log(`\n${jobTable(name, job, measurements, chosenOnes)}`);
    results[name] = measurements;
    all.push(...measurements);
  }
  if (names.includes('J5')) {
    results.J5 = await measureMap(rounds);
    console.log(`\n${mapTable(results.J5)}`);
  }
  if (names.includes('sweep')) {
    results.sweep = await measureSweep(core, chosenOnes, { rounds: Math.min(rounds, sweepRounds), folder });
    for (const text of sweepTables(results.sweep)) console.log(`\n${text}`);
  }
  if (names.includes('edits')) {
    results.edits = measureEdits(core);
    console.log(`\n${editsTable(results.edits)}`);
  }
  if (names.includes('fresh')) {
    const file = join(folder, 'fresh.json');
    writeFileSync(file, JSON.stringify(makeTask(core, jobs.J1)));
    results.fresh = measureFresh(file);
    console.log(`\n${freshTable(results.fresh)}`);
  }
  if (names.includes('bytes')) {
    results.bytes = measureBytes();
    console.log(`\n${bytesTable(results.bytes)}`);
  }

  writeFileSync(join(folder, 'results.json'), JSON.stringify(results, null, 1));
  for (const { title, failure } of all) if (failure !== undefined) console.error(`\n${title}: ${failure}`);
  if (all.some(({ agrees, failure }) => agrees === false || failure !== undefined)) process.exitCode = 1;
}

await main().catch(exitWithProblem);
