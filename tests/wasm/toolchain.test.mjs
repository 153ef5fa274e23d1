import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { findVersion, isAtLeast } from '../../wasm/toolchain/compare-versions.mjs';
import { findDebianMirror } from '../../wasm/toolchain/debian-mirror.mjs';
import { emscriptenEnvironment, findEmscripten } from '../../wasm/toolchain/emscripten.mjs';
import { emscriptenSource, parseOsRelease, readHost } from '../../wasm/toolchain/host.mjs';
import { findUnpinned } from '../../wasm/toolchain/lock-files.mjs';
import { matchesLockfile } from '../../wasm/toolchain/npm-packages.mjs';
import { advise, describePlan, makePlan } from '../../wasm/toolchain/plan.mjs';
import {
  finishFolder,
  isUnpacked,
  makeUnfinishedFolder,
  removeUnfinishedFolders,
} from '../../wasm/toolchain/private-folder.mjs';
import { aptPackages, needsOfJob, privateSets } from '../../wasm/toolchain/versions.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'truthnet-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const debian12 = { id: 'debian', release: '12', name: 'Debian 12', hasApt: true, privilege: 'root' };
const debian13 = { ...debian12, release: '13', name: 'Debian 13' };
const ubuntu2404 = { ...debian12, id: 'ubuntu', release: '24.04', name: 'Ubuntu 24.04' };
const fedora = { id: 'fedora', release: '42', name: 'Fedora 42', hasApt: false, privilege: 'sudo' };

describe('versions', () => {
  test('compare part by part, as numbers', () => {
    expect(isAtLeast('3.1.69', '3.1.69')).toBe(true);
    expect(isAtLeast('3.1.100', '3.1.69')).toBe(true);
    expect(isAtLeast('3.1.6', '3.1.69')).toBe(false);
    expect(isAtLeast('4.0', '3.1.69')).toBe(true);
    expect(isAtLeast('19', '19.0.0')).toBe(true);
    expect(isAtLeast(undefined, '1.0')).toBe(false);
  });

  test("are found in a tool's own output", () => {
    expect(findVersion('cmake version 3.25.1\n')).toBe('3.25.1');
    expect(findVersion('Debian clang-format version 19.1.7 (3~deb12u1)')).toBe('19.1.7');
    expect(findVersion('no number here')).toBeUndefined();
  });
});

describe('the host', () => {
  test('is read from os-release, quoted or not', () => {
    const text = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nVERSION_ID="12"\nID=debian\n';
    expect(parseOsRelease(text)).toEqual({
      id: 'debian',
      release: '12',
      name: 'Debian GNU/Linux 12 (bookworm)',
    });
  });

  test('is read from the file in the environment variable', () => {
    const file = join(folder, 'os-release');
    writeFileSync(file, 'ID=fedora\nVERSION_ID=42\nPRETTY_NAME="Fedora Linux 42"\n');
    expect(readHost(file)).toMatchObject({ id: 'fedora', release: '42', name: 'Fedora Linux 42' });
    expect(readHost(join(folder, 'missing')).id).toBe(process.platform);
  });

  test('decides where Emscripten comes from', () => {
    expect(emscriptenSource(debian12)).toBe('private');
    expect(emscriptenSource(debian13)).toBe('apt');
    expect(emscriptenSource({ ...debian13, release: '' })).toBe('apt');
    expect(emscriptenSource({ ...debian12, release: '11' })).toBe('user');
    expect(emscriptenSource(ubuntu2404)).toBe('user');
    expect(emscriptenSource({ ...ubuntu2404, release: '25.10' })).toBe('apt');
    expect(emscriptenSource(fedora)).toBe('user');
  });
});

