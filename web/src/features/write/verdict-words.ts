/** Writes the verdict on a formula in words, and the shapes of its parts. */

import { nearestName } from '../../../../wasm/nearest-name.mjs';
import { significant } from '../../i18n/numbers.ts';
import { largestDifference } from './compare.ts';
import { type Expression, type ParseProblem } from './formula-parser.ts';
import { allParts, type Operand, partAt, type Shapes } from './formula-shapes.ts';
import type { Span } from './formula-tokens.ts';
import type { LineVerdict, NameProblem, Numbers } from './line-check.ts';
import type { Mistake, SignCause } from './mistakes.ts';
import type { PartialAnswer } from './partial-answers.ts';
import type { Shape } from './numpy-array.ts';
import { LINE, type LineId, writtenName } from './program-lines.ts';
import type { WriteTexts } from './en.ts';

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
      return together(
        shapeWords(text, verdict, texts),
        ...(verdict.isSlopeLate ? [texts.mistake.slopeAfterProduct] : []),
        ...stepWords(verdict.expression, texts),
      );
    case 'resultShape': {
      const { part, shape, needed, expression } = verdict;
      if (part) return together(...partWords(part, expression, texts));
      const found = leadWords(verdict, texts);
      return together(
        shape.length === 0
          ? texts.resultIsNumber(writtenShape(needed, texts))
          : texts.resultShape(writtenShape(shape, texts), writtenShape(needed, texts)),
        ...(found.length > 0 ? found : stepWords(expression, texts)),
      );
    }
    case 'notFinite':
      return texts.notFinite;
    case 'wrong': {
      const { numbers, part, mistakes, isByChance, isTransposed, factor, expression } = verdict;
      if (part && !isByChance) return together(...partWords(part, expression, texts));
      const found = leadWords(verdict, texts);
      if (isTransposed && mistakes.length === 0 && !isByChance) return together(...found);
      const [right, all] = [rightIn(numbers), numbers.isRight.length];
      if (found.length === 0 && factor !== undefined) found.push(texts.factor(significant(factor, 3)));
      if (found.length === 0) found.push(...stepWords(expression, texts));
      if (found.length === 0) found.push(isByChance ? texts.otherNumbers : texts.noIdea);
      return together(isByChance ? texts.byChance(right, all) : texts.someRight(right, all), ...found);
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
  const { code } = problem;
  const text = quoted(problem.text, { from: 0, to: problem.text.length });
  const { names, changes } = LINE[line];
  if (code === 'argumentCount') return texts.argumentCount(problem.function, problem.expected ?? 1);
  if (code === 'power' && changes) return texts.powerOfError;
  if (code !== 'unknownName') return texts.syntax[code](text);
  const bare = problem.text.replace(/^self\./, '');
  // Every single letter is close to y.
  const near = bare.length > 1 ? nearestName(bare, names) : undefined;
  return texts.unknownName(text, near && writtenName(near), names.map(writtenName).join(', '));
}

function shapeWords(
  text: string,
  { problem, exchanged }: Extract<LineVerdict, { readonly kind: 'shapes' }>,
  texts: WriteTexts,
): string {
  const operand = (each: Operand) => ({ text: quoted(text, each), shape: writtenShape(each.shape, texts) });
  switch (problem.code) {
    case 'broadcast':
    case 'product': {
      const { operator, left, right, remedy } = problem;
      const sentence =
        problem.code === 'broadcast'
          ? texts.broadcast(operator, operand(left), operand(right))
          : texts.product(operator, operand(left), operand(right), left.shape.at(-1)!, right.shape[0]!);
      if (!remedy) return sentence;
      const lead = `${sentence}${texts.gap}${texts.remedy[remedy]}`;
      if (!exchanged) return lead;
      const first = quoted(text, right);
      const named = /^[\w.]+$/.test(first) ? first : `(${first})`;
      const [one, other] = remedy === 'transposeLeft' ? [`${named}.T`, '…'] : [named, '….T'];
      const product = operator === '@' ? `${one} @ ${other}` : `np.dot(${one}, ${other})`;
      const [result, needed] = [writtenShape(exchanged.result, texts), writtenShape(exchanged.needed, texts)];
      return `${lead}${texts.gap}${texts.exchanged(result, needed, product)}`;
    }
    case 'scalarProduct':
      return texts.scalarProduct;
    case 'axis':
      return texts.axis(problem.axis, problem.shape.length === 0 ? undefined : writtenShape(problem.shape, texts));
    case 'tooMuchWork':
      return texts.tooMuchWork;
  }
}

/** Returns the mistakes of a formula in words. */
function leadWords(
  { mistakes, isTransposed, expression }: Extract<LineVerdict, { readonly kind: 'wrong' | 'resultShape' }>,
  texts: WriteTexts,
): string[] {
  return [
    ...(isTransposed ? [texts.transposedResult(mistakes.length === 0, expression.kind === 'transposed')] : []),
    ...mistakes
      // The derivative of the square brings both; sigmoid is not missing but in another place.
      .filter((mistake) => mistake !== 'factor2' || !mistakes.includes('squared'))
      .filter((mistake) => mistake !== 'noSigmoid' || !mistakes.includes('sigmoidOfInputs'))
      .flatMap((mistake) => mistakeWords(mistake, expression, texts)),
  ];
}

function mistakeWords(mistake: Mistake, expression: Expression, texts: WriteTexts): string[] {
  return [texts.mistake[mistake], ...(mistake === 'sign' ? [texts.signCause[signCause(expression)]] : [])];
}

/** Returns the correct part that a formula computes, and the next step, in words. */
function partWords({ part, next, ratio }: PartialAnswer, expression: Expression, texts: WriteTexts): string[] {
  const what = texts.part[part];
  const isHalf = Math.abs(ratio) < 1;
  if (ratio < 0) {
    const factor = isHalf ? [texts.mistake.factor2] : [];
    return [texts.partOfOtherSign(what), texts.signCause[signCause(expression)], ...factor, texts.next[next]];
  }
  return [isHalf ? texts.halfPart(what) : texts.partSoFar(what), texts.next[next]];
}

/** Returns a sentence on the first finished step in a formula, which no later line needs. */
function stepWords(expression: Expression, texts: WriteTexts): string[] {
  const step = allParts(expression).find((part) => part.kind === 'name' && part.name.startsWith('d_'));
  return step?.kind === 'name' ? [texts.stepInside(step.name)] : [];
}

function signCause(expression: Expression): SignCause {
  const parts = allParts(expression);
  const has = (first: string, second: string) =>
    parts.some(
      (part) =>
        part.kind === 'elementwise' && part.operator === '-' && isName(part.left, first) && isName(part.right, second),
    );
  if (has('output', 'y')) return 'error';
  return has('y', 'output') && parts.some(({ kind }) => kind === 'negated') ? 'minus' : 'other';
}

function isName(part: Expression, name: string): boolean {
  return part.kind === 'name' && part.name === name;
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
