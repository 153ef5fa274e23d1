/** Installs and builds everything that the benchmark needs and that is missing. */

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { aptInstall } from '../../wasm/toolchain/apt.mjs';
import { build } from '../../wasm/toolchain/cmake.mjs';
import { run } from '../../wasm/toolchain/commands.mjs';
import { readHost } from '../../wasm/toolchain/host.mjs';
import { matchesLockfile } from '../../wasm/toolchain/npm-packages.mjs';
import { findOnPath } from '../../wasm/toolchain/paths.mjs';
import { withProgress } from '../../wasm/toolchain/progress.mjs';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** Debian packages: a compiler for the native builds, NumPy, and the BLAS that makes it fast. */
const debianPackages = ['g++', 'python3-numpy', 'libopenblas0-pthread'];

/** Prepares all competitors. Competitors with a missing package report a failure. */
export async function prepare() {
  await installDebianPackages();
  await installNpmPackages(folder, 'npm packages of the competitors');
  await build('wasm');
  // The same compiler as behind Emscripten leaves only the target as a difference.
  if (process.env.CXX === undefined && findOnPath('clang++-19') !== undefined) process.env.CXX = 'clang++-19';
  for (const preset of ['bench-sse42', 'bench-native']) await build(preset);
}

async function installDebianPackages() {
  const host = readHost();
  const isInstalled = (/** @type {string} */ name) =>
    spawnSync('dpkg-query', ['-W', '-f', '${db:Status-Status}', name]).stdout?.toString() === 'installed';
  const missing = host.hasApt ? debianPackages.filter((name) => !isInstalled(name)) : [];
  if (missing.length === 0 || host.privilege === 'none') return;
  await aptInstall(`Debian packages for the benchmark: ${missing.join(' ')}`, missing, host).catch((error) =>
    console.log(`Left out: ${missing.join(' ')} (${error.message})`),
  );
}

/**
 * Installs the packages of the package.json in `folder` into its node_modules.
 * @param {string} folder
 * @param {string} what
 */
export async function installNpmPackages(folder, what) {
  const read = (/** @type {string} */ file) => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const installed = 'node_modules/.package-lock.json';
  if (existsSync(join(folder, installed)) && matchesLockfile(read('package-lock.json'), read(installed))) return;
  // Competitors run without their install scripts, which build for graphics cards or print advertisements.
  const options = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'];
  await withProgress(what, () =>
    run(['npm', 'ci', ...options], {
      otherwise: 'The npm packages could not be installed. Once the network is there, please run this again.',
      cwd: folder,
    }),
  );
}
