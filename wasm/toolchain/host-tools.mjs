// Finds the compilers and tools of this machine.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

import { findVersion, isAtLeast } from './compare-versions.mjs';
import { findOnPath } from './paths.mjs';
import { minimum } from './versions.mjs';

/** Suffixes under which distributions install several versions of a tool side by side. */
const suffixes = ['-19', '', '-22', '-21', '-20'];

/**
 * Returns the C++ compiler for native builds: the one in CXX, else g++ or clang++.
 * @returns {string | undefined}
 */
export function findHostCompiler() {
  return [process.env.CXX, 'g++', 'clang++'].find((name) => {
    const text = name === undefined ? undefined : versionText(name);
    if (text === undefined) return false;
    const oldest = text.includes('clang') ? minimum.clang : minimum.gcc;
    return isAtLeast(findVersion(text), oldest);
  });
}

/** A minimal fuzz target: a compiler that accepts it can compile all of them. */
const fuzzTarget = `
  #include <fuzzer/FuzzedDataProvider.h>
  #include <expected>
  extern "C" int LLVMFuzzerTestOneInput(const unsigned char*, std::size_t) {
    return std::expected<int, bool>(0).value();
  }`;

/**
 * Returns the clang++ for the fuzz targets: the one in CXX, else the first one with libFuzzer.
 * @returns {string | undefined}
 */
export function findFuzzCompiler() {
  const options = ['-std=c++23', '-fsanitize=fuzzer,address,undefined', '-x', 'c++', '-', '-o', '/dev/null'];
  return [process.env.CXX, ...suffixes.map((suffix) => `clang++${suffix}`)].find((name) => {
    if (name === undefined || !versionText(name)?.includes('clang')) return false;
    return spawnSync(name, options, { input: fuzzTarget }).status === 0;
  });
}

/**
 * Returns a clang tool of version 19 or newer.
 * @param {'clang-format' | 'clang-tidy'} name
 * @returns {string | undefined}
 */
export function findClangTool(name) {
  return suffixes
    .map((suffix) => name + suffix)
    .find((tool) => isAtLeast(findVersion(versionText(tool) ?? ''), minimum.clangTools));
}

export function hasCmake() {
  return isAtLeast(findVersion(versionText('cmake') ?? ''), minimum.cmake);
}

/**
 * Returns a Python with a module. Debian's packages work only with Debian's Python, which may not be first on PATH.
 * @param {'numpy' | 'torch' | 'keras'} module
 * @returns {string | undefined}
 */
export function findPythonWith(module) {
  if (existsSync(`/usr/lib/python3/dist-packages/${module}`)) return '/usr/bin/python3';
  return spawnSync('python3', ['-c', `import ${module}`]).status === 0 ? 'python3' : undefined;
}

/** @param {string} tool */
function versionText(tool) {
  if (findOnPath(tool) === undefined) return undefined;
  return spawnSync(tool, ['--version']).stdout?.toString();
}
