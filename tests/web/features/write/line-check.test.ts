/** Tests the verdicts on formulas: right ones, classic mistakes by name, and what no formula may do to the page. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LineChecker } from '../../../../web/src/features/write/line-check.ts';
import type { Mistake } from '../../../../web/src/features/write/mistakes.ts';
import type { PartialAnswer } from '../../../../web/src/features/write/partial-answers.ts';
import {
  ALL_NAMES,
  LINE,
  type LineId,
  LINES,
  parsedSolution,
} from '../../../../web/src/features/write/program-lines.ts';
import { LearnerTraining, type Program } from '../../../../web/src/features/write/learner-training.ts';
import { PRESETS } from '../../../../web/src/session/presets/presets.ts';
import { startOf } from './scopes.ts';

const NO_CORE = { gradients: undefined, predictions: undefined };

function checkerOf(...given: Parameters<typeof startOf>): LineChecker {
  return new LineChecker(startOf(...given), NO_CORE);
}

/** Returns whether a line is of the level with biases. */
function hasBias(line: LineId): boolean {
  return line.endsWith('b') || line.includes('bias');
}

const WITHOUT = checkerOf();
const WITH = checkerOf(undefined, 4, true);

function verdictOf(line: LineId, text: string) {
  return (hasBias(line) ? WITH : WITHOUT).check(line, text);
}

function mistakesIn(line: LineId, text: string): readonly Mistake[] {
  const verdict = verdictOf(line, text);
  return 'mistakes' in verdict ? verdict.mistakes : [];
}

describe('A right formula', () => {
  test.each(LINES)('of %s is recognised, in networks of any size', (line) => {
    expect(verdictOf(line, LINE[line].solution).kind).toBe('right');
    for (const [table, units] of [
      [PRESETS.fullAdder, 3],
      [PRESETS.xor, 1],
      [PRESETS.comparator, 7],
    ] as const) {
      expect(checkerOf(table, units, hasBias(line)).check(line, LINE[line].solution).kind).toBe('right');
    }
  });

  test.each<[LineId, string]>([
    ['layer1', '1 * sigmoid(input @ weights1)'],
    ['d_weights2', 'layer1.T @ (-2*(output - y) * sigmoid_derivative(output))'],
    ['d_weights2', 'np.dot(layer1.T, 2*(y - output)*output*(1 - output))'],
    ['d_weights2', 'np.dot((2*(y - output)*sigmoid_derivative(output)).T, layer1).T'],
    ['d_weights1', 'input.T @ ((y - output) * 2 * sigmoid_derivative(output) @ weights2.T * layer1 * (1 - layer1))'],
    // With one output, the outer product is an elementwise one.
    [
      'd_weights1',
      'np.dot(input.T, 2*(y - output) * sigmoid_derivative(output) * weights2.T * sigmoid_derivative(layer1))',
    ],
    ['d_bias2', 'np.sum(2*(y - output) * sigmoid_derivative(output), axis=0, keepdims=True)'],
    ['d_bias2', '(2*(y - output) * sigmoid_derivative(output)).sum()'],
    ['outputb', 'sigmoid(bias2 + layer1.dot(weights2))'],
  ])('of %s may be written another way: %s', (line, text) => {
    expect(verdictOf(line, text).kind).toBe('right');
  });

  test('of a gradient agrees with the nudge test, weight by weight', () => {
    for (const line of LINES.filter((each) => LINE[each].changes)) {
      const verdict = verdictOf(line, LINE[line].solution);
      if (verdict.kind !== 'right') throw new Error(verdict.kind);
      const { own, nudged, isRight } = verdict.numbers;
      expect(isRight.every(Boolean)).toBe(true);
      expect(nudged).toHaveLength(own.length);
      own.forEach((value, i) => {
        expect(Math.abs(value - nudged![i]!)).toBeLessThan(1e-7);
      });
    }
  });
});

