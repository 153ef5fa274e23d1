// Runs apt-get with retries and progress.

import { run } from './commands.mjs';
import { withProgress } from './progress.mjs';

/** Options for every use of apt: retries for an unreliable mirror, and a wait while another apt runs. */
const patience = ['-o', 'Acquire::Retries=3', '-o', 'DPkg::Lock::Timeout=300'];

/** Writes status lines to file descriptor 3, where `run` reads them. */
const withStatus = ['-o', 'APT::Status-Fd=3'];

const downloadFailed =
  'Could not download the newer Debian packages. Check your network connection and run the command again.';

/**
 * Installs Debian packages, through sudo unless the user is root.
 * @param {string} label  name of the packages in the progress line
 * @param {string[]} packages
 * @param {import('./host.mjs').Host} host
 */
export async function aptInstall(label, packages, host) {
  const prefix = host.privilege === 'root' ? [] : ['sudo'];
  const advice = [[...prefix, 'apt-get', 'update'].join(' '), [...prefix, 'apt-get', 'install', ...packages].join(' ')];
  const otherwise =
    'Could not install the Debian packages. Check your network connection and run the command again, or install them yourself:';
  const apt = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-y', ...patience];
  await withProgress(label, async (progress) => {
    progress.update('reading the package lists');
    // A broken third-party source must not stop set-up: only the result of the install counts.
    await run([...apt, 'update'], { otherwise }).catch(() => undefined);
    const install = ['install', '--no-install-recommends', ...packages];
    const onStatus = (/** @type {string} */ line) => showStatus(line, progress);
    // sudo closes file descriptor 3, so the progress line then shows only the seconds.
    const status = prefix.length === 0 ? withStatus : [];
    await run([...apt, ...status, ...install], { otherwise, advice, onStatus });
  });
}

/**
 * Downloads the package lists that the given apt options select. Needs no privileges.
 * @param {string[]} options
 */
export function aptUpdate(options) {
  // By default apt only warns about a list that it cannot fetch.
  const strict = ['-o', 'APT::Update::Error-Mode=any'];
  return run(['apt-get', ...patience, ...strict, ...options, 'update'], { otherwise: downloadFailed });
}

/**
 * Downloads packages into a folder; apt checks their signatures and hashes. Needs no privileges.
 * @param {string[]} packages
 * @param {string} folder
 * @param {string[]} options
 * @param {import('./progress.mjs').Progress} progress
 */
export function aptDownload(packages, folder, options, progress) {
  return run(['apt-get', ...patience, ...options, ...withStatus, 'download', ...packages], {
    otherwise: downloadFailed,
    cwd: folder,
    onStatus: (line) => showStatus(line, progress),
  });
}

/**
 * Shows a status line of apt as progress.
 * @param {string} line  "dlstatus:1:45.21:Retrieving file 1 of 9" or "pmstatus:pkg:12.5:Unpacking"
 * @param {import('./progress.mjs').Progress} progress
 */
function showStatus(line, progress) {
  const [kind, , percent] = line.split(':');
  if (kind !== 'dlstatus' && kind !== 'pmstatus') return;
  const action = kind === 'dlstatus' ? 'downloading' : 'installing';
  progress.update(`${action}, ${Number(percent).toFixed(0)} %`);
}
