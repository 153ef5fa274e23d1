/** Says where results come from: machine, versions, compilers, commit and time. */

import { spawnSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';

import { findEmscripten } from '../../wasm/toolchain/emscripten.mjs';
import { repository } from '../../wasm/toolchain/paths.mjs';

/**
 * @typedef {object} Origin
 * @property {string} processor
 * @property {number} processors
 * @property {number} load          of the last minute, at the start
 * @property {string} node
 * @property {string} emscripten    its version
 * @property {string} native        first line of `$CXX --version`
 * @property {string} commit        with a + after it if files differ from the commit
 * @property {string} date          ISO 8601
 */

/** @returns {Origin} */
export function originOfResults() {
  const changed = line('git', 'status', '--porcelain', '--untracked-files=no') === '' ? '' : '+';
  return {
    processor: cpus()[0]?.model ?? '',
    processors: cpus().length,
    load: loadavg()[0] ?? NaN,
    node: process.version,
    emscripten: findEmscripten()?.version ?? '',
    native: line(process.env.CXX ?? 'c++', '--version'),
    commit: line('git', 'rev-parse', 'HEAD') + changed,
    date: new Date().toISOString(),
  };
}

/**
 * Returns the first line that a program prints, empty if it cannot run.
 * @param {string} program
 * @param {...string} options
 */
function line(program, ...options) {
  const { stdout } = spawnSync(program, options, { cwd: repository, encoding: 'utf8' });
  return (stdout ?? '').split('\n', 1)[0] ?? '';
}
