/** Who runs, how each is started and what it cannot do. */

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {object} Competitor
 * @property {string} name
 * @property {string} title
 * @property {(files: {json: string, text: string}) => string[]} command
 * @property {string[]} jobs        those it runs
 * @property {boolean} sweeps       whether it runs the sweep over rows and widths too
 * @property {number} tolerance     how far its final losses may be from ours, relatively
 */

const allJobs = ['J1', 'J2', 'J3', 'J4'];

/** Double precision, but another order of summation and another exp. */
const sameNumbers = 1e-6;

/** @type {Competitor[]} */
export const competitors = [
  {
    name: 'ours',
    title: 'TruthNet in Node',
    command: node('ours'),
    jobs: allJobs,
    sweeps: true,
    tolerance: sameNumbers,
  },
  {
    name: 'native-sse42',
    title: 'TruthNet native, -msse4.2',
    command: native('bench-sse42'),
    jobs: allJobs,
    sweeps: true,
    tolerance: sameNumbers,
  },
  {
    name: 'native',
    title: 'TruthNet native, -march=native',
    command: native('bench-native'),
    jobs: allJobs,
    sweeps: true,
    tolerance: sameNumbers,
  },
  {
    name: 'js-fixed',
    title: 'JavaScript for this network only',
    command: node('js-fixed'),
    jobs: ['J1', 'J4'],
    sweeps: false,
    tolerance: sameNumbers,
  },
  {
    name: 'js-general',
    title: 'JavaScript for any network',
    command: node('js-general'),
    jobs: allJobs,
    sweeps: false,
    tolerance: sameNumbers,
  },
];

/**
 * @param {string} name
 * @returns {Competitor['command']}
 */
function node(name) {
  const script = fileURLToPath(new URL(`competitors/${name}.mjs`, import.meta.url));
  return ({ json }) => [process.execPath, script, json];
}

/**
 * @param {string} preset
 * @returns {Competitor['command']}
 */
function native(preset) {
  const folder = fileURLToPath(new URL(`../../build/${preset}/tests/bench/`, import.meta.url));
  const program = [`${folder}truthnet-bench`, `${folder}truthnet-bench.exe`].find(existsSync);
  return ({ text }) => [program ?? `${folder}truthnet-bench`, text];
}
