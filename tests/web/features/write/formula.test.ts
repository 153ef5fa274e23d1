/** Tests the language of the exercise: its parser, its shapes and its values, the latter against NumPy. */

import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Expression,
  MOST_CHARACTERS,
  parseFormula,
  type ParseCode,
} from '../../../../web/src/features/write/formula-parser.ts';
import { partAt, shapesOf } from '../../../../web/src/features/write/formula-shapes.ts';
import { valueOf } from '../../../../web/src/features/write/formula-value.ts';
import { ALL_NAMES, LINE, LINES } from '../../../../web/src/features/write/program-lines.ts';
import { findPythonWith } from '../../../../wasm/toolchain/host-tools.mjs';
import { scopeOf } from './scopes.ts';

const SCOPE = scopeOf(undefined, 4, true);
const NAMES = Object.keys(SCOPE);

function isName(name: string): boolean {
  return ALL_NAMES.includes(name);
}

function parsed(text: string): Expression {
  const result = parseFormula(text, isName);
  if ('problem' in result) throw new Error(`${text}: ${JSON.stringify(result.problem)}`);
  return result.expression;
}

function problemOf(text: string) {
  const result = parseFormula(text, isName);
  return 'problem' in result ? result.problem : undefined;
}

function shapesIn(text: string) {
  return shapesOf(parsed(text), (name) => SCOPE[name]!.shape);
}

function evaluate(text: string): number[] {
  return [...valueOf(parsed(text), SCOPE).data];
}

describe('A formula', () => {
  test('binds its operators as Python does', () => {
    expect(evaluate('1 + 2 * 3')).toEqual([7]);
    expect(evaluate('(1 + 2) * 3')).toEqual([9]);
    expect(evaluate('8 - 4 - 2')).toEqual([2]);
    expect(evaluate('8 / 4 / 2')).toEqual([1]);
    expect(evaluate('-2 * -3 - -1')).toEqual([7]);
    expect(evaluate('2 * - 3 + + 1')).toEqual([-5]);
    expect(evaluate('1.5e1 - .5 - 2.')).toEqual([12.5]);
  });

  test('takes names with and without self., methods, and line breaks', () => {
    const dot = evaluate('np.dot(self.layer1.T, self.y - self.output)');
    expect(evaluate('layer1.T @ (y - output)')).toEqual(dot);
    expect(evaluate('self.layer1.T.dot(y - output)')).toEqual(dot);
    expect(evaluate('numpy.dot(\n  layer1.T,\n  y - output,\n)')).toEqual(dot);
    expect(evaluate('y.sum()')).toEqual(evaluate('np.sum(y)'));
    expect(evaluate('layer1.sum(axis=0)')).toEqual(evaluate('np.sum(layer1, 0)'));
  });

  test('takes the characters of Chinese input methods and of prettier keyboards', () => {
    expect(evaluate('（１ ＋ ２）× ３ − １')).toEqual([8]);
    expect(evaluate('np。dot（layer1。T，y）')).toEqual(evaluate('np.dot(layer1.T, y)'));
  });

  test.each<[string, ParseCode, number, number]>([
    ['', 'operandExpected', 0, 0],
    ['1 +', 'operandExpected', 3, 3],
    ['1 2', 'operatorExpected', 2, 3],
    ['(1', 'unclosed', 0, 1],
    ['np.dot(y, y', 'unclosed', 6, 7],
    ['1)', 'notOpened', 1, 2],
    ['y ? y', 'strangeCharacter', 2, 3],
    ['y ** 2', 'power', 2, 4],
    ['self.layer1 = y', 'assignment', 12, 13],
    ['weights1 += y', 'assignment', 9, 11],
    ['weight1', 'unknownName', 0, 7],
    ['self.weight1', 'unknownName', 0, 12],
    ['np.exp(y)', 'unknownFunction', 0, 6],
    ['tanh(y)', 'unknownFunction', 0, 4],
    ['np.pi', 'unknownFunction', 0, 5],
    ['y.t', 'unknownAttribute', 2, 3],
    ['y.', 'unknownAttribute', 2, 2],
    ['sigmoid', 'notCalled', 0, 7],
    ['self', 'notCalled', 0, 4],
    ['np.dot', 'notCalled', 0, 6],
    ['y(1)', 'notAFunction', 0, 1],
    ['np.dot(y)', 'argumentCount', 0, 9],
    ['sigmoid(y, y)', 'argumentCount', 0, 13],
    ['sigmoid()', 'argumentCount', 0, 9],
    ['(y, y)', 'argumentCount', 2, 3],
    ['np.sum(y, axis=y)', 'unknownArgument', 15, 16],
    ['np.sum(y, dtype=1)', 'unknownArgument', 10, 15],
    ['np.dot(y, out=y)', 'unknownArgument', 10, 13],
    ['1e999', 'badNumber', 0, 5],
    ['y.__class__', 'unknownAttribute', 2, 11],
    ['__proto__', 'unknownName', 0, 9],
    ['constructor', 'unknownName', 0, 11],
  ])('%s is refused at its place', (text, code, from, to) => {
    expect(problemOf(text)).toMatchObject({ code, from, to });
  });

  test('is limited in its length, its depth and the number of its parts', () => {
    expect(problemOf(`1${' '.repeat(MOST_CHARACTERS)}`)?.code).toBe('tooLong');
    expect(problemOf('('.repeat(100))?.code).toBe('tooDeep');
    expect(problemOf(`${'-'.repeat(100)}1`)?.code).toBe('tooDeep');
    expect(problemOf(`${'y+'.repeat(150)}y`)?.code).toBe('tooManyParts');
    for (const line of LINES) expect(problemOf(LINE[line].solution)).toBeUndefined();
  });
});

