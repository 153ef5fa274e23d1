/** Exports the training of a session as a Keras program. */

import type { Change } from '../session/changes.ts';
import type { Optimizer, Row } from '../session/session.ts';
import { lossComment, type ModuleActivation, modulesOf, startText } from './framework.ts';
import { floatText } from './trained.ts';
import {
  changesText,
  indent,
  listText,
  printText,
  type Replay,
  type TrainingRun,
  trainingRunOf,
  usesLogits,
} from './training-run.ts';

const ACTIVATIONS: Record<ModuleActivation, string> = {
  sigmoid: '"sigmoid"',
  tanh: '"tanh"',
  relu: '"relu"',
  leaky_relu: 'leaky_relu',
};

/** The slope at 0 is 0.01, for which the backends of Keras differ. */
const LEAKY_RELU = `

def leaky_relu(z):
    return ops.where(z > 0, z, 0.01 * z)

`;

const OPTIMIZERS: Record<Optimizer, { readonly name: string; readonly options: string }> = {
  gd: { name: 'SGD', options: '' },
  momentum: { name: 'SGD', options: ', momentum=0.9' },
  adam: { name: 'Adam', options: '' },
};

/**
 * Returns a Keras program that trains the session from the numbers of its start weights, with the changes by hand, and
 * prints the same losses as the page. No layer may have a step activation, which no backend can train.
 */
export function kerasTraining(replay: Replay): string {
  const run = trainingRunOf(replay);
  const { session, sizes, layers, changes, hasBlanks } = run;
  const { bias, activation } = session.network;
  const { iterations, batch } = session.training;
  const updates =
    batch === 'row'
      ? `for r in range(len(X)):
    model.train_on_batch(X[r : r + 1], Y[r : r + 1])
`
      : 'model.train_on_batch(X, Y)\n';
  const setsNumbers = changes.some(({ kind }) => kind === 'weight' || kind === 'bias');
  return `"""Trains a ${sizes.join('-')} network on a truth table with Keras 3 from TruthNet's start weights, and prints the same losses.

The backend finds the gradients that TruthNet computes by hand. Both compute in double precision: the losses agree to
about 12 digits, unless a chaotic setting amplifies the last one.
"""

import os

os.environ.setdefault("JAX_ENABLE_X64", "1")  # without it, JAX computes in single precision

import keras
import numpy as np
from keras import ops

keras.config.set_floatx("float64")

# The rows that train: their inputs and targets${hasBlanks ? "; a target that is nan is don't care" : ''}.
${rowsText(run, run.tables[0]!)}
# Start weights [from unit, to unit] of each layer${bias ? ', and its biases' : ''}.
${startText(run, 'np.array')}${activation.includes('leaky_relu') ? LEAKY_RELU : ''}
${layers.map(({ n, fanOut }) => `layer${n} = keras.layers.Dense(${fanOut}${bias ? '' : ', use_bias=False'}, name="layer${n}")\n`).join('')}${modelText(run)}${layers.map(({ n }) => `layer${n}.set_weights([W${n}${bias ? `, b${n}` : ''}])\n`).join('')}

def loss(y, ${usesLogits(session) ? 'z' : 'p'}):
${indent(lossText(run), 4)}

${optimizerText(run)}model.compile(optimizer=optimizer, loss=loss)


def check(numbers):
    """Ends the program if a number is not finite."""
    if not ops.all(ops.isfinite(numbers)):
        raise SystemExit("The run has blown up: a number is no longer finite.")


def forward(x):
    """The output of the last layer."""
    for layer in model.layers:
        x = layer(x)
        check(x)
    return x

${setsNumbers ? SET_NUMBER : ''}
for iteration in range(${iterations} + 1):
    now = loss(ops.convert_to_tensor(Y), forward(X))
    check(now)
${indent(printText(run) + changesText(run, (change, rows) => changeText(run, change, rows)) + updates, 4)}`;
}

const SET_NUMBER = `
def set_number(variable, place, value):
    numbers = np.array(ops.convert_to_numpy(variable))
    numbers[place] = value
    variable.assign(numbers)

`;

function rowsText({ sizes }: TrainingRun, rows: readonly Row[]): string {
  const matrix = (list: string, columns: number) =>
    rows.length === 0 ? `np.zeros((0, ${columns}))` : `np.array(${list}, dtype=float)`;
  const [inputs, outputs] = [sizes[0]!, sizes.at(-1)!];
  return `X = ${matrix(listText(rows.map((row) => row.in)), inputs)}
Y = ${matrix(
    listText(
      rows.map((row) => row.out),
      'np.nan',
    ),
    outputs,
  )}
`;
}

