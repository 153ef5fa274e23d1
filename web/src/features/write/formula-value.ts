/** Computes the value of a formula whose shapes match. */

import type { Expression } from './formula-parser.ts';
import { dot, elementwise, mapped, type NumpyArray, scalar, sum, transposed } from './numpy-array.ts';

/** Values of the names of a formula. */
export type Scope = Readonly<Record<string, NumpyArray>>;

export function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

/** Returns the slope of sigmoid where it has the value `a`, as in the tutorial's program. */
export function sigmoidDerivative(a: number): number {
  return a * (1 - a);
}

export function valueOf(part: Expression, scope: Scope): NumpyArray {
  switch (part.kind) {
    case 'number':
      return scalar(part.value);
    case 'name':
      return scope[part.name]!;
    case 'negated':
      return mapped(valueOf(part.operand, scope), (value) => -value);
    case 'elementwise':
      return elementwise(part.operator, valueOf(part.left, scope), valueOf(part.right, scope));
    case 'product':
      return dot(valueOf(part.left, scope), valueOf(part.right, scope));
    case 'transposed':
      return transposed(valueOf(part.operand, scope));
    case 'sigmoid':
      return mapped(valueOf(part.operand, scope), sigmoid);
    case 'sigmoid_derivative':
      return mapped(valueOf(part.operand, scope), sigmoidDerivative);
    case 'sum':
      return sum(valueOf(part.operand, scope), part.axis, part.keepsDimensions);
  }
}