describe('A classic mistake is told by its name', () => {
  const DELTA = '2*(y - output) * sigmoid_derivative(output)';
  test.each<[LineId, string, readonly Mistake[]]>([
    ['layer1', 'np.dot(input, weights1)', ['noSigmoid']],
    ['layer1', 'sigmoid_derivative(np.dot(input, weights1))', ['derivativeForSigmoid']],
    ['layer1', 'sigmoid(sigmoid(input @ weights1))', ['twoSigmoids']],
    ['output', 'sigmoid(layer1 * weights2)', ['product']],
    ['output', 'sigmoid(np.dot(layer1.T, weights2))', ['transpose']],
    ['output', 'sigmoid(np.dot(input, weights1))', ['otherArray']],
    ['output', 'np.dot(layer1, weights2)', ['noSigmoid']],
    ['output', 'sigmoid(layer1)', ['noWeights']],
    ['output', 'sigmoid(np.dot(sigmoid(layer1), weights2))', ['sigmoidOfInputs']],
    ['layer1', 'sigmoid(input)', ['noWeights']],
    ['output', 'layer1', ['noWeights', 'noSigmoid']],
    ['d_weights2', `np.dot(layer1.T, 2*(output - y) * sigmoid_derivative(output))`, ['sign']],
    ['d_weights2', `-np.dot(layer1.T, ${DELTA})`, ['sign']],
    ['d_weights2', 'np.dot(layer1.T, (y - output) * sigmoid_derivative(output))', ['factor2']],
    ['d_weights2', 'np.dot(layer1.T, 2*(y - output))', ['noSlope']],
    ['d_weights2', 'np.dot(layer1.T, 2*(y - output) * sigmoid_derivative(np.dot(layer1, weights2)))', ['slopeOfSum']],
    ['d_weights2', 'np.dot(layer1.T, 2*(y - output) * sigmoid_derivative(sigmoid(output)))', ['slopeOfSigmoid']],
    ['d_weights2', 'np.dot(layer1.T, 2*(y - output) * sigmoid_derivative(layer1))', ['slopeOfOther']],
    ['d_weights2', `layer1.T * (${DELTA})`, ['product']],
    ['d_weights2', `np.dot(layer1, ${DELTA})`, ['transpose']],
    ['d_weights2', `np.dot(input.T, ${DELTA})`, ['otherArray']],
    ['d_weights2', `np.dot(layer1.T, ${DELTA}) / 4`, ['mean']],
    ['d_weights2', 'np.dot(layer1.T, (output - y) * sigmoid_derivative(output))', ['factor2', 'sign']],
    ['d_weights2', 'np.dot(layer1.T, y - output)', ['factor2', 'noSlope']],
    ['d_weights2', 'np.dot(layer1.T, 2*(y - output) * sigmoid(output))', ['sigmoidForSlope']],
    ['d_weights2', 'np.dot(layer1.T, 2*(y - output)*(y - output) * sigmoid_derivative(output))', ['squared']],
    ['d_weights2', '(y - output)*(y - output)', ['squared']],
    ['d_weights2', '2*(y - output) * sigmoid_derivative(layer1)', ['slopeOfOther', 'noProduct']],
    ['d_weights2', 'np.dot(layer1.T, 2*(y - output) * output)', ['activationForSlope']],
    ['d_weights2', 'layer1.T @ (2*(y - output)) * sigmoid_derivative(output)', ['slopeAfterProduct']],
    ['d_weights2', 'np.dot(layer1.T, y - output) * sigmoid_derivative(output)', ['slopeAfterProduct', 'factor2']],
    ['d_weights2', 'np.dot(layer1.T, 2*y - output * sigmoid_derivative(output))', ['noBrackets']],
    ['d_weights1', `np.dot(input.T, np.dot(${DELTA}, weights2.T) * layer1)`, ['hiddenActivationForSlope']],
    ['d_weights1', `np.dot(input.T, np.dot(d_weights2, weights2.T) * sigmoid_derivative(layer1))`, ['stepForError']],
    ['d_weights1', `np.dot(input.T, d_weights2 * sigmoid_derivative(layer1))`, ['stepForError']],
    ['d_weights1', LINE.d_weights2.solution, ['stepForError']],
    ['d_weights1', `np.dot(input.T, ${DELTA} * weights2 * sigmoid_derivative(layer1))`, ['backProduct']],
    ['d_weights1', `np.dot(input.T, np.dot(${DELTA}, weights2.T) * sigmoid(layer1))`, ['hiddenSigmoidForSlope']],
    ['d_weights1', `np.dot(input.T, (${DELTA}) * sigmoid_derivative(layer1))`, ['noWeights2']],
    ['d_weights1', `np.dot(input.T, np.dot(${DELTA}, weights2.T))`, ['noHiddenSlope']],
    [
      'd_weights1',
      `np.dot(input.T, np.dot(${DELTA}, weights2.T) * sigmoid_derivative(output))`,
      ['hiddenSlopeOfOther'],
    ],
    [
      'd_weights1',
      `np.dot(input.T, np.dot(${DELTA}, weights2.T) * sigmoid_derivative(np.dot(input, weights1)))`,
      ['hiddenSlopeOfSum'],
    ],
    [
      'd_weights1',
      `np.dot(input.T, np.dot(${DELTA}, weights2.T) * sigmoid_derivative(sigmoid(layer1)))`,
      ['hiddenSlopeOfSigmoid'],
    ],
    ['d_weights1', 'np.dot(input.T, np.dot(2*(y - output), weights2.T) * sigmoid_derivative(layer1))', ['noSlope']],
    [
      'd_weights1',
      'np.dot(input.T, np.dot((y - output) * sigmoid_derivative(output), weights2.T) * sigmoid_derivative(layer1))',
      ['factor2'],
    ],
    [
      'd_weights1',
      'np.dot(input.T, np.dot(2*(output - y) * sigmoid_derivative(output), weights2.T) * sigmoid_derivative(layer1))',
      ['sign'],
    ],
    ['layer1b', 'sigmoid(np.dot(input, weights1))', ['noBias']],
    ['layer1b', 'sigmoid(np.dot(input, weights1)) + bias1', ['biasOutside']],
    ['outputb', 'sigmoid(np.dot(layer1, weights2) - bias2)', ['biasSign']],
    ['layer1b', 'sigmoid(np.dot(input, weights1 + bias1))', ['biasOnWeights']],
    ['d_bias2', DELTA, ['noSum']],
    ['d_bias2', `np.sum(${DELTA}, axis=1)`, ['wrongAxis']],
    ['d_bias1', `np.sum(np.dot(${DELTA}, weights2.T) * sigmoid_derivative(layer1), axis=1)`, ['wrongAxis']],
    ['d_bias2', `np.sum(${DELTA}, axis=0) / 4`, ['mean']],
    ['d_bias1', `np.sum(np.dot(${DELTA}, weights2.T) * sigmoid_derivative(layer1))`, ['sumOfAll']],
    ['d_bias1', `np.sum(np.dot(${DELTA}, weights2.T), axis=0, keepdims=True)`, ['noHiddenSlope']],
  ])('in %s: %s', (line, text, mistakes) => {
    expect(verdictOf(line, text).kind).not.toBe('right');
    expect([...mistakesIn(line, text)].sort()).toEqual([...mistakes].sort());
  });

  test('only if its numbers are those of the mistake', () => {
    const verdict = verdictOf('d_weights2', 'np.dot(layer1.T, 3*(y - output) * sigmoid_derivative(output))');
    expect(verdict).toMatchObject({ kind: 'wrong', mistakes: [], isTransposed: false });
    expect(verdict.kind === 'wrong' && verdict.factor).toBeCloseTo(1.5, 9);
    expect(verdictOf('d_weights2', 'layer1.T @ y')).toMatchObject({ kind: 'wrong', mistakes: [], factor: undefined });
  });

  test('also where the network at hand hides it', () => {
    // All weights are 0, so that every slope and every sum is the same.
    const start = Object.fromEntries(
      Object.entries(startOf()).map(([name, { shape, data }]) => [
        name,
        { shape, data: name.startsWith('weights') ? data.map(() => 0) : data },
      ]),
    );
    const verdict = new LineChecker(start, NO_CORE).check('output', 'sigmoid(np.dot(layer1.T, weights2))');
    expect(verdict).toMatchObject({ kind: 'wrong', isByChance: true, mistakes: ['transpose'] });
    // Numbers that agree show nothing; those of other weights do.
    expect(verdict.kind === 'wrong' && verdict.numbers.isRight).toContain(false);
  });

  test('apart from rows and columns that are exchanged', () => {
    expect(verdictOf('d_weights2', `np.dot((${DELTA}).T, layer1)`)).toMatchObject({
      kind: 'resultShape',
      mistakes: [],
      isTransposed: true,
    });
    expect(verdictOf('d_weights2', 'np.dot((2*(y - output)).T, layer1)')).toMatchObject({
      kind: 'resultShape',
      mistakes: ['noSlope'],
      isTransposed: true,
    });
    expect(verdictOf('d_weights2', `${LINE.d_weights2.solution}.T`)).toMatchObject({ isTransposed: true });
  });
});

