/** Checks a learner's formula: its syntax, its shapes, and its numbers against the core's and against the nudge test. */

import type { Parameters } from '../../session/weight.ts';
import { largest, largestDifference, nearlyEqual } from './compare.ts';
import { probeScope } from './exercise-network.ts';
import { type Expression, parseFormula, type ParseProblem } from './formula-parser.ts';
import { allParts, partsOf, type ShapeProblem, shapesOf, type Shapes } from './formula-shapes.ts';
import { type Scope, valueOf } from './formula-value.ts';
import { type Mistake, MistakeFinder } from './mistakes.ts';
import { type PartialAnswer, PartFinder } from './partial-answers.ts';
import {
  broadcastShape,
  dotShape,
  matrix,
  type NumpyArray,
  sameShape,
  type Shape,
  sizeOf,
  transposed,
  transposedShape,
} from './numpy-array.ts';
import { ALL_NAMES, LINE, type LineId, lossOf, withRightValues } from './program-lines.ts';

/** Change of a weight in the nudge test, to either side. */
const NUDGE = 1e-4;

/** Numbers of a formula beside the right ones, each row-major in the shape of the line's array. */
export interface Numbers {
  readonly shape: Shape;
  readonly own: Float64Array;
  readonly right: Float64Array;
  /** Right numbers by the nudge test, of lines that change parameters. */
  readonly nudged: Float64Array | undefined;
  readonly isRight: readonly boolean[];
}

export type LineVerdict =
  | { readonly kind: 'empty' }
  | { readonly kind: 'syntax'; readonly problem: ParseProblem | NameProblem }
  | {
      readonly kind: 'shapes';
      readonly expression: Expression;
      readonly shapes: Shapes;
      readonly problem: ShapeProblem;
      /** Shapes of the result with the remedy and of the line, if only the product's order makes one the other. */
      readonly exchanged: { readonly result: Shape; readonly needed: Shape } | undefined;
      /** True if a slope of each row multiplies a product that has already added up the rows. */
      readonly isSlopeLate: boolean;
    }
  | ({ readonly kind: 'resultShape'; readonly needed: Shape } & Leads & Computed)
  | ({ readonly kind: 'notFinite' } & Computed)
  | ({
      readonly kind: 'wrong';
      /** Numbers of this network, or those of other weights if the former are right by chance. */
      readonly numbers: Numbers;
      /** Factor between all numbers and the right ones. */
      readonly factor: number | undefined;
      /** True if the numbers of this network are right, but those of other weights are not. */
      readonly isByChance: boolean;
    } & Leads &
      Computed)
  | ({ readonly kind: 'right'; readonly numbers: Numbers } & Computed);

/** Leads from a wrong formula to the right one. */
interface Leads {
  /** Correct part of the solution that the formula computes. */
  readonly part: PartialAnswer | undefined;
  readonly mistakes: readonly Mistake[];
  /** True if rows and columns of the result are exchanged, beside the mistakes. */
  readonly isTransposed: boolean;
}

/** Name that gets its value only in a later line. */
export interface NameProblem {
  readonly code: 'notYet';
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A formula whose shapes match. */
interface Computed {
  readonly expression: Expression;
  readonly shapes: Shapes;
  readonly shape: Shape;
}

/** Numbers of the core for the same arrays. */
export interface CoreNumbers {
  readonly gradients: Parameters | undefined;
  /** Rows that train × outputs, row-major. */
  readonly predictions: Float64Array | undefined;
}

/** Checks formulas on the arrays of one network. */
export class LineChecker {
  /** Arrays of the network, with the right values of all lines. */
  readonly scope: Scope;
  readonly #start: Scope;
  readonly #core: CoreNumbers;
  readonly #probes: readonly Scope[];
  readonly #mistakes: MistakeFinder;
  readonly #parts: PartFinder;
  readonly #nudged = new Map<LineId, Float64Array>();
  readonly #verdicts = new Map<LineId, { readonly text: string; readonly verdict: LineVerdict }>();

