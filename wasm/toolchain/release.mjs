// Runs a step of a release: node wasm/toolchain/release.mjs check|files|publish
//
// check    requires the same version in TAG, package.json and CHANGELOG.md, and a repository in package.json
// files    writes the npm package, an archive of the pages, and the checksums of both to build/release
// publish  publishes that package to npm with provenance

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { repository } from './paths.mjs';
import { exitWithProblem, SetupProblem } from './problem.mjs';

const folder = join(repository, 'build/release');
const { name, version, repository: source } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
const packageFile = `${name}-${version}.tgz`;
const pagesFile = `${name}-${version}-pages.tar.gz`;

/** @type {Record<string, () => void>} */
const steps = {
  check() {
    const changelog = readFileSync(join(repository, 'CHANGELOG.md'), 'utf8');
    const tag = process.env.TAG;
    const problems = [
      ...(tag === `v${version}` ? [] : [`TAG is ${tag}, but package.json says ${version}`]),
      ...(changelog.includes(`## [${version}]`) ? [] : [`CHANGELOG.md has no section "## [${version}]"`]),
      ...(source.url.includes('OWNER') ? ['repository in package.json still has OWNER in place of a name'] : []),
    ];
    if (problems.length > 0) throw new SetupProblem('This cannot be released yet:', problems);
  },
  files() {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    run('npm', ['pack', '--silent', '--pack-destination', folder]);
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

/**
 * @param {string} program
 * @param {string[]} options
 */
function run(program, options) {
  execFileSync(program, options, { cwd: repository, stdio: 'inherit', shell: process.platform === 'win32' });
}

try {
  const step = steps[process.argv[2] ?? ''];
  if (step === undefined) throw new SetupProblem('Please name a step:', Object.keys(steps));
  step();
} catch (error) {
  exitWithProblem(error);
}
