/** Every text of the playground in English; its shape is what each other language must fill. */

import type { Failure, Problem } from '../engine/protocol.ts';
import type { SettingName } from '../session/differences.ts';
import type { Activation, Batch, Init, Loss, Optimizer } from '../session/session.ts';
import type { Chart } from '../session/view.ts';

export const en = {
  language: 'en',

  // The run
  train: 'Train',
  resume: 'Resume',
  trainFurther: 'Train further',
  pause: 'Pause',
  step: '1 step',
  stepTen: '10 steps',
  reset: 'Reset',
  resetHint: 'Back to iteration 0 with the same start weights',
  runTo: 'Run to',
  pace: 'Speed',
  paceOf: (perSecond: string) => `${perSecond} / s`,
  paceFull: 'Full speed',
  iteration: 'Iteration',
  loss: 'Loss',
  lossUnit: {
    sse: 'sum of squared errors',
    mse: 'mean squared error',
    half_sse: 'half the sum of squared errors',
    cross_entropy: 'cross-entropy',
  } satisfies Record<Loss, string>,
  lossName: {
    sse: 'squared errors, summed',
    mse: 'squared errors, mean',
    half_sse: 'half of the squared errors',
    cross_entropy: 'cross-entropy',
  } satisfies Record<Loss, string>,

  // What the status line says
  starting: 'Loading the WebAssembly core …',
  ready: 'Ready. Press Train.',
  training: 'Training …',
  pausedAt: (iteration: string) => `Paused at iteration ${iteration}.`,
  finished: (iteration: string, loss: string) => `Iteration ${iteration} reached. The loss is ${loss}.`,
  blownUp: (iteration: string) =>
    `The weights grew beyond all numbers after iteration ${iteration}, so training stopped. Try a smaller learning rate, then Reset.`,
  notTrainable:
    'A network with a step activation can be evaluated, but its slope is zero everywhere, so it cannot be trained.',

  // The truth table
  truthTable: 'Truth table',
  inputs: 'Inputs',
  outputs: 'Targets',
  predictions: 'Predictions',
  predictionOf: (name: string) => `Prediction of ${name}`,
  addRow: 'Add row',
  addInput: 'Add input',
  addOutput: 'Add output',
  removeRow: (row: number) => `Remove row ${row}`,
  removeColumn: (name: string) => `Remove column ${name}`,
  columnName: (name: string) => `Name of column ${name}`,
  cell: (name: string, row: number, value: string) => `${name}, row ${row}: ${value}`,
  dontCare: "don't care",
  tableHint: 'Click a cell, or move with the arrow keys and type 0, 1 or – (don’t care).',
  contradiction: 'Contradiction',
  contradictionHint: 'Another row has the same inputs and a different target. No network can satisfy both.',
  contradictions: (rows: string) =>
    `Rows ${rows} ask for different targets from the same inputs. No network can satisfy them all.`,
  noPrediction: 'no prediction yet',
  error: (difference: string) => `off by ${difference}`,

  // The network
  network: 'Network',
  networkHint: 'Line width and colour show the weights.',
  networkSummary: (sizes: string) => `Network with layers of ${sizes} units`,
  weightOf: (from: string, to: string, value: string) => `${from} → ${to}: ${value}`,
  hiddenUnit: (layer: number, unit: number) => `h${layer},${unit}`,
  moreUnits: (count: number) => `+${count} more`,
  positiveWeight: 'positive weight',
  negativeWeight: 'negative weight',

  // The settings
  settings: 'Settings',
  learningRate: 'Learning rate',
  seed: 'Seed',
  newSeed: 'New seed',
  seedHint: 'The start weights are those of numpy.random.seed',
  hiddenLayers: 'Hidden layers',
  noHiddenLayers: 'None: inputs go straight to the output.',
  units: (layer: number) => `Units in hidden layer ${layer}`,
  layer: (layer: number) => `Layer ${layer}`,
  addLayer: 'Add layer',
  removeLayer: (layer: number) => `Remove hidden layer ${layer}`,
  hiddenActivation: 'Hidden activation',
  outputActivation: 'Output activation',
  bias: 'Biases',
  more: (label: string) => `More: ${label}`,
  less: (label: string) => `Less: ${label}`,
  restartHint:
    'Changing the table, the network or the seed starts again from iteration 0. The learning rate can change on the way.',

  // The chart, which is the time line of the run as well
  chart: { loss: 'Loss', rows: 'Rows', weights: 'Weights', gradients: 'Gradients' } satisfies Record<Chart, string>,
  chartTitle: {
    loss: 'Loss',
    rows: 'Loss of each row',
    weights: 'Weights',
    gradients: 'Gradients',
  } satisfies Record<Chart, string>,
  chartChoice: 'What the chart shows',
  rowsChoice: 'How rows are shown',
  stacked: 'Stacked',
  lines: 'Lines',
  scale: 'Scale',
  linear: 'Linear',
  log: 'Log',
  chartEmpty: 'Press Train and the loss draws itself here.',
  chartReadout: (iteration: string, loss: string) => `Iteration ${iteration}: loss ${loss}`,
  lineReadout: (iteration: string, line: string, value: string) => `Iteration ${iteration}, ${line}: ${value}`,
  chartKeys: {
    loss: 'Loss by iteration. The arrow keys go back and forth in time.',
    rows: 'Loss of each row by iteration. The arrow keys go back and forth in time.',
    weights: 'Weights by iteration. The arrow keys go back and forth in time.',
    gradients: 'Gradients by iteration. The arrow keys go back and forth in time.',
  } satisfies Record<Chart, string>,
  row: (row: number) => `row ${row}`,
  otherRows: 'all other rows',
  weightName: (from: string, to: string) => `${from} → ${to}`,
  biasName: (unit: string) => `bias of ${unit}`,
  layerSize: (layer: number) => `layer ${layer} (root mean square)`,
  lowestLoss: (loss: string) => `rows contradict each other: at best ${loss}`,
  timeLineHint: 'Drag along the chart to go back in time.',
  lookingBack: (iteration: string, last: string) =>
    `You see iteration ${iteration} of ${last}. Training goes on from here.`,
  toTheEnd: 'To the end',
  chartTable: 'As a table',

  // Earlier runs
  pastRuns: 'Earlier runs',
  compare: 'Compare',
  forgetAll: 'Forget all',
  forgetRun: (id: number) => `Forget run #${id}`,
  openRun: (id: number) => `Open run #${id}`,
  open: 'Open',
  thisRun: 'This run',
  sameSettings: 'the same settings',
  pastRunLoss: (loss: string, iteration: string) => `loss ${loss} at ${iteration}`,
  setting: {
    table: 'table',
    hidden: 'hidden layers',
    activation: 'activation',
    bias: 'biases',
    loss: 'loss',
    optimizer: 'optimizer',
    batch: 'updates',
    learningRate: 'learning rate',
    init: 'start weights',
    seed: 'seed',
    changes: 'changed on the way',
  } satisfies Record<SettingName, string>,
  tableSize: (rows: number, inputs: number, outputs: number) => `${rows} × ${inputs} → ${outputs}`,
  changes: (count: number) => (count === 1 ? 'once' : `${count} times`),
  yes: 'yes',
  no: 'no',

  activation: {
    sigmoid: 'sigmoid',
    tanh: 'tanh',
    relu: 'ReLU',
    leaky_relu: 'leaky ReLU',
    linear: 'linear',
    step: 'step',
  } satisfies Record<Activation, string>,

  optimizerName: {
    gd: 'gradient descent',
    momentum: 'momentum',
    adam: 'Adam',
  } satisfies Record<Optimizer, string>,
  batchName: {
    full: 'once per iteration',
    row: 'after every row',
  } satisfies Record<Batch, string>,
  initName: {
    uniform01: 'from 0 to 1',
    uniform11: 'from −1 to 1',
    glorot_uniform: 'Glorot',
    he_uniform: 'He',
    given: 'given',
  } satisfies Record<Init, string>,

  failure: {
    noWebAssembly: 'This browser cannot run WebAssembly, which the playground needs.',
    noSimd: 'This browser’s WebAssembly has no SIMD, which the playground needs. A newer version has it.',
    noWorkers: 'This page may not start web workers, which the playground trains in.',
    notLoaded: 'The playground’s core could not be loaded.',
    crashed: 'The playground’s core ended unexpectedly. The table and the settings are kept.',
  } satisfies Record<Failure, string>,
  tryAgain: 'Try again',

  /** The core's own sentence. */
  problem: (problem: Problem) => problem.sentence,
};

/** What each language must say. */
export type Messages = Omit<typeof en, 'language'> & { readonly language: string };
