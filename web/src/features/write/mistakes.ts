/** Recognises classic mistakes: computes wrong variants of a solution, and compares a learner's values with theirs. */

import { nearlyEqual } from './compare.ts';
import { shapesOf } from './formula-shapes.ts';
import { type Scope, valueOf } from './formula-value.ts';
import { type NumpyArray, sameShape, type Shape, transposed } from './numpy-array.ts';
import { LINE, type LineId, parsedSolution } from './program-lines.ts';

export const MISTAKES = [
  'sign',
  'factor2',
  'mean',
  'noSlope',
  'slopeOfSum',
  'slopeOfSigmoid',
  'slopeOfOther',
  'noHiddenSlope',
  'hiddenSlopeOfSum',
  'hiddenSlopeOfSigmoid',
  'hiddenSlopeOfOther',
  'product',
  'transpose',
  'otherArray',
  'noWeights2',
  'noBias',
  'biasOutside',
  'biasSign',
  'noSigmoid',
  'derivativeForSigmoid',
  'twoSigmoids',
  'noSum',
  'sumOfAll',
] as const;
export type Mistake = (typeof MISTAKES)[number];

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
const ERROR: readonly Option[] = [['(y - output)'], ['(output - y)', 'sign']];
const FACTOR: readonly Option[] = [['2*'], ['', 'factor2'], ['2*MEAN*', 'mean']];

function outputSlope(hasBias: boolean): readonly Option[] {
  return [
    ['sigmoid_derivative(output)'],
    ['1', 'noSlope'],
    [`sigmoid_derivative(np.dot(layer1, weights2)${hasBias ? ' + bias2' : ''})`, 'slopeOfSum'],
    ['sigmoid_derivative(sigmoid(output))', 'slopeOfSigmoid'],
    ['sigmoid_derivative(layer1)', 'slopeOfOther'],
    ['sigmoid_derivative(y)', 'slopeOfOther'],
  ];
}

function hiddenSlope(hasBias: boolean): readonly Option[] {
  return [
    ['sigmoid_derivative(layer1)'],
    ['1', 'noHiddenSlope'],
    [`sigmoid_derivative(np.dot(input, weights1)${hasBias ? ' + bias1' : ''})`, 'hiddenSlopeOfSum'],
    ['sigmoid_derivative(sigmoid(layer1))', 'hiddenSlopeOfSigmoid'],
    ['sigmoid_derivative(output)', 'hiddenSlopeOfOther'],
  ];
}

/** Options of the path back through the second weights, of what stands for the delta of the output layer. */
const BACK: readonly Option[] = [
  ['np.dot(DELTA, weights2.T)'],
  ['(DELTA)', 'noWeights2'],
  ['((DELTA) * weights2.T)', 'product'],
  ['np.dot(DELTA, weights2)', 'transpose'],
];

const DELTA2_PARTS = [FACTOR, ERROR] as const;
const delta2 = (parts: readonly string[]) => `${part(parts, 0)}${part(parts, 1)} * ${part(parts, 2)}`;
const delta1 = (parts: readonly string[]) => `${part(parts, 4).replace('DELTA', delta2(parts))} * ${part(parts, 3)}`;

const SUMS: readonly Option[] = [
  ['np.sum(EACH, axis=0, keepdims=True)'],
  ['(EACH)', 'noSum'],
  ['np.sum(EACH)', 'sumOfAll'],
  ['np.sum(EACH, axis=1, keepdims=True)', 'sumOfAll'],
];

function forwardVariants(before: string, weights: string, bias: string | undefined): Variant[] {
  const sums: readonly Option[] = [
    [`np.dot(${before}, ${weights})`],
    [`(${before} * ${weights})`, 'product'],
    [`np.dot(${before}.T, ${weights})`, 'transpose'],
    [`np.dot(${before}, ${weights}.T)`, 'transpose'],
    [`np.dot(sigmoid(${before}), ${weights})`, 'twoSigmoids'],
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

function weights2Variants(): Variant[] {
  const products: readonly Option[] = [
    ['np.dot(layer1.T, DELTA)'],
    ['np.dot(layer1, DELTA)', 'transpose'],
    ['np.dot((DELTA).T, layer1)', 'transpose'],
    ['(layer1.T * (DELTA))', 'product'],
    ['(layer1 * (DELTA))', 'product'],
    ['np.dot(input.T, DELTA)', 'otherArray'],
  ];
  return combined(
    (parts) => part(parts, 3).replace('DELTA', delta2(parts)),
    ...DELTA2_PARTS,
    outputSlope(false),
    products,
  );
}

function weights1Variants(): Variant[] {
  const products: readonly Option[] = [
    ['np.dot(input.T, DELTA1)'],
    ['np.dot(input, DELTA1)', 'transpose'],
    ['np.dot((DELTA1).T, input)', 'transpose'],
    ['(input.T * (DELTA1))', 'product'],
    ['(input * (DELTA1))', 'product'],
    ['np.dot(layer1.T, DELTA1)', 'otherArray'],
  ];
  return combined(
    (parts) => part(parts, 5).replace('DELTA1', delta1(parts)),
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
  d_weights2: weights2Variants,
  d_weights1: weights1Variants,
  d_bias2: () =>
    combined((parts) => part(parts, 3).replace('EACH', delta2(parts)), ...DELTA2_PARTS, outputSlope(true), SUMS),
  d_bias1: () =>
    combined(
      (parts) => part(parts, 5).replace('EACH', delta1(parts)),
      ...DELTA2_PARTS,
      outputSlope(true),
      hiddenSlope(true),
      BACK,
      SUMS,
    ),
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

  /** Returns the mistakes that lead to these values, one for each probe: the fewest; none if nothing known does. */
  find(line: LineId, values: readonly NumpyArray[]): readonly Mistake[] {
    let wrong = this.#wrong.get(line);
    if (!wrong) {
      wrong = this.#compute(line);
      this.#wrong.set(line, wrong);
    }
    const found = wrong.find((variant) => variant.values.every((value, i) => equals(value, values[i]!)));
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
      equals({ shape: array.shape, data: array.data.map((value) => value * factor) }, values[i]!),
    );
    return isAlways ? factor : undefined;
  }

  /** Returns whether the values are the right ones with rows and columns exchanged. */
  isTransposed(line: LineId, values: readonly NumpyArray[]): boolean {
    const { target } = LINE[line];
    return this.#probes.every((probe, i) => equals(transposed(probe[target]!), values[i]!));
  }
}

/** Returns whether two arrays are equal, apart from dimensions in front that have one element. */
function equals(one: NumpyArray, other: NumpyArray): boolean {
  return sameShape(withoutOnes(one.shape), withoutOnes(other.shape)) && nearlyEqual(one.data, other.data);
}

function withoutOnes(shape: Shape): Shape {
  const first = shape.findIndex((length) => length !== 1);
  return first < 0 ? [] : shape.slice(first);
}
