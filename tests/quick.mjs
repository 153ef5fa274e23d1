// Runs a quick check within a minute: node tests/quick.mjs
//
// Compiles the core only if no build exists. Checks the types of the page, which name a text that a language lacks. Runs the
// tests of the page's logic, the tests of the core against NumPy, and the tests tagged @smoke in Chromium.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { build } from '../wasm/toolchain/cmake.mjs';
import { makeReady } from '../wasm/toolchain/make-ready.mjs';
import { repository } from '../wasm/toolchain/paths.mjs';
import { exitWithProblem } from '../wasm/toolchain/problem.mjs';

/**
 * Runs programs side by side; when one fails, ends the others and exits, so that its message is the last.
 * @param {string[][]} programs  options of this Node
 */
async function run(...programs) {
  const children = programs.map((options) => spawn(process.execPath, options, { cwd: repository, stdio: 'inherit' }));
  const ends = children.map(async (child) => {
    const [code] = await once(child, 'close');
    if (code === 0) return;
    for (const other of children) other.kill();
    process.exit(1);
  });
  await Promise.all(ends);
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
  await run(['web/build.mjs'], [tool('typescript/bin/tsc'), '--project', 'web']);
  await run([
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
  ]);
  await run([
    tool('@playwright/test/cli.js'),
    'test',
    '--project',
    'chromium',
    '--grep',
    '@smoke',
    '--reporter',
    'list',
  ]);
} catch (error) {
  exitWithProblem(error);
}
