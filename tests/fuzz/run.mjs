/**
 * Fuzzes the core: each target runs its corpus, then searches for inputs that break something.
 *
 *     npm run fuzz -- [seconds for each target] [--only session] [--merge]
 *
 * New inputs stay in build/fuzz/learned, from where the next run continues. With --merge, a minimal set of inputs that
 * reaches the same code becomes the corpus. Fails on a crash, a leak, undefined behaviour or a broken guarantee, and
 * prints how to reproduce it.
 */

import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';

import { build } from '../../wasm/toolchain/cmake.mjs';
import { findFuzzCompiler } from '../../wasm/toolchain/host-tools.mjs';
import { repository } from '../../wasm/toolchain/paths.mjs';
import { exitWithProblem, SetupProblem } from '../../wasm/toolchain/problem.mjs';
import { withProgress } from '../../wasm/toolchain/progress.mjs';

const targets = ['session', 'trainer', 'memory'];

/** Limits for one input: bytes, seconds and megabytes. */
const limits = ['-max_len=1024', '-timeout=20', '-rss_limit_mb=2048'];

/** Maximum number of lines shown of a report. */
const shownLines = 40;

const folder = join(repository, 'build/fuzz');

/** @param {string} target */
function pathsOf(target) {
  return {
    program: join(folder, `tests/fuzz/truthnet_fuzz_${target}`),
    corpus: join(repository, 'tests/fuzz/corpus', target),
    learned: join(folder, 'learned', target),
    crashes: join(folder, 'crashes', target),
    log: join(folder, `${target}.log`),
  };
}

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { only: { type: 'string' }, merge: { type: 'boolean', default: false } },
  });
  const seconds = Number(positionals[0] ?? '600');
  if (!Number.isInteger(seconds) || seconds < 1) throw new SetupProblem('The seconds are a whole number from 1.');
  const chosen = values.only === undefined ? targets : [values.only];
  if (!chosen.every((target) => targets.includes(target))) {
    throw new SetupProblem(`There is ${targets.join(' and ')}, but no ${values.only}.`);
  }
  return { seconds, chosen, merge: values.merge };
}

/**
 * Runs targets, as many at a time as there are processors. Returns those that broke.
 * @param {string[]} chosen
 * @param {number} seconds  for each target
 */
async function fuzzAll(chosen, seconds) {
  /** @type {string[]} */
  const broken = [];
  const queue = [...chosen];
  await withProgress(`Fuzzing ${chosen.join(', ')} for ${seconds} s each`, async (progress) => {
    const work = async () => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        if (!(await fuzz(next, seconds, progress))) broken.push(next);
      }
    };
    await Promise.all(Array.from({ length: availableParallelism() }, work));
  });
  for (const target of chosen) {
    const { corpus, log } = pathsOf(target);
    const report = readFileSync(log, 'utf8');
    console.log(`    ${target}: ${summary(report, readdirSync(corpus).length)}`);
    if (broken.includes(target)) showCrash(target, report);
  }
  return broken;
}

/**
 * Runs one target for a while. Returns true if nothing broke.
 * @param {string} target
 * @param {number} seconds
 * @param {import('../../wasm/toolchain/progress.mjs').Progress} progress
 */
async function fuzz(target, seconds, progress) {
  const { program, corpus, learned, crashes, log } = pathsOf(target);
  for (const path of [learned, crashes]) mkdirSync(path, { recursive: true });
  const options = [...limits, `-max_total_time=${seconds}`, '-print_final_stats=1', `-artifact_prefix=${crashes}/`];
  const child = spawn(program, [...options, learned, corpus], { stdio: ['ignore', 'ignore', 'pipe'] });
  const report = createWriteStream(log);
  child.stderr.on('data', (text) => {
    const executions = /^#(\d+)/m.exec(String(text))?.[1];
    if (executions !== undefined) progress.update(`${target}: ${number(executions)} executions`);
  });
  child.stderr.pipe(report);
  const code = await new Promise((resolve) => child.on('close', (status) => resolve(status ?? 1)));
  if (!report.closed) await new Promise((resolve) => report.on('close', resolve));
  return code === 0;
}

/**
 * @param {string} report
 * @param {number} inputs
 */
function summary(report, inputs) {
  const stat = (/** @type {string} */ name) => new RegExp(`stat::${name}:\\s+(\\d+)`).exec(report)?.[1] ?? '?';
  const edges = [...report.matchAll(/ cov: (\d+) /g)].at(-1)?.[1] ?? '?';
  return [
    `${number(stat('number_of_executed_units'))} executions, first of the corpus's ${inputs} inputs`,
    `${number(stat('average_exec_per_sec'))} per second`,
    `${number(edges)} edges of the code`,
  ].join('; ');
}

/** @param {string} digits */
function number(digits) {
  return Number.isNaN(Number(digits)) ? digits : Number(digits).toLocaleString('en');
}

/**
 * @param {string} target
 * @param {string} report
 */
function showCrash(target, report) {
  const { program } = pathsOf(target);
  const lines = report.split('\n').filter((line) => !/^#\d+\s|^INFO|^Base64|# Uses: /.test(line));
  console.error(lines.slice(0, shownLines).join('\n'));
  const input = /Test unit written to (.*)/.exec(report)?.[1];
  if (input === undefined) return;
  console.error(`\nThe input, in base64: ${readFileSync(input, 'base64')}`);
  console.error(`To repeat it:\n    ${relative('', program)} ${relative('', input)}`);
}

/**
 * Rebuilds the corpus from all known inputs.
 * @param {string} target
 */
function merge(target) {
  const { program, corpus, learned } = pathsOf(target);
  const old = join(folder, 'old-corpus', target);
  rmSync(old, { recursive: true, force: true });
  mkdirSync(join(folder, 'old-corpus'), { recursive: true });
  renameSync(corpus, old);
  mkdirSync(corpus);
  // Counting how often an edge is taken helps learning, but would make the corpus ten times as large.
  const options = [...limits, '-set_cover_merge=1', '-use_counters=0'];
  const { status } = spawnSync(program, [...options, corpus, old, learned], { stdio: 'ignore' });
  if (status !== 0) throw new SetupProblem(`The corpus of ${target} could not be merged; the old one is in ${old}.`);
  console.log(`The corpus of ${target} now has ${readdirSync(corpus).length} inputs.`);
}

async function main() {
  const { seconds, chosen, merge: isMerged } = readOptions();
  if (findFuzzCompiler() === undefined) {
    console.log('Skipping the fuzz tests: found no clang++ with libFuzzer and C++23.');
    return;
  }
  await build('fuzz');
  const broken = await fuzzAll(chosen, seconds);
  if (isMerged) for (const target of chosen) if (!broken.includes(target)) merge(target);
  if (broken.length > 0) throw new SetupProblem(`Fuzzing broke the core: ${broken.join(', ')}.`);
}

await main().catch(exitWithProblem);