  /**
   * @param start   arrays that the program begins with
   * @param before  checker of the same network with other weights, whose probes stay valid
   */
  constructor(start: Scope, core: CoreNumbers, before?: LineChecker) {
    this.#start = start;
    this.#core = core;
    this.scope = withRightValues(start);
    const isSame = before?.hasSameRows(start) ?? false;
    this.#probes = isSame ? before!.#probes : [1, 2].map((seed) => withRightValues(probeScope(start, seed)));
    this.#mistakes = isSame ? before!.#mistakes : new MistakeFinder(this.#probes);
    this.#parts = new PartFinder(this.#probes);
  }

  /** Returns whether the arrays differ from this network's in the values of its parameters alone. */
  hasSameRows(start: Scope): boolean {
    const names = Object.keys(start);
    return (
      names.length === Object.keys(this.#start).length &&
      names.every((name) => {
        const [one, other] = [start[name]!, this.#start[name]];
        if (!other || !sameShape(one.shape, other.shape)) return false;
        return !['input', 'y'].includes(name) || largestDifference(one.data, other.data) === 0;
      })
    );
  }

  /** Returns the shape that a line's array needs. */
  shapeOf(line: LineId): Shape {
    const { changes, target } = LINE[line];
    return this.scope[changes ?? target]!.shape;
  }

  check(line: LineId, text: string): LineVerdict {
    const known = this.#verdicts.get(line);
    if (known?.text === text) return known.verdict;
    const verdict = this.#check(line, text);
    this.#verdicts.set(line, { text, verdict });
    return verdict;
  }

  #check(line: LineId, text: string): LineVerdict {
    if (text.trim() === '') return { kind: 'empty' };
    const { names } = LINE[line];
    const parsed = parseFormula(text, (name) => ALL_NAMES.includes(name));
    if ('problem' in parsed) return { kind: 'syntax', problem: parsed.problem };
    const { expression } = parsed;
    const early = firstNameOutside(expression, names);
    if (early) {
      const { from, to } = early;
      return { kind: 'syntax', problem: { code: 'notYet', from, to, text: text.slice(from, to) } };
    }
    const shapes = shapesOf(expression, (name) => this.scope[name]!.shape);
    const needed = this.shapeOf(line);
    if (shapes.problem) {
      const { problem } = shapes;
      const exchanged = exchangedBy(problem, expression, needed);
      const isSlopeLate = multipliesLate(problem, expression, this.scope['input']!.shape[0]!);
      return { kind: 'shapes', expression, shapes, problem, exchanged, isSlopeLate };
    }
    const value = valueOf(expression, this.scope);
    const computed = { expression, shapes, shape: value.shape };
    const onProbes = this.#probes.map((probe) => valueOf(expression, probe));
    if (!isAccepted(line, value.shape, needed)) {
      return { kind: 'resultShape', needed, ...this.#leads(line, onProbes, expression), ...computed };
    }
    if (!value.data.every(Number.isFinite)) return { kind: 'notFinite', ...computed };
    const numbers = this.#numbers(line, value, needed);
    const { target } = LINE[line];
    const isRight = numbers.isRight.every(Boolean);
    const wrongProbe = this.#probes.findIndex((probe, i) => !nearlyEqual(probe[target]!.data, onProbes[i]!.data));
    if (isRight && wrongProbe < 0) return { kind: 'right', numbers, ...computed };
    return {
      kind: 'wrong',
      numbers: isRight
        ? compared(onProbes[wrongProbe]!.data, this.#probes[wrongProbe]![target]!.data, undefined, needed)
        : numbers,
      factor: this.#mistakes.factor(line, onProbes),
      isByChance: isRight,
      ...this.#leads(line, onProbes, expression),
      ...computed,
    };
  }

  #leads(line: LineId, onProbes: readonly NumpyArray[], expression: Expression): Leads {
    const part = this.#parts.find(line, onProbes);
    const mistakes = this.#mistakes.find(line, onProbes, expression);
    if (mistakes.length > 0) return { part, mistakes, isTransposed: false };
    if (this.#mistakes.isTransposed(line, onProbes)) return { part, mistakes, isTransposed: true };
    const others = this.#mistakes.find(line, onProbes.map(transposed), expression);
    return { part, mistakes: others, isTransposed: others.length > 0 };
  }

  #numbers(line: LineId, { data: own }: NumpyArray, shape: Shape): Numbers {
    return compared(own, this.#rightValues(line), LINE[line].changes ? this.#nudge(line) : undefined, shape);
  }

  /** Returns the core's values of a line's array, or those of the solution where the core has told none. */
  #rightValues(line: LineId): Float64Array {
    const { changes, target } = LINE[line];
    const { gradients, predictions } = this.#core;
    const solved = this.scope[target]!.data;
    if (target === 'output') return predictions ?? solved;
    if (!changes || !gradients) return solved;
    const layer = changes.endsWith('1') ? 0 : 1;
    const rows = changes.startsWith('bias') ? [gradients.biases[layer]!] : gradients.weights[layer]!;
    return matrix(rows).data.map((slope) => -slope);
  }

  /** Returns minus the slope of the loss along each parameter that a line changes, by the nudge test. */
  #nudge(line: LineId): Float64Array {
    let nudged = this.#nudged.get(line);
    if (nudged) return nudged;
    const { changes } = LINE[line];
    const { shape, data } = this.#start[changes!]!;
    const lossWith = (index: number, by: number) =>
      lossOf({ ...this.#start, [changes!]: { shape, data: data.with(index, data[index]! + by) } });
    nudged = data.map((_, index) => (lossWith(index, -NUDGE) - lossWith(index, NUDGE)) / (2 * NUDGE));
    this.#nudged.set(line, nudged);
    return nudged;
  }
}

function compared(own: Float64Array, right: Float64Array, nudged: Float64Array | undefined, shape: Shape): Numbers {
  const tolerance = 1e-6 * Math.max(largest(right), 1e-12);
  const isRight = Array.from(own, (value, i) => Math.abs(value - right[i]!) <= tolerance);
  return { shape, own, right, nudged, isRight };
}

/** Returns the result of a whole formula's remedy if it has the rows of the line as columns, and its columns as rows. */
function exchangedBy(
  problem: ShapeProblem,
  expression: Expression,
  needed: Shape,
): { readonly result: Shape; readonly needed: Shape } | undefined {
  if (problem.code !== 'product' || !('sign' in expression) || expression.sign.from !== problem.at.from)
    return undefined;
  const { remedy } = problem;
  const [left, right] = [problem.left.shape, problem.right.shape];
  const result =
    remedy === 'transposeLeft'
      ? dotShape(transposedShape(left), right)
      : remedy === 'transposeRight'
        ? dotShape(left, transposedShape(right))
        : undefined;
  if (!result || sameShape(result, needed) || !sameShape(transposedShape(result), needed)) return undefined;
  return { result, needed };
}

/** Returns whether shapes do not match because a slope, of so many rows, multiplies a product over the rows. */
function multipliesLate(problem: ShapeProblem, expression: Expression, rows: number): boolean {
  if (problem.code !== 'broadcast' || problem.operator !== '*') return false;
  const at = allParts(expression).find((part) => part.kind === 'elementwise' && part.sign.from === problem.at.from);
  if (at?.kind !== 'elementwise' || at.right.kind !== 'sigmoid_derivative') return false;
  return at.left.kind === 'product' && problem.left.shape[0] !== rows && problem.right.shape[0] === rows;
}

/**
 * Returns whether a line takes an array of this shape. What is added to a parameter may have fewer dimensions, as long as
 * NumPy would not repeat it.
 */
function isAccepted(line: LineId, shape: Shape, needed: Shape): boolean {
  if (sameShape(shape, needed)) return true;
  if (!LINE[line].changes || sizeOf(shape) !== sizeOf(needed)) return false;
  const joined = broadcastShape(shape, needed);
  return joined !== undefined && sameShape(joined, needed);
}

/** Returns the first name of a formula that is not among these. */
function firstNameOutside(part: Expression, names: readonly string[]): Expression | undefined {
  if (part.kind === 'name') return names.includes(part.name) ? undefined : part;
  for (const each of partsOf(part)) {
    const found = firstNameOutside(each, names);
    if (found) return found;
  }
  return undefined;
}
