// Lists everything that set-up may install: the needs, their minimum versions, and their Debian packages.

/** The oldest versions known to work together. */
export const minimum = {
  node: '20.19.0',
  emscripten: '3.1.69',
  cmake: '3.25.0',
  gcc: '12.0.0',
  clang: '16.0.0',
  clangTools: '19.0.0',
};

/** Emscripten version recommended on other systems: the one used in development. */
export const recommendedEmscripten = '3.1.69';

/** First releases whose own Emscripten is new enough. */
export const firstReleaseWithEmscripten = { debian: 13, ubuntu: 25.04 };

/**
 * Debian packages for each need, on systems with apt.
 * @type {Record<string, string[]>}
 */
export const aptPackages = {
  cmake: ['cmake'],
  ninja: ['ninja-build'],
  python: ['python3'],
  llvm: ['clang-19', 'lld-19', 'llvm-19'],
  emscripten: ['emscripten'],
  libraries: ['libxtensor-dev', 'xtl-dev', 'libxsimd-dev'],
  hostCompiler: ['g++'],
  testLibraries: ['catch2', 'nlohmann-json3-dev'],
  browser: ['chromium-headless-shell'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb'],
  chineseFont: ['fonts-noto-cjk'],
  numpy: ['python3-numpy'],
  hugo: ['hugo'],
  jekyll: ['jekyll'],
  clangFormat: ['clang-format-19'],
  clangTidy: ['clang-tidy-19'],
  fuzzCompiler: ['clang-19', 'libclang-rt-19-dev'],
};

/**
 * Package sets that Debian 12 takes from newer suites, unpacked into .toolchain/ so that nothing in the system is
 * upgraded. `megabytes` is the download size; `leaveOut` lists parts that are not unpacked.
 * @type {Record<string, {packages: string[], megabytes: number, leaveOut?: string[]}>}
 */
export const privateSets = {
  emscripten: {
    packages: ['emscripten/trixie'],
    megabytes: 237,
    // Position-independent system libraries are half of the 1.6 GB and needed only for dynamic linking.
    leaveOut: ['*/wasm32-emscripten/pic', '*/wasm32-emscripten/lto-pic'],
  },
  binaryen: {
    // Trixie's binaryen needs trixie's C and C++ run-time libraries next to it.
    packages: ['binaryen/trixie', 'libc6/trixie', 'libstdc++6/trixie', 'libgcc-s1/trixie'],
    megabytes: 9,
  },
  libraries: {
    packages: ['libxtensor-dev/trixie', 'xtl-dev/trixie', 'libxsimd-dev/trixie'],
    megabytes: 1,
  },
  testLibraries: {
    // Trixie's Catch2 is compiled against a newer libstdc++ than Debian 12's; the backport is not.
    packages: ['libcatch2-dev/bookworm-backports', 'nlohmann-json3-dev/bookworm'],
    megabytes: 1,
  },
};

/** The only suites of the private apt configuration. */
export const privateSuites = ['bookworm', 'bookworm-backports', 'trixie'];

const coreNeeds = ['cmake', 'ninja', 'libraries', 'hostCompiler', 'testLibraries'];
const buildNeeds = ['npmPackages', 'emscripten', 'cmake', 'ninja', 'python', 'libraries'];

/**
 * Needs of each job, which has the name of its npm script. A need is a key of `aptPackages`, `privateSets` or both.
 * @type {Record<string, string[]>}
 */
export const needsOfJob = {
  build: buildNeeds,
  'test:core': [...coreNeeds, 'numpy'],
  'test:fuzz': ['cmake', 'ninja', 'libraries', 'fuzzCompiler'],
  'test:wasm': [...buildNeeds, 'hostCompiler', 'numpy'],
  'test:web': ['npmPackages'],
  'check:web': ['npmPackages'],
  'test:package': [...buildNeeds, 'hostCompiler', 'browser'],
  'test:quick': ['npmPackages', 'browser'],
  'test:browser': [...buildNeeds, 'browser', 'chineseFont', 'hugo', 'jekyll', 'firefox', 'webkit'],
  check: [...new Set([...buildNeeds, ...coreNeeds]), 'clangFormat', 'clangTidy', 'fuzzCompiler'],
};

/** Optional needs: without them, the job still succeeds. */
export const optionalNeeds = ['numpy', 'chineseFont', 'hugo', 'jekyll', 'firefox', 'webkit', 'fuzzCompiler'];