describe('A correct part of a solution is recognised', () => {
  const DELTA = '2*(y - output) * sigmoid_derivative(output)';
  const BACK = `np.dot(${DELTA}, weights2.T)`;
  test.each<[LineId, string, PartialAnswer]>([
    ['layer1', 'input', { part: 'layerInput', next: 'addWeights', ratio: 1 }],
    ['output', 'layer1', { part: 'layerInput', next: 'addWeights', ratio: 1 }],
    ['outputb', 'layer1', { part: 'layerInput', next: 'addWeightsAndBias', ratio: 1 }],
    ['d_weights2', 'self.y - self.output', { part: 'error', next: 'doubleError', ratio: 1 }],
    ['d_weights2', '-output + y', { part: 'error', next: 'doubleError', ratio: 1 }],
    ['d_weights2', '2*(y - output)', { part: 'lossSlope', next: 'multiplyByOutputSlope', ratio: 1 }],
    ['d_weights2', '2*(output - y)', { part: 'lossSlope', next: 'multiplyByOutputSlope', ratio: -1 }],
    ['d_weights2', DELTA, { part: 'outputDelta', next: 'multiplyByActivation', ratio: 1 }],
    [
      'd_weights2',
      '(y - output) * 2 * output * (1 - output)',
      { part: 'outputDelta', next: 'multiplyByActivation', ratio: 1 },
    ],
    [
      'd_weights2',
      '(y - output) * sigmoid_derivative(output)',
      { part: 'outputDelta', next: 'multiplyByActivation', ratio: 0.5 },
    ],
    ['d_weights2', 'sigmoid_derivative(output)', { part: 'outputSlope', next: 'multiplyByError', ratio: 1 }],
    ['d_weights1', DELTA, { part: 'outputDelta', next: 'goBack', ratio: 1 }],
    ['d_weights1', BACK, { part: 'errorBack', next: 'multiplyByHiddenSlope', ratio: 1 }],
    ['d_weights1', `${BACK} * sigmoid_derivative(layer1)`, { part: 'hiddenDelta', next: 'multiplyByInput', ratio: 1 }],
    ['d_weights1', 'layer1 * (1 - layer1)', { part: 'hiddenSlope', next: 'multiplyByErrorBack', ratio: 1 }],
    ['layer1b', 'input @ weights1', { part: 'sums', next: 'addBias', ratio: 1 }],
    ['outputb', 'layer1 @ weights2', { part: 'sums', next: 'addBias', ratio: 1 }],
    ['d_bias2', 'y - output', { part: 'error', next: 'doubleError', ratio: 1 }],
    ['d_bias2', DELTA, { part: 'outputDelta', next: 'sumRows', ratio: 1 }],
    ['d_bias1', DELTA, { part: 'outputDelta', next: 'goBack', ratio: 1 }],
    ['d_bias1', BACK, { part: 'errorBack', next: 'multiplyByHiddenSlope', ratio: 1 }],
    ['d_bias1', `${BACK} * sigmoid_derivative(layer1)`, { part: 'hiddenDelta', next: 'sumRows', ratio: 1 }],
  ])('in %s: %s', (line, text, part) => {
    expect(verdictOf(line, text)).toMatchObject({ part });
    // The shapes of another network match less often by accident.
    const checker = checkerOf(PRESETS.fullAdder, 3, hasBias(line));
    expect(checker.check(line, text)).toMatchObject({ part });
  });

  test('and nothing else', () => {
    for (const line of LINES) {
      expect(verdictOf(line, LINE[line].solution)).not.toHaveProperty('part');
      for (const text of ['weights2', 'y', '3*(y - output)', 'sigmoid(output)']) {
        const verdict = verdictOf(line, text);
        if ('part' in verdict) expect(verdict.part).toBeUndefined();
      }
    }
  });
});

