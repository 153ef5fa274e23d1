// Finds an Emscripten that is new enough, and its environment variables.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { findVersion, isAtLeast } from './compare-versions.mjs';
import { findOnPath, toolchain } from './paths.mjs';
import { isUnpacked } from './private-folder.mjs';
import { minimum } from './versions.mjs';

/**
 * @typedef {object} Emscripten
 * @property {string} root       folder of emcc and of cmake/Modules/Platform/Emscripten.cmake
 * @property {string} version
 * @property {boolean} isPrivate true for the one unpacked by set-up
 */

const privateRoot = join(toolchain, 'emscripten/usr/share/emscripten');

/**
 * Returns the Emscripten to build with: one on PATH or of an activated emsdk if new enough, else the private
 * one.
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {Emscripten | undefined}
 */
export function findEmscripten(environment = process.env) {
  const candidates = [
    findOnPath('emcc', environment.PATH),
    environment.EMSDK && join(environment.EMSDK, 'upstream/emscripten/emcc'),
  ];
  for (const emcc of candidates) {
    const root = emcc && existsSync(emcc) ? rootOf(emcc) : undefined;
    const version = root && versionAt(root);
    if (root && root !== privateRoot && isAtLeast(version, minimum.emscripten)) {
      return { root, version: version ?? '', isPrivate: false };
    }
  }
  if (!isUnpacked('emscripten') || !isUnpacked('binaryen') || !hasLlvm()) return undefined;
  return { root: privateRoot, version: versionAt(privateRoot) ?? '', isPrivate: true };
}

/** Returns true if Debian's clang 19, its linker and its archiver are installed for the private Emscripten. */
export function hasLlvm() {
  return ['clang++-19', 'wasm-ld-19', 'llvm-ar-19'].every(
    (tool) => existsSync(join('/usr/bin', tool)), // the paths in that Emscripten's configuration
  );
}

/**
 * Returns the environment variables that an Emscripten needs.
 * @param {Emscripten} emscripten
 * @returns {Record<string, string>}
 */
export function emscriptenEnvironment(emscripten) {
  if (!emscripten.isPrivate) return { EMSCRIPTEN_ROOT: emscripten.root };
  return {
    EMSCRIPTEN_ROOT: emscripten.root,
    EM_CONFIG: join(emscripten.root, '.emscripten'),
    EM_CACHE: join(emscripten.root, 'cache'),
    EM_BINARYEN_ROOT: join(toolchain, 'binaryen'),
    EM_NODE_JS: process.execPath,
  };
}

/** @param {string} emcc */
function rootOf(emcc) {
  // emsdk and Debian keep emcc, or its link target, in the root; other packagers wrap it.
  const folder = dirname(realpathSync(emcc));
  if (existsSync(join(folder, 'emscripten-version.txt'))) return folder;
  const answer = spawnSync(join(dirname(emcc), 'em-config'), ['EMSCRIPTEN_ROOT']);
  return answer.status === 0 ? answer.stdout.toString().trim() : undefined;
}

/** @param {string} root */
function versionAt(root) {
  const file = join(root, 'emscripten-version.txt');
  return existsSync(file) ? findVersion(readFileSync(file, 'utf8')) : undefined;
}
