// Installs what an npm script needs: node wasm/toolchain/setup.mjs build|check|test:core|test:wasm|...

import { makeReady } from './make-ready.mjs';
import { exitWithProblem, SetupProblem } from './problem.mjs';
import { needsOfJob } from './versions.mjs';

const job = process.argv[2] ?? '';
if (job in needsOfJob) {
  await makeReady(job).catch(exitWithProblem);
} else {
  const usage = `node wasm/toolchain/setup.mjs ${Object.keys(needsOfJob).join('|')}`;
  exitWithProblem(new SetupProblem('Name a job to set up for:', [usage]));
}
