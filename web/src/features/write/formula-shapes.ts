/** Derives the shape of every part of a formula, and finds the first place where shapes do not match. */

import type { Expression } from './formula-parser.ts';
import type { Span } from './formula-tokens.ts';
import { broadcastShape, dotShape, sameShape, type Shape, sizeOf, sumShape, transposedShape } from './numpy-array.ts';

/** Most multiplications of one evaluation, so that no formula keeps the page busy. */
const MOST_WORK = 4_000_000;

/** Changes that would make two shapes match. */
export type Remedy = 'transposeLeft' | 'transposeRight' | 'transposeEither' | 'swap' | 'dot';

export type ShapeProblem = { readonly at: Span } & (
  | {
      readonly code: 'broadcast' | 'product';
      readonly operator: string;
      readonly left: Operand;
      readonly right: Operand;
      readonly remedy: Remedy | undefined;
    }
  | { readonly code: 'scalarProduct'; readonly left: Operand; readonly right: Operand }
  | { readonly code: 'axis'; readonly axis: number; readonly shape: Shape }
  | { readonly code: 'tooMuchWork' }
);

/** An operand and its shape. */
export interface Operand extends Span {
  readonly shape: Shape;
}

export interface Shapes {
  /** Shapes of all parts that have one, the operands before the whole. */
  readonly of: ReadonlyMap<Expression, Shape>;
  /** First problem, in the order in which Python evaluates the formula. */
  readonly problem: ShapeProblem | undefined;
}

/** Derives the shapes of a formula whose names have these shapes. */
export function shapesOf(expression: Expression, shapeOfName: (name: string) => Shape): Shapes {
  const of = new Map<Expression, Shape>();
  let problem: ShapeProblem | undefined;
  let work = 0;

  const fail = (found: ShapeProblem): Shape | undefined => {
    problem ??= found;
    return undefined;
  };

  const derive = (part: Expression): Shape | undefined => {
    switch (part.kind) {
      case 'number':
        return [];
      case 'name':
        return shapeOfName(part.name);
      case 'negated':
      case 'sigmoid':
      case 'sigmoid_derivative':
        return visit(part.operand);
      case 'transposed': {
        const shape = visit(part.operand);
        return shape && transposedShape(shape);
      }
      case 'sum': {
        const shape = visit(part.operand);
        if (!shape) return undefined;
        const { axis, keepsDimensions } = part;
        return sumShape(shape, axis, keepsDimensions) ?? fail({ code: 'axis', at: part.sign, axis: axis!, shape });
      }
      case 'elementwise': {
        const [left, right] = [visit(part.left), visit(part.right)];
        if (!left || !right) return undefined;
        return (
          broadcastShape(left, right) ??
          fail({
            code: 'broadcast',
            at: part.sign,
            operator: part.operator,
            left: operandOf(part.left, left),
            right: operandOf(part.right, right),
            remedy: part.operator === '*' && dotShape(left, right) ? 'dot' : remedyOf(left, right, broadcastShape),
          })
        );
      }
      case 'product': {
        const [left, right] = [visit(part.left), visit(part.right)];
        if (!left || !right) return undefined;
        const operands = { left: operandOf(part.left, left), right: operandOf(part.right, right) };
        if (part.isAt && (left.length === 0 || right.length === 0)) {
          return fail({ code: 'scalarProduct', at: part.sign, ...operands });
        }
        const shape = dotShape(left, right);
        if (shape && left.length > 0) work += sizeOf(shape) * left.at(-1)!;
        const operator = part.isAt ? '@' : 'np.dot';
        const remedy = remedyOf(left, right, dotShape) ?? (dotShape(right, left) ? 'swap' : undefined);
        return shape ?? fail({ code: 'product', at: part.sign, operator, ...operands, remedy });
      }
    }
  };

  const visit = (part: Expression): Shape | undefined => {
    const shape = derive(part);
    if (!shape) return undefined;
    work += sizeOf(shape);
    if (work > MOST_WORK) return fail({ code: 'tooMuchWork', at: part });
    of.set(part, shape);
    return shape;
  };

  visit(expression);
  return { of, problem };
}

function operandOf({ from, to }: Span, shape: Shape): Operand {
  return { from, to, shape };
}

/** Returns the side whose transpose makes the shapes match, if one does. */
function remedyOf(
  left: Shape,
  right: Shape,
  join: (left: Shape, right: Shape) => Shape | undefined,
): Remedy | undefined {
  const isChanged = (shape: Shape) => !sameShape(shape, transposedShape(shape));
  const isLeft = isChanged(left) && join(transposedShape(left), right) !== undefined;
  const isRight = isChanged(right) && join(left, transposedShape(right)) !== undefined;
  if (isLeft && isRight) return 'transposeEither';
  return isLeft ? 'transposeLeft' : isRight ? 'transposeRight' : undefined;
}

/** Returns the smallest part around a place of the text, between two characters; undefined outside the formula. */
export function partAt(expression: Expression, place: number): Expression | undefined {
  if (place < expression.from || place > expression.to) return undefined;
  for (const part of partsOf(expression)) {
    const found = partAt(part, place);
    if (found) return found;
  }
  return expression;
}

/** Returns a part and all that it contains. */
export function allParts(part: Expression): readonly Expression[] {
  return [part, ...partsOf(part).flatMap(allParts)];
}

/** Returns the operands of a part. */
export function partsOf(part: Expression): readonly Expression[] {
  switch (part.kind) {
    case 'number':
    case 'name':
      return [];
    case 'elementwise':
    case 'product':
      return [part.left, part.right];
    case 'negated':
    case 'transposed':
    case 'sum':
    case 'sigmoid':
    case 'sigmoid_derivative':
      return [part.operand];
  }
}
