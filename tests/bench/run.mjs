/**
 * How fast the core trains, beside everything that one could use instead.
 *
 *     npm run bench -- [--jobs J1,J2] [--only ours,native-sse42] [--rounds 7]
 *
 * Every competitor has a process of its own for each job; the processes take turns, so that what
 * slows the machine down for a while slows all of them. Prints tables, writes build/bench/results.json
 * and fails only where two that should learn the same do not.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { repository } from '../../wasm/toolchain/paths.mjs';
import { exitWithProblem, SetupProblem } from '../../wasm/toolchain/problem.mjs';
import { competitors } from './competitors.mjs';
import { createTrainer, loadCore } from './core.mjs';
import { jobs, makeTask } from './jobs.mjs';
import { measure } from './measure.mjs';
import { compile } from './prepare.mjs';
import { jobTable } from './report.mjs';
import { measureSweep, sweepTables } from './sweep.mjs';

const folder = join(repository, 'build/bench');

/** What can be asked for beside the jobs. */
const extras = ['sweep'];

function readOptions() {
  const names = competitors.map(({ name }) => name);
  const { values } = parseArgs({
    options: {
      jobs: { type: 'string', default: [...Object.keys(jobs), ...extras].join() },
      only: { type: 'string', default: names.join() },
      rounds: { type: 'string', default: '7' },
    },
  });
  return {
    jobs: chosen('jobs', values.jobs, [...Object.keys(jobs), ...extras]),
    only: chosen('only', values.only, names),
    rounds: Math.max(1, Number(values.rounds) || 7),
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

/**
 * The final losses of a task, by which all others are checked: ours, from a run that is not timed.
 * @param {Awaited<ReturnType<typeof loadCore>>} core
 * @param {import('./jobs.mjs').Task} task
 */
function referenceLosses(core, { session, seeds, iterations }) {
  return seeds.map((seed) => {
    const { training, ...rest } = /** @type {any} */ (session);
    const trainer = createTrainer(core, { ...rest, training: { ...training, seed } });
    const loss = trainer.step(iterations);
    trainer.delete();
    return loss;
  });
}

async function main() {
  const options = readOptions();
  await compile();
  mkdirSync(folder, { recursive: true });
  const core = await loadCore();
  const chosenOnes = competitors.filter(({ name }) => options.only.includes(name));

  /** @type {Record<string, import('./measure.mjs').Measurement[]>} */
  const results = {};
  for (const name of options.jobs.filter((each) => each in jobs)) {
    const job = jobs[name];
    const task = makeTask(core, job);
    results[name] = await measure({
      name,
      task,
      competitors: chosenOnes.filter((competitor) => competitor.jobs.includes(name)),
      rounds: options.rounds,
      reference: referenceLosses(core, task),
      folder,
    });
    console.log(`\n${jobTable(`${name}, ${job.title}`, results[name])}`);
  }
  const sweepers = chosenOnes.filter(({ sweeps }) => sweeps);
  const costs = options.jobs.includes('sweep')
    ? await measureSweep({ core, competitors: sweepers, rounds: Math.min(options.rounds, 3), folder })
    : [];
  for (const text of sweepTables(costs)) console.log(`\n${text}`);

  writeFileSync(join(folder, 'results.json'), JSON.stringify({ jobs: results, sweep: costs }, null, 1));
  const wrong = Object.values(results)
    .flat()
    .filter(({ agrees }) => !agrees);
  if (wrong.length > 0) process.exitCode = 1;
}

await main().catch(exitWithProblem);
