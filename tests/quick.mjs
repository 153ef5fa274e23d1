// Runs a quick check within a minute: node tests/quick.mjs
//
// Compiles the core only if no build exists. Runs the tests of the page's logic, the tests of the core against NumPy, and
// the tests tagged @smoke in Chromium.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { build } from '../wasm/toolchain/cmake.mjs';
import { makeReady } from '../wasm/toolchain/make-ready.mjs';
import { repository } from '../wasm/toolchain/paths.mjs';
import { exitWithProblem } from '../wasm/toolchain/problem.mjs';

/** @param {string[]} options  of this Node */
function run(...options) {
  const { status } = spawnSync(process.execPath, options, { cwd: repository, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

/**
 * A package's command line, without npx, which asks the registry for a missing one.
 * @param {string} file
 */
const tool = (file) => join(repository, 'node_modules', file);

try {
  if (!existsSync(join(repository, 'build/wasm/truthnet-core.wasm'))) {
    await makeReady('build');
    await build('wasm');
  }
  run('web/build.mjs');
  run(
    tool('vitest/vitest.mjs'),
    'run',
    '--project',
    'web',
    '--project',
    'wasm',
    'tests/web',
    'tests/wasm/numpy',
    'tests/wasm/api',
    '--exclude',
    'tests/web/session/formats/codecs/**',
  );
  run(tool('@playwright/test/cli.js'), 'test', '--project', 'chromium', '--grep', '@smoke', '--reporter', 'list');
} catch (error) {
  exitWithProblem(error);
}
