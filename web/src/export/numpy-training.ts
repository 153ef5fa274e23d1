/** Exports the training of a session as a NumPy program. */

import type { Change } from '../session/changes.ts';
import type { Activation, Init, Optimizer, Row, Session } from '../session/session.ts';
import { floatText } from './trained.ts';
import {
  changesText,
  countingOf,
  indent,
  listText,
  printText,
  type Replay,
  type TrainingRun,
  trainingRunOf,
  usesLogits,
} from './training-run.ts';

/** NumPy code of each activation, and of its slope as a function of its value. */
const FUNCTIONS: Record<Activation, string> = {
  sigmoid: `def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def sigmoid_slope(a):
    return a * (1 - a)`,
  tanh: `tanh = np.tanh


def tanh_slope(a):
    return 1 - a * a`,
  relu: `def relu(z):
    return np.maximum(z, 0)


def relu_slope(a):
    return np.where(a > 0, 1.0, 0.0)`,
  leaky_relu: `def leaky_relu(z):
    return np.where(z > 0, z, 0.01 * z)


def leaky_relu_slope(a):
    return np.where(a > 0, 1.0, 0.01)`,
  linear: `def linear(z):
    return z


def linear_slope(a):
    return np.ones_like(a)`,
  step: `def step(z):
    return np.heaviside(z, 0)


def step_slope(a):
    return np.zeros_like(a)`,
};

/** NumPy code of a layer's start weights; `rand` draws from 0 to 1. */
const DRAWN: Record<Exclude<Init, 'given'>, (fanIn: number, fanOut: number) => string> = {
  uniform01: (fanIn, fanOut) => `np.random.rand(${fanIn}, ${fanOut})`,
  uniform11: (fanIn, fanOut) => `2 * np.random.rand(${fanIn}, ${fanOut}) - 1`,
  glorot_uniform: (fanIn, fanOut) => `(2 * np.random.rand(${fanIn}, ${fanOut}) - 1) * np.sqrt(6 / ${fanIn + fanOut})`,
  he_uniform: (fanIn, fanOut) => `(2 * np.random.rand(${fanIn}, ${fanOut}) - 1) * np.sqrt(6 / ${fanIn})`,
};

const STATE: Record<Optimizer, string> = {
  gd: '',
  momentum: 'velocities = [np.zeros_like(p) for p in parameters]\n',
  adam: `means = [np.zeros_like(p) for p in parameters]
squares = [np.zeros_like(p) for p in parameters]
updates = 0
`,
};

/** Code of a loop over parameters p: a further variable with its list, and the learning rate of p. */
interface RateCode {
  readonly variable: string;
  readonly list: string;
  readonly rate: string;
}

const ONE_RATE: RateCode = { variable: '', list: '', rate: 'learning_rate' };
const LAYER_RATES: RateCode = { variable: ', f', list: ', factors', rate: 'learning_rate * f' };

const UPDATE: Record<Optimizer, (code: RateCode) => string> = {
  gd: ({ variable, list, rate }) => `for p, g${variable} in zip(parameters, gradients${list}):
    p -= ${rate} * g`,
  momentum: ({ variable, list, rate }) => `for p, g, v${variable} in zip(parameters, gradients, velocities${list}):
    v *= 0.9
    v += g
    p -= ${rate} * v`,
  adam: ({ variable, list, rate }) => `updates += 1
for p, g, m, s${variable} in zip(parameters, gradients, means, squares${list}):
    m *= 0.9
    m += 0.1 * g
    s *= 0.999
    s += 0.001 * g * g
    p -= ${rate} * (m / (1 - 0.9**updates)) / (np.sqrt(s / (1 - 0.999**updates)) + 1e-8)`,
};

/**
 * Returns a NumPy program that trains the session from its start, with the changes by hand, and prints the same losses
 * as the page, unless a chaotic setting amplifies the last bit in which NumPy's exp may differ. It contains only what
 * this configuration needs.
 */
