/**
 * Measures the cost of one multiply-add as tables and layers grow, to find sizes where it jumps. The time includes the
 * activations, the loss and the updates, which dominate in narrow layers.
 */

import { makeEntries } from './entries.mjs';
import { sweep } from './jobs.mjs';
import { measure } from './measure.mjs';
import { digits, table } from './report.mjs';
import { quiet } from './statistics.mjs';

/** Competitors that are swept. */
const names = ['ours', 'native-sse42'];

/**
 * @typedef {object} Cost
 * @property {string} name
 * @property {string} title
 * @property {number} rows
 * @property {number} width
 * @property {number} nanoseconds  nanoseconds per multiply-add
 * @property {number} ratio        ratio to this competitor's best
 */

/**
 * @param {import('./entries.mjs').Core} core
 * @param {import('./competitors.mjs').Competitor[]} competitors
 * @param {{rounds: number, folder: string}} options
 * @returns {Promise<Cost[]>}
 */
export async function measureSweep(core, competitors, options) {
  const chosen = competitors.filter(({ name }) => names.includes(name));
  /** @type {Cost[]} */
  const costs = [];
  for (const { rows, width, multiplyAdds, job } of sweep()) {
    const entries = makeEntries(core, job, chosen);
    for (const { name, title, milliseconds } of await measure('sweep', entries, options)) {
      const nanoseconds = (quiet(milliseconds) * 1e6) / (multiplyAdds * job.session.training.iterations);
      costs.push({ name, title, rows, width, nanoseconds, ratio: NaN });
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
  return [...new Set(costs.map(({ title }) => title))].map((title) => {
    const cell = (/** @type {number} */ row, /** @type {number} */ width) => {
      const cost = costs.find((each) => each.title === title && each.rows === row && each.width === width);
      return cost === undefined ? '' : `${digits(cost.nanoseconds)} (${cost.ratio.toFixed(1)})`;
    };
    const lines = widths.map((width) => [`width ${width}`, ...rows.map((row) => cell(row, width))]);
    const heading = `${title}: ns for each multiply-add of 10-w-w-1 (ratio to its best)`;
    return `${heading}\n${table(['', ...rows.map((row) => `${row} rows`)], lines)}`;
  });
}
