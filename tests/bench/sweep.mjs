/** What one multiply-add costs as tables and layers grow: is there a size where it jumps? */

import { createTrainer } from './core.mjs';
import { makeTask, sweep } from './jobs.mjs';
import { measure } from './measure.mjs';
import { digits, table } from './report.mjs';
import { quiet } from './statistics.mjs';

/**
 * @typedef {object} Cost
 * @property {string} name
 * @property {string} title
 * @property {number} rows
 * @property {number} width
 * @property {number} nanoseconds  for each multiply-add
 * @property {number} ratio        to the best of this competitor
 */

/**
 * @param {object} options
 * @param {Awaited<ReturnType<typeof import('./core.mjs').loadCore>>} options.core
 * @param {import('./competitors.mjs').Competitor[]} options.competitors
 * @param {number} options.rounds
 * @param {string} options.folder
 * @returns {Promise<Cost[]>}
 */
export async function measureSweep({ core, competitors, rounds, folder }) {
  /** @type {Cost[]} */
  const costs = [];
  for (const { rows, width, multiplyAdds, job } of sweep()) {
    const task = makeTask(core, job);
    const trainer = createTrainer(core, job.session);
    const reference = [trainer.step(task.iterations)];
    trainer.delete();
    const name = `sweep-${rows}-${width}`;
    for (const { title, milliseconds, ...rest } of await measure({
      ...{ name, task, competitors, rounds, reference, folder },
    })) {
      const nanoseconds = (quiet(milliseconds) * 1e6) / (multiplyAdds * task.iterations);
      costs.push({ name: rest.name, title, rows, width, nanoseconds, ratio: NaN });
    }
  }
  for (const cost of costs) {
    const own = costs.filter(({ name }) => name === cost.name);
    cost.ratio = cost.nanoseconds / Math.min(...own.map(({ nanoseconds }) => nanoseconds));
  }
  return costs;
}

/** @param {Cost[]} costs */
export function sweepTables(costs) {
  const rows = [...new Set(costs.map((cost) => cost.rows))];
  const widths = [...new Set(costs.map((cost) => cost.width))];
  return [...new Set(costs.map(({ name }) => name))].map((name) => {
    const own = costs.filter((cost) => cost.name === name);
    const cell = (/** @type {number} */ row, /** @type {number} */ width) => {
      const cost = own.find((each) => each.rows === row && each.width === width);
      return cost === undefined ? '' : `${digits(cost.nanoseconds)} (${cost.ratio.toFixed(1)})`;
    };
    const lines = widths.map((width) => [`width ${width}`, ...rows.map((row) => cell(row, width)), '']);
    const heading = `${own[0]?.title}: ns for each multiply-add of 10-w-w-1 (ratio to its best)`;
    return `${heading}\n${table(['', ...rows.map((row) => `${row} rows`), ''], lines)}`;
  });
}
