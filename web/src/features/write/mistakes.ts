/** Recognises classic mistakes: computes wrong variants of a solution, and compares a learner's values with theirs. */

import { equalArrays } from './compare.ts';
import type { Expression } from './formula-parser.ts';
import { allParts, shapesOf } from './formula-shapes.ts';
import { type Scope, valueOf } from './formula-value.ts';
import { type NumpyArray, transposed } from './numpy-array.ts';
import { LINE, type LineId, parsedSolution } from './program-lines.ts';

export const MISTAKES = [
  'sign',
  'squared',
  'factor2',
  'mean',
  'noSlope',
  'slopeOfSum',
  'slopeOfSigmoid',
  'slopeOfOther',
  'sigmoidForSlope',
  'activationForSlope',
  'noHiddenSlope',
  'hiddenSlopeOfSum',
  'hiddenSlopeOfSigmoid',
  'hiddenSlopeOfOther',
  'hiddenSigmoidForSlope',
  'hiddenActivationForSlope',
  'slopeAfterProduct',
  'noBrackets',
  'product',
  'noProduct',
  'transpose',
  'otherArray',
  'noWeights2',
  'backProduct',
  'stepForError',
  'noBias',
  'biasOutside',
  'biasOnWeights',
  'biasSign',
  'noWeights',
  'sigmoidOfInputs',
  'noSigmoid',
  'derivativeForSigmoid',
  'twoSigmoids',
  'noSum',
  'sumOfAll',
  'wrongAxis',
] as const;
export type Mistake = (typeof MISTAKES)[number];

/** Cause of a wrong sign: output − y, a minus sign too many beside y − output, or another. */
export type SignCause = 'error' | 'minus' | 'other';

/** Operations that the words on a mistake speak of: without them, equal numbers are an accident or another mistake. */
const NEEDS: Partial<Record<Mistake, (parts: readonly Expression[]) => boolean>> = {
  otherArray: (parts) => parts.some(({ kind }) => kind === 'product'),
  transpose: (parts) => parts.some(({ kind }) => kind === 'product'),
  product: isElementwise,
  backProduct: isElementwise,
  slopeAfterProduct: isElementwise,
  twoSigmoids: (parts) => parts.filter(({ kind }) => kind === 'sigmoid').length > 1,
};

function isElementwise(parts: readonly Expression[]): boolean {
  return parts.some((part) => part.kind === 'elementwise' && part.operator === '*');
}

/** Most mistakes in one formula that are recognised together. */
const MOST_TOGETHER = 2;

/** An alternative of one part of a formula: its text, and the mistake that it is; none for the right one. */
type Option = readonly [text: string, mistake?: Mistake];

interface Variant {
  readonly text: string;
  readonly mistakes: readonly Mistake[];
}

/** Returns the variants of a formula, made of one option of each part, with few mistakes each. */
function combined(build: (parts: readonly string[]) => string, ...parts: readonly (readonly Option[])[]): Variant[] {
  let found: { readonly texts: readonly string[]; readonly mistakes: readonly Mistake[] }[] = [
    { texts: [], mistakes: [] },
  ];
  for (const options of parts) {
    found = found.flatMap(({ texts, mistakes }) =>
      options
        .map(([text, mistake]) => ({
          texts: [...texts, text],
          mistakes: mistake && !mistakes.includes(mistake) ? [...mistakes, mistake] : mistakes,
        }))
        .filter((variant) => variant.mistakes.length <= MOST_TOGETHER),
    );
  }
  return found.map(({ texts, mistakes }) => ({ text: build(texts), mistakes }));
}

const part = (parts: readonly string[], index: number) => parts[index]!;

/** Options of the error and its factor, and of the slope of the output layer. */
const ERROR: readonly Option[] = [
  ['(y - output)'],
  ['(output - y)', 'sign'],
  ['(y - output)*(y - output)', 'squared'],
  ['y - output', 'noBrackets'],
];
const FACTOR: readonly Option[] = [['2*'], ['', 'factor2'], ['2*MEAN*', 'mean']];

function outputSlope(hasBias: boolean): readonly Option[] {
  return [
    ['sigmoid_derivative(output)'],
    ['1', 'noSlope'],
    [`sigmoid_derivative(np.dot(layer1, weights2)${hasBias ? ' + bias2' : ''})`, 'slopeOfSum'],
    ['sigmoid_derivative(sigmoid(output))', 'slopeOfSigmoid'],
    ['sigmoid_derivative(layer1)', 'slopeOfOther'],
    ['sigmoid_derivative(y)', 'slopeOfOther'],
    ['sigmoid(output)', 'sigmoidForSlope'],
    ['output', 'activationForSlope'],
  ];
}