export function numpyTraining(replay: Replay): string {
  const run = trainingRunOf(replay);
  const { session, sizes, hasBlanks, withoutRows } = run;
  const { network, training } = session;
  const sum = hasBlanks ? 'c.sum()' : 'y.size';
  const count = { never: sum, sometimes: `max(1, ${sum})`, always: '1' }[withoutRows];
  const last = network.activation.length;
  const numbers = run.layers.map(({ n }) => n);
  const before = (n: number) => (n === 1 ? 'x' : `a${n - 1}`);
  const forward = numbers.flatMap((n) => [
    `z${n} = ${before(n)} @ W${n}${network.bias ? ` + b${n}` : ''}`,
    `a${n} = ${network.activation[n - 1]}(z${n})`,
  ]);
  return `"""Trains a ${sizes.join('-')} network on a truth table as TruthNet does, and prints the same losses."""

import numpy as np

# The rows that train: their inputs and targets${hasBlanks ? ", and which targets count; the others are don't care" : ''}.
${rowsText(run, run.tables[0]!)}

${[...new Set(network.activation)].map((activation) => `${FUNCTIONS[activation]}\n\n\n`).join('')}${startText(run)}
parameters = [${[...numbers.map((n) => `W${n}`), ...(network.bias ? numbers.map((n) => `b${n}`) : [])].join(', ')}]
learning_rate = ${floatText(training.learningRate)}
${factorsText(session)}${STATE[training.optimizer]}

def check(*numbers):
    """Ends the program if a number is not finite."""
    if not all(np.isfinite(each).all() for each in numbers):
        raise SystemExit("The run has blown up: a number is no longer finite.")


def forward(x):
    """The activations of all layers, and the weighted sums of the last."""
${indent(forward.join('\n'), 4)}
    check(${numbers.map((n) => `z${n}`).join(', ')})
    return ${numbers.map((n) => `a${n}`).join(', ')}, z${last}


def loss(y, p, z${hasBlanks ? ', c' : ''}):
${indent(lossText(session, hasBlanks, count), 4)}


np.seterr(all="ignore")
for iteration in range(${training.iterations} + 1):
    *_, p, z = forward(X)
    now = loss(Y, p, z${hasBlanks ? ', C' : ''})
    check(now)
${indent(printText(run) + changesText(run, (change, rows) => changeText(run, change, rows)), 4)}${indent(loopText(run), 4)}
`;
}

function startText({ session: { network, training }, layers }: TrainingRun): string {
  const { init, seed, start } = training;
  const given = (values: readonly (readonly number[])[]) =>
    `np.array([${values.map((row) => `[${row.map(floatText).join(', ')}]`).join(', ')}])`;
  const weights = layers.map(({ n, fanIn, fanOut }) =>
    init === 'given' ? `W${n} = ${given(start?.weights[n - 1] ?? [])}` : `W${n} = ${DRAWN[init](fanIn, fanOut)}`,
  );
  const biases = network.bias
    ? layers.map(({ n, fanOut }) => {
        const values = init === 'given' ? start?.biases?.[n - 1] : undefined;
        return `b${n} = ${values ? `np.array([${values.map(floatText).join(', ')}])` : `np.zeros(${fanOut})`}`;
      })
    : [];
  return [...(init === 'given' ? [] : [`np.random.seed(${seed})`]), ...weights, ...biases].join('\n');
}

/** Returns the code of the factors on the learning rate of each of the parameters, if any. */
function factorsText({ network, training }: Session): string {
  const factors = training.layerRates?.map(floatText).join(', ');
  return factors === undefined ? '' : `factors = [${factors}]${network.bias ? ' * 2' : ''}\n`;
}

/** Returns the code of the loss: y are the targets, p the predictions, z the weighted sums of the last layer. */
function lossText(session: Session, hasBlanks: boolean, count: string): string {
  const counted = (value: string) => (hasBlanks ? `np.sum(c * ${value})` : `np.sum(${value})`);
  switch (session.training.loss) {
    case 'sse':
      return `return ${counted('(y - p) ** 2')}`;
    case 'half_sse':
      return `return ${counted('(y - p) ** 2')} / 2`;
    case 'mse':
      return `return ${counted('(y - p) ** 2')} / ${count}`;
    case 'cross_entropy':
      return usesLogits(session)
        ? `# ln(1 + e^z) - y z, written so that nothing overflows.
return ${counted('(np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z))))')} / ${count}`
        : `q = np.clip(p, 1e-15, 1 - 1e-15)
return ${counted('-(y * np.log(q) + (1 - y) * np.log1p(-q))')} / ${count}`;
  }
}

