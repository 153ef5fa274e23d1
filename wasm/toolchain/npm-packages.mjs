// Checks and installs the npm packages.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { run } from './commands.mjs';
import { repository } from './paths.mjs';
import { withProgress } from './progress.mjs';

/** @typedef {{packages?: Record<string, {version?: string, optional?: boolean}>}} Lockfile */

/** Returns true if node_modules matches package-lock.json. */
export function areNpmPackagesInstalled() {
  const installed = join(repository, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return false;
  const read = (/** @type {string} */ file) => JSON.parse(readFileSync(file, 'utf8'));
  return matchesLockfile(read(join(repository, 'package-lock.json')), read(installed));
}

/**
 * Compares the required packages with npm's record of the installed ones.
 * @param {Lockfile} wanted
 * @param {Lockfile} installed
 */
export function matchesLockfile(wanted, installed) {
  return Object.entries(wanted.packages ?? {}).every(([path, { version, optional }]) => {
    if (path === '') return true; // the project itself
    const have = installed.packages?.[path];
    // npm omits optional packages for other platforms.
    return have === undefined ? optional === true : have.version === version;
  });
}

/** Installs exactly the packages of package-lock.json. */
export async function installNpmPackages() {
  await withProgress('npm packages', () =>
    run(['npm', 'ci', '--prefer-offline', '--no-audit', '--no-fund'], {
      otherwise: 'Could not install the npm packages. Check your network connection, then run:',
      advice: ['npm ci'],
    }),
  );
}
