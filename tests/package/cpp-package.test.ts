/** Tests that everything that names the version, or the C++ libraries of the core, names the same ones. */

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { REPOSITORY } from './scratch.ts';

const read = (path: string) => readFileSync(join(REPOSITORY, path), 'utf8');
const { version } = JSON.parse(read('package.json')) as { version: string };
const dependencies = read('wasm/toolchain/dependencies.cmake');

/** Libraries of the core, and the versions that a build of it downloads. */
const DOWNLOADED = Object.fromEntries(
  [...dependencies.matchAll(/xtensor-stack\/(\w+)\/archive\/([\d.]+)\.tar\.gz/g)].map(([, name, found]) => [
    name!,
    found!,
  ]),
);

interface Port {
  readonly 'version-semver': string;
  readonly dependencies: readonly (string | { readonly name: string })[];
  readonly overrides: readonly { readonly name: string; readonly version: string }[];
}

describe('The version of package.json', () => {
  test.each([
    ['the vcpkg port', () => (JSON.parse(read('core/packaging/vcpkg/vcpkg.json')) as Port)['version-semver']],
    [
      'the FetchContent example',
      () => /GIT_TAG v([\d.]+)\)/.exec(read('tests/core/package/fetched/CMakeLists.txt'))?.[1],
    ],
    [
      'the Conan recipe',
      () =>
        execFileSync('python3', ['-c', CONAN_VERSION, join(REPOSITORY, 'core/packaging/conan/conanfile.py')], {
          encoding: 'utf8',
        }).trim(),
    ],
    ['the README', () => /truthnet-([\d.]+)\.tgz/.exec(read('README.md'))?.[1]],
  ])('is that of %s', (_, found) => {
    expect(found()).toBe(version);
  });
});

/** Runs set_version() of the recipe, with a stand-in for the package conan. */
const CONAN_VERSION = `
import sys, types
for name in ("conan", "conan.tools", "conan.tools.build", "conan.tools.cmake", "conan.tools.files"):
    module = types.ModuleType(name)
    module.__getattr__ = lambda name: object
    sys.modules[name] = module
path = sys.argv[1]
recipe = {}
exec(compile(open(path).read(), path, "exec"), recipe)
made = recipe["Truthnet"]()
made.recipe_folder = path.rsplit("/", 1)[0]
made.set_version()
print(made.version)
`;

test('The recipes need the libraries that a build of the core downloads', () => {
  expect(Object.keys(DOWNLOADED).sort()).toEqual(['xsimd', 'xtensor', 'xtl']);
  const port = JSON.parse(read('core/packaging/vcpkg/vcpkg.json')) as Port;
  const names = port.dependencies.map((each) => (typeof each === 'string' ? each : each.name));
  expect(names).toEqual(expect.arrayContaining(Object.keys(DOWNLOADED)));
  expect(port.overrides).toEqual([{ name: 'xtensor', version: DOWNLOADED['xtensor'] }]);
  const required = [...read('core/packaging/conan/conanfile.py').matchAll(/"(xtensor|xtl|xsimd)\/(\d+\.\d+)/g)];
  expect(required).toHaveLength(3);
  for (const [, name, release] of required) {
    // A minor version of xsimd has the same interface.
    const [major, minor] = DOWNLOADED[name!]!.split('.');
    expect(release).toMatch(name === 'xsimd' ? RegExp(`^${major}\\.`) : RegExp(`^${major}\\.${minor}$`));
  }
});
