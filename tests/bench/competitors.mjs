/** Lists the competitors: the command that starts each one, its limits, and the changes to a job that it needs. */

import { fileURLToPath } from 'node:url';

import { findPythonWith } from '../../wasm/toolchain/host-tools.mjs';

/**
 * @typedef {object} Competitor
 * @property {string} name
 * @property {string} title
 * @property {(files: {json: string, text: string}) => string[]} command
 * @property {number} [tolerance]     highest relative deviation of its final losses from the reference
 * @property {Variant} [variant]      change to a job that it cannot train as given
 * @property {string} [incomparable]  reason why its losses are not comparable
 * @property {Record<string, string>} [absent]  reasons why it skips a job, by job name
 * @property {Record<string, string>} [slow]    reasons why it runs a job only with --all
 */

/**
 * Change to every job's session, to something that the competitor can train.
 * @typedef {object} Variant
 * @property {string} title
 * @property {(session: any) => object} apply
 */

/** Tolerance for double precision with another order of summation and another exp. */
const doublePrecision = 1e-6;

/** Tolerance for single precision, whose errors accumulate over the iterations. */
const singlePrecision = 1e-4;

/** Variant with one update after each row. Its learning rate is at most 0.4, because brain.js rejects 1 or more. */
const rowByRow = {
  title: 'row by row, with biases',
  apply: ({ table, network, training }) => ({
    table,
    network: { ...network, bias: true },
    training: { ...training, batch: 'row', learningRate: Math.min(training.learningRate, 0.4) },
  }),
};

/** @type {Competitor[]} */
export const competitors = [
  { name: 'ours', title: 'TruthNet in Node', command: node('ours'), tolerance: doublePrecision },
  {
    name: 'ours-one-by-one',
    title: 'TruthNet in Node, a trainer for each seed',
    command: node('ours', 'one-by-one'),
    tolerance: doublePrecision,
    absent: { J1: 'there is one seed', J2: 'there is one seed', J3: 'there is one seed' },
  },
  {
    name: 'native-sse42',
    title: 'TruthNet native, -msse4.2',
    command: native('bench-sse42'),
    tolerance: doublePrecision,
  },
  {
    name: 'native',
    title: 'TruthNet native, -march=native',
    command: native('bench-native'),
    tolerance: doublePrecision,
  },
  {
    name: 'js-fixed',
    title: 'JavaScript for 3-4-1 only',
    command: node('js-fixed'),
    tolerance: doublePrecision,
    absent: { J2: 'it knows 3-4-1 only', J3: 'it knows 3-4-1 only' },
  },
  {
    name: 'js-general',
    title: 'JavaScript for any network',
    command: node('js-general'),
    tolerance: doublePrecision,
  },
  { name: 'numpy', title: 'NumPy', command: python, tolerance: doublePrecision },
  {
    name: 'tfjs-cpu',
    title: 'TensorFlow.js, cpu',
    command: node('tfjs', 'cpu'),
    tolerance: singlePrecision,
    slow: { J3: 'one run takes minutes; --all includes it' },
  },
  {
    name: 'tfjs-wasm',
    title: 'TensorFlow.js, wasm',
    command: node('tfjs', 'wasm'),
    tolerance: singlePrecision,
  },
  {
    name: 'brain.js',
    title: 'brain.js',
    command: node('brain'),
    tolerance: singlePrecision,
    variant: rowByRow,
  },
  {
    name: 'synaptic',
    title: 'synaptic',
    command: node('synaptic'),
    variant: rowByRow,
    incomparable: 'row by row, another slope',
    absent: {
      J2: 'one run takes two minutes: a line of code for each weight is more than V8 optimizes',
      J3: 'one run would take three quarters of an hour, for the same reason',
      J4: 'it writes and compiles code for each of the networks',
    },
  },
  { name: 'convnetjs', title: 'ConvNetJS', command: node('convnetjs'), tolerance: doublePrecision },
  {
    name: 'ml-fnn',
    title: 'ml-fnn',
    command: node('ml-fnn'),
    incomparable: 'softmax over two outputs, tanh',
  },
];

/**
 * @param {string} name
 * @param {...string} options
 * @returns {Competitor['command']}
 */
function node(name, ...options) {
  const script = fileURLToPath(new URL(`competitors/${name}.mjs`, import.meta.url));
  return ({ json }) => [process.execPath, script, json, ...options];
}

/**
 * @param {string} preset
 * @returns {Competitor['command']}
 */
function native(preset) {
  const program = fileURLToPath(new URL(`../../build/${preset}/tests/bench/truthnet-bench`, import.meta.url));
  return ({ text }) => [program, text];
}

/** @type {Competitor['command']} */
function python({ json }) {
  const script = fileURLToPath(new URL('numpy_job.py', import.meta.url));
  return [findPythonWith('numpy') ?? 'python3', script, json];
}
