import { run } from './commands.mjs';
import { withProgress } from './progress.mjs';

/** Options for every use of apt: patience with a flaky mirror and with another apt at work. */
const patience = ['-o', 'Acquire::Retries=3', '-o', 'DPkg::Lock::Timeout=300'];

/** Status lines on file descriptor 3, as `run` reads them. */
const withStatus = ['-o', 'APT::Status-Fd=3'];

const downloadFailed =
  'Could not download the newer Debian packages. Check your network connection and run the command again.';

/**
 * Installs Debian packages, with sudo where we are not root.
 * @param {string} label  what to call them while it works
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
    // A third party's broken source must not stop us: what counts is whether the install succeeds.
    await run([...apt, 'update'], { otherwise }).catch(() => undefined);
    const install = ['install', '--no-install-recommends', ...packages];
    const onStatus = (/** @type {string} */ line) => showStatus(line, progress);
    // sudo closes file descriptor 3, so progress under it is the seconds alone.
    const status = prefix.length === 0 ? withStatus : [];
    await run([...apt, ...status, ...install], { otherwise, advice, onStatus });
  });
}

/**
 * Reads the package lists that the given apt options select. Needs no privilege.
 * @param {string[]} options
 */
export function aptUpdate(options) {
  // By itself apt only warns of a list that it could not fetch.
  const strict = ['-o', 'APT::Update::Error-Mode=any'];
  return run(['apt-get', ...patience, ...strict, ...options, 'update'], { otherwise: downloadFailed });
}

/**
 * Downloads packages into a folder; apt checks their signatures and hashes. Needs no privilege.
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
 * @param {string} line  "dlstatus:1:45.21:Retrieving file 1 of 9" or "pmstatus:pkg:12.5:Unpacking"
 * @param {import('./progress.mjs').Progress} progress
 */
function showStatus(line, progress) {
  const [kind, , percent] = line.split(':');
  if (kind !== 'dlstatus' && kind !== 'pmstatus') return;
  const action = kind === 'dlstatus' ? 'downloading' : 'installing';
  progress.update(`${action}, ${Number(percent).toFixed(0)} %`);
}
