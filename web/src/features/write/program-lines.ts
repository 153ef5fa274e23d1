/** Defines the blank lines of the exercise, their solutions, and the levels that ask for them. */

import { type Expression, parseFormula } from './formula-parser.ts';
import { type Scope, valueOf } from './formula-value.ts';

/** Lines by the name of the array that they compute; `b` marks the forward lines of a network with biases. */
export const LINES = [
  'layer1',
  'output',
  'd_weights2',
  'd_weights1',
  'layer1b',
  'outputb',
  'd_bias2',
  'd_bias1',
] as const;
export type LineId = (typeof LINES)[number];

/** Forward pass, output layer, hidden layer, biases. */
export const LEVELS = [1, 2, 3, 4] as const;
export type Level = (typeof LEVELS)[number];

export const LINES_OF: Readonly<Record<Level, readonly LineId[]>> = {
  1: ['layer1', 'output'],
  2: ['d_weights2'],
  3: ['d_weights1'],
  4: ['layer1b', 'outputb', 'd_bias2', 'd_bias1'],
};

export interface ProgramLine {
  /** Name that the line assigns, as in the scope. */
  readonly target: string;
  /** Name as the program writes it. */
  readonly written: string;
  /** Parameter that the line changes; undefined in the forward pass. */
  readonly changes: 'weights1' | 'weights2' | 'bias1' | 'bias2' | undefined;
  readonly solution: string;
  /** Names that have a value when the line is run. */
  readonly names: readonly string[];
}

/** Error at the sums of the output layer. */
export const DELTA2 = '2*(self.y - self.output) * sigmoid_derivative(self.output)';
const DELTA1 = `np.dot(${DELTA2}, self.weights2.T) * sigmoid_derivative(self.layer1)`;
const START = ['input', 'y', 'weights1', 'weights2'];
const START_WITH_BIAS = [...START, 'bias1', 'bias2'];
const AFTER_FORWARD = [...START, 'layer1', 'output'];
const AFTER_FORWARD_WITH_BIAS = [...START_WITH_BIAS, 'layer1', 'output', 'd_weights2', 'd_weights1'];

export const LINE: Readonly<Record<LineId, ProgramLine>> = {
  layer1: forward('layer1', 'sigmoid(np.dot(self.input, self.weights1))', START),
  output: forward('output', 'sigmoid(np.dot(self.layer1, self.weights2))', [...START, 'layer1']),
  d_weights2: backward('d_weights2', 'weights2', `np.dot(self.layer1.T, ${DELTA2})`, AFTER_FORWARD),
  d_weights1: backward('d_weights1', 'weights1', `np.dot(self.input.T, ${DELTA1})`, [...AFTER_FORWARD, 'd_weights2']),
  layer1b: forward('layer1', 'sigmoid(np.dot(self.input, self.weights1) + self.bias1)', START_WITH_BIAS),
  outputb: forward('output', 'sigmoid(np.dot(self.layer1, self.weights2) + self.bias2)', [
    ...START_WITH_BIAS,
    'layer1',
  ]),
  d_bias2: backward('d_bias2', 'bias2', `np.sum(${DELTA2}, axis=0)`, AFTER_FORWARD_WITH_BIAS),
  d_bias1: backward('d_bias1', 'bias1', `np.sum(${DELTA1}, axis=0)`, [...AFTER_FORWARD_WITH_BIAS, 'd_bias2']),
};

/** Names that are never in scope as they are written, with their `self.` as the program has it. */
export function writtenName(name: string): string {
  return name.startsWith('d_') ? name : `self.${name}`;
}

/** All names that any line knows. */
export const ALL_NAMES: readonly string[] = [
  ...new Set(LINES.flatMap((line) => [...LINE[line].names, LINE[line].target])),
];

/** Parsed solutions. */
export const SOLUTION = Object.fromEntries(
  LINES.map((line) => [line, parsedSolution(LINE[line].solution)]),
) as unknown as Readonly<Record<LineId, Expression>>;

/** Lines of a whole program, in the order in which it runs them. */
export function programLines(hasBias: boolean): readonly LineId[] {
  return hasBias
    ? ['layer1b', 'outputb', 'd_weights2', 'd_weights1', 'd_bias2', 'd_bias1']
    : ['layer1', 'output', 'd_weights2', 'd_weights1'];
}

/** Returns the right values of all lines of a program that begins with these arrays. */
export function withRightValues(start: Scope): Scope {
  const scope = { ...start };
  for (const line of programLines('bias1' in start)) scope[LINE[line].target] = valueOf(SOLUTION[line], scope);
  return scope;
}

/** Returns the loss of a network with these arrays. */
export function lossOf(start: Scope): number {
  const scope = { ...start };
  for (const line of programLines('bias1' in start).slice(0, 2))
    scope[LINE[line].target] = valueOf(SOLUTION[line], scope);
  return squaredErrors(scope);
}

/** Returns Σ (y − output)². */
export function squaredErrors({ y, output }: Scope): number {
  return y!.data.reduce((sum, target, i) => sum + (target - output!.data[i]!) ** 2, 0);
}

/** Parses a formula that is known to be right. */
export function parsedSolution(text: string): Expression {
  const parsed = parseFormula(text, (name) => ALL_NAMES.includes(name));
  if ('problem' in parsed) throw new Error(`${text}: ${parsed.problem.code} at ${parsed.problem.from}`);
  return parsed.expression;
}

function forward(target: string, solution: string, names: readonly string[]): ProgramLine {
  return { target, written: `self.${target}`, changes: undefined, solution, names };
}

function backward(
  target: string,
  changes: ProgramLine['changes'],
  solution: string,
  names: readonly string[],
): ProgramLine {
  return { target, written: target, changes, solution, names };
}
