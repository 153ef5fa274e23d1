/** Every text of the playground in English, but for those of late-en.ts; its shape is what each other language must fill. */

import type { Failure, Problem } from '../engine/protocol.ts';
import type { KeptProblem, LinkForm } from '../session/kept-problem.ts';
import type { NumberProblem } from '../session/number-range.ts';
import type { PresetId } from '../session/presets.ts';
import type { Tally } from '../session/score.ts';
import type { Activation, Batch, Init, Loss, Optimizer, SessionPart } from '../session/session.ts';
import type { Logic } from '../session/unit-logic.ts';
import type { Chart } from '../session/view.ts';
import { bound, count as grouped, plural } from './numbers.ts';

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
  lossName: {
    sse: 'sum of squared errors',
    mse: 'mean squared error',
    half_sse: 'half the sum of squared errors',
    cross_entropy: 'cross-entropy',
  } satisfies Record<Loss, string>,

  // What the status line says
  starting: 'Loading the WebAssembly core …',
  ready: 'Ready. Press Train.',
  training: 'Training …',
  restarted: {
    table: 'The table changed, so training begins again at iteration 0.',
    network: 'The network was rebuilt, so training begins again at iteration 0.',
    training: 'These settings begin again at iteration 0.',
  } satisfies Record<SessionPart, string>,
  pausedAt: (iteration: string) => `Paused at iteration ${iteration}.`,
  backAt: (iteration: string, last: string) => `Back at iteration ${iteration} of ${last}.`,
  allRight: (iteration: string) => `Every row is right after iteration ${iteration}.`,
  finished: (iteration: string, loss: string) => `Iteration ${iteration} reached. The loss is ${loss}.`,
  blownUp: (iteration: string) =>
    `The weights grew beyond all numbers after iteration ${iteration}, so training stopped. Try a smaller learning rate, then Reset.`,
  notTrainable:
    'A network with a step activation can be evaluated, but its slope is zero everywhere, so it cannot be trained.',

  // What stands for panels before they are loaded, and is their heading then
  panels: {
    neuron: {
      title: 'A single neuron',
      about: 'Could one neuron do it? It adds up its weighted inputs and fires when the sum is above its threshold.',
    },
    microscope: {
      title: 'Microscope',
      about: 'One iteration, slowly: every number from the inputs to the update, and where each comes from.',
    },
    landscape: {
      title: 'Loss landscape',
      about: 'The true loss where the weights are not: a step ahead, and all around.',
    },
  },

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
  tableHint:
    'Click a cell to switch between 0 and 1; hold a target, or right-click it, for don’t care (–). Or move with the arrow keys and type 0, 1 or –. h holds the row out, s shows it in the network.',
  contradiction: 'Contradiction',
  contradictionHint: 'Another row has the same inputs and a different target. No network can satisfy both.',
  contradictions: (rows: string) =>
    `Rows ${rows} ask for different targets from the same inputs. No network can satisfy them all.`,
  noPrediction: 'no prediction yet',
  predictionOff: (prediction: string, difference: string) => `${prediction}, off by ${difference}`,

  // What makes and changes a truth table
  preset: 'Preset',
  noPreset: 'Own table',
  presetGroups: { gates: 'Gates', oneOutput: 'More inputs', moreOutputs: 'Several outputs' },
  changedPreset: (name: string) => `Changed from ${name}.`,
  presets: {
    tutorial: { name: 'Tutorial', about: 'y is 1 when exactly one of X1 and X2 is. X3 is always 1.' },
    and: { name: 'AND', about: '1 when both inputs are 1.' },
    or: { name: 'OR', about: '1 when at least one input is 1.' },
    nand: { name: 'NAND', about: '0 only when both inputs are 1. Every circuit can be built from it alone.' },
    nor: { name: 'NOR', about: '1 only when both inputs are 0.' },
    xor: { name: 'XOR', about: '1 when the inputs differ. No single line parts its ones from its zeros.' },
    xnor: { name: 'XNOR', about: '1 when the inputs are equal.' },
    implies: { name: 'IMPLIES', about: 'If a, then b: 0 only when a is 1 and b is 0.' },
    parity3: { name: '3-bit parity', about: '1 when the number of ones is odd.' },
    parity4: {
      name: '4-bit parity',
      about: '1 when the number of ones is odd. Every change of one input changes the answer.',
    },
    majority: { name: 'Majority', about: '1 when at least two of the three inputs are 1.' },
    multiplexer: { name: 'Multiplexer', about: 's chooses: y is a when s is 0 and b when s is 1.' },
    halfAdder: { name: 'Half adder', about: 'a + b as a sum s and a carry cout.' },
    fullAdder: { name: 'Full adder', about: 'a + b + cin as a sum s and a carry cout.' },
    comparator: {
      name: '2-bit comparator',
      about: 'Whether the number a1 a0 is less than, equal to or greater than b1 b0.',
    },
    multiplier: { name: '2-bit multiplier', about: 'The number a1 a0 times the number b1 b0, in four bits.' },
    sevenSegments: {
      name: 'Decimal to 7 segments',
      about: 'Which segments of a display are lit for the digits 0 to 9. The combinations for 10 to 15 are left out.',
    },
    gray3: {
      name: 'Gray code, 3 bits',
      about: 'Binary to Gray code: from one number to the next, a single bit changes.',
    },
    gray4: {
      name: 'Gray code, 4 bits',
      about: 'Binary to Gray code: from one number to the next, a single bit changes.',
    },
  } satisfies Record<PresetId, { name: string; about: string }>,
  allCombinations: 'All combinations',
  opensDialog: (label: string) => `${label} …`,
  expression: 'Expression',
  undo: 'Undo',
  redo: 'Redo',

  // Rows: held out, left out, selected, right
  row: (row: number) => `Row ${row}`,
  heldOutRow: (row: number) => `Row ${row}, held out`,
  selectRow: 'Show this row in the network',
  predictionIs: (name: string, reading: string) => `Prediction of ${name}: ${reading}`,
  holdOut: 'Hold out',
  holdOutHint: 'A row held out is predicted and scored, never trained on.',
  holdOutRow: (row: number) => `Hold out row ${row}`,
  holdOutCell: (row: number, heldOut: boolean) => `Hold out, row ${row}: ${heldOut ? 'yes' : 'no'}`,
  predictLeftOut: (count: number) =>
    count === 0
      ? 'The table has every combination.'
      : `Predict the ${count === 1 ? 'combination' : `${grouped(count)} combinations`} left out`,
  leftOutRows: (count: number) =>
    count === 1 ? '1 combination left out: never trained' : `${grouped(count)} combinations left out: never trained`,
  leftOutRow: (bits: string) => `${bits}, left out, never trained`,
  leftOutCell: (name: string, bits: string, value: string) => `${name}, left out ${bits}: ${value}`,
  leftOutPrediction: (name: string, bits: string, reading: string) =>
    `Left out ${bits}, prediction of ${name}: ${reading}`,
  noTarget: 'no target',
  neverTrained: 'never trained',
  addCombination: (bits: string) => `Add ${bits} to the table`,
  rowsRight: ({ right, rows }: Tally) =>
    rows === 0 ? 'No row to train on' : `${grouped(right)} of ${grouped(rows)} rows right`,
  heldOutRight: ({ right, rows }: Tally) =>
    `${rows === 1 ? '1 row' : `${grouped(rows)} rows`} held out: ${grouped(right)} right`,
  rightHint: (tolerance: string) => `A row is right when every prediction is less than ${tolerance} from its target.`,

  // The network
  network: 'Network',
  networkSummary: (sizes: readonly number[]) => `Network with layers of ${sizes.join(', ')} units`,
  activationOf: (unit: string, value: string) => `${unit}: ${value}`,
  hiddenUnit: (layer: number, unit: number) => `h${layer},${unit}`,
  diagram: {
    hint: 'Point at a line or a unit for its numbers. Drag a line up or down to change its weight, or press it and type.',
    keys: 'The arrow keys go from unit to weight to unit. Plus and minus change a weight, Enter lets you type it.',
    row: 'Show row',
    noRow: 'none',
    weight: 'weight',
    bias: 'bias',
    gradient: 'gradient ∂L/∂w',
    biasGradient: 'gradient ∂L/∂b',
    contribution: 'activation × weight',
    input: 'input',
    sum: 'weighted sum z',
    activation: 'activation',
    function: 'function',
    logic: 'fires for',
    earlierUnits: (layer: number, count: number) =>
      layer === 0 ? `${count} earlier inputs` : `${count} earlier units of layer ${layer}`,
    laterUnits: (layer: number, count: number) =>
      layer === 0 ? `${count} later inputs` : `${count} later units of layer ${layer}`,
  },
  positiveWeight: 'positive weight',
  negativeWeight: 'negative weight',

  // Panels that open, and what units fire for
  show: 'Show',
  hide: 'Hide',
  logic: (logic: Logic | undefined, inputs: readonly string[]): string => {
    if (!logic) return 'nothing simple';
    const list = (of: readonly number[]) => new Intl.ListFormat('en').format(of.map((input) => inputs[input]!));
    const pair = 'a' in logic ? ([inputs[logic.a]!, inputs[logic.b]!] as const) : (['', ''] as const);
    const [a, b] = pair;
    switch (logic.kind) {
      case 'always':
        return 'always';
      case 'never':
        return 'never';
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
        return `just one of ${a} and ${b}`;
      case 'xnor':
        return `${a} and ${b} alike`;
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
  learningRate: 'Learning rate',
  stopWhenRight: 'Stop when every row is right',
  tolerance: 'Right within',
  startWeights: 'Start weights',
  seed: 'Seed',
  newSeed: 'New seed',
  seedHint: 'The start weights are those of numpy.random.seed',
  startFromHere: 'Start from these weights',
  startFromHereHint: 'The weights shown now become the start weights.',
  optimizer: 'Optimizer',
  batch: 'Updates',
  restartHint: 'These, the layers and the table begin again at iteration 0 when they change.',
  architecture: 'Layers',
  noHiddenLayers: 'No hidden layer: inputs go straight to the output.',
  units: (layer: number) => `Units in hidden layer ${layer}`,
  unitCount: (count: number) => plural(count, 'unit', 'units'),
  layer: (layer: number) => `Hidden ${layer}`,
  outputLayer: 'Output',
  addLayer: 'Add layer',
  removeLayer: (layer: number) => `Remove hidden layer ${layer}`,
  hiddenActivation: (layer: number) => `Activation of hidden layer ${layer}`,
  outputActivation: 'Activation of the output',
  bias: 'Biases',
  more: (label: string) => `More: ${label}`,
  less: (label: string) => `Less: ${label}`,
  numberProblem: (label: string, { text, readings, range: { least, most, open, whole } }: NumberProblem) =>
    readings.length > 1
      ? `${label}: “${text}” may mean ${readings.join(' or ')}.`
      : `${label} takes a${whole ? ' whole' : ''} number ${open ? 'above' : 'from'} ${bound(least)} ${open ? 'and at most' : 'to'} ${bound(most)}, not ${text ? `“${text}”` : 'nothing'}.`,

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
  chartWaiting: 'The loss draws itself here as the network trains.',
  chartReadout: (iteration: string, loss: string) => `Iteration ${iteration}: loss ${loss}`,
  lineReadout: (iteration: string, line: string, value: string) => `Iteration ${iteration}, ${line}: ${value}`,
  chartKeys: {
    loss: 'Loss by iteration. The arrow keys go back and forth in time.',
    rows: 'Loss of each row by iteration. The arrow keys go back and forth in time.',
    weights: 'Weights by iteration. The arrow keys go back and forth in time.',
    gradients: 'Gradients by iteration. The arrow keys go back and forth in time.',
  } satisfies Record<Chart, string>,
  rowLine: (row: number) => `row ${row}`,
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
    given: 'taken from a network',
  } satisfies Record<Init, string>,

  failure: {
    noWebAssembly: 'This browser cannot run WebAssembly, which the playground needs.',
    noSimd: 'This browser’s WebAssembly has no SIMD, which the playground needs. A newer version has it.',
    noWorkers: 'This page may not start web workers, which the playground trains in.',
    notLoaded: 'The playground’s core could not be loaded.',
    crashed:
      'The playground’s core ended unexpectedly. The table, the settings and the network as it was seen last are kept.',
    silent:
      'The playground’s core has not answered for a while. It may be busy with something large; or start it anew, from where it was seen last.',
  } satisfies Record<Failure, string>,
  tooOld: 'This browser is too old for TruthNet, which needs Chrome or Edge 123, Firefox 120, Safari 17.5 or later.',
  lateNotLoaded: (guess: string | undefined): string =>
    guess === undefined
      ? 'This part could not be loaded. The connection may be lost, or the security policy of the page may block it.'
      : `This part is not at ${guess}. A script that was inlined or imported does not know where it came from: set data-base on truth-net to the folder of the other scripts.`,
  tryAgain: 'Try again',
  share: 'Share',
  linkForms: {
    table: 'names of inputs, a colon, names of outputs, a slash and rows, such as A,B:y/00:0,11:1',
    row: 'a bit for each input, a colon and 0, 1 or - for each output, and ! where the row is held out',
    allRows: 'rows with their inputs, or targets alone for every combination of the inputs',
    number: 'a number',
    numbers: 'numbers with commas between them',
    trueOrFalse: 'true or false',
    change: 'changes such as 100:lr:0.5, 100:w0.2.1:-3 or 100:b0.1:2',
    percent: 'text in which % begins the code of a character',
  } satisfies Record<LinkForm, string>,
  keptProblem: ({ code, field, value, allowed }: KeptProblem): string => {
    switch (code) {
      case 'missing':
        return `${field} is missing; it must be there.`;
      case 'wrongType':
        return `${field} is ${value}, but must be of type ${allowed}.`;
      case 'outOfRange':
        return `${field} is ${value}, but must be within ${allowed}.`;
      case 'notAnInteger':
        return `${field} is ${value}, but must be a whole number within ${allowed}.`;
      case 'notOneOf':
        return `${field} is ${value}, but must be one of ${allowed}.`;
      case 'wrongLength':
        return `${field} has ${value} entries, but must have a number within ${allowed}.`;
      case 'emptyName':
        return `${field} is blank, but must be a name.`;
      case 'duplicateName':
        return `${field} is ${value}, a name that another column has already.`;
      case 'tooLong':
        return `${field} has ${value} characters, but may have at most ${allowed}.`;
      case 'unknownField':
      case 'unknownPart':
        return allowed.includes(', ')
          ? `${field} is unknown; known are ${allowed}.`
          : `${field} is unknown; did you mean ${allowed}?`;
      case 'noMatch':
        return `${field} is ${value}, but must match ${allowed}.`;
      case 'linkTooLong':
        return `A link may have at most ${allowed} characters; this one has ${value}. A file holds a session of any size.`;
      case 'newerLink':
        return `This link is of version ${value}, which is newer than this page; it knows version ${allowed}. Reload the page, or find a newer one.`;
      case 'partTwice':
        return `The link says “${field}” twice; once is allowed.`;
      case 'malformed':
        return `${field} says “${value}”, but must be ${en.linkForms[allowed as LinkForm]}.`;
      case 'fileTooLarge':
        return `A session file may have at most ${allowed} bytes; this one has ${value}.`;
      case 'tooDeep':
        return `This is no TruthNet session: it has more than ${allowed} brackets within brackets.`;
      case 'notJson': {
        const [line, column] = field.split(':');
        return `This is no JSON: it goes wrong at line ${line}, column ${column}.`;
      }
      case 'noSession':
        return 'This is JSON, but no TruthNet session: that is an object with a “table”.';
    }
  },
  linkBroken: (problem: string) => `This link cannot be opened. ${problem}`,

  /** The core's own sentence. */
  problem: (problem: Problem) => problem.sentence,
};

/** The name of a unit; layers and units count from 0, the first layer being the first after the input. */
export type NameOfUnit = (layer: number, unit: number) => string;

/** What each language must say. */
export type Messages = Omit<typeof en, 'language'> & { readonly language: string };