describe('the set-up plan', () => {
  const everything = ['npmPackages', 'llvm', 'emscripten', 'binaryen', 'cmake', 'ninja', 'libraries'];

  test('does nothing when nothing is missing', () => {
    const plan = makePlan([], debian12);
    expect(describePlan(plan, debian12)).toEqual([]);
    expect(plan.unmet).toEqual([]);
  });

  test('unpacks privately on Debian 12 and installs the rest', () => {
    const plan = makePlan(everything, debian12);
    expect(plan.privateSets).toEqual(['emscripten', 'binaryen', 'libraries']);
    expect(plan.apt).toEqual(['clang-19', 'lld-19', 'llvm-19', 'cmake', 'ninja-build']);
    expect(plan.npm).toBe(true);
    expect(plan.unmet).toEqual([]);
  });

  test('installs everything from the distribution where that is new enough', () => {
    const plan = makePlan(['emscripten', 'libraries', 'testLibraries'], debian13);
    expect(plan.privateSets).toEqual([]);
    expect(plan.apt).toContain('emscripten');
    expect(plan.apt).toContain('catch2');
  });

  test('leaves packages to the user without root or sudo', () => {
    const missing = ['cmake', 'libraries', 'numpy', 'fuzzCompiler'];
    const plan = makePlan(missing, { ...debian12, privilege: 'none' });
    expect(plan.unmet).toEqual(['cmake']);
    expect(plan.skipped).toEqual(['numpy', 'fuzzCompiler']);
    expect(plan.privateSets).toEqual(['libraries']);
    expect(advise(plan.unmet, debian12)).toEqual(['sudo apt-get install cmake']);
  });

  test('does not fail for optional packages', () => {
    const plan = makePlan(['fuzzCompiler'], debian12);
    expect(plan.apt).toEqual([]);
    expect(plan.optionalApt).toEqual(['clang-19', 'libclang-rt-19-dev']);
    expect(makePlan(['fuzzCompiler'], fedora)).toMatchObject({ unmet: [], skipped: ['fuzzCompiler'] });
  });

  test('leaves Emscripten to the user if no package of it is new enough', () => {
    const plan = makePlan(['emscripten', 'ninja'], ubuntu2404);
    expect(plan.unmet).toEqual(['emscripten']);
    expect(plan.apt).toEqual(['ninja-build']);
    expect(advise(['emscripten'], ubuntu2404).join('\n')).toContain('emsdk install');
  });

  test('names the packages to install without apt', () => {
    const plan = makePlan(['emscripten', 'ninja', 'browser'], fedora);
    expect(plan.unmet).toEqual(['emscripten', 'ninja']);
    expect(plan.browserDownload).toBe(true);
    expect(advise(plan.unmet, fedora)[0]).toBe('install with your package manager: Ninja');
  });
});

describe('Emscripten', () => {
  const makeEmscripten = (version) => {
    writeFileSync(join(folder, 'emcc'), '');
    writeFileSync(join(folder, 'emscripten-version.txt'), `"${version}"\n`);
  };

  test('on PATH is used if it is new enough', () => {
    makeEmscripten('4.0.10');
    const found = findEmscripten({ PATH: folder });
    expect(found).toEqual({ root: folder, version: '4.0.10', isPrivate: false });
    expect(emscriptenEnvironment(found)).toEqual({ EMSCRIPTEN_ROOT: folder });
  });

  test('on PATH is skipped if it is too old', () => {
    makeEmscripten('3.1.6');
    expect(findEmscripten({ PATH: folder })?.root).not.toBe(folder);
  });
});

