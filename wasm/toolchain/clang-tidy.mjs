// Runs clang-tidy on the files of CMake presets and remembers the files that passed.

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
 * A set of source files of a configured preset.
 * @typedef {object} Group
 * @property {string} preset
 * @property {(file: string) => boolean} isChecked
 * @property {string[]} extraArguments
 */

/**
 * Runs clang-tidy on source files, as many at a time as there are processors. Skips a file that passed until
 * something it may depend on changes.
 * @param {object} options
 * @param {string} options.tidy       path of clang-tidy
 * @param {Group[]} options.groups
 * @param {string[]} options.headers  all headers of the project
 */
export async function runClangTidy({ tidy, groups, headers }) {
  const shared = hash(['.clang-tidy', ...headers].map((file) => readFileSync(join(repository, file))));
  const todo = groups.flatMap((group) => filesToCheck(group, shared));
  if (todo.length === 0) return;
  // Start with the longest, so that none is left at the end for one processor alone.
  todo.sort((one, other) => other.length - one.length);

  /** @type {string[]} */
  const findings = [];
  await withProgress(`clang-tidy over ${todo.length} files`, async (progress) => {
    const queue = [...todo];
    const work = async () => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        progress.update(`${queue.length} to go`);
        const { code, output } = await runTool(tidy, next.options);
        if (code === 0) writeFileSync(next.stamp, '');
        else findings.push(output.replace(/^\d+ warnings generated.\n/gm, '').trim());
      }
    };
    await Promise.all(Array.from({ length: availableParallelism() }, work));
    if (findings.length === 0) return;
    const sentence = `clang-tidy reported problems in ${findings.length} of ${todo.length} files.`;
    throw new SetupProblem(sentence, [], findings.join('\n'));
  });
}

/**
 * Returns the work for a group: per file the clang-tidy options, the stamp file to write on success, and the
 * length.
 * @param {Group} group
 * @param {string} shared  hash of everything that all files depend on
 */
function filesToCheck({ preset, isChecked, extraArguments }, shared) {
  const folder = join(repository, 'build', preset);
  const passed = join(folder, 'clang-tidy-passed');
  mkdirSync(passed, { recursive: true });
  /** @type {CompileCommand[]} */
  const commands = JSON.parse(readFileSync(join(folder, 'compile_commands.json'), 'utf8'));
  const seen = new Set();
  return commands
    .filter(({ file }) => isChecked(file))
    .map((each) => ({ ...each, sources: sourcesOf(each.file) }))
    .filter(({ sources }) => {
      // Check each source once: another target compiles it with other options, but it is the same code.
      const isNew = [...sources.keys()].some((path) => !seen.has(path));
      for (const path of sources.keys()) seen.add(path);
      return isNew;
    })
    .map(({ file, command, sources }) => {
      const texts = [...sources.values()];
      return {
        options: ['-p', folder, '--quiet', ...extraArguments, file],
        stamp: join(passed, hash([shared, command, ...texts])),
        length: texts.join('').length,
      };
    })
    .filter(({ stamp }) => !existsSync(stamp));
}

/**
 * Returns source texts by path: of the file itself, or of the source files that a unity build's file includes.
 * @param {string} file
 * @returns {Map<string, string>}
 */
function sourcesOf(file) {
  const text = readFileSync(file, 'utf8');
  const included = [...text.matchAll(/^#include "(.+\.cpp)"$/gm)].map(([, path = '']) => path);
  if (included.length === 0) return new Map([[file, text]]);
  return new Map(included.map((path) => [path, readFileSync(path, 'utf8')]));
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
