/** Texts of the exercise "Write backpropagation". */

import type { Language } from '../../i18n/texts.ts';
import { count, plural } from '../../i18n/numbers.ts';
import type { Unfit } from './exercise-network.ts';
import type { ParseCode } from './formula-parser.ts';
import type { Remedy } from './formula-shapes.ts';
import type { Mistake, SignCause } from './mistakes.ts';
import type { NextStep, Part } from './partial-answers.ts';
import type { Level, LineId } from './program-lines.ts';

/** Operand of an operation whose shapes do not match: its text and its shape. */
export interface WrittenOperand {
  readonly text: string;
  readonly shape: string;
}

export interface WriteTexts {
  /** Space between two sentences. */
  readonly gap: string;
  readonly about: string;
  readonly ofTutorial: string;
  readonly withBiases: string;
  readonly withoutBiases: string;
  readonly unfit: Readonly<Record<Unfit, string>>;
  readonly useTutorial: string;
  readonly usePresent: string;
  readonly coreFailed: string;
  readonly waiting: string;
  readonly levels: string;
  readonly level: Readonly<Record<Level, string>>;
  readonly solvedMark: string;
  readonly task: Readonly<Record<Level, string>>;
  readonly syntaxTitle: string;
  readonly syntaxNames: string;
  /** Meanings of the forms that a formula may contain, in the order of the panel. */
  readonly syntaxForms: readonly string[];
  readonly nextLevel: string;
  readonly stored: string;
  readonly forget: string;
  readonly forgotten: string;
  readonly undo: string;
  readonly restored: string;
  readonly solved: (level: Level) => string;
  readonly program: string;
  readonly slopeComment: string;
  readonly laterLevel: (level: Level) => string;
  readonly field: (target: string) => string;
  readonly arrays: (target: string) => string;
  readonly insert: (name: string, shape: string) => string;
  readonly insertSign: (sign: string) => string;
  readonly symbols: string;
  readonly number: string;
  readonly needs: (shape: string) => string;

  // Hints
  readonly hint: (next: number, all: number) => string;
  readonly noMoreHints: string;
  readonly showSolution: string;
  readonly hideSolution: string;
  readonly solution: string;
  readonly hints: Readonly<Record<LineId, readonly string[]>>;

  // Verdicts
  readonly syntax: Readonly<
    Record<Exclude<ParseCode, 'argumentCount' | 'unknownName'> | 'notYet', (text: string) => string>
  >;
  readonly argumentCount: (name: string | undefined, expected: number) => string;
  readonly powerOfError: string;
  readonly unknownName: (text: string, near: string | undefined, known: string) => string;
  readonly broadcast: (operator: string, left: WrittenOperand, right: WrittenOperand) => string;
  readonly product: (
    operator: string,
    left: WrittenOperand,
    right: WrittenOperand,
    columns: number,
    rows: number,
  ) => string;
  readonly remedy: Readonly<Record<Remedy, string>>;
  readonly scalarProduct: string;
  /** With the shape of the result by the remedy, the needed one, and the product in the other order. */
  readonly exchanged: (result: string, needed: string, product: string) => string;
  readonly axis: (axis: number, shape: string | undefined) => string;
  readonly tooMuchWork: string;
  readonly resultShape: (shape: string, needed: string) => string;
  readonly resultIsNumber: (needed: string) => string;
  readonly notFinite: string;
  readonly someRight: (right: number, all: number) => string;
  readonly byChance: (right: number, all: number) => string;
  readonly otherNumbers: string;
  readonly factor: (factor: string) => string;
  /** With whether the numbers are right apart from that, and whether the whole formula ends with .T. */
  readonly transposedResult: (isRight: boolean, isTooMany: boolean) => string;
  readonly noIdea: string;
  readonly mistake: Readonly<Record<Mistake, string>>;
  readonly signCause: Readonly<Record<SignCause, string>>;
  readonly stepInside: (step: string) => string;

  // Correct parts
  readonly part: Readonly<Record<Part, string>>;
  readonly partSoFar: (part: string) => string;
  readonly halfPart: (part: string) => string;
  readonly partOfOtherSign: (part: string) => string;
  readonly next: Readonly<Record<NextStep, string>>;

  readonly right: (numbers: number) => string;
  readonly rightGradient: (numbers: number, difference: string) => string;

  // Numbers
  readonly numbers: (right: number, all: number, areOfOtherWeights: boolean) => string;
  readonly numbersLegend: string;
  readonly gradientLegend: string;
  readonly cell: (isRight: boolean, own: string, right: string, nudged: string | undefined) => string;
  readonly rowOf: (row: number) => string;

  // Training
  readonly train: string;
  readonly again: string;
  readonly cancel: string;
  readonly trainHint: (own: readonly string[], others: readonly string[]) => string;
  readonly progress: (iteration: number, all: number) => string;
  readonly chart: string;
  readonly own: string;
  readonly core: string;
  readonly axisLabel: string;
  readonly same: (iterations: number, loss: string, difference: string, areAllOwn: boolean) => string;
  readonly apart: (iterations: number, own: string, core: string, difference: string) => string;
  readonly overflowed: (iteration: number) => string;
}

const DELTA2 = '2*(self.y - self.output) * sigmoid_derivative(self.output)';

