// Plans where each missing need comes from.

import { emscriptenSource } from './host.mjs';
import { aptPackages, minimum, optionalNeeds, privateSets, recommendedEmscripten } from './versions.mjs';

/**
 * The actions of set-up, and the needs left to the user.
 * @typedef {object} Plan
 * @property {boolean} npm              install the npm packages
 * @property {string[]} apt             Debian packages to install into the system
 * @property {string[]} optionalApt     Debian packages whose installation may fail
 * @property {string[]} privateSets     sets to unpack into .toolchain/
 * @property {boolean} browserDownload  let Playwright download its Chromium
 * @property {string[]} unmet           needs that set-up cannot install here
 * @property {string[]} skipped         optional needs that set-up cannot install here
 */

/**
 * Decides the source of each missing need. Pure function.
 * @param {string[]} missing  from `findMissing`
 * @param {import('./host.mjs').Host} host
 * @returns {Plan}
 */
export function makePlan(missing, host) {
  /** @type {Plan} */
  const plan = {
    npm: missing.includes('npmPackages'),
    apt: [],
    optionalApt: [],
    privateSets: [],
    browserDownload: false,
    unmet: [],
    skipped: [],
  };
  const source = emscriptenSource(host);
  const canInstall = host.hasApt && host.privilege !== 'none';
  for (const need of missing.filter((name) => name !== 'npmPackages')) {
    const packages = aptPackages[need] ?? [];
    if (source === 'private' && need in privateSets) plan.privateSets.push(need);
    else if (need === 'emscripten' && source === 'user') plan.unmet.push(need);
    else if (need === 'browser' && host.id !== 'debian') plan.browserDownload = true;
    // Ubuntu's firefox package is a snap.
    else if (need === 'firefox' && host.id !== 'debian') plan.skipped.push(need);
    else if (optionalNeeds.includes(need) && !canInstall) plan.skipped.push(need);
    else if (optionalNeeds.includes(need)) plan.optionalApt.push(...packages);
    else if (canInstall) plan.apt.push(...packages);
    else plan.unmet.push(need);
  }
  return plan;
}

/**
 * Describes the plan, one line for each kind of thing to install.
 * @param {Plan} plan
 * @param {import('./host.mjs').Host} host
 */
export function describePlan(plan, host) {
  const megabytes = plan.privateSets.reduce((sum, set) => sum + (privateSets[set]?.megabytes ?? 0), 0);
  const newer = plan.privateSets.flatMap((set) => privateSets[set]?.packages ?? []);
  const system = [...plan.apt, ...plan.optionalApt];
  const how = host.privilege === 'root' ? 'apt-get' : 'sudo apt-get';
  return [
    ...(system.length > 0 ? [`into the system, with ${how}: ${system.join(' ')}`] : []),
    ...(newer.length > 0 ? [`into .toolchain/ (${megabytes} MB to download): ${newer.join(' ')}`] : []),
    ...(plan.npm ? ['into node_modules/: the npm packages listed in package-lock.json'] : []),
    ...(plan.browserDownload ? ["into Playwright's cache (about 150 MB): Chromium"] : []),
  ];
}

/** Human-readable names of the needs that users may have to install themselves. */
const names = new Map([
  ['emscripten', `Emscripten ${minimum.emscripten} or newer`],
  ['cmake', `CMake ${minimum.cmake} or newer`],
  ['ninja', 'Ninja'],
  ['python', 'Python 3'],
  ['llvm', 'clang, lld and llvm 19'],
  ['libraries', 'xtensor, xtl and xsimd'],
  ['hostCompiler', `g++ ${minimum.gcc} or clang++ ${minimum.clang} or newer`],
  ['testLibraries', 'Catch2 3 and nlohmann/json'],
  ['browser', 'Chromium'],
  ['clangFormat', `clang-format ${minimum.clangTools} or newer`],
  ['clangTidy', `clang-tidy ${minimum.clangTools} or newer`],
  ['fuzzCompiler', 'clang++ 19 or newer with libFuzzer'],
]);

/**
 * Lists needs by their human-readable names.
 * @param {string[]} needs
 */
export function nameNeeds(needs) {
  return needs.map((need) => names.get(need) ?? need).join(', ');
}

/**
 * Returns the commands that install what set-up cannot.
 * @param {string[]} unmet
 * @param {import('./host.mjs').Host} host
 * @returns {string[]}
 */
export function advise(unmet, host) {
  const needsEmsdk = unmet.includes('emscripten') && emscriptenSource(host) !== 'apt';
  const others = unmet.filter((need) => !(needsEmsdk && need === 'emscripten'));
  const packages = others.flatMap((need) => aptPackages[need] ?? []);
  const commands = [];
  if (packages.length > 0 && host.hasApt) {
    commands.push(`sudo apt-get install ${packages.join(' ')}`);
  } else if (others.length > 0) {
    commands.push(`install with your package manager: ${nameNeeds(others)}`);
  }
  if (needsEmsdk) {
    commands.push(
      'git clone https://github.com/emscripten-core/emsdk ~/emsdk',
      `~/emsdk/emsdk install ${recommendedEmscripten} && ~/emsdk/emsdk activate ${recommendedEmscripten}`,
      '. ~/emsdk/emsdk_env.sh',
    );
  }
  return commands;
}
