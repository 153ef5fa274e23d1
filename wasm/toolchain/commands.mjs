// Runs commands with their output in set-up's log.

import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';

import { logFile, repository } from './paths.mjs';
import { SetupProblem } from './problem.mjs';

const tailLines = 8;

/**
 * Runs a command with its output in the log. On failure, throws a SetupProblem with the end of the log.
 * @param {string[]} command
 * @param {object} options
 * @param {string} options.otherwise           message for a failure
 * @param {string[]} [options.advice]          commands to suggest after it
 * @param {(line: string) => void} [options.onStatus]  receives each line that the command writes to file
 *   descriptor 3, where apt reports its progress
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {string} [options.cwd]
 */
export async function run(command, { otherwise, advice, onStatus, env, cwd = repository }) {
  log(`\n$ ${command.join(' ')}\n`);
  const child = spawn(command[0] ?? '', command.slice(1), {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  child.stdout?.on('data', log);
  child.stderr?.on('data', log);
  child.stdio[3]?.on('data', (data) =>
    String(data)
      .split('\n')
      .forEach((line) => onStatus?.(line)),
  );
  if ((await exitCode(child)) !== 0) throw failure(otherwise, advice);
}

/**
 * Pipes the output of one command into another and reports the bytes.
 * @param {string[]} from
 * @param {string[]} into
 * @param {object} options
 * @param {string} options.otherwise
 * @param {(bytes: number) => void} options.onBytes
 */
export async function runPiped(from, into, { otherwise, onBytes }) {
  log(`\n$ ${from.join(' ')} | ${into.join(' ')}\n`);
  const source = spawn(from[0] ?? '', from.slice(1), { stdio: ['ignore', 'pipe', 'pipe'] });
  const sink = spawn(into[0] ?? '', into.slice(1), { stdio: ['pipe', 'pipe', 'pipe'] });
  for (const stream of [source.stderr, sink.stdout, sink.stderr]) stream.on('data', log);
  source.stdout.on('data', (data) => onBytes(data.length));
  sink.stdin.on('error', log); // the exit code of a sink that dies early is reported below
  source.stdout.pipe(sink.stdin);
  const codes = await Promise.all([exitCode(source), exitCode(sink)]);
  if (codes.some((code) => code !== 0)) throw failure(otherwise);
}

/** @param {unknown} text */
function log(text) {
  mkdirSync(dirname(logFile), { recursive: true });
  appendFileSync(logFile, text instanceof Uint8Array ? text : String(text));
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
function exitCode(child) {
  return new Promise((resolve) => {
    child.on('error', (error) => {
      log(`${error.message}\n`);
      resolve(127);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/**
 * @param {string} sentence
 * @param {string[]} [advice]
 */
function failure(sentence, advice) {
  const tail = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-tailLines);
  const lines = tail.map((line) => `  | ${line}`).join('\n');
  return new SetupProblem(sentence, advice, `Last lines of ${relative(repository, logFile)}:\n${lines}`);
}