describe('The shapes of a formula', () => {
  test('are known for every part', () => {
    const text = 'np.dot(self.input.T, self.y - self.output)';
    const expression = parsed(text);
    const { of, problem } = shapesIn(text);
    expect(problem).toBeUndefined();
    expect([...of].map(([part, shape]) => [text.slice(part.from, part.to), shape])).toEqual([
      ['self.input', [4, 3]],
      ['self.input.T', [3, 4]],
      ['self.y', [4, 1]],
      ['self.output', [4, 1]],
      ['self.y - self.output', [4, 1]],
      [text, [3, 1]],
    ]);
    const under = (place: number) => {
      const part = partAt(expression, place)!;
      return text.slice(part.from, part.to);
    };
    expect(under(2)).toBe(text);
    expect(under(9)).toBe('self.input');
    expect(under(18)).toBe('self.input.T');
    expect(under(28)).toBe('self.y - self.output');
    expect(partAt(expression, 200)).toBeUndefined();
  });

  test.each([
    ['np.dot(self.input, self.y)', 'product', 'transposeLeft', 'np.dot'],
    ['self.weights2 @ self.layer1', 'product', 'transposeLeft', '@'],
    ['np.dot(self.output, self.weights2)', 'product', 'transposeEither', 'np.dot'],
    ['np.dot(self.layer1, self.output.T)', 'product', 'transposeRight', 'np.dot'],
    ['self.input @ self.layer1', 'product', 'transposeLeft', '@'],
    ['self.input + self.weights1', 'broadcast', 'transposeEither', '+'],
    ['self.input * self.layer1', 'broadcast', undefined, '*'],
    ['self.weights1 * self.weights2', 'broadcast', 'dot', '*'],
    ['np.dot(self.weights1.T, self.y.T)', 'product', 'swap', 'np.dot'],
  ])('say where they do not match first: %s', (text, code, remedy, operator) => {
    expect(shapesIn(text).problem).toMatchObject({ code, remedy, operator });
  });

  test('of the parts beside a mismatch stay known', () => {
    const text = '(input + layer1) * sigmoid(y.T)';
    const { of, problem } = shapesIn(text);
    expect(problem).toMatchObject({ code: 'broadcast', at: { from: 7, to: 8 } });
    expect([...of.values()]).toContainEqual([1, 4]);
    expect([...of.keys()].some(({ from, to }) => text.slice(from, to) === '(input + layer1)')).toBe(false);
  });

  test('refuse what would keep the page busy, and single numbers at @', () => {
    const large = { y: [64, 1], layer1: [64, 64] } as Record<string, number[]>;
    const shapes = (text: string) => shapesOf(parsed(text), (name) => large[name]!);
    expect(shapes(Array.from({ length: 20 }, () => 'layer1').join(' @ ')).problem?.code).toBe('tooMuchWork');
    expect(shapes('2 @ y').problem?.code).toBe('scalarProduct');
    expect(shapes('np.sum(y, axis=2)').problem).toMatchObject({ code: 'axis', axis: 2 });
  });
});

