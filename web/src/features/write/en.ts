/** English texts of the exercise “Write it”, and the type of all languages. */

import { count, plural } from '../../i18n/numbers.ts';
import type { Unfit } from './exercise-network.ts';
import type { ParseCode } from './formula-parser.ts';
import type { Remedy } from './formula-shapes.ts';
import type { Mistake, SignCause } from './mistakes.ts';
import type { NextStep, Part } from './partial-answers.ts';
import { DELTA2, type Level, type LineId } from './program-lines.ts';

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

export const en: WriteTexts = {
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
