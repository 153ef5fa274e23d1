/** Every text of the playground in English; its shape is what each other language must fill. */

import type { Failure, Problem } from '../engine/protocol.ts';
import type { Activation, Loss } from '../session/session.ts';

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

  // The loss chart
  lossChart: 'Loss',
  scale: 'Scale',
  linear: 'Linear',
  log: 'Log',
  chartEmpty: 'Press Train and the loss draws itself here.',
  chartReadout: (iteration: string, loss: string) => `Iteration ${iteration}: loss ${loss}`,
  chartKeys: 'Loss by iteration. Move along it with the arrow keys.',

  activation: {
    sigmoid: 'sigmoid',
    tanh: 'tanh',
    relu: 'ReLU',
    leaky_relu: 'leaky ReLU',
    linear: 'linear',
    step: 'step',
  } satisfies Record<Activation, string>,

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
