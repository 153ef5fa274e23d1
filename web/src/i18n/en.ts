/** Holds all English texts of the playground but those of lazy-en.ts; every other language has the same shape. */

import { sentences } from '../../../wasm/sentences.mjs';
import type { Failure } from '../api/outcomes.ts';
import type { SavedStateProblemCode, SavedStateProblem, LinkForm } from '../session/saved-state-problem.ts';
import type { NumberProblem } from '../session/number-range.ts';
import { presetGroups, presets } from '../session/presets/en.ts';
import type { Obstacle } from '../session/learning/outcome.ts';
import type { Tally } from '../session/learning/score.ts';
import type { Activation, Batch, Init, Loss, Optimizer, SessionPart } from '../session/session.ts';
import type { Logic } from '../session/learning/unit-logic.ts';
import type { Chart, DrawerPanel, OnChange } from '../session/view.ts';
import { bound, count as grouped, plural } from './numbers.ts';
import type { Language } from './texts.ts';

export const en = {
  language: 'en' as Language,

  // The run
  train: 'Train',
  resume: 'Resume',
  trainFurther: 'Train further',
  /** Short form of `trainFurther` for a phone. */
  trainMore: 'Train on',
  pause: 'Pause',
  step: '1 step',
  stepTen: '10 steps',
  reset: 'Reset',
  resetHint: 'Go back to iteration 0 with the same start weights',
  runTo: 'Stop at iteration',
  runToHint: 'Training stops at this iteration.',
  pace: 'Speed',
  paceOf: (perSecond: string) => `${perSecond} / s`,
  paceRising: 'Slow to fast',
  paceFull: 'Full speed',
  iteration: 'Iteration',
  loss: 'Loss',
  lossName: {
    sse: 'sum of squared errors',
    mse: 'mean squared error',
    half_sse: 'half the sum of squared errors',
    cross_entropy: 'cross-entropy',
  } satisfies Record<Loss, string>,

  // Status line
  starting: 'Loading the WebAssembly core …',
  ready: 'Ready. Press Train.',
  training: 'Training …',
  restarted: {
    table: 'The table changed, so the run is back at iteration 0.',
    network: 'The network changed, so the run is back at iteration 0.',
    training: 'The settings changed, so the run is back at iteration 0.',
  } satisfies Record<SessionPart, string>,
  pausedAt: (iteration: string) => `Paused at iteration ${iteration}.`,
  allRight: (iteration: string) => `All rows are right at iteration ${iteration}.`,
  finished: (iteration: string, loss: string) => `Iteration ${iteration} reached. The loss is ${loss}.`,
  blownUp: (iteration: string) =>
    `The weights overflowed after iteration ${iteration}. Set a smaller learning rate and press Reset.`,
  notTrainable: {
    stepActivation: 'A network with step units can predict but not learn: their slope is zero everywhere.',
    noTrainingRows: 'There is nothing to learn: every row is held out or has no target.',
  } satisfies Record<Obstacle, string>,

  // Panels: their tabs in the drawer of a stage, and their headings
  lookCloser: 'Look closer',
  tabs: {
    microscope: 'Microscope',
    landscape: 'Landscape',
    neuron: 'Neuron',
    space: 'Hidden space',
    surfaces: 'Surfaces',
    survey: 'Many seeds',
    map: 'Map',
    story: 'Story',
    wall: 'Wall',
    circuit: 'Circuit',
    write: 'Write it',
    predict: 'Predict',
    challenge: 'Challenges',
  } satisfies Record<DrawerPanel, string>,
  closePanel: 'Close (Esc)',
  closeProblem: 'Close',
  keys: 'Keyboard (?)',

  // The truth table
  truthTable: 'Truth table',
  inputs: 'Inputs',
  outputs: 'Targets',
  predictions: 'Predictions',
  predictionOf: (name: string) => `Prediction of ${name}`,
  addRow: 'Add row',
  addInput: 'Add input',
  addOutput: 'Add output',
  /** Labels of the buttons whose names are `addRow`, `addInput`, `addOutput` and `allCombinations`. */
  shortAdd: { row: '+ row', input: '+ input', output: '+ output', missing: '+ missing' },
  editRow: (row: number) => `Edit row ${row}`,
  editColumn: (name: string) => `Edit column ${name}`,
  cell: (name: string, row: number, value: string) => `${name}, row ${row}: ${value}`,
  dontCare: "don't care",
  moreTools: 'Edit the table',
  tableHint:
    'Click a cell to switch between 0 and 1, or drag across cells. Press and hold a target, or right-click it, for don’t care (–).',
  onChange: {
    label: 'On change:',
    hint: 'What happens to the run when you edit a row or the learning rate.',
    choices: { keep: 'keep weights', restart: 'start over' } satisfies Record<OnChange, string>,
  },
  contradiction: 'Contradiction',
  contradictionHint: 'Another row has the same inputs but a different target.',
  contradictions: (rows: string) => `Rows ${rows}: same inputs, different targets.`,
  noPrediction: 'no prediction yet',
  predictionOff: (prediction: string, difference: string) => `${prediction}, off by ${difference}`,

  // Sources and edits of a truth table
  preset: 'Preset',
  noPreset: 'Custom',
  presetGroups,
  ownTable: 'A table of your own.',
  changedPreset: (name: string) => `Changed from ${name}.`,
  presets,
  allCombinations: 'Add missing rows',
  opensDialog: (label: string) => `${label} …`,
  expression: 'Expression',
  undo: 'Undo',
  redo: 'Redo',

  // Rows: held out, left out, selected, right
  row: (row: number) => `Row ${row}`,
  heldOutRow: (row: number) => `Row ${row}, held out`,
  selectRow: 'Show this row in the network',
  predictionIs: (name: string, reading: string) => `Prediction of ${name}: ${reading}`,
  predictLeftOut: (count: number) =>
    count === 0
      ? 'The table has every input combination.'
      : `Also predict the ${plural(count, 'missing row', 'missing rows')}`,
  leftOutRows: (count: number) => `${plural(count, 'missing row', 'missing rows')}, never trained on`,
  leftOutRow: (bits: string) => `${bits}, missing, never trained on`,
  leftOutCell: (name: string, bits: string, value: string) => `${name}, missing row ${bits}: ${value}`,
  leftOutPrediction: (name: string, bits: string, reading: string) =>
    `Missing row ${bits}, prediction of ${name}: ${reading}`,
  noTarget: 'no target',
  addCombination: (bits: string) => `Add ${bits} to the table`,
  rowsRight: ({ right, rows }: Tally) =>
    rows === 0 ? 'No rows to train on' : `${grouped(right)} of ${grouped(rows)} rows right`,
  heldOutRight: ({ right, rows }: Tally) => `held out: ${grouped(right)} of ${grouped(rows)}`,
  rightHint: (tolerance: string) => `A row is right when every prediction is less than ${tolerance} from its target.`,

  // The network
  network: 'Network',
  networkSummary: (sizes: readonly number[]) => `Network with layers of ${sizes.join(', ')} units`,
  activationOf: (unit: string, value: string) => `${unit}: ${value}`,
  hiddenUnit: (layer: number, unit: number) => `h${layer},${unit}`,
  diagram: {
    hint: 'Point at a line or a unit to see its numbers. Drag a line up or down to change its weight, or click it to type a value.',
    keys: 'The arrow keys move between units and weights. Plus and minus change a weight, Enter types one.',
    row: 'Show row',
    noRow: 'none',
    earlierUnits: (layer: number, count: number) =>
      layer === 0 ? `${count} earlier inputs` : `${count} earlier units of layer ${layer}`,
    laterUnits: (layer: number, count: number) =>
      layer === 0 ? `${count} later inputs` : `${count} later units of layer ${layer}`,
  },
  positiveWeight: 'positive weight',
  negativeWeight: 'negative weight',

  // Panels that open, and the rows that units fire for
  show: 'Show',
  hide: 'Hide',
  logic: (logic: Logic | undefined, inputs: readonly string[]): string => {
    if (!logic) return 'no simple rule';
    const list = (of: readonly number[]) => new Intl.ListFormat('en').format(of.map((input) => inputs[input]!));
    const pair = 'a' in logic ? ([inputs[logic.a]!, inputs[logic.b]!] as const) : (['', ''] as const);
    const [a, b] = pair;
    switch (logic.kind) {
      case 'always':
        return 'always on';
      case 'never':
        return 'never on';
      case 'level':
        return `${logic.value} everywhere`;
      case 'is':
        return inputs[logic.input]!;
      case 'isNot':
        return `not ${inputs[logic.input]}`;
      case 'and':
        return `${a} and ${b}`;
      case 'or':
        return `${a} or ${b}`;
      case 'nand':
        return `not both ${a} and ${b}`;
      case 'nor':
        return `neither ${a} nor ${b}`;
      case 'xor':
        return `exactly one of ${a} and ${b}`;
      case 'xnor':
        return `${a} equals ${b}`;
      case 'andNot':
        return `${a}, but not ${b}`;
      case 'notAnd':
        return `${b}, but not ${a}`;
      case 'orNot':
        return `${a} or not ${b}`;
      case 'notOr':
        return `${b} or not ${a}`;
      case 'atLeast':
        return logic.count === logic.inputs.length
          ? `all of ${list(logic.inputs)}`
          : logic.count === 1
            ? `any of ${list(logic.inputs)}`
            : `at least ${logic.count} of ${list(logic.inputs)}`;
      case 'atMost':
        return logic.count === 0 ? `none of ${list(logic.inputs)}` : `at most ${logic.count} of ${list(logic.inputs)}`;
      case 'odd':
        return `an odd number of ${list(logic.inputs)}`;
      case 'even':
        return `an even number of ${list(logic.inputs)}`;
    }
  },

  // The settings
  trainingSettings: 'Training',
  moreSettings: 'More',
  learningRate: 'Learning rate',
  stopWhenRight: 'Stop when every row is right',
  animateSteps: 'Animate single steps',
  previews: 'Preview changes',
  tolerance: 'Right if off by less than',
  startWeights: 'Start weights',
  seed: 'Seed',
  newSeed: 'New seed',
  seedHint: 'Draws the same random numbers as numpy.random.seed',
  startFromHere: 'Start from these weights',
  startFromHereHint: 'The weights shown now become the start weights.',
  optimizer: 'Optimizer',
  batch: 'Batch',
  restartHint: 'Changing these, layers or columns returns to iteration 0.',
  architecture: 'Layers',
  noHiddenLayers: 'No hidden layer: inputs go straight to the output.',
  units: (layer: number) => `Units in hidden layer ${layer}`,
  unitCount: (count: number) => plural(count, 'unit', 'units'),
  layer: (layer: number) => `Hidden ${layer}`,
  outputLayer: 'Output',
  addLayer: 'Add layer',
  removeLayer: (layer: number) => `Remove hidden layer ${layer}`,
  hiddenActivation: (layer: number) => `Activation of hidden layer ${layer}`,
  outputActivation: 'Activation of the output layer',
  bias: 'Biases',
  more: (label: string) => `More: ${label}`,
  less: (label: string) => `Less: ${label}`,
  numberProblem: (label: string, { text, readings, range: { least, most, open, whole } }: NumberProblem) =>
    readings.length > 1
      ? `${label}: “${text}” may mean ${readings.join(' or ')}.`
      : `${label}: enter a${whole ? ' whole' : ''} number ${open ? 'above' : 'from'} ${bound(least)} ${open ? 'and at most' : 'to'} ${bound(most)}${text ? `, not “${text}”` : ''}.`,

  // The chart, which also seeks in the run
  chart: { loss: 'Loss', rows: 'Rows', weights: 'Weights', gradients: 'Gradients' } satisfies Record<Chart, string>,
  chartTitle: {
    loss: 'Loss',
    rows: 'Loss of each row',
    weights: 'Weights',
    gradients: 'Gradients',
  } satisfies Record<Chart, string>,
  chartChoice: 'What the chart shows',
  scale: 'Scale',
  linear: 'Linear',
  log: 'Log',
  chartEmpty: 'Press Train to see the loss here.',
  chartWaiting: 'The loss appears here as the network trains.',
  chartReadout: (iteration: string, loss: string) => `Iteration ${iteration}: loss ${loss}`,
  /** `title` is that of the chart. */
  chartKeys: (title: string) => `${title} by iteration. Use the arrow keys to move through the run.`,
  weightName: (from: string, to: string) => `${from} → ${to}`,
  timeLineHint: 'Drag along the chart to go back.',
  lookingBack: (iteration: string, last: string) =>
    `Showing iteration ${iteration} of ${last}. Training continues from here.`,
  toTheEnd: 'Jump to the end',
  chartTable: 'Show as a table',

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
    full: 'all rows',
    row: 'one row at a time',
  } satisfies Record<Batch, string>,
  initName: {
    uniform01: 'from 0 to 1',
    uniform11: 'from −1 to 1',
    glorot_uniform: 'Glorot',
    he_uniform: 'He',
    given: 'custom',
  } satisfies Record<Init, string>,

  failure: {
    noWebAssembly: 'This browser cannot run WebAssembly, which the playground needs.',
    noSimd: 'This browser’s WebAssembly does not support SIMD, which the playground needs. Please update it.',
    noWorkers: 'This page is not allowed to start web workers, which the playground needs.',
    notLoaded: 'The playground’s core could not be loaded.',
    crashed: 'The playground’s core stopped unexpectedly. Your table, settings and network are kept.',
    silent:
      'The playground’s core has not responded for a while. It may be busy: wait, or restart it from the state last shown.',
  } satisfies Record<Failure, string>,
  tooOld: 'This browser is too old for TruthNet, which needs Chrome or Edge 123, Firefox 120, Safari 17.5 or later.',
  lateNotLoaded: (guess: string | undefined): string =>
    guess === undefined
      ? 'This part could not be loaded. You may be offline, or the page’s security policy may block it.'
      : `This part is not at ${guess}. An inlined or imported script cannot tell its own address: set data-base on truth-net to the folder of the other scripts.`,
  analysesEnded: 'The analyses stopped unexpectedly twice. Training is not affected.',
  tryAgain: 'Try again',
  share: 'Share',
  linkForms: {
    table: 'input names, a colon, output names, a slash and rows, such as A,B:y/00:0,11:1',
    row: 'one bit for each input, a colon, 0, 1 or - for each output, and ! if the row is held out',
    allRows: 'rows with their inputs, or only the targets of every input combination',
    number: 'a number',
    numbers: 'numbers separated by commas',
    trueOrFalse: 'true or false',
    change: 'changes such as 100:lr:0.5, 100:w0.2.1:-3, 100:b0.1:2 or 100:r0.1:001:1',
    percent: 'text in which % starts a code such as %2C',
  } satisfies Record<LinkForm, string>,
  linkBroken: (problem: string) => `This link cannot be opened. ${problem}`,

  problem: (problem: SavedStateProblem): string => problems[problem.code](problem),
};