function hiddenSlope(hasBias: boolean): readonly Option[] {
  return [
    ['sigmoid_derivative(layer1)'],
    ['1', 'noHiddenSlope'],
    [`sigmoid_derivative(np.dot(input, weights1)${hasBias ? ' + bias1' : ''})`, 'hiddenSlopeOfSum'],
    ['sigmoid_derivative(sigmoid(layer1))', 'hiddenSlopeOfSigmoid'],
    ['sigmoid_derivative(output)', 'hiddenSlopeOfOther'],
    ['sigmoid(layer1)', 'hiddenSigmoidForSlope'],
    ['layer1', 'hiddenActivationForSlope'],
  ];
}

/** Options of the path back through the second weights, of what stands for the delta of the output layer. */
const BACK: readonly Option[] = [
  ['np.dot(DELTA, weights2.T)'],
  ['(DELTA)', 'noWeights2'],
  ['((DELTA) * weights2.T)', 'backProduct'],
  ['((DELTA) * weights2)', 'backProduct'],
  ['np.dot(d_weights2, weights2.T)', 'stepForError'],
  ['d_weights2', 'stepForError'],
  ['np.dot(DELTA, weights2)', 'transpose'],
];

const DELTA2_PARTS = [FACTOR, ERROR] as const;
const delta2 = (parts: readonly string[]) => `${part(parts, 0)}${part(parts, 1)} * ${part(parts, 2)}`;
const back = (parts: readonly string[]) => part(parts, 4).replace('DELTA', delta2(parts));
const delta1 = (parts: readonly string[]) => `${back(parts)} * ${part(parts, 3)}`;

const SUMS: readonly Option[] = [
  ['np.sum(EACH, axis=0, keepdims=True)'],
  ['(EACH)', 'noSum'],
  ['np.sum(EACH)', 'sumOfAll'],
  ['np.sum(EACH, axis=1)', 'wrongAxis'],
  ['np.sum(EACH, axis=1, keepdims=True)', 'wrongAxis'],
];

function forwardVariants(before: string, weights: string, bias: string | undefined): Variant[] {
  const sums: readonly Option[] = [
    [`np.dot(${before}, ${weights})`],
    [`(${before} * ${weights})`, 'product'],
    [`np.dot(${before}.T, ${weights})`, 'transpose'],
    [`np.dot(${before}, ${weights}.T)`, 'transpose'],
    [`np.dot(sigmoid(${before}), ${weights})`, 'sigmoidOfInputs'],
    [`(${before})`, 'noWeights'],
    ...(before === 'layer1'
      ? ([
          [`np.dot(input, weights1)`, 'otherArray'],
          [`np.dot(input, ${weights})`, 'otherArray'],
        ] as const)
      : []),
  ];
  const biases: readonly Option[] = bias
    ? [
        [`sigmoid(SUM + ${bias})`],
        ['sigmoid(SUM)', 'noBias'],
        [`sigmoid(SUM) + ${bias}`, 'biasOutside'],
        [`sigmoid(np.dot(${before}, ${weights} + ${bias}))`, 'biasOnWeights'],
        [`sigmoid(SUM - ${bias})`, 'biasSign'],
        [`SUM + ${bias}`, 'noSigmoid'],
        [`sigmoid_derivative(SUM + ${bias})`, 'derivativeForSigmoid'],
        [`sigmoid(sigmoid(SUM + ${bias}))`, 'twoSigmoids'],
      ]
    : [
        ['sigmoid(SUM)'],
        ['SUM', 'noSigmoid'],
        ['sigmoid_derivative(SUM)', 'derivativeForSigmoid'],
        ['sigmoid(sigmoid(SUM))', 'twoSigmoids'],
      ];
  return combined((parts) => part(parts, 1).replace('SUM', part(parts, 0)), sums, biases);
}

/** Variants of a line of the backward pass that are wrong in themselves, whatever is missing besides. */
const SQUARES: readonly Variant[] = ['', '2*'].map((factor) => ({
  text: `${factor}(y - output)*(y - output)`,
  mistakes: ['squared'],
}));
const STEP: Variant = { text: 'd_weights2', mistakes: ['stepForError'] };

function weights2Variants(): Variant[] {
  const products: readonly Option[] = [
    ['np.dot(layer1.T, DELTA)'],
    ['np.dot(layer1.T, ERROR) * SLOPE', 'slopeAfterProduct'],
    ['np.dot(layer1, DELTA)', 'transpose'],
    ['(layer1.T * (DELTA))', 'product'],
    ['(layer1 * (DELTA))', 'product'],
    ['np.dot(input.T, DELTA)', 'otherArray'],
    ['DELTA', 'noProduct'],
  ];
  return combined(
    (parts) =>
      part(parts, 3)
        .replace('DELTA', delta2(parts))
        .replace('ERROR', `${part(parts, 0)}${part(parts, 1)}`)
        .replace('SLOPE', part(parts, 2)),
    ...DELTA2_PARTS,
    outputSlope(false),
    products,
  );
}