// -- NumPy -----------------------------------------------------------------------------------------------------------

/** Random formulas of well-formed text, of which many have shapes that do not match. */
const { formula: formulas } = fc.letrec<{ formula: string; atom: string; deeper: string }>((tie) => ({
  formula: fc.oneof({ maxDepth: 5, withCrossShrink: true }, tie('atom'), tie('deeper')),
  atom: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...NAMES).map((name) => (name.startsWith('d_') ? name : `self.${name}`)) },
    { weight: 1, arbitrary: fc.constantFrom('2', '0.5', '1e-3', '3.') },
  ),
  deeper: fc.oneof(
    fc
      .tuple(tie('formula'), fc.constantFrom('+', '-', '*', '/', '@'), tie('formula'))
      .map((each) => `(${each.join(' ')})`),
    fc.tuple(tie('formula'), fc.constantFrom('+', '-', '*', '/', '@'), tie('formula')).map((each) => each.join(' ')),
    fc.tuple(tie('formula'), tie('formula')).map(([a, b]) => `np.dot(${a}, ${b})`),
    tie('formula').map((a) => `(${a}).T`),
    tie('formula').map((a) => `-${a}`),
    tie('formula').map((a) => `sigmoid(${a})`),
    tie('formula').map((a) => `sigmoid_derivative(${a})`),
    fc
      .tuple(
        tie('formula'),
        fc.constantFrom('', ', axis=0', ', axis=1', ', axis=-1', ', axis=0, keepdims=True', ', keepdims=True'),
      )
      .map(([a, options]) => `np.sum(${a}${options})`),
  ),
}));

const NUMPY = `
import json, sys
import numpy as np
np.seterr(all="ignore")
class Self: pass
self = Self()
given = json.load(sys.stdin)
def sigmoid(z): return 1 / (1 + np.exp(-z))
def sigmoid_derivative(a): return a * (1 - a)
names = {"np": np, "self": self, "sigmoid": sigmoid, "sigmoid_derivative": sigmoid_derivative}
for name, (shape, data) in given["scope"].items():
    array = np.array(data, dtype=float).reshape(shape)
    setattr(self, name, array)
    names[name] = array
results = []
for text in given["formulas"]:
    try:
        value = np.asarray(eval(text, names), dtype=float)
        results.append([list(value.shape), [repr(float(each)) for each in value.ravel()]])
    except Exception as refused:
        results.append(type(refused).__name__)
json.dump(results, sys.stdout)
`;

type NumpyResult = string | readonly [shape: number[], data: string[]];

const python = findPythonWith('numpy');

describe('NumPy agrees', () => {
  test.skipIf(python === undefined)('on shapes, values and refusals of 3000 random formulas', () => {
    const texts = fc
      .sample(formulas, { numRuns: 3000, seed: 25 })
      // NumPy has its own numbers for `.T` and methods of literals.
      .filter((text) => text.length <= MOST_CHARACTERS && problemOf(text) === undefined);
    expect(texts.length).toBeGreaterThan(2000);
    const input = {
      formulas: texts.map((text) => text.replaceAll(/(?<![\w.=]|=-)(\d[\w.-]*)/g, 'np.float64($1)')),
      scope: Object.fromEntries(Object.entries(SCOPE).map(([name, { shape, data }]) => [name, [shape, [...data]]])),
    };
    const output = execFileSync(python!, ['-B', '-c', NUMPY], {
      input: JSON.stringify(input),
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    });
    const results = JSON.parse(output) as NumpyResult[];
    let computed = 0;
    texts.forEach((text, i) => {
      const result = results[i]!;
      const { problem } = shapesIn(text);
      if (typeof result === 'string') {
        expect(problem, `${text}: NumPy refuses with ${result}`).toBeDefined();
        return;
      }
      expect(problem, `${text}: NumPy computes ${JSON.stringify(result[0])}`).toBeUndefined();
      computed++;
      const { shape, data } = valueOf(parsed(text), SCOPE);
      expect(shape, text).toEqual(result[0]);
      result[1].forEach((figure, at) => {
        const value = Number(figure.replace('inf', 'Infinity'));
        const own = data[at]!;
        if (Number.isFinite(value))
          expect(Math.abs(own - value), `${text} at ${at}`).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(value)));
        else expect(own, `${text} at ${at}`).toBe(value);
      });
    });
    expect(computed).toBeGreaterThan(500);
  });
});