const problems: Record<SavedStateProblemCode, (problem: SavedStateProblem) => string> = {
  ...sentences,
  unknownPart: sentences.unknownField,
  noMatch: ({ field, value, allowed }) => `${field} must match ${allowed}, but is ${value}.`,
  linkTooLong: ({ value, allowed }) =>
    `This link has ${value} characters; at most ${allowed} are allowed. Save a session this large as a file instead.`,
  newerLink: ({ value, allowed }) =>
    `This link was made by a newer TruthNet (version ${value}; this page reads ${allowed}). Reload the page.`,
  partTwice: ({ field }) => `The link contains “${field}” twice. It may appear only once.`,
  malformed: ({ field, value, allowed }) => `${field} is “${value}”, but must be ${en.linkForms[allowed as LinkForm]}.`,
  fileTooLarge: ({ value, allowed }) => `This file has ${value} bytes. A session file may have at most ${allowed}.`,
  tooDeep: ({ allowed }) => `Not a TruthNet session: brackets are nested more than ${allowed} levels deep.`,
  notJson: ({ field }) => {
    const [line, column] = field.split(':');
    return `Not valid JSON: syntax error at line ${line}, column ${column}.`;
  },
  noSession: () => 'Valid JSON, but not a TruthNet session: a session is an object with a “table”.',
};

/** Returns the name of a unit; layers and units count from 0, the first layer after the input being 0. */
export type NameOfUnit = (layer: number, unit: number) => string;

/** Texts that each language has. */
export type Messages = typeof en;
