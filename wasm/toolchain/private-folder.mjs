// Folders of .toolchain/ appear whole or not at all: a set of packages is unpacked beside its place
// and renamed into it when it is complete, so an interrupted set-up heals on the next run.

import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { toolchain } from './paths.mjs';
import { privateSets } from './versions.mjs';

const stampName = 'complete.json';
const unfinished = /^unfinished-(\d+)-/;

/** What a complete folder's stamp says, so that a changed list of packages is unpacked anew. */
const stampOf = (/** @type {string} */ set) => JSON.stringify(privateSets[set]);

/**
 * Whether a set of `privateSets` lies complete in .toolchain/.
 * @param {string} set
 * @param {string} [folder]
 */
export function isUnpacked(set, folder = toolchain) {
  const stamp = join(folder, set, stampName);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === stampOf(set);
}

/**
 * Makes an empty scratch folder in .toolchain/ that names the process it belongs to.
 * @param {string} purpose
 * @param {string} [folder]
 */
export function makeUnfinishedFolder(purpose, folder = toolchain) {
  const path = join(folder, `unfinished-${process.pid}-${purpose}`);
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  return path;
}

/**
 * Puts a scratch folder into its place as a complete set.
 * @param {string} set
 * @param {string} path
 * @param {string} [folder]
 */
export function finishFolder(set, path, folder = toolchain) {
  writeFileSync(join(path, stampName), stampOf(set));
  rmSync(join(folder, set), { recursive: true, force: true });
  renameSync(path, join(folder, set));
}

/**
 * Removes what interrupted set-ups left behind.
 * @param {string} [folder]
 */
export function removeUnfinishedFolders(folder = toolchain) {
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const pid = unfinished.exec(name)?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
