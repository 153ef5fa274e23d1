/**
 * Measures the built page: main thread while training, response to a press, training speed, the map, previews, the wall,
 * memory, start, and Lighthouse.
 *
 *     npm run bench:page -- [frames] [presses] [looks] [rates] [map] [ghosts] [wall] [memory] [starts] [lighthouse]
 *                           [--before=<folder>]
 *
 * With the `dist` folder of another build, measures the rates of both in turn.
 *
 * Prints tables with the goal of each figure and writes build/bench/page.json. The figures depend on the machine, so a
 * missed goal is reported but is not a failure.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { repository } from '../../../wasm/toolchain/paths.mjs';
import { exitWithProblem, SetupProblem } from '../../../wasm/toolchain/problem.mjs';
import { installNpmPackages } from '../prepare.mjs';
import { table } from '../report.mjs';
import { measureFrames } from './frames.mjs';
import { measureGhosts } from './ghosts.mjs';
import { measureLooks } from './looks.mjs';
import { measureMap } from './map.mjs';
import { measureMemory } from './memory.mjs';
import { measurePresses } from './presses.mjs';
import { measureRates } from './rates.mjs';
import { servePage } from './served.mjs';
import { measureStarts } from './starts.mjs';
import { measureWall } from './wall.mjs';

/** @typedef {{ readonly title: string, readonly head: string[], readonly rows: string[][], readonly notes?: string[] }} Report */

/** @type {Record<string, (address: string, before?: string) => Promise<Report>>} */
const parts = {
  frames: measureFrames,
  presses: measurePresses,
  looks: measureLooks,
  rates: measureRates,
  map: measureMap,
  ghosts: measureGhosts,
  wall: measureWall,
  memory: measureMemory,
  starts: measureStarts,
  lighthouse: async (address) => {
    await installNpmPackages(fileURLToPath(new URL('.', import.meta.url)), 'Lighthouse');
    const { measureLighthouse } = await import('./lighthouse.mjs');
    return measureLighthouse(address);
  },
};

async function main() {
  const { positionals: asked, values } = parseArgs({
    allowPositionals: true,
    options: { before: { type: 'string' } },
  });
  const wrong = asked.filter((name) => !(name in parts));
  if (wrong.length > 0) {
    throw new SetupProblem(`There is ${Object.keys(parts).join(', ')}, but no ${wrong.join(', ')}.`);
  }
  console.log(`\n${cpus()[0]?.model} × ${cpus().length}, load ${loadavg()[0]} at the start`);
  const served = await servePage();
  const before = values.before === undefined ? undefined : await servePage(resolve(values.before));
  /** @type {Record<string, Report>} */
  const reports = {};
  try {
    for (const [name, measure] of Object.entries(parts)) {
      if (asked.length > 0 && !asked.includes(name)) continue;
      const report = await measure(served.address, before?.address);
      reports[name] = report;
      console.log(`\n${report.title}\n${table(report.head, report.rows)}`);
      for (const note of report.notes ?? []) console.log(`  ${note}`);
    }
  } finally {
    await served.close();
    await before?.close();
  }
  const folder = join(repository, 'build/bench');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'page.json'), JSON.stringify(reports, null, 1));
}

await main().catch(exitWithProblem);
