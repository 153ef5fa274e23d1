// Detects the operating system and its package manager.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

import { findOnPath } from './paths.mjs';
import { firstReleaseWithEmscripten } from './versions.mjs';

/**
 * @typedef {object} Distribution
 * @property {string} id       "debian", "ubuntu", ..., or the platform's name outside Linux
 * @property {string} release  "12", "24.04", or "" for a rolling one
 * @property {string} name     human-readable name
 */

/**
 * @typedef {Distribution & {hasApt: boolean, privilege: 'root' | 'sudo' | 'none'}} Host
 */

/**
 * Reads the distribution from the text of an os-release file.
 * @param {string} osRelease
 * @returns {Distribution}
 */
export function parseOsRelease(osRelease) {
  /** @param {string} key */
  const value = (key) => new RegExp(`^${key}="?([^"\\n]*)"?$`, 'm').exec(osRelease)?.[1] ?? '';
  return { id: value('ID'), release: value('VERSION_ID'), name: value('PRETTY_NAME') };
}

/**
 * Returns the operating system and whether packages can be installed on it.
 * @param {string} [osReleaseFile]
 * @returns {Host}
 */
export function readHost(osReleaseFile = '/etc/os-release') {
  const distribution = existsSync(osReleaseFile)
    ? parseOsRelease(readFileSync(osReleaseFile, 'utf8'))
    : { id: process.platform, release: '', name: process.platform };
  return { ...distribution, hasApt: findOnPath('apt-get') !== undefined, privilege: privilege() };
}

/**
 * Returns the source of Emscripten on this machine: unpacked privately, the distribution's packages, or
 * installed by the user.
 * @param {Distribution & {hasApt: boolean}} host
 * @returns {'private' | 'apt' | 'user'}
 */
export function emscriptenSource(host) {
  if (!host.hasApt) return 'user';
  if (host.id === 'debian' && host.release === '12') return 'private';
  if (host.id === 'debian' && host.release === '') return 'apt'; // testing and unstable
  const first = new Map(Object.entries(firstReleaseWithEmscripten)).get(host.id) ?? Infinity;
  return Number(host.release) >= first ? 'apt' : 'user';
}

/** @returns {Host['privilege']} */
function privilege() {
  if (process.getuid?.() === 0) return 'root';
  if (findOnPath('sudo') === undefined) return 'none';
  // A user at a terminal can type the password; otherwise sudo must work without one.
  const works = process.stdin.isTTY || spawnSync('sudo', ['-n', 'true']).status === 0;
  return works ? 'sudo' : 'none';
}
