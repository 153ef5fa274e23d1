import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

import { repository } from './paths.mjs';
import { SetupProblem } from './problem.mjs';
import { withProgress } from './progress.mjs';

/** @typedef {{file: string, command: string}} CompileCommand */

/**
 * Runs clang-tidy over the source files of a configured preset, as many at a time as there are
 * processors. A file that passed is not looked at again until something that it can depend on
 * changes.
 * @param {object} options
 * @param {string} options.tidy             the program
 * @param {string} options.preset
 * @param {(file: string) => boolean} options.isChecked
 * @param {string[]} options.headers        every header of ours
 * @param {string[]} options.extraArguments
 */
export async function runClangTidy({ tidy, preset, isChecked, headers, extraArguments }) {
  const folder = join(repository, 'build', preset);
  const passed = join(folder, 'clang-tidy-passed');
  mkdirSync(passed, { recursive: true });
  const shared = hash(['.clang-tidy', ...headers].map((file) => readFileSync(join(repository, file))));
  /** @type {CompileCommand[]} */
  const commands = JSON.parse(readFileSync(join(folder, 'compile_commands.json'), 'utf8'));
  const todo = commands
    .filter(({ file }) => isChecked(file))
    .map(({ file, command }) => ({ file, stamp: join(passed, hash([shared, command, ...sourcesOf(file)])) }))
    .filter(({ stamp }) => !existsSync(stamp));
  if (todo.length === 0) return;

  /** @type {string[]} */
  const findings = [];
  await withProgress(`clang-tidy over ${todo.length} files of ${preset}`, async (progress) => {
    const queue = [...todo];
    const work = async () => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        progress.update(`${queue.length} to go`);
        const { code, output } = await runTool(tidy, ['-p', folder, '--quiet', ...extraArguments, next.file]);
        if (code === 0) writeFileSync(next.stamp, '');
        else findings.push(output.replace(/^\d+ warnings generated.\n/gm, '').trim());
      }
    };
    await Promise.all(Array.from({ length: availableParallelism() }, work));
    if (findings.length === 0) return;
    const sentence = `clang-tidy found something in ${findings.length} of ${todo.length} files.`;
    throw new SetupProblem(sentence, [], findings.join('\n'));
  });
}

/**
 * The text of a source file, and of the source files that it includes where CMake compiles several as one.
 * @param {string} file
 * @returns {string[]}
 */
function sourcesOf(file) {
  const text = readFileSync(file, 'utf8');
  return [
    text,
    ...[...text.matchAll(/^#include "(.+\.cpp)"$/gm)].map(([, included = '']) => readFileSync(included, 'utf8')),
  ];
}

/** @param {(string | Uint8Array)[]} parts */
function hash(parts) {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part).update('\0');
  return sum.digest('hex');
}

/**
 * @param {string} command
 * @param {string[]} options
 * @returns {Promise<{code: number | null, output: string}>}
 */
function runTool(command, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, options, { cwd: repository });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}