const en: WriteTexts = {
  gap: ' ',
  about:
    'Complete the tutorial’s program. Your formulas are checked against the numbers of the core, the program that trains the network on this page.',
  ofTutorial:
    'The exercise uses the tutorial’s network with its start weights. The run in the playground stays as it is.',
  withBiases:
    'This level uses the network with biases, from its start weights. The run in the playground stays as it is.',
  withoutBiases:
    'This level uses the network without biases, from its start weights. The run in the playground stays as it is.',
  unfit: {
    hiddenLayers:
      'The tutorial’s program has exactly one hidden layer; the present network has none, or more than one.',
    activation: 'The tutorial’s program uses sigmoid in every layer; the present network has another activation.',
    loss: 'The tutorial’s program uses the sum of squared errors; the present session has another loss.',
    optimizer: 'The tutorial’s program uses plain gradient descent; the present session has another optimizer.',
    batch: 'The tutorial’s program updates the weights once for all rows; the present session trains row by row.',
    layerRates: 'The tutorial’s program has one learning rate; the present session has one for each layer.',
    dontCare: 'The tutorial’s program needs a target in every cell; the present table has “don’t care” targets.',
    noRows: 'The exercise needs at least one row that trains.',
    tooManyUnits: 'The exercise shows every number, so it takes at most 16 hidden units.',
    tooManyRows: 'The exercise shows every number, so it takes at most 64 rows that train.',
  },
  useTutorial: 'Use the tutorial’s network here',
  usePresent: 'Use the present network',
  coreFailed: 'The core could not compute this network.',
  waiting: 'Waiting for the core’s numbers.',
  levels: 'Levels',
  level: { 1: '1 Forward', 2: '2 Output', 3: '3 Hidden', 4: '4 Biases' },
  solvedMark: 'solved',
  task: {
    1: 'Write the forward pass: the activations of the hidden layer, then those of the output layer.',
    2: 'Write the step of weights2. The program adds it, so it is minus the gradient of the loss Σ (y − output)².',
    3: 'Write the step of weights1. The error has to go back through weights2 first.',
    4: 'Give every unit a bias, and write the steps of the biases.',
  },
  syntaxTitle: 'What can be typed',
  syntaxNames: 'arrays, with or without self.',
  syntaxForms: [
    'number by number; * is not a matrix product',
    'matrix product',
    'rows and columns exchanged',
    'the sigmoid of each number; its slope where the activation is a',
    'sum over the rows',
  ],
  nextLevel: 'Next level',
  stored: 'Stored only in this browser.',
  forget: 'Clear my formulas',
  forgotten: 'The formulas are cleared.',
  undo: 'Undo',
  restored: 'The formulas are back.',
  solved: (level) => `Level ${level} is solved.`,
  program: 'Program with blank lines',
  slopeComment: '# a: the activation',
  laterLevel: (level) => `# level ${level}`,
  field: (target) => `Formula for ${target}`,
  arrays: (target) => `Arrays for ${target}`,
  insert: (name, shape) => `Insert ${name}, shape ${shape}`,
  insertSign: (sign) => `Insert ${sign}`,
  symbols: 'Symbols',
  number: 'a number',
  needs: (shape) => `needed: ${shape}`,

  hint: (next, all) => `Hint ${next} of ${all}`,
  noMoreHints: 'No more hints',
  showSolution: 'Show a solution',
  hideSolution: 'Hide the solution',
  solution: 'A solution:',
  hints: {
    layer1: [
      'A hidden unit adds up its inputs, each times its weight. For all rows and all units at once, that is one matrix product.',
      'self.input has one row for each row of the table; self.weights1 has one column for each hidden unit. np.dot multiplies the two in this order.',
      'Then sigmoid turns every sum into an activation: sigmoid(np.dot(self.input, …)).',
    ],
    output: [
      'The output layer computes the same as the hidden layer, but with other inputs and other weights.',
      'Its inputs are the activations of the hidden layer, self.layer1.',
      'sigmoid(np.dot(self.layer1, …)) with the weights of the second layer.',
    ],
    d_weights2: [
      'The step has three factors, one for each link of the chain from the loss back to the weight: the loss depends on output, output on its weighted sum, and the sum on the weight. Write the factor of the first link, then multiply by the next ones. The derivative of (y − output)² by output is −2(y − output), and the step goes against it.',
      'output is the sigmoid of a sum. So multiply, element by element, by the slope of sigmoid. sigmoid_derivative takes the activation: sigmoid_derivative(self.output).',
      'The sum contains each weight times an activation of layer1. So the step of a weight is that activation times the product so far, summed over the rows. A matrix product does both: it multiplies the numbers along a row of the first matrix with those down a column of the second, and adds up these pairs. .T turns rows into columns, so that the numbers of the same table row meet: self.layer1.T.',
      'np.dot(self.layer1.T, 2*(self.y - self.output) * …) with the slope of the output in place of the dots.',
    ],
    d_weights1: [
      `Begin with the error at the sums of the output layer, as in level 2: ${DELTA2}. Textbooks call it delta.`,
      `Each hidden unit has a share in this error, by its weight to the output: np.dot(${DELTA2}, self.weights2.T) has a number for each row and each hidden unit.`,
      'Multiply this by the slope of the hidden units, element by element: sigmoid_derivative(self.layer1).',
      'As in level 2, a product with the transposed inputs of the layer sums over the rows. They are self.input.T now.',
      `np.dot(self.input.T, np.dot(${DELTA2}, self.weights2.T) * …) with the slope of the hidden layer in place of the dots.`,
    ],
    layer1b: [
      'A bias is added to the weighted sum of its unit, inside sigmoid. NumPy repeats the one row of self.bias1 for all rows.',
      'sigmoid(np.dot(self.input, self.weights1) + …)',
    ],
    outputb: [
      'It is the same as for layer1, with the bias of the output layer.',
      'sigmoid(np.dot(self.layer1, self.weights2) + …)',
    ],
    d_bias2: [
      'A bias is the weight of an input that is always 1. So take the step of level 2, and think of a column of ones in place of layer1.',
      'A product with ones is a sum over the rows: np.sum(…, axis=0).',
      'np.sum(2*(self.y - self.output) * …, axis=0) with the slope of the output in place of the dots.',
    ],
    d_bias1: [
      'Take the step of level 3 without the product with self.input.T, and sum it over the rows.',
      'The sum is over the error of the hidden layer: np.dot(…, self.weights2.T) * sigmoid_derivative(self.layer1).',
      `np.sum(np.dot(${DELTA2}, self.weights2.T) * …, axis=0)`,
    ],
  },

  syntax: {
    operandExpected: (text) =>
      text === ''
        ? 'The formula ends too early: a name, a number or “(” is missing.'
        : `A name, a number or “(” is missing before “${text}”.`,
    operatorExpected: (text) => `An operator is missing before “${text}”.`,
    unclosed: () => 'This “(” is not closed.',
    notOpened: () => 'This “)” has no “(”.',
    strangeCharacter: (text) => `“${text}” has no meaning here.`,
    badNumber: () => 'This number is too large.',
    power: () => 'Powers are not part of this exercise.',
    assignment: () => 'Write only what follows the equals sign.',
    tooLong: () => 'The formula is too long: at most 400 characters.',
    tooDeep: () => 'Too many parentheses or signs are inside each other.',
    tooManyParts: () => 'The formula has too many parts.',
    unknownFunction: (text) =>
      `“${text}” is not part of this exercise. It has np.dot, np.sum, sigmoid and sigmoid_derivative.`,
    unknownAttribute: () => 'After this dot, only T, dot(…) or sum(…) can follow.',
    notCalled: (text) =>
      /^(?:self|np|numpy)$/.test(text)
        ? `A dot and a name must follow “${text}”.`
        : `“${text}” needs its argument in parentheses.`,
    notAFunction: (text) => `“${text}” is an array, not a function. To multiply, write *.`,
    unknownArgument: () => 'Only np.sum has options: axis=0, axis=1 and keepdims=True.',
    notYet: (text) => `“${text}” has no value yet in this line.`,
  },
  argumentCount: (name, expected) =>
    name === undefined
      ? 'A comma can only stand between the arguments of a function.'
      : `${name} takes ${expected === 1 ? 'one argument' : 'two arguments, with a comma between them'}.`,
  powerOfError:
    'Powers are not part of this exercise. The step does not need the squared error itself, but its derivative: 2 times the error.',
  unknownName: (text, near, known) =>
    near === undefined
      ? `“${text}” is not known here. The names are ${known}.`
      : `“${text}” is not known here. Did you mean ${near}?`,
  broadcast: (operator, left, right) =>
    `“${left.text}” has shape ${left.shape} and “${right.text}” has ${right.shape}. For “${operator}”, lengths must be equal or 1 in each dimension.`,
  product: (operator, left, right, columns, rows) =>
    `“${left.text}” has shape ${left.shape} and “${right.text}” has ${right.shape}. ${operator} needs as many columns on the left as rows on the right, and ${columns} is not ${rows}.`,
  remedy: {
    transposeLeft: 'With .T after the first, the shapes would match.',
    transposeRight: 'With .T after the second, the shapes would match.',
    transposeEither: 'With .T after one of them, the shapes would match.',
    swap: 'In the other order, the shapes would match.',
    dot: 'np.dot would accept these shapes.',
  },
  scalarProduct: 'The sign @ multiplies matrices only. To multiply by a number, write *.',
  exchanged: (result, needed, product) =>
    `The result would then be ${result}, but this line needs ${needed}. In the other order, ${product}, it is ${needed}.`,
  axis: (axis, shape) =>
    shape === undefined ? `A single number has no axis ${axis}.` : `An array of shape ${shape} has no axis ${axis}.`,
  tooMuchWork: 'The formula takes too many multiplications.',
  resultShape: (shape, needed) => `The result has shape ${shape}; this line needs ${needed}.`,
  resultIsNumber: (needed) => `The result is a single number; this line needs an array of shape ${needed}.`,
  notFinite: 'Some of the numbers are not finite: there is a division by zero or an overflow.',
  someRight: (right, all) =>
    right === 0 ? 'None of the numbers is right.' : `${right} of ${plural(all, 'number', 'numbers')} right.`,
  byChance: (right, all) =>
    `With the present weights, the numbers agree by chance. With other weights, ${right === 0 ? 'none' : `only ${right}`} of ${all} would be right.`,
  otherNumbers: 'Compare the numbers of a network with other weights below.',
  factor: (factor) => `Every number is ${factor} times the right one.`,
  transposedResult: (isRight, isTooMany) =>
    `${isRight ? 'The numbers are right, but rows and columns are exchanged' : 'Rows and columns of the result are exchanged'}: ${
      isTooMany ? 'take away the last .T.' : 'put .T after the whole formula.'
    }`,
  noIdea: 'Compare the numbers below, and look at the shapes of the parts.',
  mistake: {
    sign: 'The sign is wrong: this step makes the loss larger.',
    squared:
      'This uses the squared error. The step needs the derivative of the square: 2*(self.y - self.output), without another factor y − output.',
    factor2: 'The factor 2 is missing. It comes from the derivative of the square.',
    mean: 'You divide by the number of rows. The loss is a sum over the rows, not their mean.',
    noSlope: 'The derivative of the output’s sigmoid is missing: multiply by sigmoid_derivative(self.output).',
    slopeOfSum:
      'The slope is taken from the sums z of the output layer. In this program, it comes from the activation: sigmoid_derivative(self.output).',
    slopeOfSigmoid: 'self.output is already the result of sigmoid: do not apply sigmoid again to take its slope.',
    slopeOfOther:
      'The slope is that of the wrong array. The error of the output layer needs the slope of the output layer.',
    sigmoidForSlope:
      'sigmoid stands where its derivative is needed: write sigmoid_derivative(self.output). self.output is already the result of sigmoid.',
    activationForSlope:
      'The activation self.output stands where its slope is needed: write sigmoid_derivative(self.output).',
    noHiddenSlope:
      'The derivative of the hidden layer’s sigmoid is missing: multiply by sigmoid_derivative(self.layer1).',
    hiddenSlopeOfSum:
      'The slope is taken from the sums z of the hidden layer. In this program, it comes from the activation: sigmoid_derivative(self.layer1).',
    hiddenSlopeOfSigmoid: 'self.layer1 is already the result of sigmoid: do not apply sigmoid again to take its slope.',
    hiddenSlopeOfOther: 'The error of the hidden layer needs the slope of the hidden layer, not that of the output.',
    hiddenSigmoidForSlope:
      'sigmoid stands where its derivative is needed: write sigmoid_derivative(self.layer1). self.layer1 is already the result of sigmoid.',
    hiddenActivationForSlope:
      'The activation self.layer1 stands where its slope is needed: write sigmoid_derivative(self.layer1).',
    slopeAfterProduct:
      'The slope comes after the matrix product, which has already added up the rows. Multiply by it inside the product: np.dot(…, … * sigmoid_derivative(…)).',
    noBrackets:
      'Parentheses are missing: without them, the factors apply to only one of y and output. Write (self.y - self.output).',
    product: 'This multiplies element by element (*), but a matrix product (np.dot) is needed.',
    transpose: 'A .T is missing or in the wrong place. The shapes match, but rows and units are mixed up.',
    noProduct:
      'Each weight also needs the input that it multiplies: a matrix product with the transposed inputs of this layer is missing.',
    otherArray: 'The matrix product has the wrong array: use the inputs of this layer.',
    noWeights2: 'The error does not go back through weights2: a product with self.weights2.T is missing.',
    backProduct:
      'The error goes back to the hidden units by a matrix product: np.dot(…, self.weights2.T), not by multiplying element by element (*).',
    stepForError:
      'This uses the step of weights2 (d_weights2), already multiplied by layer1 and summed over the rows. This line needs the error signal of the output layer, before that product.',
    noBias: 'The bias is missing.',
    biasOutside: 'The bias is added after sigmoid. It belongs to the sum, inside sigmoid.',
    biasOnWeights: 'The bias is added to the weights. It belongs to the sum, after np.dot.',
    biasSign: 'The bias is subtracted, like the threshold of the M-P neuron. This program adds it.',
    noWeights:
      'The weights are missing: sigmoid takes the weighted sums, a matrix product of the inputs and the weights.',
    sigmoidOfInputs: 'sigmoid is applied to the inputs of the layer. Apply it only to the weighted sums.',
    noSigmoid: 'sigmoid is missing: it turns the sums into activations.',
    derivativeForSigmoid: 'The forward pass needs sigmoid itself, not its derivative.',
    twoSigmoids: 'sigmoid is applied twice.',
    noSum: 'The sum over the rows is missing: np.sum(…, axis=0).',
    sumOfAll: 'The sum adds up the wrong numbers: axis=0 sums over the rows and keeps a number for each unit.',
    wrongAxis: 'axis=1 adds up the units of each row. axis=0 adds up the rows, and keeps a number for each unit.',
  },
  signCause: {
    error: 'The program adds the step, so it needs y − output, not output − y.',
    minus: 'The program adds the step, and y − output already has the right sign: take away the minus sign before it.',
    other: 'The program adds the step, so the step has to go against the gradient.',
  },
  stepInside: (step) =>
    `${step} is a finished step, already summed over the rows. This line needs the error signal before that sum.`,

  part: {
    layerInput: 'the input of this layer',
    sums: 'the weighted sum of each unit',
    error: 'the error of the output',
    lossSlope: 'the error with its factor 2, minus the derivative of the loss by the output',
    outputSlope: 'the slope of the output’s sigmoid',
    outputDelta: 'the error signal of the output layer',
    errorBack: 'the error that arrives at the hidden units',
    hiddenSlope: 'the slope of the hidden layer’s sigmoid',
    hiddenDelta: 'the error signal of the hidden layer',
  },
  partSoFar: (part) => `Right so far: this is ${part}.`,
  halfPart: (part) =>
    `Apart from the factor 2, which the derivative of the square brings, this is right so far: ${part}.`,
  partOfOtherSign: (part) => `Apart from its sign, this is right so far: ${part}.`,
  next: {
    addWeights: 'Its product with the weights of this layer (np.dot) and sigmoid are still missing.',
    addWeightsAndBias: 'Its product with the weights of this layer (np.dot), the bias and sigmoid are still missing.',
    addBias: 'The bias and sigmoid are still missing.',
    doubleError: 'The derivative of its square also brings a factor 2.',
    multiplyByOutputSlope: 'Next, multiply it by the slope of the output’s sigmoid, element by element.',
    multiplyByError: 'It multiplies the error with its factor 2, element by element.',
    multiplyByActivation:
      'Each weight also needs the activation that it multiplies, and the sum over the rows: a matrix product does both.',
    goBack: 'Next, it has to go back through weights2 to the hidden units.',
    multiplyByHiddenSlope: 'Next, multiply it by the slope of the hidden layer’s sigmoid, element by element.',
    multiplyByErrorBack: 'It multiplies the error that comes back through weights2, element by element.',
    multiplyByInput:
      'Each weight also needs the input that it multiplies, and the sum over the rows: a matrix product does both.',
    sumRows: 'Each bias still needs the sum over the rows.',
  },
  right: (numbers) => `Right: all ${count(numbers)} numbers agree with the core.`,
  rightGradient: (numbers, difference) =>
    `Right: ${numbers === 1 ? 'the number agrees' : `all ${count(numbers)} numbers agree`} with the core, and with the nudge test up to ${difference}.`,

  numbers: (right, all, areOfOtherWeights) =>
    `Number by number${areOfOtherWeights ? ', with other weights' : ''}: ${right} of ${all} right`,
  numbersLegend: 'In each cell: your number, and below it the right one.',
  gradientLegend:
    'In each cell, from top to bottom: your number, the right one and the nudge test. The right one is minus the core’s gradient. The nudge test measures the loss with the weight a little smaller and a little larger.',
  cell: (isRight, own, right, nudged) =>
    `${isRight ? 'right' : 'wrong'}: yours ${own}, right ${right}${nudged === undefined ? '' : `, nudge test ${nudged}`}`,
  rowOf: (row) => `row ${row}`,

  train: 'Train with your formulas',
  again: 'Train again',
  cancel: 'Stop',
  trainHint: (own, others) =>
    `${others.length === 0 ? 'All lines of the loop are yours.' : `Your lines in the loop: ${own.join(', ')}. Lines from the solution: ${others.join(', ')}.`} The core trains the same network alongside, from the same start weights.`,
  progress: (iteration, all) => `Iteration ${count(iteration)} of ${count(all)}`,
  chart: 'Loss by iteration: your formulas and the core',
  own: 'your formulas',
  core: 'the core',
  axisLabel: 'iteration',
  same: (iterations, loss, difference, areAllOwn) =>
    `After ${count(iterations)} iterations, ${areAllOwn ? 'your formulas have' : 'the loop with your formulas has'} reached a loss of ${loss}. ${areAllOwn ? 'Your' : 'Its'} curve lies on that of the core: they differ by ${difference} at most.`,
  apart: (iterations, own, core, difference) =>
    `After ${count(iterations)} iterations, your loss is ${own} and that of the core ${core}. The formulas are the same, but this run amplifies rounding: the curves differ by up to ${difference}.`,
  overflowed: (iteration) =>
    `The numbers overflow at iteration ${count(iteration)}, with your formulas as with the core.`,
};