function weights1Variants(): Variant[] {
  const products: readonly Option[] = [
    ['np.dot(input.T, DELTA1)'],
    ['np.dot(input.T, BACK) * SLOPE', 'slopeAfterProduct'],
    ['np.dot(input, DELTA1)', 'transpose'],
    ['(input.T * (DELTA1))', 'product'],
    ['(input * (DELTA1))', 'product'],
    ['np.dot(layer1.T, DELTA1)', 'otherArray'],
    ['DELTA1', 'noProduct'],
  ];
  return combined(
    (parts) =>
      part(parts, 5).replace('DELTA1', delta1(parts)).replace('BACK', back(parts)).replace('SLOPE', part(parts, 3)),
    ...DELTA2_PARTS,
    outputSlope(false),
    hiddenSlope(false),
    BACK,
    products,
  );
}

const VARIANTS: Readonly<Record<LineId, () => Variant[]>> = {
  layer1: () => forwardVariants('input', 'weights1', undefined),
  output: () => forwardVariants('layer1', 'weights2', undefined),
  layer1b: () => forwardVariants('input', 'weights1', 'bias1'),
  outputb: () => forwardVariants('layer1', 'weights2', 'bias2'),
  d_weights2: () => [...SQUARES, ...weights2Variants()],
  d_weights1: () => [...SQUARES, STEP, ...weights1Variants()],
  d_bias2: () => [
    ...SQUARES,
    STEP,
    ...combined((parts) => part(parts, 3).replace('EACH', delta2(parts)), ...DELTA2_PARTS, outputSlope(true), SUMS),
  ],
  d_bias1: () => [
    ...SQUARES,
    STEP,
    ...combined(
      (parts) => part(parts, 5).replace('EACH', delta1(parts)),
      ...DELTA2_PARTS,
      outputSlope(true),
      hiddenSlope(true),
      BACK,
      SUMS,
    ),
  ],
};

/** Values of a wrong variant on the arrays of each probe. */
interface WrongValues {
  readonly mistakes: readonly Mistake[];
  readonly values: readonly NumpyArray[];
}

/** Values of all wrong variants of the lines, on given arrays. */
export class MistakeFinder {
  readonly #probes: readonly Scope[];
  readonly #wrong = new Map<LineId, readonly WrongValues[]>();

  /** @param probes  arrays of the same shapes, with the right values of all lines */
  constructor(probes: readonly Scope[]) {
    this.#probes = probes;
  }

  /**
   * Returns the mistakes that lead a formula to these values, one for each probe: the fewest that its operations can make;
   * none if nothing known does.
   */
  find(line: LineId, values: readonly NumpyArray[], expression: Expression): readonly Mistake[] {
    let wrong = this.#wrong.get(line);
    if (!wrong) {
      wrong = this.#compute(line);
      this.#wrong.set(line, wrong);
    }
    const parts = allParts(expression);
    const found = wrong.find(
      (variant) =>
        variant.mistakes.every((mistake) => NEEDS[mistake]?.(parts) ?? true) &&
        variant.values.every((value, i) => equalArrays(value, values[i]!)),
    );
    return found?.mistakes ?? [];
  }

  #compute(line: LineId): WrongValues[] {
    const [first] = this.#probes as [Scope];
    const rows = first['input']!.shape[0]!;
    return VARIANTS[line]()
      .filter(({ mistakes }) => mistakes.length > 0)
      .sort((one, other) => one.mistakes.length - other.mistakes.length)
      .flatMap(({ text, mistakes }) => {
        const expression = parsedSolution(text.replace('MEAN', `(1/${rows})`));
        if (shapesOf(expression, (name) => first[name]!.shape).problem) return [];
        return { mistakes, values: this.#probes.map((probe) => valueOf(expression, probe)) };
      });
  }

  /** Returns the factor by which all values differ from the right ones of a line, if there is one. */
  factor(line: LineId, values: readonly NumpyArray[]): number | undefined {
    const { target } = LINE[line];
    const right = this.#probes.map((probe) => probe[target]!);
    const largest = right[0]!.data.reduce(
      (best, value, i, all) => (Math.abs(value) > Math.abs(all[best]!) ? i : best),
      0,
    );
    const factor = values[0]!.data[largest]! / right[0]!.data[largest]!;
    if (!Number.isFinite(factor) || factor === 0) return undefined;
    const isAlways = right.every((array, i) =>
      equalArrays({ shape: array.shape, data: array.data.map((value) => value * factor) }, values[i]!),
    );
    return isAlways ? factor : undefined;
  }

  /** Returns whether the values are the right ones with rows and columns exchanged. */
  isTransposed(line: LineId, values: readonly NumpyArray[]): boolean {
    const { target } = LINE[line];
    return this.#probes.every((probe, i) => equalArrays(transposed(probe[target]!), values[i]!));
  }
}
