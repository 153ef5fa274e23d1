// Finds the needs of a job that this machine does not meet.

import { existsSync } from 'node:fs';

import { findFirefox, hasBrowser, hasWebKit } from './browser.mjs';
import { findEmscripten, hasLlvm } from './emscripten.mjs';
import { findClangTool, findFuzzCompiler, findHostCompiler, findPythonWith, hasCmake } from './host-tools.mjs';
import { emscriptenSource } from './host.mjs';
import { areNpmPackagesInstalled } from './npm-packages.mjs';
import { findOnPath } from './paths.mjs';
import { isUnpacked } from './private-folder.mjs';
import { needsOfJob } from './versions.mjs';

/**
 * Returns the needs of a job that this machine does not meet.
 * @param {string} job
 * @param {import('./host.mjs').Host} host
 * @returns {string[]}
 */
export function findMissing(job, host) {
  const source = emscriptenSource(host);
  /** @type {Record<string, () => string[]>} */
  const look = {
    npmPackages: () => missingUnless(areNpmPackagesInstalled(), 'npmPackages'),
    emscripten: () => missingForEmscripten(source),
    cmake: () => missingUnless(hasCmake(), 'cmake'),
    ninja: () => missingUnless(findOnPath('ninja'), 'ninja'),
    python: () => missingUnless(findOnPath('python3'), 'python'),
    libraries: () => missingUnless(hasHeaders(source, 'libraries'), 'libraries'),
    hostCompiler: () => missingUnless(findHostCompiler(), 'hostCompiler'),
    testLibraries: () => missingUnless(hasHeaders(source, 'testLibraries'), 'testLibraries'),
    browser: () => missingUnless(hasBrowser(), 'browser'),
    firefox: () => missingUnless(findFirefox(), 'firefox'),
    webkit: () => missingUnless(hasWebKit(), 'webkit'),
    chineseFont: () => missingUnless(!host.hasApt || hasChineseFont(), 'chineseFont'),
    numpy: () => missingUnless(findPythonWith('numpy') !== undefined, 'numpy'),
    hugo: () => missingUnless(findOnPath('hugo'), 'hugo'),
    jekyll: () => missingUnless(findOnPath('jekyll'), 'jekyll'),
    clangFormat: () => missingUnless(findClangTool('clang-format'), 'clangFormat'),
    clangTidy: () => missingUnless(findClangTool('clang-tidy'), 'clangTidy'),
    fuzzCompiler: () => missingUnless(findFuzzCompiler(), 'fuzzCompiler'),
  };
  return (needsOfJob[job] ?? []).flatMap((need) => look[need]?.() ?? []);
}

/**
 * @param {unknown} present
 * @param {string} need
 */
function missingUnless(present, need) {
  return present ? [] : [need];
}

/** @param {ReturnType<typeof emscriptenSource>} source */
function missingForEmscripten(source) {
  if (findEmscripten() !== undefined) return [];
  if (source !== 'private') return ['emscripten'];
  return [
    ...missingUnless(hasLlvm(), 'llvm'),
    ...missingUnless(isUnpacked('emscripten'), 'emscripten'),
    ...missingUnless(isUnpacked('binaryen'), 'binaryen'),
  ];
}

/**
 * Returns true if the C++ libraries are installed, or if no usable package exists, because CMake then finds
 * or downloads them itself.
 * @param {ReturnType<typeof emscriptenSource>} source
 * @param {'libraries' | 'testLibraries'} set
 */
function hasHeaders(source, set) {
  if (source === 'user') return true;
  if (source === 'private') return isUnpacked(set);
  const headers = {
    libraries: ['xtensor/xarray.hpp', 'xtl/xtl_config.hpp', 'xsimd/xsimd.hpp'],
    testLibraries: ['catch2/catch_test_macros.hpp', 'nlohmann/json.hpp'],
  };
  return headers[set].every((header) => existsSync(`/usr/include/${header}`));
}

function hasChineseFont() {
  return existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc');
}
