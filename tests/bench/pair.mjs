/**
 * Compares the speed of the core before and after a change, in pairs.
 *
 *     npm run bench:pair -- ../before [--jobs J1,J2] [--rounds 9] [--limit 1.1]
 *
 * `../before` is another checkout of this repository, with `npm run build` done. Each round starts a fresh process for
 * each side and times both in turn, so that a slow moment of the machine, or an unlucky memory layout of the code,
 * affects both. Prints the ratio after / before of each round's quiet times, and fails if the median of a job is above
 * the limit.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { repository } from '../../wasm/toolchain/paths.mjs';
import { exitWithProblem, SetupProblem } from '../../wasm/toolchain/problem.mjs';
import { loadCore } from './core.mjs';
import { jobs, makeTask } from './jobs.mjs';
import { median, quiet } from './statistics.mjs';
import { WorkerProcess } from './worker-process.mjs';

const folder = join(repository, 'build/bench');

/** Number of turns that the two processes of a round take. */
const turns = 6;

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      jobs: { type: 'string', default: Object.keys(jobs).join() },
      rounds: { type: 'string', default: '9' },
      limit: { type: 'string', default: 'Infinity' },
    },
  });
  const [before] = positionals;
  if (before === undefined) throw new SetupProblem('Name the folder of the checkout to compare with.');
  const names = values.jobs.split(',');
  const unknown = names.find((name) => jobs[name] === undefined);
  if (unknown !== undefined)
    throw new SetupProblem(`--jobs knows ${Object.keys(jobs).join(', ')}, but not ${unknown}.`);
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new SetupProblem('--rounds is a whole number from 1.');
  const limit = Number(values.limit);
  if (!(limit > 0)) throw new SetupProblem('--limit is a ratio such as 1.1.');
  return { before: resolve(before), names, rounds, limit };
}

/**
 * Runs one round: returns the quiet milliseconds of both sides, timed in turn in separate processes.
 * @param {string[]} checkouts
 * @param {string} taskFile
 */
async function round(checkouts, taskFile) {
  const sides = checkouts.map((checkout) => ({
    process: new WorkerProcess([process.execPath, join(checkout, 'tests/bench/competitors/ours.mjs'), taskFile]),
    milliseconds: /** @type {number[]} */ ([]),
  }));
  try {
    for (const side of sides) await side.process.ready();
    for (let turn = 0; turn < turns; turn++) {
      for (const side of turn % 2 === 0 ? sides : sides.toReversed()) {
        side.milliseconds.push(...(await side.process.round()).milliseconds);
      }
    }
  } finally {
    for (const side of sides) side.process.end();
  }
  return sides.map(({ milliseconds }) => quiet(milliseconds));
}

async function main() {
  const { before, names, rounds, limit } = readOptions();
  const slower = [];
  mkdirSync(folder, { recursive: true });
  const core = await loadCore();
  console.log('job   before ms   after ms   after / before: median (lowest to highest round)');
  for (const name of names) {
    const taskFile = join(folder, `pair-${name}.json`);
    writeFileSync(taskFile, JSON.stringify(makeTask(core, /** @type {import('./jobs.mjs').Job} */ (jobs[name]))));
    /** @type {number[][]} */
    const pairs = [];
    for (let i = 0; i < rounds; i++) {
      // Alternating the order keeps either side from always starting first.
      const [first, second] = i % 2 === 0 ? [before, repository] : [repository, before];
      const times = await round([first, second], taskFile);
      pairs.push(i % 2 === 0 ? times : times.toReversed());
    }
    const ratios = pairs.map(([old = NaN, now = NaN]) => now / old);
    const side = (/** @type {number} */ k) => median(pairs.map((pair) => pair[k] ?? NaN)).toPrecision(4);
    const range = `${Math.min(...ratios).toFixed(3)} to ${Math.max(...ratios).toFixed(3)}`;
    console.log(`${name}    ${side(0).padStart(9)}  ${side(1).padStart(9)}   ${median(ratios).toFixed(3)} (${range})`);
    if (median(ratios) > limit) slower.push(name);
  }
  if (slower.length > 0) throw new SetupProblem(`Slower than ${limit} times before:`, slower);
}

await main().catch(exitWithProblem);
