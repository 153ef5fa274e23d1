// @ts-check
/**
 * Checks that a page stays healthy over a long time.
 *
 *     npm run soak -- [seconds of training] [mounts]
 *
 * Eight playgrounds of one page train at full speed, for ten minutes by default; now and then each is paused and
 * resumed. Then playgrounds are mounted, started and removed, ten thousand times by default. Memory has to stay flat,
 * every call has to be answered, and nothing may be left behind. Exits with 1 otherwise.
 */

import { exitWithProblem, SetupProblem } from '../../wasm/toolchain/problem.mjs';
import { table } from '../bench/report.mjs';
import { servePage } from '../bench/page/served.mjs';
import { mountAndUnmount } from './mounts.mjs';
import { trainTogether } from './together.mjs';

async function main() {
  const [seconds = 600, mounts = 10_000] = process.argv.slice(2).map(Number);
  if (!(seconds > 0) || !(mounts > 0))
    throw new SetupProblem('Please say how long and how often:', ['npm run soak -- 600 10000']);
  const served = await servePage();
  /** @type {string[]} */
  const faults = [];
  try {
    for (const report of [
      await trainTogether(served.address, seconds),
      await mountAndUnmount(served.address, mounts),
    ]) {
      console.log(`\n${report.title}\n${table(report.head, report.rows)}`);
      for (const note of report.notes) console.log(`  ${note}`);
      faults.push(...report.faults);
    }
  } finally {
    await served.close();
  }
  console.log(
    faults.length === 0 ? '\nAll is well.' : `\nNot well:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
  );
  process.exitCode = faults.length === 0 ? 0 : 1;
}

await main().catch(exitWithProblem);