describe("the system's Debian mirror", () => {
  const write = (name, text) => {
    mkdirSync(join(folder, 'sources.list.d'), { recursive: true });
    writeFileSync(join(folder, name), text);
  };

  test('is found in stanzas', () => {
    write(
      'sources.list.d/debian.sources',
      'Types: deb\nURIs: http://one.example/x\nSuites: stable\nComponents: main\n\n' +
        'Types: deb\n# a comment\nURIs: http://two.example/debian\n' +
        'Suites: bookworm bookworm-updates\nComponents: main\nSigned-By: /keys.gpg\n',
    );
    expect(findDebianMirror('bookworm', folder)).toEqual({
      uri: 'http://two.example/debian',
      signedBy: '/keys.gpg',
    });
  });

  test('is found in lines', () => {
    write(
      'sources.list',
      '# deb http://no.example bookworm main\n' +
        'deb [arch=amd64 signed-by=/k.gpg] http://three.example/debian bookworm main contrib\n',
    );
    expect(findDebianMirror('bookworm', folder)).toEqual({
      uri: 'http://three.example/debian',
      signedBy: '/k.gpg',
    });
  });

  test('may be absent', () => {
    expect(findDebianMirror('bookworm', folder)).toBeUndefined();
  });
});

describe('npm packages', () => {
  const wanted = {
    packages: { '': {}, a: { version: '1.0.0' }, b: { version: '2.0.0', optional: true } },
  };

  test('match the lockfile with all but the optional ones installed', () => {
    expect(matchesLockfile(wanted, { packages: { a: { version: '1.0.0' } } })).toBe(true);
  });

  test('do not match with one missing or with another version', () => {
    expect(matchesLockfile(wanted, { packages: {} })).toBe(false);
    expect(matchesLockfile(wanted, { packages: { a: { version: '1.0.1' } } })).toBe(false);
  });
});

describe('lock files', () => {
  const root = new URL('../../', import.meta.url);
  const files = execFileSync('git', ['ls-files', '*package-lock.json'], { cwd: root, encoding: 'utf8' }).trim();

  test.each(files.split('\n'))('%s holds every package to its hash', (file) => {
    const lock = JSON.parse(readFileSync(new URL(file, root), 'utf8'));
    expect(Object.keys(lock.packages).length).toBeGreaterThan(1);
    expect(findUnpinned(lock)).toEqual([]);
  });

  test('are rejected without a hash, or with an address of no registry', () => {
    const version = '1.0.0';
    const integrity = 'sha512-abc';
    const packages = {
      '': {},
      pinned: { version, integrity, resolved: 'https://registry.example/a.tgz' },
      anywhere: { version, integrity },
      unhashed: { version },
      weak: { version, integrity: 'sha1-abc' },
      git: { version, integrity, resolved: 'git+ssh://git@git.example/a.git#1234' },
      plain: { version, integrity, resolved: 'http://registry.example/a.tgz' },
    };
    expect(findUnpinned({ packages })).toEqual(['unhashed', 'weak', 'git', 'plain']);
  });
});

describe('the needs of a job', () => {
  test('are known for every script that requests set-up', () => {
    const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    const asked = Object.values(scripts).flatMap((script) =>
      [...script.matchAll(/setup\.mjs ([\w:]+)/g)].map(([, job]) => job),
    );
    expect(asked).toContain('test:browser');
    expect(asked.filter((job) => !(job in needsOfJob))).toEqual([]);
  });

  test('are installed with Debian packages or unpacked into the private folder', () => {
    const sources = ['npmPackages', ...Object.keys(aptPackages), ...Object.keys(privateSets)];
    expect(Object.values(needsOfJob).flat()).toSatisfy((needs) => needs.every((need) => sources.includes(need)));
  });

  test("of the page's tests and checks include no compiler and no browser", () => {
    expect(needsOfJob['test:web']).toEqual(['npmPackages']);
    expect(needsOfJob['check:web']).toEqual(['npmPackages']);
    expect(needsOfJob['test:quick']).toEqual(['npmPackages', 'browser']);
  });
});