describe('A formula is told', () => {
  test('that a name gets its value only later', () => {
    expect(verdictOf('layer1', 'sigmoid(self.output)')).toMatchObject({
      kind: 'syntax',
      problem: { code: 'notYet', from: 8, to: 19, text: 'self.output' },
    });
    expect(verdictOf('d_weights2', 'd_weights1')).toMatchObject({ problem: { code: 'notYet' } });
    expect(verdictOf('layer1', 'bias1')).toMatchObject({ problem: { code: 'notYet' } });
  });

  test('the shape that its line needs', () => {
    expect(verdictOf('d_weights2', 'layer1.T')).toMatchObject({ kind: 'resultShape', shape: [4, 4], needed: [4, 1] });
    expect(verdictOf('layer1', '1')).toMatchObject({ kind: 'resultShape', shape: [], needed: [4, 4] });
    expect(verdictOf('d_weights1', 'weights2.T')).toMatchObject({ kind: 'resultShape', shape: [1, 4], needed: [3, 4] });
  });

  test('where a number is not finite', () => {
    expect(verdictOf('output', '(y - y) / (y - y)').kind).toBe('notFinite');
  });

  test('nothing before it has been written', () => {
    expect(verdictOf('output', ' \n ').kind).toBe('empty');
  });
});

describe('The right numbers are the core’s', () => {
  test('where it has told them', () => {
    const start = startOf();
    const gradients = {
      weights: [Array.from({ length: 3 }, () => [1, 2, 3, 4]), [[1], [2], [3], [4]]],
      biases: [[0, 0, 0, 0], [0]],
    };
    const checker = new LineChecker(start, { gradients, predictions: Float64Array.of(1, 2, 3, 4) });
    expect(checker.check('d_weights2', LINE.d_weights2.solution)).toMatchObject({
      kind: 'wrong',
      numbers: { right: Float64Array.of(-1, -2, -3, -4) },
    });
    expect(checker.check('output', LINE.output.solution)).toMatchObject({
      kind: 'wrong',
      numbers: { right: Float64Array.of(1, 2, 3, 4) },
    });
  });
});

