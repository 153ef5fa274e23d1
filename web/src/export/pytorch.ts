/** Exports the training of a session as a PyTorch program. */

import type { Change } from '../session/changes.ts';
import type { Optimizer, Row } from '../session/session.ts';
import { lossComment, type ModuleActivation, modulesOf, startText } from './framework.ts';
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

const MODULES: Record<ModuleActivation, string> = {
  sigmoid: 'nn.Sigmoid()',
  tanh: 'nn.Tanh()',
  relu: 'nn.ReLU()',
  leaky_relu: 'nn.LeakyReLU(0.01)',
};

const OPTIMIZERS: Record<Optimizer, (parameters: string) => string> = {
  gd: (parameters) => `torch.optim.SGD(${parameters}, lr=learning_rate)`,
  momentum: (parameters) => `torch.optim.SGD(${parameters}, lr=learning_rate, momentum=0.9)`,
  adam: (parameters) => `torch.optim.Adam(${parameters}, lr=learning_rate)`,
};

/**
 * Returns a PyTorch program that trains the session from the numbers of its start weights, with the changes by hand, and
 * prints the same losses as the page. No layer may have a step activation, which autograd cannot train.
 */
export function pytorchTraining(replay: Replay): string {
  const run = trainingRunOf(replay);
  const { session, sizes, layers, hasBlanks } = run;
  const [batch, names] = hasBlanks ? ['Y, C', 'x, y, c'] : ['Y', 'x, y'];
  const update = (x: string, rest: string) => `optimizer.zero_grad()
loss(model(${x}), ${rest}).backward()
optimizer.step()
`;
  const updates =
    session.training.batch === 'row'
      ? `for ${names} in zip(X, ${batch}):\n${indent(update('x', names.slice(3)), 4)}`
      : update('X', batch);
  return `"""Trains a ${sizes.join('-')} network on a truth table with PyTorch from TruthNet's start weights, and prints the same losses.

Autograd finds the gradients that TruthNet computes by hand. Both compute in double precision: the losses agree to about
12 digits, unless a chaotic setting amplifies the last one.
"""

import torch
import torch.nn.functional as F
from torch import nn

torch.set_default_dtype(torch.float64)

# The rows that train: their inputs and targets${hasBlanks ? ", and which targets count; the others are don't care" : ''}.
${rowsText(run, run.tables[0]!)}
# Start weights [from unit, to unit] of each layer${session.network.bias ? ', and its biases' : ''}.
${startText(run, 'torch.tensor')}
${layers.map(({ n, fanIn, fanOut }) => `layer${n} = nn.Linear(${fanIn}, ${fanOut}${session.network.bias ? '' : ', bias=False'})\n`).join('')}${modelText(run)}
with torch.no_grad():
${indent(layers.map(({ n }) => copyText(n, session.network.bias)).join(''), 4)}
${optimizerText(run)}

def check(numbers):
    """Ends the program if a number is not finite."""
    if not torch.isfinite(numbers).all():
        raise SystemExit("The run has blown up: a number is no longer finite.")


for layer in [${layers.map(({ n }) => `layer${n}`).join(', ')}]:
    layer.register_forward_hook(lambda layer, inputs, sums: check(sums))


def loss(${usesLogits(session) ? 'z' : 'p'}, y${hasBlanks ? ', c' : ''}):
${indent(lossText(run), 4)}


for iteration in range(${session.training.iterations} + 1):
    with torch.no_grad():
        now = loss(model(X), ${batch})
    check(now)
${indent(printText(run) + changesText(run, (change, rows) => changeText(run, change, rows)) + updates, 4)}`;
}

function rowsText({ sizes, hasBlanks }: TrainingRun, rows: readonly Row[]): string {
  const matrix = (list: string, columns: number, type: string) =>
    rows.length === 0 ? `torch.zeros((0, ${columns}), dtype=${type})` : `torch.tensor(${list}, dtype=${type})`;
  const [inputs, outputs] = [sizes[0]!, sizes.at(-1)!];
  return `X = ${matrix(listText(rows.map((row) => row.in)), inputs, 'torch.float64')}
Y = ${matrix(listText(rows.map((row) => row.out)), outputs, 'torch.float64')}
${hasBlanks ? `C = ${matrix(listText(countingOf(rows)), outputs, 'torch.bool')}\n` : ''}`;
}

function modelText(run: TrainingRun): string {
  const modules = modulesOf(run, (activation) => MODULES[activation]);
  return `${lossComment(run.session)}model = nn.Sequential(${modules.join(', ')})\n`;
}

/** Returns the code that copies the start weights of layer n. */
function copyText(n: number, hasBias: boolean): string {
  const bias = hasBias ? `layer${n}.bias.copy_(b${n})\n` : '';
  return `layer${n}.weight.copy_(W${n}.T)${n === 1 ? '  # Linear keeps them as [to unit, from unit]' : ''}\n${bias}`;
}

function optimizerText({ session: { training }, layers }: TrainingRun): string {
  const rate = `learning_rate = ${floatText(training.learningRate)}\n`;
  const write = OPTIMIZERS[training.optimizer];
  if (!training.layerRates) return `${rate}optimizer = ${write('model.parameters()')}\n`;
  const list = layers.map(({ n }) => `layer${n}`).join(', ');
  return `${rate}factors = [${training.layerRates.map(floatText).join(', ')}]  # on the learning rate of each layer
optimizer = ${write(`[{"params": layer.parameters()} for layer in [${list}]]`)}
${LAYER_RATES}`;
}

const ONE_RATE = `for group in optimizer.param_groups:
    group["lr"] = learning_rate
`;
const LAYER_RATES = `for group, factor in zip(optimizer.param_groups, factors):
    group["lr"] = learning_rate * factor
`;

/** Returns the code of the loss: y are the targets, p the predictions, z the weighted sums of the last layer. */
function lossText({ session, hasBlanks, withoutRows }: TrainingRun): string {
  const mean = (losses: string) =>
    withoutRows === 'never' ? `${losses}.mean()` : `${losses}.sum() / max(1, y.numel())`;
  const lines = {
    sse: 'return F.mse_loss(p, y, reduction="sum")',
    half_sse: 'return F.mse_loss(p, y, reduction="sum") / 2',
    mse: `return ${mean('(p - y).square()')}`,
    cross_entropy: usesLogits(session)
      ? `# binary_cross_entropy_with_logits for targets 0 and 1, written so that a small loss keeps its digits.
return ${mean('-F.logsigmoid((2 * y - 1) * z)')}`
      : `q = p.clamp(1e-15, 1 - 1e-15)
return ${mean('-(y * q.log() + (1 - y) * torch.log1p(-q))')}`,
  };
  const output = usesLogits(session) ? 'z' : 'p';
  return `${hasBlanks ? `${output}, y = ${output}[c], y[c]\n` : ''}${lines[session.training.loss]}`;
}

function changeText(run: TrainingRun, change: Change, rows: readonly Row[]): string {
  const edit = (target: string, value: number) => `with torch.no_grad():\n    ${target} = ${floatText(value)}\n`;
  switch (change.kind) {
    case 'learningRate':
      return `learning_rate = ${floatText(change.value)}\n${run.session.training.layerRates ? LAYER_RATES : ONE_RATE}`;
    case 'weight':
      return edit(`layer${change.layer + 1}.weight[${change.to}, ${change.from}]`, change.value);
    case 'bias':
      return edit(`layer${change.layer + 1}.bias[${change.unit}]`, change.value);
    case 'rows':
      return rowsText(run, rows);
  }
}
