// Runs a step of a release: node wasm/toolchain/release.mjs check|files|publish
//
// check    makes sure that what is built can be released: versions, changelog, placeholders, sizes, licences, links, the
//          npm package, and that a second build is equal; prints all problems at once. TAG names the tag in CI
// files    writes the npm package, an archive of the pages, and the checksums of both to build/release
// publish  publishes that package to npm with provenance

import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { repository } from './paths.mjs';
import { exitWithProblem, SetupProblem } from './problem.mjs';

const folder = join(repository, 'build/release');
const { name, version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
const packageFile = `${name}-${version}.tgz`;
const pagesFile = `${name}-${version}-pages.tar.gz`;

/** Files that name the project's place on GitHub, and must not keep OWNER in it. */
const PLACES = ['package.json', 'README.md', '.github', 'core/packaging', 'tests/core/package'];

/**
 * Checks before a release, by the line that reports each. Each returns its problems, and an empty list if all is well.
 * @type {Record<string, () => string[] | Promise<string[]>>}
 */
const checks = {
  'the tag is the version of package.json': () => {
    const tag = process.env['TAG'];
    return tag === undefined || tag === `v${version}` ? [] : [`TAG is ${tag}, the version ${version}`];
  },
  'the changelog has a section for the version': () => {
    const changelog = readFileSync(join(repository, 'CHANGELOG.md'), 'utf8');
    return changelog.includes(`## [${version}]`) ? [] : [`CHANGELOG.md has no section "## [${version}]"`];
  },
  'the project has an owner': () => {
    const options = ['grep', '--line-number', '-w', 'OWNER', '--', ...PLACES];
    const { stdout } = spawnSync('git', options, { cwd: repository, encoding: 'utf8' });
    return stdout.split('\n').filter(Boolean);
  },
  'the sizes are below their limits': async () => {
    const { checkSizes } = await import('../../web/build/sizes.mjs');
    return problemsOf(checkSizes);
  },
  'all code of others is listed with its licence': async () => {
    const { checkListed } = await import('../../web/build/licenses.mjs');
    return problemsOf(checkListed);
  },
  'all links of the pages lead somewhere': async () => {
    const { brokenLinks } = await import('../../web/build/links.mjs');
    return brokenLinks();
  },
  'publint finds nothing in the npm package': () => outputOf('publint', ['run', '--strict', pack()]),
  'Are the Types Wrong finds nothing in it': () => outputOf('attw', [pack(), ...ATTW]),
  'a second build is equal': () => outputOf(process.execPath, ['wasm/toolchain/reproducible.mjs']),
};

/** Options of Are the Types Wrong: modules only, and no types for files that are not code. */
const ATTW = [
  ...['--profile', 'esm-only', '--format', 'ascii', '--no-emoji', '--exclude-entrypoints'],
  ...['./core.wasm', './session.schema.json', './challenge.schema.json', './custom-elements.json', './package.json'],
];

/** @type {Record<string, () => void | Promise<void>>} */
const steps = {
  async check() {
    const problems = [];
    for (const [claim, check] of Object.entries(checks)) {
      const found = await check();
      console.log(`${found.length === 0 ? '✓' : '✗'} ${claim}`);
      for (const problem of found) console.log(`    ${problem}`);
      problems.push(...found);
    }
    if (problems.length > 0) throw new SetupProblem(`${version} cannot be released yet.`);
  },
  files() {
    rmSync(folder, { recursive: true, force: true });
    pack();
    run('tar', ['-czf', join(folder, pagesFile), '-C', join(repository, 'dist'), '.']);
    const sums = [packageFile, pagesFile].map((file) => {
      const hash = createHash('sha256').update(readFileSync(join(folder, file)));
      return `${hash.digest('hex')}  ${file}\n`;
    });
    writeFileSync(join(folder, 'SHA256SUMS'), sums.join(''));
  },
  publish() {
    run('npm', ['publish', join(folder, packageFile), '--provenance', '--access', 'public']);
  },
};

/** Packs the npm package, unless it is packed already. @returns its file */
function pack() {
  const file = join(folder, packageFile);
  mkdirSync(folder, { recursive: true });
  if (!existsSync(file)) run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder]);
  return file;
}

/** @param {() => unknown} check  throws an error with a line for each problem */
function problemsOf(check) {
  try {
    check();
    return [];
  } catch (error) {
    return /** @type {Error} */ (error).message.split('\n');
  }
}

/**
 * Returns what a tool printed if it failed.
 * @param {string} tool  a program, or the name of one in node_modules
 * @param {string[]} options
 */
function outputOf(tool, options) {
  const installed = join(repository, 'node_modules/.bin', tool);
  const program = existsSync(installed) ? installed : tool;
  const { status, stdout, stderr } = spawnSync(program, options, {
    cwd: repository,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  return status === 0 ? [] : `${stdout}${stderr}`.split('\n').filter(Boolean);
}

/**
 * @param {string} program
 * @param {string[]} options
 */
function run(program, options) {
  execFileSync(program, options, {
    cwd: repository,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
}

try {
  const step = steps[process.argv[2] ?? ''];
  if (step === undefined) throw new SetupProblem('Please name a step:', Object.keys(steps));
  if (process.argv[2] === 'check') rmSync(folder, { recursive: true, force: true });
  await step();
} catch (error) {
  exitWithProblem(error);
}
