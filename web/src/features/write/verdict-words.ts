/** Writes the verdict on a formula in words, and the shapes of its parts. */

import { nearestName } from '../../../../wasm/nearest-name.mjs';
import { significant } from '../../i18n/numbers.ts';
import { largestDifference } from './compare.ts';
import { type Expression, type ParseProblem } from './formula-parser.ts';
import { type Operand, partAt, type ShapeProblem, type Shapes } from './formula-shapes.ts';
import type { Span } from './formula-tokens.ts';
import type { LineVerdict, NameProblem, Numbers } from './line-check.ts';
import type { Mistake } from './mistakes.ts';
import type { Shape } from './numpy-array.ts';
import { LINE, type LineId, writtenName } from './program-lines.ts';
import type { WriteTexts } from './texts.ts';

/** Most characters of a part that a sentence quotes. */
const MOST_QUOTED = 36;

/** Returns a shape as NumPy writes it: (4, 1), (3,); and a single number in words. */
export function writtenShape(shape: Shape, { number }: Pick<WriteTexts, 'number'>): string {
  if (shape.length === 0) return number;
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
}

/** Returns part of a formula on one line, shortened in its middle. */
export function quoted(text: string, { from, to }: Span): string {
  const part = text.slice(from, to).replaceAll(/\s+/g, ' ');
  if (part.length <= MOST_QUOTED) return part;
  const half = Math.floor((MOST_QUOTED - 1) / 2);
  return `${part.slice(0, half)}…${part.slice(-half)}`;
}

/** Returns the verdict on a formula in a few sentences; empty if there is no formula. */
export function verdictWords(line: LineId, text: string, verdict: LineVerdict, texts: WriteTexts): string {
  const together = (...sentences: readonly string[]) => sentences.join(texts.gap);
  switch (verdict.kind) {
    case 'empty':
      return '';
    case 'syntax':
      return syntaxWords(line, verdict.problem, texts);
    case 'shapes':
      return shapeWords(text, verdict.problem, texts);
    case 'resultShape':
      return together(
        texts.resultShape(writtenShape(verdict.shape, texts), writtenShape(verdict.needed, texts)),
        ...mistakeWords(verdict.mistakes, texts),
      );
    case 'notFinite':
      return texts.notFinite;
    case 'wrong': {
      const { numbers, mistakes, isByChance, isTransposed, factor } = verdict;
      const found =
        mistakes.length > 0
          ? mistakeWords(mistakes, texts)
          : [
              isTransposed
                ? texts.transposedResult
                : factor === undefined
                  ? texts.noIdea
                  : texts.factor(significant(factor, 3)),
            ];
      const tally = texts.someRight(rightIn(numbers), numbers.isRight.length);
      return together(isByChance ? texts.byChance : tally, ...found);
    }
    case 'right': {
      const { own, nudged } = verdict.numbers;
      return nudged
        ? texts.rightGradient(own.length, oneDigit(largestDifference(own, nudged)))
        : texts.right(own.length);
    }
  }
}

/** Returns the number of right numbers. */
export function rightIn({ isRight }: Numbers): number {
  return isRight.filter(Boolean).length;
}

/** Returns a difference to one digit. */
export function oneDigit(difference: number): string {
  return difference === 0 ? '0' : difference.toExponential(0).replace('e+', 'e');
}

/** Returns the place of a verdict in the text, if it has one. */
export function placeOf(verdict: LineVerdict): Span | undefined {
  if (verdict.kind === 'syntax') return verdict.problem;
  return verdict.kind === 'shapes' ? verdict.problem.at : undefined;
}

function syntaxWords(line: LineId, problem: ParseProblem | NameProblem, texts: WriteTexts): string {
  const { code, text } = problem;
  if (code === 'argumentCount') return texts.argumentCount(problem.function, problem.expected ?? 1);
  if (code !== 'unknownName') return texts.syntax[code](text);
  const { names } = LINE[line];
  const near = nearestName(text.replace(/^self\./, ''), names);
  return texts.unknownName(text, near && writtenName(near), names.map(writtenName).join(', '));
}

function shapeWords(text: string, problem: ShapeProblem, texts: WriteTexts): string {
  const operand = (each: Operand) => ({ text: quoted(text, each), shape: writtenShape(each.shape, texts) });
  switch (problem.code) {
    case 'broadcast':
    case 'product': {
      const { operator, left, right, remedy } = problem;
      const sentence =
        problem.code === 'broadcast'
          ? texts.broadcast(operator, operand(left), operand(right))
          : texts.product(operator, operand(left), operand(right), left.shape.at(-1)!, right.shape[0]!);
      return remedy ? `${sentence}${texts.gap}${texts.remedy[remedy]}` : sentence;
    }
    case 'scalarProduct':
      return texts.scalarProduct;
    case 'axis':
      return texts.axis(problem.axis, writtenShape(problem.shape, texts));
    case 'tooMuchWork':
      return texts.tooMuchWork;
  }
}

function mistakeWords(mistakes: readonly Mistake[], texts: WriteTexts): string[] {
  return mistakes.map((mistake) => texts.mistake[mistake]);
}

/** Part of a formula with its shape in words. */
export interface DescribedPart extends Span {
  readonly text: string;
  readonly shape: string;
  /** True for the whole formula. */
  readonly isWhole: boolean;
}

/** Returns the smallest part at a place of the text that has a shape, and how its operands make it. */
export function describedPart(
  text: string,
  { expression, shapes }: { readonly expression: Expression; readonly shapes: Shapes },
  place: number | undefined,
  texts: WriteTexts,
): DescribedPart | undefined {
  const part = place === undefined ? expression : partAt(expression, place);
  if (!part) return undefined;
  const written = (each: Expression) => {
    const shape = shapes.of.get(each);
    return shape ? writtenShape(shape, texts) : '?';
  };
  const own = written(part);
  const operator =
    part.kind === 'elementwise' ? part.operator : part.kind === 'product' ? (part.isAt ? '@' : '·') : undefined;
  const shape = operator && 'left' in part ? `${written(part.left)} ${operator} ${written(part.right)} → ${own}` : own;
  return { from: part.from, to: part.to, text: quoted(text, part), shape, isWhole: part === expression };
}