describe('a private folder', () => {
  test('exists only once it is complete', () => {
    const unfinished = makeUnfinishedFolder('libraries', folder);
    writeFileSync(join(unfinished, 'header.hpp'), '');
    expect(isUnpacked('libraries', folder)).toBe(false);
    finishFolder('libraries', unfinished, folder);
    expect(isUnpacked('libraries', folder)).toBe(true);
    expect(existsSync(join(folder, 'libraries/header.hpp'))).toBe(true);
  });

  test('left by an interrupted set-up is removed, unless that is still running', () => {
    const abandoned = join(folder, 'unfinished-999999999-emscripten');
    mkdirSync(abandoned);
    const inUse = makeUnfinishedFolder('binaryen', folder);
    removeUnfinishedFolders(folder);
    expect(existsSync(abandoned)).toBe(false);
    expect(existsSync(inUse)).toBe(true);
  });

  test('of an older list of packages does not count', () => {
    mkdirSync(join(folder, 'libraries'));
    writeFileSync(join(folder, 'libraries/complete.json'), '{"packages":["libxtensor-dev/sid"]}');
    expect(isUnpacked('libraries', folder)).toBe(false);
  });
});

describe('A build of the core without a preset', () => {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const cmake = (...options) => spawnSync('cmake', options, { encoding: 'utf8', cwd: folder });
  const configure = (...options) =>
    cmake('-S', root, '-B', 'build', '-G', 'Ninja', '-D', 'CMAKE_BUILD_TYPE=Release', ...options);
  const sentence = ({ stderr }) => stderr.replaceAll(/\s+/g, ' ');

  /** Creates packages of the headers, as a user may have them, in a separate prefix. */
  function makePackages() {
    for (const [name, version, header] of [
      ['xtensor', '0.25', 'xtensor_config.hpp'],
      ['xtl', '0.7', 'xtl_config.hpp'],
      ['xsimd', '13.1', 'config/xsimd_config.hpp'],
    ]) {
      const [major, minor] = version.split('.');
      const place = join(folder, 'prefix/include', name, header);
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, `#define ${name}_VERSION_MAJOR ${major}\n#define ${name}_VERSION_MINOR ${minor}\n`);
      const config = join(folder, 'prefix/share/cmake', name, `${name}Config.cmake`);
      mkdirSync(dirname(config), { recursive: true });
      const target = `add_library(${name} INTERFACE IMPORTED)`;
      writeFileSync(
        config,
        `${target}\ntarget_include_directories(${name} INTERFACE ${join(folder, 'prefix/include')})\n`,
      );
    }
  }

  test("compiles with the compiler's warnings, and takes the libraries that CMAKE_PREFIX_PATH names", () => {
    const plain = configure();
    expect(plain.stderr).toBe('');
    const object = 'core/CMakeFiles/truthnet_core.dir/src/model/problem.cpp.o';
    expect(cmake('--build', 'build', '--target', object).status).toBe(0);
    expect(readFileSync(join(folder, 'build/build.ninja'), 'utf8')).not.toContain('-Werror');
    makePackages();
    expect(configure('-D', `CMAKE_PREFIX_PATH=${join(folder, 'prefix')}`).stdout).toContain(
      `xsimd 13.1 of ${join(folder, 'prefix/include')}`,
    );
  });

  test('names the supported compilers if this one is too old', () => {
    // Mimics a library from before std::expected.
    writeFileSync(join(folder, 'expected'), '');
    const old = configure('-D', `CMAKE_CXX_FLAGS=-I${folder}`);
    expect(old.status).toBe(1);
    expect(sentence(old)).toContain('TruthNet needs std::expected of C++23: GCC 12, Clang 19');
  });

  test('makes a package that names a missing dependency', () => {
    configure();
    writeFileSync(
      join(folder, 'CMakeLists.txt'),
      `cmake_minimum_required(VERSION 3.25)\nproject(uses LANGUAGES NONE)\nfind_package(truthnet REQUIRED CONFIG PATHS build/core)\n`,
    );
    const use = cmake('-S', '.', '-B', 'use', '-D', 'CMAKE_DISABLE_FIND_PACKAGE_xtl=ON', '-G', 'Ninja');
    expect(sentence(use)).toContain('truthnet needs xtensor 0.25, xtl and xsimd, and xtl was not found: install it');
  });
});