const zh: WriteTexts = {
  gap: '',
  about: '请补全原教程的程序。你写的公式会与计算核心（在本页训练网络的程序）的结果对照。',
  ofTutorial: '练习使用原教程的网络和它的初始权重，不影响实验台上的训练。',
  withBiases: '这一关使用带偏置的网络，从初始权重开始，不影响实验台上的训练。',
  withoutBiases: '这一关使用不带偏置的网络，从初始权重开始，不影响实验台上的训练。',
  unfit: {
    hiddenLayers: '原教程的程序有且只有一个隐藏层，当前网络没有隐藏层，或者不止一层。',
    activation: '原教程的程序每一层都用 sigmoid，当前网络用了别的激活函数。',
    loss: '原教程的程序用误差平方和作损失，当前会话用的是别的损失。',
    optimizer: '原教程的程序使用普通的梯度下降，当前会话用的是别的优化器。',
    batch: '原教程的程序把所有行算完才更新一次权重，当前会话则逐行更新。',
    layerRates: '原教程的程序只有一个学习率，当前会话的各层学习率不同。',
    dontCare: '原教程的程序要求每个目标都已填写，当前的表含有无关项。',
    noRows: '练习至少需要一行参与训练。',
    tooManyUnits: '练习会列出每个数，因此最多 16 个隐藏单元。',
    tooManyRows: '练习会列出每个数，因此最多 64 行参与训练。',
  },
  useTutorial: '在这里使用原教程的网络',
  usePresent: '使用当前网络',
  coreFailed: '计算核心无法计算这个网络。',
  waiting: '正在等待计算核心的结果。',
  levels: '关卡',
  level: { 1: '1 前向', 2: '2 输出层', 3: '3 隐藏层', 4: '4 偏置' },
  solvedMark: '已完成',
  task: {
    1: '写出前向计算：先是隐藏层的激活值，再是输出层的激活值。',
    2: '写出 weights2 的更新量。程序会把它加上去，所以它是损失 Σ (y − output)² 的负梯度。',
    3: '写出 weights1 的更新量。误差要先经过 weights2 传回来。',
    4: '给每个单元加上偏置，并写出偏置的更新量。',
  },
  syntaxTitle: '可以写什么',
  syntaxNames: '数组，可省略 self.',
  syntaxForms: [
    '逐元素运算；* 不是矩阵乘法',
    '矩阵乘法',
    '转置',
    '逐个数取 sigmoid；激活值为 a 时 sigmoid 的导数',
    '对所有行求和',
  ],
  nextLevel: '下一关',
  stored: '只保存在这个浏览器里。',
  forget: '清除我的公式',
  forgotten: '公式已清除。',
  undo: '撤销',
  restored: '公式已恢复。',
  solved: (level) => `第 ${level} 关完成了。`,
  program: '待补全的程序',
  slopeComment: '# a 是激活值',
  laterLevel: (level) => `# 第 ${level} 关`,
  field: (target) => `${target} 的公式`,
  arrays: (target) => `${target} 可用的数组`,
  insert: (name, shape) => `插入 ${name}，形状 ${shape}`,
  insertSign: (sign) => `插入 ${sign}`,
  symbols: '符号',
  number: '一个数',
  needs: (shape) => `需要 ${shape}`,

  hint: (next, all) => `提示 ${next} / ${all}`,
  noMoreHints: '没有更多提示',
  showSolution: '显示一种答案',
  hideSolution: '隐藏答案',
  solution: '一种答案：',
  hints: {
    layer1: [
      '隐藏单元把每个输入乘以对应的权重再相加。对所有行、所有单元一起算，就是一次矩阵乘法。',
      'self.input 的每一行对应表中的一行，self.weights1 的每一列对应一个隐藏单元。用 np.dot 按这个顺序相乘。',
      '再用 sigmoid 把每个和变成激活值：sigmoid(np.dot(self.input, …))。',
    ],
    output: [
      '输出层的算法与隐藏层相同，只是输入和权重不同。',
      '它的输入是隐藏层的激活值 self.layer1。',
      'sigmoid(np.dot(self.layer1, …))，省略号处是第二层的权重。',
    ],
    d_weights2: [
      '更新量由三个因子相乘而成，从损失推回权重，每一环一个：损失取决于 output，output 取决于加权和，加权和取决于权重。先写第一环的因子，再依次乘上后两环的。(y − output)² 对 output 的导数是 −2(y − output)，更新要沿相反的方向。',
      'output 是对加权和取 sigmoid 的结果，所以还要逐元素乘以 sigmoid 的导数。sigmoid_derivative 的参数是激活值：sigmoid_derivative(self.output)。',
      '在加权和里，每个权重都与 layer1 的一个激活值相乘。所以权重的更新量就是这个激活值乘以刚才的结果，再对所有行求和。矩阵乘法正好把两步一起做完：它把前一个矩阵一行里的数与后一个矩阵一列里的数两两相乘，再加起来。.T 把行变成列，让表中同一行的数配成一对：self.layer1.T。',
      'np.dot(self.layer1.T, 2*(self.y - self.output) * …)，省略号处是输出层 sigmoid 的导数。',
    ],
    d_weights1: [
      `先写出输出层加权和处的误差，与第 2 关相同：${DELTA2}。教科书把它叫作 delta。`,
      `每个隐藏单元按自己通往输出的权重分担误差：np.dot(${DELTA2}, self.weights2.T) 对每一行、每个隐藏单元各有一个数。`,
      '再逐元素乘以隐藏层 sigmoid 的导数：sigmoid_derivative(self.layer1)。',
      '与第 2 关一样，乘以这一层输入的转置，就是对所有行求和。这里的输入是 self.input.T。',
      `np.dot(self.input.T, np.dot(${DELTA2}, self.weights2.T) * …)，省略号处是隐藏层 sigmoid 的导数。`,
    ],
    layer1b: [
      '偏置加在单元的加权和上，在 sigmoid 里面。self.bias1 只有一行，NumPy 会把它用于每一行。',
      'sigmoid(np.dot(self.input, self.weights1) + …)',
    ],
    outputb: ['与 layer1 相同，只是用输出层的偏置。', 'sigmoid(np.dot(self.layer1, self.weights2) + …)'],
    d_bias2: [
      '偏置相当于一个恒为 1 的输入的权重。所以取第 2 关的更新量，把 layer1 换成一列 1。',
      '与一列 1 相乘，就是对所有行求和：np.sum(…, axis=0)。',
      'np.sum(2*(self.y - self.output) * …, axis=0)，省略号处是输出层 sigmoid 的导数。',
    ],
    d_bias1: [
      '取第 3 关的更新量，去掉乘以 self.input.T 这一步，改为对所有行求和。',
      '求和的内容是隐藏层的误差：np.dot(…, self.weights2.T) * sigmoid_derivative(self.layer1)。',
      `np.sum(np.dot(${DELTA2}, self.weights2.T) * …, axis=0)`,
    ],
  },

  syntax: {
    operandExpected: (text) => (text === '' ? '公式还没写完：缺少名称、数或“(”。' : `“${text}”前面缺少名称、数或“(”。`),
    operatorExpected: (text) => `“${text}”前面缺少运算符。`,
    unclosed: () => '这个“(”没有闭合。',
    notOpened: () => '这个“)”没有对应的“(”。',
    strangeCharacter: (text) => `这里不能用“${text}”。`,
    badNumber: () => '这个数太大了。',
    power: () => '练习里没有乘方。',
    assignment: () => '只需写等号右边的部分。',
    tooLong: () => '公式太长：最多 400 个字符。',
    tooDeep: () => '括号或正负号嵌套得太深。',
    tooManyParts: () => '公式太复杂，请写得简单一些。',
    unknownFunction: (text) => `练习里没有“${text}”，只有 np.dot、np.sum、sigmoid 和 sigmoid_derivative。`,
    unknownAttribute: () => '这个点后面只能是 T、dot(…) 或 sum(…)。',
    notCalled: (text) =>
      /^(?:self|np|numpy)$/.test(text) ? `“${text}”后面要接一个点和名称。` : `“${text}”需要用括号写出参数。`,
    notAFunction: (text) => `“${text}”是数组，不是函数。相乘请写 *。`,
    unknownArgument: () => '只有 np.sum 有选项：axis=0、axis=1 和 keepdims=True。',
    notYet: (text) => `运行到这一行时，“${text}”还没有值。`,
  },
  argumentCount: (name, expected) =>
    name === undefined
      ? '逗号只能写在函数的两个参数之间。'
      : expected === 1
        ? `${name} 需要一个参数。`
        : `${name} 需要两个参数，用逗号隔开。`,
  powerOfError: '练习里没有乘方。更新量要的不是误差的平方，而是平方的导数，也就是误差的 2 倍。',
  unknownName: (text, near, known) =>
    near === undefined ? `这里没有“${text}”。可用的名称：${known}。` : `这里没有“${text}”。你要写的是 ${near} 吗？`,
  broadcast: (operator, left, right) =>
    `“${left.text}”的形状是 ${left.shape}，“${right.text}”的形状是 ${right.shape}。做“${operator}”运算时，每一维的长度要相等，或者其中之一为 1。`,
  product: (operator, left, right, columns, rows) =>
    `“${left.text}”的形状是 ${left.shape}，“${right.text}”的形状是 ${right.shape}。${operator} 要求左边的列数等于右边的行数，而 ${columns} 不等于 ${rows}。`,
  remedy: {
    transposeLeft: '第一个加上 .T，形状就能匹配。',
    transposeRight: '第二个加上 .T，形状就能匹配。',
    transposeEither: '其中一个加上 .T，形状就能匹配。',
    swap: '交换顺序，形状就能匹配。',
    dot: 'np.dot 可以接受这两个形状。',
  },
  scalarProduct: '@ 只用于矩阵相乘。与一个数相乘请写 *。',
  exchanged: (result, needed, product) =>
    `但那样结果的形状是 ${result}，而这一行需要 ${needed}；换成 ${product} 的顺序，结果就是 ${needed}。`,
  axis: (axis, shape) =>
    shape === undefined ? `单个数没有 axis ${axis}。` : `形状为 ${shape} 的数组没有 axis ${axis}。`,
  tooMuchWork: '这个公式的乘法次数太多。',
  resultShape: (shape, needed) => `结果的形状是 ${shape}，这一行需要 ${needed}。`,
  resultIsNumber: (needed) => `结果只是一个数，这一行需要形状为 ${needed} 的数组。`,
  notFinite: '有些数不是有限数：除数为零，或者溢出了。',
  someRight: (right, all) => (right === 0 ? '没有一个数是对的。' : `${all} 个数中有 ${right} 个是对的。`),
  byChance: (right, all) =>
    `以当前的权重，这些数只是碰巧相等；换一组权重，${all} 个数中${right === 0 ? '没有一个是对的' : `只有 ${right} 个是对的`}。`,
  otherNumbers: '请比较下面的数，它们来自另一组权重。',
  factor: (factor) => `每个数都是正确值的 ${factor} 倍。`,
  transposedResult: (isRight, isTooMany) =>
    `${isRight ? '数是对的，但行与列颠倒了' : '结果的行与列颠倒了'}：${isTooMany ? '请去掉最后的 .T。' : '请在整个公式后面加上 .T。'}`,
  noIdea: '请比较下面的数，并看看各部分的形状。',
  mistake: {
    sign: '符号反了：这样更新，损失会变大。',
    squared: '这里用了误差的平方。更新量需要的是平方的导数 2*(self.y - self.output)，不要再乘一次 y − output。',
    factor2: '少了因子 2，它来自平方的导数。',
    mean: '你除以了行数。损失是各行之和，不是平均值。',
    noSlope: '漏了输出层 sigmoid 的导数：请乘以 sigmoid_derivative(self.output)。',
    slopeOfSum: '导数是用输出层的加权和 z 算的。在这个程序里，要用激活值来算：sigmoid_derivative(self.output)。',
    slopeOfSigmoid: 'self.output 已经是 sigmoid 的结果，求导数时不要再用一次 sigmoid。',
    slopeOfOther: '这是另一个数组的导数。输出层的误差要用输出层的导数。',
    sigmoidForSlope:
      '这里要用 sigmoid 的导数，而不是 sigmoid 本身：请写 sigmoid_derivative(self.output)。self.output 已经是 sigmoid 的结果。',
    activationForSlope:
      '这里要用 sigmoid 的导数，而不是激活值 self.output 本身：请写 sigmoid_derivative(self.output)。',
    noHiddenSlope: '漏了隐藏层 sigmoid 的导数：请乘以 sigmoid_derivative(self.layer1)。',
    hiddenSlopeOfSum: '导数是用隐藏层的加权和 z 算的。在这个程序里，要用激活值来算：sigmoid_derivative(self.layer1)。',
    hiddenSlopeOfSigmoid: 'self.layer1 已经是 sigmoid 的结果，求导数时不要再用一次 sigmoid。',
    hiddenSlopeOfOther: '隐藏层的误差要用隐藏层的导数，而不是输出层的。',
    hiddenSigmoidForSlope:
      '这里要用 sigmoid 的导数，而不是 sigmoid 本身：请写 sigmoid_derivative(self.layer1)。self.layer1 已经是 sigmoid 的结果。',
    hiddenActivationForSlope:
      '这里要用 sigmoid 的导数，而不是激活值 self.layer1 本身：请写 sigmoid_derivative(self.layer1)。',
    slopeAfterProduct:
      'sigmoid 的导数乘得太晚：矩阵乘法已经把各行加在一起了。请把它放进矩阵乘法里面，先与误差相乘：np.dot(…, … * sigmoid_derivative(…))。',
    noBrackets: '缺少括号：这样，因子只乘到 y 和 output 中的一个。请写 (self.y - self.output)。',
    product: '该用矩阵乘法（np.dot）的地方用了逐元素乘法（*）。',
    transpose: '少了一个 .T，或者 .T 的位置不对。形状虽然匹配，行与单元却弄混了。',
    noProduct: '每个权重还要乘以它的输入：少了与这一层输入的转置的矩阵乘法。',
    otherArray: '矩阵乘法用错了数组：这里要用这一层的输入。',
    noWeights2: '误差没有经过 weights2 传回来：少了与 self.weights2.T 的矩阵乘法。',
    backProduct: '误差要用矩阵乘法传回隐藏单元：np.dot(…, self.weights2.T)，不能用逐元素乘法（*）。',
    stepForError:
      '这里用的是 weights2 的更新量（d_weights2），它已经乘过 layer1，并对所有行求了和。这一行需要的是在那之前的输出层误差信号。',
    noBias: '漏了偏置。',
    biasOutside: '偏置加在了 sigmoid 之后。它应当加在加权和上，在 sigmoid 里面。',
    biasOnWeights: '偏置加在了权重上。它应当加在加权和上，也就是 np.dot 之后。',
    biasSign: '偏置被减去了，像 M-P 神经元的阈值那样。这个程序里，偏置是加上去的。',
    noWeights: '漏了权重：sigmoid 的参数应当是加权和，也就是输入与权重的矩阵乘积。',
    sigmoidOfInputs: 'sigmoid 用在了这一层的输入上，它只应当用在加权和上。',
    noSigmoid: '漏了 sigmoid：加权和要经过 sigmoid 才是激活值。',
    derivativeForSigmoid: '前向计算要用 sigmoid 本身，而不是它的导数。',
    twoSigmoids: 'sigmoid 用了两次。',
    noSum: '漏了对所有行求和：np.sum(…, axis=0)。',
    sumOfAll: '求和的对象不对：axis=0 是对所有行求和，每个单元各得一个数。',
    wrongAxis: 'axis=1 是把每一行的各个单元相加；axis=0 才是对所有行求和，每个单元各得一个数。',
  },
  signCause: {
    error: '程序会把更新量加上去，所以要写 y − output，而不是 output − y。',
    minus: '程序会把更新量加上去，y − output 的符号已经是对的，请去掉它前面的负号。',
    other: '程序会把更新量加上去，所以更新量要与梯度方向相反。',
  },
  stepInside: (step) => `${step} 是算好的更新量，已经对所有行求了和。这一行需要的是求和之前的误差信号。`,

  part: {
    layerInput: '这一层的输入',
    sums: '各单元的加权和',
    error: '输出的误差',
    lossSlope: '误差的 2 倍，也就是损失对输出的导数的相反数',
    outputSlope: '输出层 sigmoid 的导数',
    outputDelta: '输出层的误差信号',
    errorBack: '传到隐藏单元的误差',
    hiddenSlope: '隐藏层 sigmoid 的导数',
    hiddenDelta: '隐藏层的误差信号',
  },
  partSoFar: (part) => `到这一步是对的：这是${part}。`,
  halfPart: (part) => `到这一步，除了少一个因子 2（来自平方的导数），其余都对：这是${part}。`,
  partOfOtherSign: (part) => `到这一步，除了符号，其余都对：这是${part}。`,
  next: {
    addWeights: '还要与这一层的权重做矩阵乘法（np.dot），再取 sigmoid。',
    addWeightsAndBias: '还要与这一层的权重做矩阵乘法（np.dot），加上偏置，再取 sigmoid。',
    addBias: '还要加上偏置，再取 sigmoid。',
    doubleError: '平方的导数还会带来一个因子 2。',
    multiplyByOutputSlope: '接下来逐元素乘以输出层 sigmoid 的导数。',
    multiplyByError: '它要逐元素乘以误差的 2 倍。',
    multiplyByActivation: '每个权重还要乘以对应的激活值，再对所有行求和：一次矩阵乘法就能完成。',
    goBack: '接下来，它要经过 weights2 传回隐藏单元。',
    multiplyByHiddenSlope: '接下来逐元素乘以隐藏层 sigmoid 的导数。',
    multiplyByErrorBack: '它要逐元素乘以经过 weights2 传回来的误差。',
    multiplyByInput: '每个权重还要乘以对应的输入，再对所有行求和：一次矩阵乘法就能完成。',
    sumRows: '每个偏置还要对所有行求和。',
  },
  right: (numbers) => `正确：${count(numbers)} 个数都与计算核心一致。`,
  rightGradient: (numbers, difference) =>
    `正确：${count(numbers)} 个数都与计算核心一致，与数值验证的差别不超过 ${difference}。`,

  numbers: (right, all, areOfOtherWeights) =>
    `逐个比较${areOfOtherWeights ? '（另一组权重）' : ''}：${all} 个数中有 ${right} 个正确`,
  numbersLegend: '每格上面是你的数，下面是正确的数。',
  gradientLegend:
    '每格从上到下依次是你的数、正确的数和数值验证的结果。正确的数是计算核心给出的负梯度；数值验证是把权重稍微减小、稍微增大，看损失怎样变化。',
  cell: (isRight, own, right, nudged) =>
    `${isRight ? '正确' : '错误'}：你的 ${own}，应为 ${right}${nudged === undefined ? '' : `，数值验证 ${nudged}`}`,
  rowOf: (row) => `第 ${row} 行`,

  train: '用你的公式训练',
  again: '再训练一次',
  cancel: '停止',
  trainHint: (own, others) =>
    `${others.length === 0 ? '循环里的每一行都是你写的。' : `循环里，你写的是 ${own.join('、')}；取自答案的是 ${others.join('、')}。`}计算核心从相同的初始权重开始，同时训练同样的网络。`,
  progress: (iteration, all) => `第 ${count(iteration)} / ${count(all)} 次迭代`,
  chart: '损失随迭代的变化：你的公式与计算核心',
  own: '你的公式',
  core: '计算核心',
  axisLabel: '迭代',
  same: (iterations, loss, difference, areAllOwn) =>
    `经过 ${count(iterations)} 次迭代，${areAllOwn ? '你的公式' : '含有你的公式的循环'}把损失降到 ${loss}。${areAllOwn ? '你的' : '它的'}曲线与计算核心的曲线重合：最大差别为 ${difference}。`,
  apart: (iterations, own, core, difference) =>
    `经过 ${count(iterations)} 次迭代，你的损失为 ${own}，计算核心为 ${core}。公式相同，但这次训练会放大舍入误差：两条曲线最多相差 ${difference}。`,
  overflowed: (iteration) => `第 ${count(iteration)} 次迭代时数值溢出，计算核心也一样。`,
};

export const WRITE_TEXTS: Readonly<Record<Language, WriteTexts>> = { en, zh };