function modelText(run: TrainingRun): string {
  const modules = modulesOf(run, (activation) => `keras.layers.Activation(${ACTIVATIONS[activation]})`);
  const lines = [`keras.Input((${run.sizes[0]},))`, ...modules].map((module) => `    ${module},\n`).join('');
  return `${lossComment(run.session)}model = keras.Sequential([\n${lines}])\n`;
}

/** Returns the code of the optimizer: one of Keras, or a subclass where Keras computes something else. */
function optimizerText({ session: { training }, layers, changes }: TrainingRun): string {
  const { name, options } = OPTIMIZERS[training.optimizer];
  const { layerRates } = training;
  const isAdam = training.optimizer === 'adam';
  const factors = layers.map(({ n }, layer) => `"layer${n}": ${floatText(layerRates?.[layer] ?? 1)}`).join(', ');
  const adam = `        # Keras adds epsilon before it corrects the bias of the mean square, the paper and TruthNet after it.
        steps = ops.cast(self.iterations + 1, variable.dtype)
        self.epsilon = 1e-8 * ops.sqrt(1 - self.beta_2**steps)
`;
  const rate = layerRates ? 'learning_rate * factors[variable.path.split("/")[-2]]' : 'learning_rate';
  const subclass = `
class Optimizer(keras.optimizers.${name}):
    def update_step(self, gradient, variable, learning_rate):
${isAdam ? adam : ''}        super().update_step(gradient, variable, ${rate})


`;
  const isSubclass = isAdam || layerRates !== undefined;
  const hasMomenta = training.optimizer === 'momentum' && changes.some(({ kind }) => kind === 'learningRate');
  return `${layerRates ? `\nfactors = {${factors}}  # on the learning rate of each layer\n\n` : ''}${isSubclass ? subclass : '\n'}learning_rate = ${floatText(training.learningRate)}
optimizer = ${isSubclass ? 'Optimizer' : `keras.optimizers.${name}`}(learning_rate=learning_rate${options})
${hasMomenta ? 'optimizer.build(model.trainable_variables)\n' : ''}`;
}

/** Returns the code of the loss: y are the targets, p the predictions, z the weighted sums of the last layer. */
function lossText({ session, hasBlanks, withoutRows }: TrainingRun): string {
  const { loss } = session.training;
  const each = {
    sse: 'ops.square(y - p)',
    half_sse: 'ops.square(y - p)',
    mse: 'ops.square(y - p)',
    cross_entropy: usesLogits(session)
      ? '-ops.log_sigmoid((2 * y - 1) * z)'
      : '-(y * ops.log(q) + (1 - y) * ops.log1p(-q))',
  }[loss];
  const isMean = loss === 'mse' || loss === 'cross_entropy';
  const cells = hasBlanks ? 'ops.sum(ops.cast(counts, y.dtype))' : 'ops.sum(ops.ones_like(y))';
  const count = withoutRows === 'never' ? cells : `ops.maximum(${cells}, 1)`;
  const sum = `ops.sum(${hasBlanks ? `ops.where(counts, ${each}, 0)` : each})`;
  const total = isMean ? `${sum} / ${count}` : `${sum}${loss === 'half_sse' ? ' / 2' : ''}`;
  return [
    ...(hasBlanks ? ['counts = ops.logical_not(ops.isnan(y))', 'y = ops.where(counts, y, 0)'] : []),
    ...(loss !== 'cross_entropy'
      ? []
      : usesLogits(session)
        ? ['# The cross-entropy of targets 0 and 1, written so that a small loss keeps its digits.']
        : ['q = ops.clip(p, 1e-15, 1 - 1e-15)']),
    `return ${isMean && !hasBlanks && withoutRows === 'never' ? `ops.mean(${each})` : total}`,
  ].join('\n');
}

function changeText(run: TrainingRun, change: Change, rows: readonly Row[]): string {
  const momenta = run.session.training.optimizer === 'momentum' ? momentaText : () => '';
  switch (change.kind) {
    case 'learningRate':
      return `${momenta(floatText(change.value))}learning_rate = ${floatText(change.value)}
optimizer.learning_rate = learning_rate
`;
    case 'weight':
      return `set_number(layer${change.layer + 1}.kernel, (${change.from}, ${change.to}), ${floatText(change.value)})\n`;
    case 'bias':
      return `set_number(layer${change.layer + 1}.bias, ${change.unit}, ${floatText(change.value)})\n`;
    case 'rows':
      return rowsText(run, rows);
  }
}

/** Returns the code that gives the momenta the new learning rate, which they contain as a factor. */
function momentaText(rate: string): string {
  return `for momentum in optimizer.momentums:  # they contain the learning rate
    momentum.assign(momentum * (${rate} / learning_rate))
`;
}