test('A mistake that speaks of an operation is told only of formulas that contain it', () => {
  const operands = ['input', 'layer1', 'output', 'y', 'weights2', 'sigmoid(layer1)', 'sigmoid(output)'];
  const slopes = ['sigmoid_derivative(layer1)', 'sigmoid_derivative(output)', 'output', '2', '(y - output)'];
  const joins = ['', ' * ', ' @ ', '.T @ ', ' - '];
  for (const line of LINES) {
    for (const one of operands) {
      for (const join of joins) {
        for (const other of slopes) {
          const text = join === '' ? one : one + join + other;
          const found = mistakesIn(line, text);
          if (found.includes('otherArray') || found.includes('transpose')) expect(text).toContain('@');
          if (found.some((each) => each === 'product' || each === 'backProduct')) expect(text).toContain('*');
          if (found.includes('twoSigmoids')) expect(text.split('sigmoid(')).toHaveLength(3);
        }
      }
    }
  }
});

describe('Ten thousand hostile formulas', () => {
  const words = [
    ...ALL_NAMES,
    ...['self.', 'np.dot(', 'np.sum(', 'sigmoid(', 'sigmoid_derivative(', '.T', '(', ')', ',', '+', '-', '*', '/', '@'],
    ...['**', '=', 'axis=', 'keepdims=True', '.', '1', '2.', '.5', '1e308', '1e-320', '999999999999', ' ', '\n', '\0'],
    ...[
      '__proto__',
      'constructor',
      'toString',
      'eval(',
      'import os',
      '${',
      '"',
      "'",
      '\\',
      '#',
      '，',
      '（',
      '𝒙',
      '\ud800',
    ],
  ];
  const hostile = fc.oneof(
    { weight: 6, arbitrary: fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((parts) => parts.join('')) },
    { weight: 2, arbitrary: fc.string({ maxLength: 500 }) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...words), fc.integer({ min: 0, max: 5000 }))
        .map(([word, times]) => word.repeat(times)),
    },
    {
      // Right formulas with one character changed.
      weight: 3,
      arbitrary: fc
        .tuple(fc.constantFrom(...LINES), fc.nat(200), fc.constantFrom(...words, ''))
        .map(([line, at, word]) => LINE[line].solution.slice(0, at) + word + LINE[line].solution.slice(at + 1)),
    },
  );

  test('get a verdict each, with its place in the text, and never an exception', { timeout: 240_000 }, () => {
    const kinds = new Map<string, number>();
    fc.assert(
      fc.property(fc.constantFrom(...LINES), hostile, (line, text) => {
        const verdict = verdictOf(line, text);
        kinds.set(verdict.kind, (kinds.get(verdict.kind) ?? 0) + 1);
        if (verdict.kind === 'syntax') {
          const { from, to } = verdict.problem;
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeGreaterThanOrEqual(from);
          expect(to).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 10_000, seed: 1 },
    );
    expect([...kinds.keys()]).toEqual(expect.arrayContaining(['syntax', 'shapes', 'resultShape', 'wrong', 'right']));
  });
});

