// Checks that builds are reproducible: builds a copy of the tracked files in another folder and compares the result
// byte by byte with the build here: node wasm/toolchain/reproducible.mjs

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { repository, toolchain } from './paths.mjs';
import { exitWithProblem, SetupProblem } from './problem.mjs';

/** Shipped files: everything in two folders, and the compiled modules. */
const folders = ['dist', 'build/package'];
const core = ['truthnet-core', 'truthnet-trainer'].flatMap((module) =>
  ['mjs', 'wasm', 'd.mts'].map((ending) => `build/wasm/${module}.${ending}`),
);

/** The commands of `npm run prepack`, without those that install something. */
const steps = [['wasm/toolchain/compile.mjs', 'wasm'], ['web/build.mjs'], ['web/package.mjs']];

/** @param {string} root */
function listBuilt(root) {
  const inFolders = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)),
  );
  return [...core, ...inFolders];
}

/** Copies the tracked files and links to what set-up has installed. @param {string} copy */
function copyTracked(copy) {
  const list = execFileSync('git', ['ls-files', '-z'], { cwd: repository, encoding: 'utf8' });
  for (const file of list.split('\0').filter((name) => name && existsSync(join(repository, name)))) {
    cpSync(join(repository, file), join(copy, file));
  }
  for (const installed of [join(repository, 'node_modules'), toolchain].filter((folder) => existsSync(folder))) {
    symlinkSync(installed, join(copy, installed.slice(repository.length)), 'dir');
  }
}

/** @param {string} copy */
function buildIn(copy) {
  // A different time zone and locale must not change the result.
  const env = { ...process.env, TZ: 'Pacific/Kiritimati', LC_ALL: 'C' };
  for (const step of steps)
    execFileSync(process.execPath, step, { cwd: copy, env, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** @param {string} copy */
function compare(copy) {
  const here = listBuilt(repository);
  const there = new Set(listBuilt(copy));
  const differing = here.filter(
    (file) => !there.delete(file) || !readFileSync(join(repository, file)).equals(readFileSync(join(copy, file))),
  );
  return { count: here.length, differing: [...differing, ...there] };
}

function check() {
  const unbuilt = [...core, ...folders, 'build/package/cli.mjs'].filter((path) => !existsSync(join(repository, path)));
  if (unbuilt.length > 0) throw new SetupProblem(`${unbuilt[0]} is missing. Run:`, ['npm run prepack']);
  console.log('Building a copy in another folder ...');
  const copy = mkdtempSync(join(tmpdir(), 'truthnet-again-'));
  try {
    copyTracked(copy);
    buildIn(copy);
    const { count, differing } = compare(copy);
    if (differing.length > 0) {
      throw new SetupProblem('A second build differs from the first.', [], differing.join('\n'));
    }
    console.log(`The second build produced the same ${count} files, byte for byte.`);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

try {
  check();
} catch (error) {
  exitWithProblem(error);
}