/** Returns the code of one iteration: forward, backward and update, for all rows at once or row by row. */
function loopText({ session, layers, hasBlanks }: TrainingRun): string {
  const { network, training } = session;
  const numbers = layers.map(({ n }) => n);
  const isByRow = training.batch === 'row';
  const last = numbers.length;
  const sums = training.loss === 'mse' || training.loss === 'cross_entropy';
  const count = sums ? ` / ${hasBlanks ? 'c.sum()' : 'y.size'}` : '';
  const counts = hasBlanks ? 'c * ' : '';
  const slope = (n: number) => `${network.activation[n - 1]}_slope(a${n})`;
  const error = {
    sse: `${counts}2 * (a${last} - y) * ${slope(last)}`,
    mse: `${counts}2 * (a${last} - y)${count} * ${slope(last)}`,
    half_sse: `${counts}(a${last} - y) * ${slope(last)}`,
    cross_entropy: usesLogits(session)
      ? `${counts}np.where(y == 1, -sigmoid(-z${last}), a${last})${count}`
      : `${counts}np.where(q == a${last}, (q - y) / (q * (1 - q)), 0)${count} * ${slope(last)}`,
  }[training.loss];
  const needsClip = training.loss === 'cross_entropy' && !usesLogits(session);
  const lines = [
    isByRow
      ? `x, y${hasBlanks ? ', c' : ''} = X[r : r + 1], Y[r : r + 1]${hasBlanks ? ', C[r : r + 1]' : ''}`
      : `x, y${hasBlanks ? ', c' : ''} = X, Y${hasBlanks ? ', C' : ''}`,
    `${numbers.map((n) => `a${n}`).join(', ')}, z${last} = forward(x)`,
    ...(needsClip ? [`q = np.clip(a${last}, 1e-15, 1 - 1e-15)`] : []),
    `d${last} = ${error}`,
    ...numbers
      .slice(0, -1)
      .toReversed()
      .map((n) => `d${n} = d${n + 1} @ W${n + 1}.T * ${slope(n)}`),
    `gradients = [${[
      ...numbers.map((n) => `${n === 1 ? 'x' : `a${n - 1}`}.T @ d${n}`),
      ...(network.bias ? numbers.map((n) => `d${n}.sum(axis=0)`) : []),
    ].join(', ')}]`,
    UPDATE[training.optimizer](training.layerRates ? LAYER_RATES : ONE_RATE),
  ].join('\n');
  return isByRow ? `for r in range(len(X)):\n${indent(lines, 4)}` : lines;
}

/** Returns the code that sets the inputs and targets of the rows that train, and which targets count. */
function rowsText({ sizes, hasBlanks }: TrainingRun, rows: readonly Row[]): string {
  const matrix = (list: string, columns: number) =>
    rows.length === 0 ? `np.zeros((0, ${columns}))` : `np.array(${list}, dtype=float)`;
  const [inputs, outputs] = [sizes[0]!, sizes.at(-1)!];
  return `X = ${matrix(listText(rows.map((row) => row.in)), inputs)}
Y = ${matrix(listText(rows.map((row) => row.out)), outputs)}
${hasBlanks ? `C = ${matrix(listText(countingOf(rows)), outputs)}\n` : ''}`;
}

function changeText(run: TrainingRun, change: Change, rows: readonly Row[]): string {
  switch (change.kind) {
    case 'learningRate':
      return `learning_rate = ${floatText(change.value)}\n`;
    case 'weight':
      return `W${change.layer + 1}[${change.from}, ${change.to}] = ${floatText(change.value)}\n`;
    case 'bias':
      return `b${change.layer + 1}[${change.unit}] = ${floatText(change.value)}\n`;
    case 'rows':
      return rowsText(run, rows);
  }
}