describe('Training with the learner’s formulas', () => {
  const programOf = (lines: readonly LineId[], own: Partial<Record<LineId, string>> = {}): Program =>
    Object.fromEntries(lines.map((line) => [line, parsedSolution(own[line] ?? LINE[line].solution)]));
  const PROGRAM = ['layer1', 'output', 'd_weights2', 'd_weights1'] as const;

  test('learns the table when they are right, and does not with a wrong sign', () => {
    const train = (program: Program) => {
      const training = new LearnerTraining(startOf(), program, 1, 1500);
      while (!training.isDone) training.advance(8);
      return training.losses;
    };
    const losses = train(programOf(PROGRAM));
    expect(losses).toHaveLength(1501);
    expect(losses.at(-1)).toBeLessThan(0.01);
    const wrong = { d_weights2: 'np.dot(layer1.T, 2*(output - y) * sigmoid_derivative(output))' };
    expect(train(programOf(PROGRAM, wrong)).at(-1)).toBeGreaterThan(0.5);
  });

  test('ends where a number overflows', () => {
    const training = new LearnerTraining(startOf(), programOf(PROGRAM, { output: 'layer1 @ weights2 * 1e300' }), 1, 50);
    training.advance(1000);
    expect(training).toMatchObject({ hasOverflowed: true, isDone: true });
    expect(training.iteration).toBeLessThan(50);
  });

  test('goes on for one iteration at a time when there is no time', () => {
    const training = new LearnerTraining(startOf(), programOf(PROGRAM), 1, 10);
    training.advance(0);
    expect(training.iteration).toBe(1);
  });
});
