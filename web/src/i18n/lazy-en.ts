/**
 * Holds the English texts of the lazy views, loaded with them; see lazy-views.ts. Every other language has the same
 * shape.
 */

import type { Outcome } from '../session/learning/outcome.ts';
import type { Step } from '../session/learning/microscope.ts';
import type { Convention } from '../session/learning/conventions.ts';
import type { CsvError } from '../session/formats/csv.ts';
import type { Finding, Fix } from '../session/learning/diagnosis.ts';
import type { SettingName } from '../session/differences.ts';
import type { WeightsProblem } from '../session/formats/weights-file.ts';
import type { ExpressionError } from '../session/formats/expression.ts';
import type { Table } from '../session/session.ts';
import type { SurveySummary, Sweep } from '../session/learning/survey.ts';
import type { DrawerPanel, Plane } from '../session/view.ts';
import type { Messages, NameOfUnit } from './en.ts';
import { changesEn } from './change-words-en.ts';
import { count as grouped, lossFigure, plural, rowList, share } from './numbers.ts';

export const lazyEn = {
  // Content of a panel whose numbers are not there yet
  computing: 'Computing …',

  // Numbers of a part of the network
  inspector: {
    weight: 'weight',
    bias: 'bias',
    gradient: 'gradient ∂L/∂w',
    biasGradient: 'gradient ∂L/∂b',
    contribution: 'activation × weight',
    input: 'input',
    sum: 'weighted sum z',
    activation: 'activation',
    function: 'function',
    logic: 'learned rule',
  },

  // The cause of a stall, and a fix to try
  diagnosis: {
    title: 'What is holding training back',
    finding: (finding: Finding, unit: NameOfUnit): { readonly headline: string; readonly evidence: string } => {
      switch (finding.kind) {
        case 'blownUp':
          return {
            headline: 'The steps are too large.',
            evidence: `With learning rate ${finding.learningRate}, the weights grew until they overflowed.`,
          };
        case 'rising':
          return {
            headline: 'The loss is rising.',
            evidence: `It rose from ${lossFigure(finding.from)} to ${lossFigure(finding.to)} over the last ${grouped(finding.iterations)} iterations. The steps are too large.`,
          };
        case 'jumping':
          return {
            headline: 'The loss is jumping up and down.',
            evidence: `It moved between ${lossFigure(finding.from)} and ${lossFigure(finding.to)} over the last ${grouped(finding.iterations)} iterations. The steps are too large.`,
          };
        case 'contradiction':
          return {
            headline: 'Some rows contradict each other.',
            evidence: `The loss is ${lossFigure(finding.loss)}. With rows ${rowList('en', finding.rows)} as they are, no network can get below ${lossFigure(finding.lowest)}.`,
          };
        case 'dead':
          return {
            headline: `${unit(finding.layer, finding.unit)} is dead.`,
            evidence: 'It outputs 0 for every row, so its gradient is 0 and its weights no longer change.',
          };
        case 'saturated':
          return {
            headline: `${unit(finding.layer, finding.unit)} is saturated.`,
            evidence: `The slope of its activation is at most ${lossFigure(finding.slope)} on every row, so it hardly learns.`,
          };
        case 'straight':
          return {
            headline: 'This network can only separate rows with a straight line.',
            evidence:
              finding.layers === 0
                ? 'Without a hidden layer, each output separates the rows by one straight line. None separates these rows.'
                : 'A stack of linear layers can do no more than a single linear layer.',
          };
        case 'narrow':
          return {
            headline: 'One line is not enough.',
            evidence: 'A hidden layer of one unit separates the rows by one straight line. None separates these rows.',
          };
        case 'unbiased':
          return {
            headline: 'The network needs biases.',
            evidence: `The inputs of row ${finding.row + 1} are all 0. Without biases, its prediction is always ${finding.prediction}.`,
          };
        case 'twins':
          return {
            headline: `${unit(finding.layer, finding.unit)} and ${unit(finding.layer, finding.other)} are twins.`,
            evidence: 'Their weights are nearly the same, so the two do the work of one.',
          };
        case 'plateau':
          return {
            headline: 'Training has stalled.',
            evidence: `The loss fell by only ${share(finding.share)} over the last ${grouped(finding.iterations)} iterations.`,
          };
      }
    },
    tooFast: (learningRate: number) => `A learning rate of ${learningRate} is too large.`,
    fix: (fix: Fix, messages: Messages): string => {
      const { activation, initName } = messages;
      if ('learningRate' in fix) {
        const { learningRate, ...redesign } = fix;
        return `${lazyEn.diagnosis.fix(redesign, messages)}, at learning rate ${learningRate}`;
      }
      switch (fix.kind) {
        case 'learningRate':
          return fix.restart ? `Restart with learning rate ${fix.value}` : `Continue with learning rate ${fix.value}`;
        case 'holdOut':
          return `Hold out ${fix.rows.length === 1 ? 'row' : 'rows'} ${rowList('en', fix.rows)}`;
        case 'activation':
          return `Use ${activation[fix.activation]} in ${fix.isOutput ? 'the output layer' : `hidden layer ${fix.layer + 1}`}`;
        case 'bias':
          return 'Turn on biases';
        case 'init':
          return `Restart with start weights ${initName[fix.init]}`;
        case 'seed':
          return `Restart with seed ${fix.seed}`;
        case 'units':
          return `Use ${fix.units} units in hidden layer ${fix.layer + 1}`;
        case 'hiddenLayer':
          return `Add a hidden layer of ${fix.units} units`;
      }
    },
  },

  // Earlier runs
  pastRuns: {
    title: 'Earlier runs',
    compare: 'Compare',
    forgetAll: 'Clear runs',
    forgetRun: (id: number) => `Forget run #${id}`,
    lightRun: (id: number) => `Highlight run #${id}`,
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
      batch: 'batch',
      learningRate: 'learning rate',
      init: 'start weights',
      seed: 'seed',
      changes: 'changed during the run',
    } satisfies Record<SettingName, string>,
    tableSize: (rows: number, inputs: number, outputs: number) => `${rows} × ${inputs} → ${outputs}`,
    changes: (count: number) => (count === 0 ? 'never' : count === 1 ? 'once' : `${count} times`),
    yes: 'yes',
    no: 'no',
  },

  // Factors on the learning rate
  layerRates: {
    factor: (layer: number) => `Layer ${layer}: learning rate ×`,
    clear: 'Same rate for all layers',
  },

  // Abilities of one neuron
  neuron: {
    about: 'Can one neuron do it? It adds up its weighted inputs and fires when the sum is above a threshold.',
    output: 'Output',
    notOne: 'This network is not a single neuron: it has hidden units or an activation other than step.',
    makeOne: 'Reduce to one neuron',
    byHand: 'By hand',
    weightOf: (name: string) => `Weight of ${name}`,
    threshold: 'Threshold T',
    fires: (rule: string) => `Fires when ${rule}`,
    net: 'sum − T',
    does: 'Neuron',
    doesFire: 'fires',
    doesRest: 'stays silent',
    wrong: (state: string) => `${state} (wrong)`,
    moreRows: (rows: number) => `and ${plural(rows, 'more row', 'more rows')}`,
    enough: 'One neuron is enough.',
    showSolution: 'Show a solution',
    use: 'Use these weights',
    impossible: 'No single neuron can do this.',
    showProof: 'Show why',
    contradiction: (firing: number, resting: number) =>
      `Rows ${firing} and ${resting} have the same inputs, but one should fire and the other stay silent.`,
    shouldFire: 'Should fire',
    shouldRest: 'Should stay silent',
    taken: (row: number, times: number) => (times === 1 ? `Row ${row}` : `${times} × row ${row}`),
    sum: 'Sum',
    why: 'Both groups have equally many rows and the same sums of inputs. So with any weights, both reach the same total. But each row that fires must be above T, and each silent row must not: the totals cannot be equal.',
    plot: (x: string, y: string, rule: string | undefined) =>
      `The rows over ${x} and ${y}.${rule ? ` The neuron fires where ${rule}.` : ''}`,
    plotHint: 'The neuron fires in the tinted half. Blue rows belong inside it, orange rows outside.',
    plotProof:
      'The blue line joins rows that should fire, the dashed orange line the others. They cross, so no straight line separates them.',
  },

  // One iteration stepped by hand
  stepAnimation: {
    title: 'Step animation',
    numbers: {
      forward: (row: number) => `input × weight, row ${row}`,
      loss: (row: number) => `prediction − target, row ${row}`,
      backward: () => 'gradient ∂L/∂w, all rows',
      update: () => 'change of each weight',
    } satisfies Record<Step['kind'], (row: number) => string>,
    pause: 'Pause the animation',
    play: 'Play the animation',
    next: 'Next part',
    slow: 'Slow',
    end: 'End the animation (Esc)',
  },

  // One iteration under the microscope
  biasOf: (unit: string) => `Bias of ${unit}`,
  microscope: {
    about: 'One iteration in slow motion: every number from the inputs to the weight update, and where it comes from.',
    tooLarge: 'This network has too many weights to show number by number. Use fewer units.',
    allRows: 'All rows',
    steps: 'Steps of an iteration',
    back: 'Back',
    next: 'Next',
    play: 'Play',
    pause: 'Pause the steps',
    lossStep: 'Loss',
    outputLayer: 'output layer',
    stepKinds: { forward: 'Forward', backward: 'Backward', update: 'Update' },
    stepName: (kind: string, layer: string) => `${kind}, ${layer}`,
    explain: {
      forward:
        'Each unit multiplies every input by its weight, adds up and applies its activation function to the sum.',
      loss: 'How far the prediction is from the target. Every error counts, whether too high or too low.',
      backward:
        'How the loss would change if a unit’s output grew a little. In the output layer this follows from the target, in earlier layers from the next units. Multiply it by the derivative of the activation to get δ.',
      update:
        'Every weight takes a step against its gradient, summed over all rows. The learning rate sets the length of the step.',
    },
    /** Returns the heading of a paragraph and its text, with the punctuation and spaces between sentences. */
    paragraph: (heading: string, sentences: readonly string[]): readonly [string, string] => [
      `${heading}. `,
      sentences.join(' '),
    ],
    more: (left: number) => `and ${grouped(left)} more`,
    program: 'Language of the program',
    programIn: (language: string) => `The iteration in ${language}`,
    convention: 'Written as',
    conventions: {
      textbook: 'Textbook: −2(y − ŷ), −=',
      tutorial: 'Original tutorial: 2(y − ŷ), +=',
      half: 'With ½: −(y − ŷ)',
      mean: 'As a mean: −2(y − ŷ)/n',
    },
    conventionHint: {
      textbook: () => 'The gradient points uphill, so it is subtracted.',
      tutorial: () =>
        'The original tutorial leaves out the minus sign, then adds instead of subtracting. The two changes cancel out.',
      half: () => 'A factor of ½ in the loss cancels the 2 in the gradient.',
      mean: (cells: number) =>
        `The loss is divided by the number of targets (${grouped(cells)}), so it does not grow with the table.`,
    } satisfies Record<Convention, (cells: number) => string>,
    sameStep: (rate: string) => `With learning rate ${rate}, the step is the same.`,
    factor: (source: string, number: string) => `${number}: ${source}`,
    sources: {
      input: (name: string) => `input ${name}`,
      target: (name: string) => `target of ${name}`,
      activation: (name: string) => `output of ${name}`,
      sum: (name: string) => `weighted sum of ${name}`,
      slope: (name: string) => `derivative of the activation of ${name}`,
      delta: (name: string) => `gradient of the loss at ${name}`,
    },
    whySlope: 'Why this gradient?',
    weight: 'Weight',
    chain:
      'Choose a weight here, or click one in the network. Its gradient is a sum over the rows r. Each row adds one product of factors, by the chain rule.',
    otherRows: (rows: number) =>
      `The last term combines ${rows === 1 ? 'one more row' : `${grouped(rows)} more rows`}.`,
    otherUpdate:
      'The real update is more than this. Momentum and Adam also use earlier gradients. “One row at a time” updates after each row. A layer may have its own learning rate.',
    nudge: 'The nudge test',
    nudgeHint:
      'Compute the loss with the weight a little larger and a little smaller. Divide the change in loss by the change in weight.',
    nudgeAgrees: (digits: number) =>
      `The same gradient to ${digits === 1 ? 'one digit' : `${digits} digits`}, without the chain rule.`,
    nudgeFlat: 'Both are zero, to the precision of the loss.',
    nudgeDiffers: 'Here the two differ: the loss has a bend inside the nudge, or changes too little to measure.',
  },

  // The loss around the present weights
  landscape: {
    about: 'How the loss would change if the weights moved.',
    line: 'The next step',
    aboutLine:
      'All weights move against their gradients together. The learning rate sets how far. Where does the step land?',
    otherOptimizer: 'This is the path of plain gradient descent. The settings in use take a different path.',
    stepReach: 'Show up to',
    rateAxis: 'learning rate',
    lands: (landing: string, now: string) => `The next iteration takes the loss from ${now} to ${landing}.`,
    landsNowhere: 'The next step would land where the loss overflows.',
    now: 'now',
    there: 'where the next step lands',
    plane: 'The plane',
    spannedBy: 'Spanned by',
    planes: { weights: 'Two weights', random: 'Two random directions' } satisfies Record<Plane, string>,
    reach: 'Range',
    seed: 'Seed for the directions',
    direction: (number: 1 | 2) => `Direction ${number}`,
    lower: 'lower loss',
    higher: 'higher loss',
    level: 'same loss as now',
    path: 'the path so far',
    noPath: 'The path is not recorded for a network this large.',
    planeLabel: (x: string, y: string, now: string, least: string) =>
      `The loss over ${x} and ${y}. At the centre it is ${now}; the lowest value shown is ${least}.`,
    pointHint: 'Point anywhere, or use the arrow keys, to read the loss there.',
    readout: (place: string, loss: string) => `Loss ${loss} at ${place}`,
  },
  close: 'Close',

  // Menus, copy and paste in the table
  grid: {
    keys: 'In the table: the arrow keys move, with Shift they select cells; 0, 1 and – fill them in. h holds the row out, s shows it in the network, m opens its menu, Alt+↑ and Alt+↓ move it. Ctrl+C and Ctrl+V copy and paste cells.',
    column: (name: string) => `Column ${name}`,
    columnName: (name: string) => `Name of column ${name}`,
    rename: 'Rename',
    moveLeft: 'Move left',
    moveRight: 'Move right',
    makeTarget: 'Make it a target',
    makeInput: 'Make it an input',
    removeColumn: 'Remove column',
    sortByError: 'Sort all rows by error',
    holdOut: 'Hold out of training',
    dontCare: (name: string) => `${name}: don’t care`,
    insertAbove: 'Insert row above',
    insertBelow: 'Insert row below',
    moveUp: 'Move up',
    moveDown: 'Move down',
    removeRow: 'Remove row',
    moved: (from: number, to: number, rows: number) => `Row ${from} is now row ${to} of ${rows}.`,
    copied: (cells: number) => `${plural(cells, 'cell', 'cells')} copied.`,
    notCopied: 'This browser does not let the page copy. Open CSV to select the text.',
    pasted: 'Cells pasted.',
    notPasted: (problem: string) => `Nothing was pasted. ${problem}`,
  },

  // Filling the table from expressions
  fromExpression: 'Fill from expression',
  expressionLabel: 'One output per line, such as y = a xor b (the name is optional)',
  expressionHelp: [
    ['Words', 'and or not xor nand nor xnor implies'],
    ['C', '&& || ! ^ == != & | ~'],
    ['Logic', '∧ ∨ ¬ ⊕ ⊼ ⊽ → ↔ · * +'],
  ],
  expressionOutcome: ({ inputs, outputs, rows }: Table) =>
    `${inputs.join(', ')} → ${outputs.join(', ')}: ${grouped(rows.length)} rows`,
  expressionProblem: ({ code, detail }: ExpressionError): string => {
    switch (code) {
      case 'empty':
        return 'Type an expression first.';
      case 'tooLong':
        return `The text is longer than ${grouped(Number(detail))} characters.`;
      case 'strangeCharacter':
        return `Unexpected character: “${detail}”.`;
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
        return `The output ${detail} is already defined on another line.`;
      case 'assignedTooLate':
        return `${detail} is already used as an input above, so it cannot become an output.`;
      case 'noInputs':
        return 'The expression has no inputs.';
      case 'tooManyInputs':
        return `There are more than ${detail} inputs.`;
      case 'tooManyOutputs':
        return `There are more than ${detail} outputs.`;
    }
  },
  moreRows: (rows: number) => `… and ${plural(rows, 'more row', 'more rows')}`,
  fillTable: 'Fill table',

  // CSV in and out
  csvHeading: 'Table as CSV',
  csvLabel: 'Edit, copy or paste CSV here, or drop a file',
  csvFormat:
    'The first line names the columns. “target:” before a name makes a column a target; without it, the last column is the target. In a column “hold out”, 1 holds the row out. An empty cell, -, x or ? means don’t care.',
  csvOutcome: ({ inputs, outputs, rows }: Table) =>
    [
      plural(inputs.length, 'input', 'inputs'),
      plural(outputs.length, 'target', 'targets'),
      plural(rows.length, 'row', 'rows'),
    ].join(', '),
  csvProblem: ({ line, column, code, value, detail }: CsvError): string => {
    const cell = `Line ${line}, column ${column} (${detail || value}): `;
    const found = value === '' ? 'the cell is empty' : `found “${value}”`;
    switch (code) {
      case 'empty':
        return 'The CSV text is empty.';
      case 'tooLarge':
        return `The text is longer than ${grouped(Number(detail))} characters.`;
      case 'noRows':
        return 'There is a line of column names, but no rows below it.';
      case 'noInput':
        return `Line ${line}: there is no input column. At least one is needed.`;
      case 'noTarget':
        return `Line ${line}: every column is marked as an input. At least one must be a target.`;
      case 'noName':
        return `Line ${line}, column ${column}: the name is missing.`;
      case 'nameTooLong':
        return `Line ${line}, column ${column}: the name “${value}” has more than ${detail} characters.`;
      case 'duplicateName':
        return `Line ${line}, column ${column}: another column is already called “${value}”.`;
      case 'tooManyInputs':
        return `Line ${line}: there are ${value} inputs; at most ${detail} are allowed.`;
      case 'tooManyOutputs':
        return `Line ${line}: there are ${value} targets; at most ${detail} are allowed.`;
      case 'tooManyRows':
        return `Line ${line}: there are ${grouped(Number(value))} rows; at most ${grouped(Number(detail))} are allowed.`;
      case 'wrongWidth':
        return `Line ${line} has ${plural(Number(value), 'column', 'columns')}, but the first line has ${detail}.`;
      case 'notAnInput':
        return `${cell}${found}; an input must be 0 or 1.`;
      case 'notATarget':
        return `${cell}${found}; a target must be 0, 1 or don’t care.`;
      case 'notHoldOut':
        return `${cell}${found}; use 1 to hold the row out, 0 to train on it.`;
    }
  },
  openFile: 'Open file …',
  saveFile: 'Save file',
  copy: 'Copy',
  copied: 'Copied.',
  notCopied: 'This browser does not let the page copy. The text is selected: press Ctrl+C, or ⌘C on a Mac.',
  fileTooLarge: (name: string) => `${name} is too large for a truth table.`,
  decodedAs: (name: string, encoding: string) =>
    `${name} was read as ${encoding}. If a name looks wrong, save the file as UTF-8.`,
  notDecoded: (name: string, encoding: string) =>
    encoding.startsWith('XLS')
      ? `${name} is a spreadsheet (${encoding}). Save it as CSV.`
      : `${name} is ${encoding ? `broken ${encoding}, or lacks a byte order mark` : 'neither UTF-8 nor GB18030'}. Save it as UTF-8.`,
  fileUnreadable: (name: string) => `${name} could not be read.`,
  useTable: 'Use this table',

  // The surfaces and the hidden space
  outputMap: {
    title: (name: string) => `Output ${name}`,
    fixed: (values: string) => `with ${values}`,
    now: 'Learned so far',
    wanted: 'Target',
  },
  surfaces: {
    title: 'Surfaces',
    about: 'The output of each unit as two inputs vary from 0 to 1. The points are the rows of the table.',
    across: 'Across',
    up: 'Up',
    fixedHint: 'Holds this input fixed. Click to switch between 0 and 1.',
    drawAll: (count: number) => `Draw ${grouped(count)} more`,
    logicHint: 'Fires for exactly the rows of the table that match this rule.',
    one: 'target 1, high values',
    zero: 'target 0, low values',
    line: 'halfway between low and high',
    label: (unit: string, x: string, y: string, [both0, x1, y1, both1]: readonly [string, string, string, string]) =>
      `${unit}: ${both0} where ${x} and ${y} are 0, ${x1} where only ${x} is 1, ${y1} where only ${y} is 1, ${both1} where both are 1. Use the arrow keys to read values in between.`,
  },
  changed: changesEn,
  // Lines about the tabs of a stage
  tabTitles: {
    microscope: 'One iteration step by step: where every number comes from',
    landscape: 'How the loss would change if the weights moved',
    neuron: 'What a single neuron can and cannot decide',
    space: 'Where the hidden layer maps the rows',
    surfaces: 'The output of each unit as two inputs vary',
    survey: 'How often training succeeds from random start weights',
    map: 'Thousands of whole runs in one picture: which settings learn',
    story: 'What the network learned, and when',
    wall: 'A hundred seeds that train side by side',
    circuit: 'The network as logic gates',
    write: 'Write the lines of backpropagation yourself, and check them',
    predict: 'Predict what a run will do, then see it',
    challenge: 'Challenges to solve with this playground',
  } satisfies Record<DrawerPanel, string>,
  // Runs that would follow a change
  ghosts: {
    /** `previews` is the name of the setting. */
    finger: (previews: string) =>
      `Rest a finger on a control to preview its change: lift it to apply the change, slide it away to cancel. “${previews}” switches this off.`,
    named: (name: string | undefined, words: string) =>
      // A change of a cell has a colon of its own.
      name === undefined ? words : `${name}${name.includes(':') ? ',' : ':'} ${words}`,
    outcome: (outcome: Outcome): string => {
      switch (outcome.kind) {
        case 'right':
          return outcome.since === undefined ? 'all rows stay right' : `right at ${grouped(outcome.since)}`;
        case 'blownUp':
          return `overflows at ${grouped(outcome.iteration)}`;
        case 'untrainable':
          return 'cannot be trained';
        case 'stuck':
          return `stuck at ${lossFigure(outcome.loss)}`;
        case 'open':
          return `loss ${lossFigure(outcome.loss)}, ${outcome.right} of ${plural(outcome.rows, 'row', 'rows')} right`;
      }
    },
    training: (iteration: string, loss: string) => `loss ${loss} at ${iteration} …`,
  },
  chartMarks: {
    lineReadout: (iteration: string, line: string, value: string) => `Iteration ${iteration}, ${line}: ${value}`,
    rowsChoice: 'How rows are shown',
    stacked: 'Stack',
    lines: 'Lines',
    heldOutLoss: 'held-out loss',
    lowestLoss: (loss: string) => `best possible: ${loss} (contradictions)`,
    allRightAt: (iteration: string) => `all rows right at ${iteration}`,
    pins: (words: readonly string[]) => `Changes during the run: ${new Intl.ListFormat('en').format(words)}`,
    changes: (count: number) => `${count} changes`,
    steep: 'Try the log scale',
    rowLine: (row: number) => `row ${row}`,
    otherRows: 'all other rows',
    biasName: (unit: string) => `bias of ${unit}`,
    layerSize: (layer: number) => `layer ${layer} (root mean square)`,
  },
  space: {
    title: 'Hidden space',
    about:
      'Where a hidden layer places the rows. The grid is the square of the two inputs in Surfaces, bent by the layer.',
    none: 'Without a hidden layer there is no hidden space.',
    layer: 'Layer',
    axes: 'Axes',
    axesOf: { directions: 'Main directions', units: 'Two units' },
    projected: (share: string, output: string | undefined, hasLine: boolean) =>
      [
        output === undefined
          ? 'The layer’s outputs, projected onto their first two principal components.'
          : `The layer’s outputs, projected onto a plane. Direction 1 is that of the weights into ${output}; direction 2 is the first principal component of the rest.`,
        `The plane shows ${share} of the rows’ variance.`,
        ...(hasLine
          ? [`On the line, ${output} is halfway between low and high: it separates the rows as the network does.`]
          : []),
      ].join(' '),
    lineHint:
      'On the line, the output is halfway between low and high. The layer must bend the grid until this line separates the rows.',
    noLine: (units: number) =>
      units === 1
        ? 'With a single unit, the output separates the rows at one point along the axis.'
        : `The output depends on ${units} units, but only two are drawn, so its line cannot be shown. Choose the main directions to see it.`,
    label: (layer: number, x: string, y: string, points: string) =>
      `Hidden layer ${layer}, ${x} across and ${y} up: ${points}`,
    point: (row: string, x: string, y: string) => `${row} at ${x}, ${y}`,
  },

  // Many seeds
  survey: {
    title: 'Many seeds',
    about: (iterations: string) =>
      `How much is luck? Trains these settings from many start weights, ${iterations} iterations each, on all cores.`,
    count: 'Seeds',
    start: (count: string) => `Try ${count} seeds`,
    cancel: 'Cancel',
    sweep: { width: 'Sweep the hidden units', learningRate: 'Sweep the learning rate' } satisfies Record<Sweep, string>,
    sweepChart: {
      width: 'Share of seeds with every row right, by units in the first hidden layer',
      learningRate: 'Share of seeds with every row right, by learning rate',
    } satisfies Record<Sweep, string>,
    sweepBar: (value: string, solved: string) => `${value}: ${solved} of the seeds. Press to use this value.`,
    given: 'With custom start weights, seeds make no difference.',
    progress: (done: string, of: string) => `${done} of ${of} seeds`,
    left: (seconds: string) => `about ${seconds} s left`,
    summary: ({ done, solved, halfBy }: SurveySummary) =>
      `${grouped(solved)} of ${plural(done, 'seed', 'seeds')} (${share(solved / Math.max(1, done))}) get every row right` +
      (halfBy === undefined ? '.' : `, half of them by iteration ${grouped(halfBy)}.`),
    medianLoss: (loss: string) => `Half of the final losses are below ${loss}.`,
    chart: 'Number of seeds by final loss',
    bin: (low: string, high: string, seeds: number, solved: number) =>
      `Loss ${low} to ${high}: ${plural(seeds, 'seed', 'seeds')}, ${grouped(solved)} with every row right`,
    right: 'every row right',
    wrong: 'not every row right',
    finalLoss: 'final loss',
    open: 'Open a seed:',
    openSeed: (seed: number) => `Open seed ${seed}`,
    more: (count: number) => `and ${grouped(count)} more`,
    choose: 'Press a bar to see its seeds.',
    silent:
      'One of the workers has not responded for a while. It may be busy: wait, or cancel and keep the results so far.',
    ended: (reason: string) => `The survey stopped: ${reason}`,
  },

  // Keep and share
  keep: {
    title: 'Save and share',
    asOf: (iteration: string) => `Session and code as of iteration ${iteration}.`,
    link: 'Link',
    linkHint:
      'Contains everything: table, settings, seed, iteration and view. Anyone who opens it sees the same numbers.',
    copyLink: 'Copy link',
    file: 'Session file',
    fileHint:
      'The same content as JSON. To open a session or a challenge, choose a file, drop it here or paste its text. Weights from NumPy (.npz, or a .npy file for each array) or JSON become the start weights of this network.',
    fileText: 'Session as text',
    copyFile: 'Copy session',
    saveFile: 'Save session',
    openFile: 'Open session or challenge …',
    openText: 'Open text',
    weightsProblem: (problem: WeightsProblem) => {
      switch (problem.code) {
        case 'notNpy':
          return `${problem.name} is not a complete .npy file.`;
        case 'notZip':
          return `${problem.name} is not a complete .npz file.`;
        case 'tooLarge':
          return `${problem.name} is too large: the weights of the largest network take less than 8 MB.`;
        case 'notMatrix':
          return `${problem.name} is neither a list nor a matrix of numbers.`;
        case 'notFinite':
          return `${problem.name} contains a number that is not finite.`;
        case 'numberType':
          return `${problem.name} contains values of the type ${problem.value}. Save them as float64, for example.`;
        case 'weightCount':
          return `This network needs ${plural(problem.layers, 'weight matrix', 'weight matrices')}, one for each layer; here ${problem.count === 1 ? 'is' : 'are'} ${grouped(problem.count)}.`;
        case 'biasCount':
          return `This network needs ${plural(problem.layers, 'list', 'lists')} of biases, one for each layer; here ${problem.count === 1 ? 'is' : 'are'} ${grouped(problem.count)}.`;
        case 'shape':
          return `${problem.name} has the shape ${problem.shape}, but this network needs ${problem.needed}.`;
        case 'noBiases':
          return `${problem.name} contains biases, but this network has none. Turn on its biases first.`;
      }
    },
    weightsSet: (weights: number, biases: number, files: readonly string[]) =>
      `${plural(weights, 'weight', 'weights')}${biases > 0 ? ` and ${plural(biases, 'bias', 'biases')}` : ''} set from ${
        files.length === 0 ? 'the text' : files.length === 1 ? files[0]! : `${files.length} files`
      }. The run starts from them.`,
    neitherSessionNorWeights:
      'Valid JSON, but neither a session nor weights. A session is an object with a “table”; weights are {"weights": [one matrix for each layer], "biases": [one list for each layer]}.',
    unreadable: (name: string) => `The browser could not read ${name}.`,
    pictures: 'Images and data',
    picturesHint: 'Saved as they look at that moment.',
    drawing: { chart: 'Loss chart', diagram: 'Network diagram' },
    pictureTitle: (drawing: string, iteration: string) => `${drawing} at iteration ${iteration}`,
    history: 'Loss history',
    notDrawn: (drawing: string) => `The browser could not draw this picture: ${drawing}.`,
    code: 'The trained network as code',
    codeHint: 'A self-contained program that makes the same predictions.',
    trainingHint: 'A program that repeats the training and prints the same losses as here.',
    noAutograd: 'There are no PyTorch and Keras programs: the slope of a step is zero, so autograd cannot train it.',
    codeLanguage: 'Language of the code',
    codeOfTraining: 'NumPy, training',
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
    title: 'Embed on your page',
    where: 'Embed as',
    kind: { script: 'Script', iframe: 'iframe', hugo: 'Hugo', jekyll: 'Jekyll', markdown: 'Link' },
    hint: {
      script: 'For any page or blog that leaves HTML unchanged. One line; the files can be on any host.',
      iframe: 'For WordPress, Ghost and other systems that remove scripts. Runs in a page of its own.',
      hugo: 'Hugo removes HTML from posts, so the snippet goes into a shortcode.',
      jekyll: 'An include keeps posts short, and you change it in one place.',
      markdown: 'Where nothing can be embedded, a Markdown link opens the same session.',
    },
    shows: 'Show',
    selection: {
      figures: 'table, network and loss',
      chart: 'table and loss',
      diagram: 'table and network',
      all: 'everything',
    },
    controls: 'Buttons',
    control: { full: 'all', compact: 'Train and Reset', none: 'none' },
    autoplay: 'Train automatically',
    lazy: 'Load when a reader gets near',
    code: 'Code',
    once: (file: string) => `Once, in ${file}`,
    inThePost: 'In the post',
    preview: 'Preview',
    hidePreview: 'Hide preview',
    pageTitle: (inputs: readonly string[], outputs: readonly string[]) =>
      `A network learns ${outputs.join(', ')} from ${inputs.join(', ')}`,
  },
};

/** Texts of the lazy views that each language has. */
export type LazyMessages = typeof lazyEn;
