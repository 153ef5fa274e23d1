// Creates folders of .toolchain/ atomically: a set of packages is unpacked next to its place and renamed when
// complete, so an interrupted set-up recovers on the next run.

import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { toolchain } from './paths.mjs';
import { privateSets } from './versions.mjs';

const stampName = 'complete.json';
const unfinished = /^unfinished-(\d+)-/;

/** Stamp of a complete folder, which changes with the list of packages. */
const stampOf = (/** @type {string} */ set) => JSON.stringify(privateSets[set]);

/**
 * Returns true if a set of `privateSets` is complete in .toolchain/.
 * @param {string} set
 * @param {string} [folder]
 */
export function isUnpacked(set, folder = toolchain) {
  const stamp = join(folder, set, stampName);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === stampOf(set);
}

/**
 * Creates an empty scratch folder in .toolchain/, named after this process.
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
 * Moves a scratch folder to its place as a complete set.
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
 * Removes the scratch folders of interrupted set-ups.
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
