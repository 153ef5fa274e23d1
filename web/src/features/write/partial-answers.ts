/** Recognises formulas that compute a correct part of a solution, by their numbers, so that any way to write them counts. */

import { equalArrays } from './compare.ts';
import { type Scope, valueOf } from './formula-value.ts';
import type { NumpyArray } from './numpy-array.ts';
import { type LineId, parsedSolution } from './program-lines.ts';

/** Correct parts of the solutions. */
export const PARTS = [
  'layerInput',
  'sums',
  'error',
  'lossSlope',
  'outputSlope',
  'outputDelta',
  'errorBack',
  'hiddenSlope',
  'hiddenDelta',
] as const;
export type Part = (typeof PARTS)[number];

/** Steps from a part to the solution. */
export const NEXT_STEPS = [
  'addWeights',
  'addWeightsAndBias',
  'addBias',
  'doubleError',
  'multiplyByOutputSlope',
  'multiplyByError',
  'multiplyByActivation',
  'goBack',
  'multiplyByHiddenSlope',
  'multiplyByErrorBack',
  'multiplyByInput',
  'sumRows',
] as const;
export type NextStep = (typeof NEXT_STEPS)[number];

export interface PartialAnswer {
  readonly part: Part;
  readonly next: NextStep;
  /** Factor by which the formula differs from the part: 1, or −1 for the other sign, or half of them. */
  readonly ratio: number;
}

const DELTA2 = '2*(y - output) * sigmoid_derivative(output)';
const BACK = `np.dot(${DELTA2}, weights2.T)`;

type Entry = readonly [part: Part, text: string, next: NextStep, ratios: readonly number[]];

const RATIOS = [1, -1, 0.5, -0.5];

function outputParts(next: NextStep): readonly Entry[] {
  return [
    ['error', 'y - output', 'doubleError', [1, -1]],
    ['lossSlope', '2*(y - output)', 'multiplyByOutputSlope', [1, -1]],
    ['outputDelta', DELTA2, next, RATIOS],
    ['outputSlope', 'sigmoid_derivative(output)', 'multiplyByError', [1]],
  ];
}

function hiddenParts(next: NextStep): readonly Entry[] {
  return [
    ...outputParts('goBack'),
    ['errorBack', BACK, 'multiplyByHiddenSlope', RATIOS],
    ['hiddenDelta', `${BACK} * sigmoid_derivative(layer1)`, next, RATIOS],
    ['hiddenSlope', 'sigmoid_derivative(layer1)', 'multiplyByErrorBack', [1]],
  ];
}

const PARTS_OF: Readonly<Record<LineId, readonly Entry[]>> = {
  layer1: [['layerInput', 'input', 'addWeights', [1]]],
  output: [['layerInput', 'layer1', 'addWeights', [1]]],
  layer1b: [
    ['layerInput', 'input', 'addWeightsAndBias', [1]],
    ['sums', 'np.dot(input, weights1)', 'addBias', [1]],
  ],
  outputb: [
    ['layerInput', 'layer1', 'addWeightsAndBias', [1]],
    ['sums', 'np.dot(layer1, weights2)', 'addBias', [1]],
  ],
  d_weights2: outputParts('multiplyByActivation'),
  d_weights1: hiddenParts('multiplyByInput'),
  d_bias2: outputParts('sumRows'),
  d_bias1: hiddenParts('sumRows'),
};

/** Values of the correct parts of all lines, on given arrays. */
export class PartFinder {
  readonly #probes: readonly Scope[];

  /** @param probes  arrays of the same shapes, with the right values of all lines */
  constructor(probes: readonly Scope[]) {
    this.#probes = probes;
  }

  /** Returns the part of a line's solution that has these values, one array for each probe. */
  find(line: LineId, values: readonly NumpyArray[]): PartialAnswer | undefined {
    for (const [part, text, next, ratios] of PARTS_OF[line]) {
      const expression = parsedSolution(text);
      const right = this.#probes.map((probe) => valueOf(expression, probe));
      const ratio = ratios.find((each) =>
        right.every(({ shape, data }, i) =>
          equalArrays({ shape, data: data.map((value) => value * each) }, values[i]!),
        ),
      );
      if (ratio !== undefined) return { part, next, ratio };
    }
    return undefined;
  }
}
