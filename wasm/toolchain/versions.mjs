// Everything that set-up may install, in one place: what is needed, how new it must be, and which
// Debian packages bring it.

/** The oldest versions known to work together. */
export const minimum = {
  node: '20.19.0',
  emscripten: '3.1.69',
  cmake: '3.25.0',
  gcc: '12.0.0',
  clang: '16.0.0',
  clangTools: '19.0.0',
};

/** The Emscripten that the advice for other systems names: the one the project is developed with. */
export const recommendedEmscripten = '3.1.69';

/** Releases from which on a distribution's own Emscripten is new enough. */
export const firstReleaseWithEmscripten = { debian: 13, ubuntu: 25.04 };

/**
 * Debian packages that bring each need, wherever apt is at hand.
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
 * What Debian 12 gets from newer suites, unpacked into folders of .toolchain/ so that nothing of
 * the system is upgraded. `megabytes` is the download; `leaveOut` keeps unneeded parts off the disk.
 * @type {Record<string, {packages: string[], megabytes: number, leaveOut?: string[]}>}
 */
export const privateSets = {
  emscripten: {
    packages: ['emscripten/trixie'],
    megabytes: 237,
    // Position-independent system libraries serve dynamic linking only: half of the 1.6 GB.
    leaveOut: ['*/wasm32-emscripten/pic', '*/wasm32-emscripten/lto-pic'],
  },
  binaryen: {
    // Trixie's binaryen needs trixie's C and C++ run-time libraries beside it.
    packages: ['binaryen/trixie', 'libc6/trixie', 'libstdc++6/trixie', 'libgcc-s1/trixie'],
    megabytes: 9,
  },
  libraries: {
    packages: ['libxtensor-dev/trixie', 'xtl-dev/trixie', 'libxsimd-dev/trixie'],
    megabytes: 1,
  },
  testLibraries: {
    // Trixie's Catch2 is compiled against a newer libstdc++ than Debian 12 has; the backport is not.
    packages: ['libcatch2-dev/bookworm-backports', 'nlohmann-json3-dev/bookworm'],
    megabytes: 1,
  },
};

/** Suites that the private apt configuration looks at, beside nothing else. */
export const privateSuites = ['bookworm', 'bookworm-backports', 'trixie'];

const coreNeeds = ['cmake', 'ninja', 'libraries', 'hostCompiler', 'testLibraries'];
const buildNeeds = ['npmPackages', 'emscripten', 'cmake', 'ninja', 'python', 'libraries'];

/**
 * Needs of each job, which has the name of its npm script. A need is a key of `aptPackages`, of `privateSets` or of both.
 * @type {Record<string, string[]>}
 */
export const needsOfJob = {
  build: buildNeeds,
  'test:core': [...coreNeeds, 'numpy'],
  'test:fuzz': ['cmake', 'ninja', 'libraries', 'fuzzCompiler'],
  'test:wasm': [...buildNeeds, 'hostCompiler', 'numpy'],
  'test:web': ['npmPackages'],
  'test:package': [...buildNeeds, 'hostCompiler', 'browser'],
  'test:quick': ['npmPackages', 'browser'],
  'test:browser': [...buildNeeds, 'browser', 'chineseFont', 'hugo', 'jekyll', 'firefox', 'webkit'],
  check: [...new Set([...buildNeeds, ...coreNeeds]), 'clangFormat', 'clangTidy', 'fuzzCompiler'],
};

/** Needs that make something better but that nothing fails without. */
export const optionalNeeds = ['numpy', 'chineseFont', 'hugo', 'jekyll', 'firefox', 'webkit', 'fuzzCompiler'];
