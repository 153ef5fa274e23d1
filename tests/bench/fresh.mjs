/**
 * Measures the cost of the first result in a fresh Node process. Nothing is warm: each process reads, compiles and
 * starts the module, creates a trainer and trains the job once.
 */

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('competitors/fresh.mjs', import.meta.url));
const processes = 15;

/**
 * @param {string} taskFile
 * @returns {{importToResult: number[], firstCall: number[]}}  milliseconds from before the import to
 *   the end of the first step(), and of that step() alone
 */
export function measureFresh(taskFile) {
  /** @type {{importToResult: number, firstCall: number}[]} */
  const runs = Array.from({ length: processes }, () =>
    JSON.parse(execFileSync(process.execPath, [script, taskFile], { encoding: 'utf8' })),
  );
  return {
    importToResult: runs.map(({ importToResult }) => importToResult),
    firstCall: runs.map(({ firstCall }) => firstCall),
  };
}
