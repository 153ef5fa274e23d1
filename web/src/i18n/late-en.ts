/** The English texts of the views that come late, and with them; see late.ts. Their shape is what each language must fill. */

import type { Convention } from '../session/conventions.ts';
import type { CsvError } from '../session/csv.ts';
import type { Finding, Fix } from '../session/diagnosis.ts';
import type { SettingName } from '../session/differences.ts';
import type { ExpressionError } from '../session/expression.ts';
import type { Table } from '../session/session.ts';
import type { SurveySummary, Sweep } from '../session/survey.ts';
import type { Plane } from '../session/view.ts';
import type { Messages, NameOfUnit } from './en.ts';
import { count as grouped, lossFigure, plural, rowList, share } from './numbers.ts';

export const lateEn = {
  // What holds training up, and what to try
  diagnosis: {
    title: 'What holds training up',
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
        case 'narrow':
          return {
            headline: 'One line is not enough.',
            evidence: 'A hidden layer of one unit parts the rows by one straight line, and no line parts these.',
          };
        case 'unbiased':
          return {
            headline: 'Biases are missing.',
            evidence: `The inputs of row ${finding.row + 1} are all 0. Without biases its prediction is ${finding.prediction}, whatever the weights are.`,
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
        return `${lateEn.diagnosis.fix(redesign, messages)}, at learning rate ${learningRate}`;
      }
      switch (fix.kind) {
        case 'learningRate':
          return fix.restart ? `Begin again with learning rate ${fix.value}` : `Go on with learning rate ${fix.value}`;
        case 'holdOut':
          return `Hold out ${fix.rows.length === 1 ? 'row' : 'rows'} ${rowList('en', fix.rows)}`;
        case 'activation':
          return `Use ${activation[fix.activation]} in ${fix.isOutput ? 'the output layer' : `hidden layer ${fix.layer + 1}`}`;
        case 'bias':
          return 'Use biases';
        case 'init':
          return `Begin again with start weights ${initName[fix.init]}`;
        case 'seed':
          return `Begin again with seed ${fix.seed}`;
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
    changes: (count: number) => (count === 0 ? 'never' : count === 1 ? 'once' : `${count} times`),
    yes: 'yes',
    no: 'no',
  },

  // What one neuron can do
  neuron: {
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
    wrong: (state: string) => `${state} (wrong)`,
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
    /** The heading of a paragraph and its text, with the punctuation and spaces between sentences. */
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
      tutorial: 'Tutorial: 2(y − ŷ), +=',
      half: 'With ½: −(y − ŷ)',
      mean: 'As a mean: −2(y − ŷ)/n',
    },
    conventionHint: {
      textbook: () => 'The slope points uphill, so it is subtracted.',
      tutorial: () =>
        'The tutorial leaves out the minus sign of the slope and adds where others subtract: two changes of sign, the same step.',
      half: () => 'A ½ in front of the loss takes the 2 of the slope away.',
      mean: (cells: number) =>
        `Divided by its ${cells === 1 ? 'one target' : `${grouped(cells)} targets`}, the loss no longer grows with the table.`,
    } satisfies Record<Convention, (cells: number) => string>,
    sameStep: (rate: string) => `Learning rate ${rate} makes the same step.`,
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
      'Choose a weight here, or click one in the network. Its slope is a sum over the rows r, each a chain of factors.',
    otherRows: (rows: number) => `${rows === 1 ? 'One more row is' : `${grouped(rows)} more rows are`} taken together.`,
    otherUpdate:
      'This optimizer does more than subtract this slope: it also uses earlier slopes, or takes the rows one by one, each with a loss of its own.',
    nudge: 'The nudge test',
    nudgeHint: 'Make the weight a little larger and a little smaller, compute the whole loss both times, and divide.',
    nudgeAgrees: (digits: number) =>
      `The same slope to ${digits === 1 ? 'one digit' : `${digits} digits`}, without any chain rule.`,
    nudgeFlat: 'Both are zero, as far as the digits of the loss can tell.',
    nudgeDiffers: 'Here the two differ: the loss bends within the nudge, or is too flat for its digits.',
  },

  // The loss around the present weights
  landscape: {
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
  close: 'Close',

  // Filling the table from expressions
  fromExpression: 'Fill from expression',
  expressionLabel: 'One output on each line, with or without its name',
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
  decodedAs: (name: string, encoding: string) =>
    `${name} was read as ${encoding}. If a name looks wrong, save the file as UTF-8.`,
  notDecoded: (name: string, encoding: string) =>
    encoding.startsWith('XLS')
      ? `${name} is a spreadsheet (${encoding}); save it as CSV.`
      : `${name} is ${encoding ? `${encoding} that is broken or has no byte order mark` : 'neither UTF-8 nor GB18030'}; save it as UTF-8.`,
  fileUnreadable: (name: string) => `${name} could not be read.`,
  useTable: 'Use this table',

  // The surfaces and the hidden space
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
    silent:
      'Some processor has not answered for a while. It may be busy with something large; or cancel, which keeps what is known.',
    ended: (reason: string) => `The survey ended: ${reason}`,
  },

  // Keep and share
  keep: {
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
    pageTitle: (inputs: readonly string[], outputs: readonly string[]) =>
      `A network learns ${outputs.join(', ')} from ${inputs.join(', ')}`,
  },
};

/** What each language must say in the views that come late. */
export type LateMessages = typeof lateEn;
