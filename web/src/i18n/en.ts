/** Every text of the playground in English; its shape is what each other language must fill. */

import type { Failure, Problem } from '../engine/protocol.ts';
import type { CsvError } from '../session/csv.ts';
import type { Convention } from '../session/conventions.ts';
import type { Finding, Fix } from '../session/diagnosis.ts';
import type { SettingName } from '../session/differences.ts';
import type { ExpressionError } from '../session/expression.ts';
import type { KeptProblem, LinkForm } from '../session/kept-problem.ts';
import type { PresetId } from '../session/presets.ts';
import type { Tally } from '../session/score.ts';
import type { Activation, Batch, Init, Loss, Optimizer, SessionPart, Table } from '../session/session.ts';
import type { SurveySummary, Sweep } from '../session/survey.ts';
import type { Plane } from '../session/view.ts';
import type { Logic } from '../session/unit-logic.ts';
import type { Chart } from '../session/view.ts';
import { count as grouped, lossFigure, rowList, share } from './numbers.ts';

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

  // What holds training up, and what to try
  diagnosis: 'What holds training up',
  finding: (finding: Finding, unit: NameOfUnit): { readonly headline: string; readonly evidence: string } => {
    switch (finding.kind) {
      case 'blownUp':
        return {
          headline: 'The steps are too large.',
          evidence: `With learning rate ${finding.learningRate}, each made the weights larger than the one before.`,
        };
      case 'rising':
        return {
          headline: 'The loss rises.',
          evidence: `From ${lossFigure(finding.from)} to ${lossFigure(finding.to)} over the last ${grouped(finding.iterations)} iterations: the steps are too large.`,
        };
      case 'jumping':
        return {
          headline: 'The loss jumps.',
          evidence: `Between ${lossFigure(finding.from)} and ${lossFigure(finding.to)} over the last ${grouped(finding.iterations)} iterations: the steps are too large.`,
        };
      case 'contradiction':
        return {
          headline: 'Rows contradict each other.',
          evidence: `The loss is ${lossFigure(finding.loss)}; with rows ${rowList('en', finding.rows)} as they are, no network gets below ${lossFigure(finding.lowest)}.`,
        };
      case 'dead':
        return {
          headline: `${unit(finding.layer, finding.unit)} is dead.`,
          evidence: 'It gives 0 for every row, so nothing changes its weights any more.',
        };
      case 'saturated':
        return {
          headline: `${unit(finding.layer, finding.unit)} is saturated.`,
          evidence: `Its slope is at most ${lossFigure(finding.slope)} on every row, so it learns next to nothing.`,
        };
      case 'straight':
        return {
          headline: 'Nothing in this network bends.',
          evidence:
            finding.layers === 0
              ? 'Without a hidden layer, each output parts the rows by one straight line, and here no line is enough.'
              : 'Linear layers one after another are no more than a single one.',
        };
      case 'twins':
        return {
          headline: `${unit(finding.layer, finding.unit)} and ${unit(finding.layer, finding.other)} are twins.`,
          evidence: 'Their weights are nearly the same, so the two do the work of one.',
        };
      case 'plateau':
        return {
          headline: 'Training stands still.',
          evidence: `The loss fell by only ${share(finding.share)} over the last ${grouped(finding.iterations)} iterations.`,
        };
    }
  },
  fix: (fix: Fix): string => {
    switch (fix.kind) {
      case 'learningRate':
        return fix.restart ? `Begin again with learning rate ${fix.value}` : `Go on with learning rate ${fix.value}`;
      case 'holdOut':
        return `Hold out ${fix.rows.length === 1 ? 'row' : 'rows'} ${rowList('en', fix.rows)}`;
      case 'activation':
        return `Use ${en.activation[fix.activation]} in hidden layer ${fix.layer + 1}`;
      case 'init':
        return `Begin again with start weights ${en.initName[fix.init]}`;
      case 'seed':
        return `Begin again with seed ${fix.seed}`;
      case 'units':
        return `Use ${fix.units} units in hidden layer ${fix.layer + 1}`;
      case 'hiddenLayer':
        return `Add a hidden layer of ${fix.units} units`;
    }
  },

  // What one neuron can do
  neuron: {
    title: 'A single neuron',
    about: 'Could one neuron do it? It adds up its weighted inputs and fires when the sum is above its threshold.',
    output: 'Output',
    notOne: 'This network has more to it than single neurons: hidden units, or an activation that is not a step.',
    makeOne: 'Make it one neuron',
    byHand: 'By hand',
    weightOf: (name: string) => `Weight of ${name}`,
    threshold: 'Threshold T',
    fires: (rule: string) => `Fires when ${rule}`,
    net: 'sum − T',
    does: 'Neuron',
    doesFire: 'fires',
    doesRest: 'rests',
    notAsked: '(wrong)',
    moreRows: (rows: number) => `and ${plural(rows, 'more row', 'more rows')}`,
    enough: 'One neuron is enough.',
    use: 'Use these weights',
    impossible: 'No single neuron can.',
    contradiction: (firing: number, resting: number) =>
      `Rows ${firing} and ${resting} have the same inputs, but one should fire and the other rest.`,
    shouldFire: 'These should fire',
    shouldRest: 'These should rest',
    taken: (row: number, times: number) => (times === 1 ? `Row ${row}` : `${times} × row ${row}`),
    sum: 'Sum',
    why: 'As many rows on both sides, and the same sum of inputs. So any weights give both sides the same total. But rows that fire are each above T, and rows that rest are not: the totals would have to differ.',
    plot: (x: string, y: string, rule: string | undefined, possible: boolean) =>
      `The rows over ${x} and ${y}. ${rule ? `The neuron fires where ${rule}. ` : ''}${possible ? 'A line parts those that should fire from the others.' : 'The lines between rows that should fire and between rows that should rest cross: no line parts them.'}`,
    plotHint: 'The neuron fires in the tinted half. Blue rows should be in it, orange rows not.',
    plotProof: 'The blue line and the dashed orange one meet. A straight cut cannot have both on its right side there.',
  },

  // One iteration under the microscope
  biasOf: (unit: string) => `Bias of ${unit}`,
  microscope: {
    title: 'Microscope',
    about: 'One iteration, slowly: every number from the inputs to the update, and where each comes from.',
    tooLarge: 'This network has too many weights to be read number by number. Take some units away.',
    allRows: 'All rows',
    steps: 'Steps of an iteration',
    back: 'Back',
    next: 'Next',
    play: 'Play',
    pause: 'Pause the steps',
    lossStep: 'Loss',
    outputLayer: 'output layer',
    stepName: (kind: 'forward' | 'backward' | 'update', layer: string) =>
      `${{ forward: 'Forward', backward: 'Backward', update: 'Update' }[kind]}, ${layer}`,
    explain: {
      forward: 'Each unit adds up what arrives, each input times its weight, and bends the sum with its activation.',
      loss: 'How far the prediction is from the target, squared so that every miss counts as one.',
      backward:
        'How the loss would change if a unit gave a little more: at the output from the target, before it from the units that it leads to. Times the slope of the activation, that is δ.',
      update: 'Every weight takes a step against its slope, all rows counted; the learning rate says how long a step.',
    },
    more: (left: number) => `and ${grouped(left)} more`,
    program: 'Language of the program',
    programIn: (language: string) => `The iteration in ${language}`,
    convention: 'Written as',
    conventions: {
      textbook: 'Textbook: −2(y − ŷ), −=',
      tutorial: 'Tutorial: 2(y − ŷ), +=',
      half: 'With ½: −(y − ŷ)',
      mean: 'As a mean: −2(y − ŷ)/n',
    },
    conventionHint: {
      textbook: () => 'The slope points uphill, so it is subtracted.',
      tutorial: () =>
        'The tutorial leaves out the minus sign of the slope and adds where others subtract: two changes of sign, the same step.',
      half: (rate: string) =>
        `A ½ in front of the loss takes the 2 of the slope away. Every slope is half as large; learning rate ${rate} makes the same step.`,
      mean: (rate: string, cells: number) =>
        `Divided by its ${cells === 1 ? 'one target' : `${grouped(cells)} targets`}, the loss no longer grows with the table. Learning rate ${rate} makes the same step.`,
    } satisfies Record<Convention, (rate: string, cells: number) => string>,
    factor: (source: string, number: string) => `${number}: ${source}`,
    sources: {
      input: (name: string) => `input ${name}`,
      target: (name: string) => `target of ${name}`,
      activation: (name: string) => `what ${name} gives`,
      sum: (name: string) => `what arrives at ${name}`,
      slope: (name: string) => `slope of the activation of ${name}`,
      delta: (name: string) => `slope of the loss at ${name}`,
    },
    whySlope: 'Why this slope?',
    weight: 'Weight',
    chain:
      'Choose a weight here, or click one in the network. Its slope is a sum over the rows, each a chain of factors.',
    otherRows: (rows: number) => `${rows === 1 ? 'One more row is' : `${grouped(rows)} more rows are`} taken together.`,
    otherUpdate:
      'This optimizer does more than subtract this slope: it also uses earlier slopes, or takes the rows one by one.',
    nudge: 'The nudge test',
    nudgeHint: 'Make the weight a little larger and a little smaller, compute the whole loss both times, and divide.',
    nudgeAgrees: (digits: number) =>
      `The same slope to ${digits === 1 ? 'one digit' : `${digits} digits`}, without any chain rule.`,
    nudgeFlat: 'Both are zero, as far as the digits of the loss can tell.',
    nudgeDiffers: 'Here the two differ: the loss bends within the nudge, or is too flat for its digits.',
  },

  // The loss around the present weights
  landscape: {
    title: 'Loss landscape',
    about: 'The true loss where the weights are not: a step ahead, and all around.',
    line: 'The next step',
    aboutLine: 'All weights move against their slopes, together. The learning rate says how far: where does it land?',
    otherOptimizer: 'This is the way straight against the slope. The optimizer in use goes another way.',
    stepReach: 'Learning rates',
    rateAxis: 'learning rate',
    lands: (landing: string, now: string) => `The next iteration takes the loss from ${now} to ${landing}.`,
    landsNowhere: 'The next step would land where the loss is no number any more.',
    now: 'now',
    there: 'where the learning rate lands',
    plane: 'The plane',
    spannedBy: 'Spanned by',
    planes: { weights: 'Two weights', random: 'Two random directions' } satisfies Record<Plane, string>,
    reach: 'Reach',
    seed: 'Seed of the directions',
    direction: (number: 1 | 2) => `Direction ${number}`,
    lower: 'lower loss',
    higher: 'higher loss',
    level: 'as high as now',
    path: 'the path so far',
    noPath: 'The path of so large a network is not recorded.',
    planeLabel: (x: string, y: string, now: string, least: string) =>
      `The loss over ${x} and ${y}. In the middle it is ${now}, the lowest here is ${least}.`,
    pointHint: 'Point at a place, or use the arrow keys, to read the loss there.',
    readout: (place: string, loss: string) => `Loss ${loss} at ${place}`,
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
    'Click a cell, or move with the arrow keys and type 0, 1 or – (don’t care). h holds the row out, s shows it in the network.',
  contradiction: 'Contradiction',
  contradictionHint: 'Another row has the same inputs and a different target. No network can satisfy both.',
  contradictions: (rows: string) =>
    `Rows ${rows} ask for different targets from the same inputs. No network can satisfy them all.`,
  noPrediction: 'no prediction yet',
  error: (difference: string) => `off by ${difference}`,

  // What makes and changes a truth table
  preset: 'Preset',
  noPreset: 'Own table',
  presetGroups: { gates: 'Gates', oneOutput: 'More inputs', moreOutputs: 'Several outputs' },
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
  undo: 'Undo',
  redo: 'Redo',
  close: 'Close',

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

  // Filling the table from expressions
  expression: 'Expression',
  fromExpression: 'Fill from expression',
  expressionLabel: 'One output on each line, with or without its name',
  expressionHelp: [
    ['Words', 'and or not xor nand nor xnor implies'],
    ['C', '&& || ! ^ == != & | ~'],
    ['Logic', '∧ ∨ ¬ ⊕ ⊼ ⊽ → ↔ · +'],
  ],
  expressionOutcome: ({ inputs, outputs, rows }: Table) =>
    `${inputs.join(', ')} → ${outputs.join(', ')}: ${grouped(rows.length)} rows`,
  expressionProblem: ({ code, detail }: ExpressionError): string => {
    switch (code) {
      case 'empty':
        return 'There is nothing to read yet.';
      case 'tooLong':
        return `This is longer than ${grouped(Number(detail))} characters.`;
      case 'strangeCharacter':
        return `“${detail}” has no meaning here.`;
      case 'notABit':
        return `${detail} is neither a name nor a value: names begin with a letter, values are 0 and 1.`;
      case 'unclosedQuote':
        return 'This quotation mark is never closed.';
      case 'operandExpected':
        return detail ? `A name or a value is missing before “${detail}”.` : 'A name or a value is missing at the end.';
      case 'operatorExpected':
        return `An operator is missing before “${detail}”.`;
      case 'unclosed':
        return 'This bracket is never closed.';
      case 'notOpened':
        return 'This bracket was never opened.';
      case 'tooDeep':
        return 'These brackets and negations are nested too deeply.';
      case 'noName':
        return 'There is no name between these quotation marks.';
      case 'nameTooLong':
        return `This name has more than ${detail} characters.`;
      case 'assignedTwice':
        return `The output ${detail} has a line already.`;
      case 'assignedTooLate':
        return `${detail} is used as an input before it becomes an output.`;
      case 'noInputs':
        return 'There is no input in it.';
      case 'tooManyInputs':
        return `There are more than ${detail} inputs.`;
      case 'tooManyOutputs':
        return `There are more than ${detail} outputs.`;
    }
  },
  fillTable: 'Fill table',

  // CSV in and out
  csvHeading: 'Table as CSV',
  csvLabel: 'Copy it, change it, paste another or drop a file',
  csvFormat:
    'The first line names the columns. “target:” before a name makes it a target; without any, the last column is the target. A column “hold out” has a 1 for each row held out. Empty, -, x or ? is don’t care.',
  csvOutcome: ({ inputs, outputs, rows }: Table) =>
    [
      plural(inputs.length, 'input', 'inputs'),
      plural(outputs.length, 'target', 'targets'),
      plural(rows.length, 'row', 'rows'),
    ].join(', '),
  csvProblem: ({ line, column, code, value, detail }: CsvError): string => {
    const cell = `Line ${line}, column ${column} (${detail || value}): `;
    const found = value === '' ? 'it is empty' : `it says “${value}”`;
    switch (code) {
      case 'empty':
        return 'There is nothing in it.';
      case 'tooLarge':
        return `This is longer than ${grouped(Number(detail))} characters; no truth table is.`;
      case 'noRows':
        return 'There is a line of names, but no row below it.';
      case 'noInput':
        return `Line ${line}: there is no input column beside the target.`;
      case 'noTarget':
        return `Line ${line}: every column is marked as an input; there is no target.`;
      case 'noName':
        return `Line ${line}, column ${column}: the name is missing.`;
      case 'nameTooLong':
        return `Line ${line}, column ${column}: the name “${value}” has more than ${detail} characters.`;
      case 'duplicateName':
        return `Line ${line}, column ${column}: another column is called “${value}” already.`;
      case 'tooManyInputs':
        return `Line ${line}: there are ${value} inputs; at most ${detail} are possible.`;
      case 'tooManyOutputs':
        return `Line ${line}: there are ${value} targets; at most ${detail} are possible.`;
      case 'tooManyRows':
        return `Line ${line}: there are ${grouped(Number(value))} rows; at most ${grouped(Number(detail))} are possible.`;
      case 'wrongWidth':
        return `Line ${line}: it has ${plural(Number(value), 'column', 'columns')}, the first line has ${detail}.`;
      case 'notAnInput':
        return `${cell}${found}, an input is 0 or 1.`;
      case 'notATarget':
        return `${cell}${found}, a target is 0, 1 or don’t care.`;
      case 'notHoldOut':
        return `${cell}${found}; 1 holds a row out, 0 does not.`;
    }
  },
  openFile: 'Open file …',
  saveFile: 'Save file',
  copy: 'Copy',
  copied: 'Copied.',
  notCopied: 'The browser does not allow it; the text is selected to be copied by key.',
  fileTooLarge: (name: string) => `${name} is too large for a truth table.`,
  fileUnreadable: (name: string) => `${name} could not be read.`,
  useTable: 'Use this table',

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

  // The surfaces and the hidden space
  show: 'Show',
  hide: 'Hide',
  surfaces: {
    title: 'Surfaces',
    about: 'What each unit makes of every mixture of two inputs, from 0 to 1. The rows are the points.',
    across: 'Across',
    up: 'Up',
    fixedHint: 'The other inputs stay where they are put here.',
    drawAll: (count: number) => `Draw ${grouped(count)} more`,
    logicHint: 'Fires for just these rows. Names are for the rows of the table.',
    one: 'target 1, high values',
    zero: 'target 0, low values',
    line: 'the middle between low and high',
    label: (unit: string, x: string, y: string, [both0, x1, y1, both1]: readonly [string, string, string, string]) =>
      `${unit}: ${both0} where ${x} and ${y} are 0, ${x1} where only ${x} is 1, ${y1} where only ${y} is 1, ${both1} where both are 1. The arrow keys point at places between.`,
  },
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
  space: {
    title: 'Hidden space',
    about: 'Where a hidden layer puts the rows. The grid is the square of the two inputs beside, bent by the layer.',
    none: 'Without a hidden layer there is no hidden space.',
    layer: 'Layer',
    lineHint: 'The line is where the output is in the middle: the layer has to bend the grid until one line is enough.',
    noLine: (units: number) =>
      units === 1
        ? 'With a single unit, the output parts the rows at one place along it.'
        : `The output reads ${units} units. Two of them are drawn, so its line is not.`,
    label: (layer: number, x: string, y: string, points: string) =>
      `Hidden layer ${layer}, ${x} across and ${y} up: ${points}`,
    point: (row: string, x: string, y: string) => `${row} at ${x}, ${y}`,
  },

  // Many seeds
  survey: {
    title: 'Many seeds',
    about: (iterations: string) =>
      `Does it depend on luck? Trains these settings from many start weights, each for ${iterations} iterations, on all processors.`,
    count: 'Seeds',
    start: (count: string) => `Try ${count} seeds`,
    cancel: 'Cancel',
    sweep: { width: 'Sweep the hidden units', learningRate: 'Sweep the learning rate' } satisfies Record<Sweep, string>,
    sweepChart: {
      width: 'Share of seeds with every row right, by units in the first hidden layer',
      learningRate: 'Share of seeds with every row right, by learning rate',
    } satisfies Record<Sweep, string>,
    sweepBar: (value: string, solved: string) => `${value}: ${solved} of the seeds. Press to use it.`,
    given: 'The start weights are given, so seeds make no difference.',
    progress: (done: string, of: string) => `${done} of ${of} seeds`,
    left: (seconds: string) => `about ${seconds} s left`,
    summary: ({ done, solved, halfBy }: SurveySummary) =>
      `${grouped(solved)} of ${plural(done, 'seed', 'seeds')} (${share(solved / Math.max(1, done))}) get every row right` +
      (halfBy === undefined ? '.' : `, half of them by iteration ${grouped(halfBy)}.`),
    medianLoss: (loss: string) => `Half of the final losses are below ${loss}.`,
    chart: 'How many seeds end with which loss',
    bin: (low: string, high: string, seeds: number, solved: number) =>
      `Loss ${low} to ${high}: ${plural(seeds, 'seed', 'seeds')}, ${grouped(solved)} with every row right`,
    right: 'every row right',
    wrong: 'not every row right',
    finalLoss: 'final loss',
    open: 'Open a seed:',
    openSeed: (seed: number) => `Open seed ${seed}`,
    more: (count: number) => `and ${grouped(count)} more`,
    choose: 'Press a bar for its seeds.',
    ended: (reason: string) => `The survey ended: ${reason}`,
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
  lateNotLoaded: 'This part could not be loaded; perhaps the connection is gone.',
  tryAgain: 'Try again',

  // Keep and share
  keep: {
    share: 'Share',
    title: 'Keep and share',
    asOf: (iteration: string) => `The session and the code are as they stand at iteration ${iteration}.`,
    link: 'Link',
    linkHint: 'It holds everything: table, settings, seed, iteration and view. Whoever opens it sees the same numbers.',
    copyLink: 'Copy link',
    file: 'Session file',
    fileHint: 'The same as JSON. To open one, choose its file, drop it here or paste its text.',
    fileText: 'Text of a session',
    copyFile: 'Copy session',
    saveFile: 'Save session',
    openFile: 'Open session …',
    openText: 'Open text',
    unreadable: (name: string) => `The browser could not read ${name}.`,
    pictures: 'Pictures and figures',
    picturesHint: 'As they are when you save them.',
    drawing: { chart: 'Loss chart', diagram: 'Network diagram' },
    pictureTitle: (drawing: string, iteration: string) => `${drawing} at iteration ${iteration}`,
    history: 'Loss history',
    notDrawn: (drawing: string) => `The browser could not draw this picture: ${drawing}.`,
    code: 'The trained network as code',
    codeHint: 'A program that stands for itself and gives the same predictions.',
    trainingHint: 'A program that trains the network from its start weights and prints the losses that you see here.',
    codeLanguage: 'Language of the code',
    codeIn: (language: string) => `The network in ${language}`,
    copyCode: 'Copy code',
    saveCode: 'Save code',
    moreLines: (count: string) => `… and ${count} more lines.`,
    copied: 'Copied.',
    saved: (name: string) => `Saved as ${name}.`,
    copyYourself: 'This browser does not let the page copy. The text is selected: press Ctrl+C, or ⌘C on a Mac.',
    saveInstead: 'This browser does not let the page copy. Save the code instead.',
  },
  embed: {
    title: 'On a page of yours',
    where: 'Kind of page',
    kind: { script: 'Script', iframe: 'iframe', hugo: 'Hugo', jekyll: 'Jekyll', markdown: 'Link' },
    hint: {
      script: 'For any page and blog that keeps HTML as it is. One line, which may come from any host.',
      iframe: 'For WordPress, Ghost and all that take scripts away. It runs in a page of its own.',
      hugo: 'Hugo deletes HTML from posts, so a shortcode puts it there.',
      jekyll: 'An include keeps posts short, and is changed in one place.',
      markdown: 'Where nothing can be embedded, a link in Markdown still shows the same.',
    },
    shows: 'It shows',
    selection: {
      figures: 'table, network and loss',
      chart: 'table and loss',
      diagram: 'table and network',
      all: 'everything',
    },
    controls: 'Buttons',
    control: { full: 'all', compact: 'Train and Reset', none: 'none' },
    autoplay: 'Trains by itself',
    code: 'Code',
    once: (file: string) => `Once, in ${file}`,
    inThePost: 'In the post',
    preview: 'Preview',
    hidePreview: 'Hide preview',
    pageTitle: (inputs: string, outputs: string) => `A network learns ${outputs} from ${inputs}`,
  },
  linkForms: {
    table: 'names of inputs, a colon, names of outputs, a slash and rows, such as A,B:y/00:0,11:1',
    row: 'a bit for each input, a colon and 0, 1 or - for each output, and ! where the row is held out',
    allRows: 'rows with their inputs, or targets alone for every combination of the inputs',
    number: 'a number',
    numbers: 'numbers with commas between them',
    trueOrFalse: 'true or false',
    change: 'changes such as 100:lr:0.5, 100:w0.2.1:-3 or 100:b0.1:2',
    setting: 'settings such as lossScale:log',
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
      case 'noMatch':
        return `${field} is ${value}, but must match ${allowed}.`;
      case 'linkTooLong':
        return `A link may have at most ${allowed} characters; this one has ${value}. A file holds a session of any size.`;
      case 'newerLink':
        return `This link is of version ${value}, which is newer than this page; it knows version ${allowed}. Reload the page, or find a newer one.`;
      case 'unknownPart':
        return `The link says “${field}”, which is not known here. Known are ${allowed}.`;
      case 'partTwice':
        return `The link says “${field}” twice; once is allowed.`;
      case 'malformed':
        return `In the link, ${field} says “${value}”, but must be ${en.linkForms[allowed as LinkForm]}.`;
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

function plural(count: number, one: string, many: string): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** The name of a unit; layers and units count from 0, the first layer being the first after the input. */
export type NameOfUnit = (layer: number, unit: number) => string;

/** What each language must say. */
export type Messages = Omit<typeof en, 'language'> & { readonly language: string };
