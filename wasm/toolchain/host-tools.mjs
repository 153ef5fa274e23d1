import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

import { findVersion, isAtLeast } from './compare-versions.mjs';
import { findOnPath } from './paths.mjs';
import { minimum } from './versions.mjs';

/** Suffixes under which distributions install several versions of one tool side by side. */
const suffixes = ['-19', '', '-22', '-21', '-20'];

/**
 * The C++ compiler for the native builds: the one that CXX names, else g++ or clang++.
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

/** What a fuzz target is made of, so that a compiler that takes it takes all of them. */
const fuzzTarget = `
  #include <fuzzer/FuzzedDataProvider.h>
  #include <expected>
  extern "C" int LLVMFuzzerTestOneInput(const unsigned char*, std::size_t) {
    return std::expected<int, bool>(0).value();
  }`;

/**
 * The clang++ for the fuzz targets: the one that CXX names, else the first that has libFuzzer.
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
 * A clang tool of version 19 or newer.
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
 * A Python that has NumPy. Debian's package serves Debian's Python, whatever else comes first on PATH.
 * @returns {string | undefined}
 */
export function findNumpyPython() {
  if (existsSync('/usr/lib/python3/dist-packages/numpy')) return '/usr/bin/python3';
  return spawnSync('python3', ['-c', 'import numpy']).status === 0 ? 'python3' : undefined;
}

/** @param {string} tool */
function versionText(tool) {
  if (findOnPath(tool) === undefined) return undefined;
  return spawnSync(tool, ['--version']).stdout?.toString();
}
