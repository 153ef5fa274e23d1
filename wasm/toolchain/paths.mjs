// Names the folders of the repository and searches PATH.

import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root folder of the repository. */
export const repository = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** Folder for everything that set-up unpacks or logs; ignored by git, safe to delete. */
export const toolchain = join(repository, '.toolchain');

/** Full output of set-up's commands. */
export const logFile = join(toolchain, 'setup.log');

/**
 * Returns the first file called `name` in the folders of a PATH-like list.
 * @param {string} name
 * @param {string} [path]
 * @returns {string | undefined}
 */
export function findOnPath(name, path = process.env.PATH ?? '') {
  return path
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file));
}
