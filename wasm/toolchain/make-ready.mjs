// Prepares this machine for a job.

import { rmSync } from 'node:fs';

import { aptInstall } from './apt.mjs';
import { downloadBrowser } from './browser.mjs';
import { isAtLeast } from './compare-versions.mjs';
import { findEmscripten } from './emscripten.mjs';
import { readHost } from './host.mjs';
import { findMissing } from './inspect.mjs';
import { installNpmPackages } from './npm-packages.mjs';
import { logFile } from './paths.mjs';
import { advise, describePlan, makePlan, nameNeeds } from './plan.mjs';
import { unpackPrivately } from './private-apt.mjs';
import { removeUnfinishedFolders } from './private-folder.mjs';
import { SetupProblem } from './problem.mjs';
import { minimum, optionalNeeds } from './versions.mjs';

/**
 * Installs what a job needs on this machine: finds what is missing, lists it, installs it. Leaves everything
 * that is already present alone.
 * @param {string} job
 * @param {string} [osReleaseFile]
 */
export async function makeReady(job, osReleaseFile) {
  if (!isAtLeast(process.versions.node, minimum.node)) {
    throw new SetupProblem(`TruthNet needs Node ${minimum.node} or newer; this is ${process.version}.`);
  }
  removeUnfinishedFolders();
  const host = readHost(osReleaseFile);
  const missing = findMissing(job, host);
  const plan = makePlan(missing, host);
  if (plan.unmet.length > 0) throw cannotInstall(plan.unmet, job, host);

  const steps = describePlan(plan, host);
  if (steps.length > 0) {
    console.log(`For "npm run ${job}", set-up now installs:`);
    for (const step of steps) console.log(`  - ${step}`);
    rmSync(logFile, { force: true });
    await carryOut(plan, host);
    const left = findMissing(job, host).filter((need) => !optionalNeeds.includes(need));
    if (left.length > 0) throw cannotInstall(left, job, host);
  }
  for (const need of plan.skipped) console.log(`Skipped (optional): ${nameNeeds([need])}`);
  const found = findEmscripten();
  const emscripten = found && ` (Emscripten ${found.version}${found.isPrivate ? ' in .toolchain' : ''})`;
  console.log(`Ready for "npm run ${job}"${emscripten ?? ''}.`);
}

/**
 * @param {import('./plan.mjs').Plan} plan
 * @param {import('./host.mjs').Host} host
 */
async function carryOut(plan, host) {
  if (plan.apt.length > 0) await aptInstall('Debian packages', plan.apt, host);
  if (plan.privateSets.length > 0) await unpackPrivately(plan.privateSets);
  if (plan.npm) await installNpmPackages();
  if (plan.browserDownload) await downloadBrowser();
  if (plan.optionalApt.length > 0) {
    await aptInstall('optional Debian packages', plan.optionalApt, host).catch((error) => {
      console.log(`Skipped (optional): ${plan.optionalApt.join(' ')} (${error.message})`);
    });
  }
}

/**
 * @param {string[]} needs
 * @param {string} job
 * @param {import('./host.mjs').Host} host
 */
function cannotInstall(needs, job, host) {
  const reason = host.hasApt && host.privilege === 'none' ? 'without root or sudo' : `on ${host.name}`;
  return new SetupProblem(
    `"npm run ${job}" still needs ${nameNeeds(needs)}. Set-up cannot install this ${reason}. Run:`,
    advise(needs, host),
  );
}
