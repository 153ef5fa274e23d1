/** Parses the tokens of an expression by the precedence of its operators (a Pratt parser), and evaluates it. */

import type { Bit } from '../session.ts';
import type { BinaryOperator, SyntaxCode, SyntaxProblem, Token } from './expression-tokens.ts';

/** An expression as a function of its names. */
export type Evaluate = (valueOf: (name: string) => Bit) => Bit;

/** Maximum nesting; deeper nesting than a person writes could overflow the stack. */
const MOST_NESTED = 64;

/**
 * Precedence and meaning of each operator. Those of C rank as in C, where == binds tighter than & and && looser than |;
 * words and logical signs rank as in logic: and, xor, or, implies, iff.
 */
const OPERATORS: Record<BinaryOperator, readonly [precedence: number, compute: (a: Bit, b: Bit) => boolean]> = {
  equal: [8, (a, b) => a === b],
  unequal: [8, (a, b) => a !== b],
  and: [7, (a, b) => a + b === 2],
  nand: [7, (a, b) => a + b < 2],
  xor: [6, (a, b) => a !== b],
  xnor: [6, (a, b) => a === b],
  or: [5, (a, b) => a + b > 0],
  nor: [5, (a, b) => a + b === 0],
  andAlso: [4, (a, b) => a + b === 2],
  orElse: [3, (a, b) => a + b > 0],
  implies: [2, (a, b) => a <= b],
  iff: [1, (a, b) => a === b],
};

/** Parses one expression, whose last token is its "end", or returns the first misplaced token. */
export function parse(tokens: readonly Token[]): { readonly evaluate: Evaluate } | { readonly problem: SyntaxProblem } {
  let at = 0;
  let problem: SyntaxProblem | undefined;

  // Parsing goes on after a problem, so that no caller has to look for one; only the first counts.
  const fail = (code: SyntaxCode, { index, text } = tokens[at]!): Evaluate => {
    const detail = text.trim();
    problem ??= { index, length: detail.length, code, detail };
    return () => 0;
  };

  const operand = (depth: number): Evaluate => {
    const token = tokens[at]!;
    if (token.kind === 'name') {
      at++;
      return (valueOf) => valueOf(token.name);
    }
    if (token.kind === 'value') {
      at++;
      return () => token.value;
    }
    if (token.kind !== 'not' && token.kind !== 'open') return fail('operandExpected');
    if (depth === MOST_NESTED) return fail('tooDeep');
    at++;
    if (token.kind === 'not') {
      const negated = operand(depth + 1);
      return (valueOf) => (negated(valueOf) === 1 ? 0 : 1);
    }
    const inner = expression(0, depth + 1);
    const { kind } = tokens[at]!;
    if (kind === 'close') at++;
    else if (kind === 'end') fail('unclosed', token);
    else fail('operatorExpected');
    return inner;
  };

  /** Parses operands joined by operators whose precedence is above `outer`. */
  const expression = (outer: number, depth: number): Evaluate => {
    let left = operand(depth);
    for (let token = tokens[at]!; token.kind === 'binary'; token = tokens[at]!) {
      const [precedence, compute] = OPERATORS[token.operator];
      if (precedence <= outer) break;
      at++;
      const first = left;
      const second = expression(token.operator === 'implies' ? precedence - 1 : precedence, depth);
      left = (valueOf) => (compute(first(valueOf), second(valueOf)) ? 1 : 0);
    }
    return left;
  };

  const evaluate = expression(0, 0);
  const { kind } = tokens[at]!;
  if (kind !== 'end') fail(kind === 'close' ? 'notOpened' : 'operatorExpected');
  return problem ? { problem } : { evaluate };
}
