/** Turns the tokens of an expression into a tree and computes what it says. The parser is jsep; nothing is run as code. */

import jsep from 'jsep';
import type { BinaryOperator, Token } from './expression-tokens.ts';
import type { Bit } from '../session.ts';

/**
 * How tightly each operator binds. Those of C are ranked as in C, where == comes before & and && after |; the words and
 * the signs of logic are ranked as logic does it: and, xor, or, implies, iff.
 */
const PRECEDENCE: Record<BinaryOperator, number> = {
  equal: 8,
  unequal: 8,
  and: 7,
  nand: 7,
  xor: 6,
  xnor: 6,
  or: 5,
  nor: 5,
  andAlso: 4,
  orElse: 3,
  implies: 2,
  iff: 1,
};

const COMPUTE: Record<BinaryOperator, (a: Bit, b: Bit) => boolean> = {
  equal: (a, b) => a === b,
  unequal: (a, b) => a !== b,
  and: (a, b) => a + b === 2,
  nand: (a, b) => a + b < 2,
  xor: (a, b) => a !== b,
  xnor: (a, b) => a === b,
  or: (a, b) => a + b > 0,
  nor: (a, b) => a + b === 0,
  andAlso: (a, b) => a + b === 2,
  orElse: (a, b) => a + b > 0,
  implies: (a, b) => a <= b,
  iff: (a, b) => a === b,
};

// jsep has one set of operators for all its users. This module is its only one, and leaves it with ours alone.
jsep.removeAllUnaryOps();
jsep.removeAllBinaryOps();
jsep.removeAllLiterals();
jsep.addUnaryOp('not');
for (const [operator, precedence] of Object.entries(PRECEDENCE)) {
  jsep.addBinaryOp(operator, precedence, operator === 'implies');
}

/** An expression as a function of its names. */
export type Evaluate = (valueOf: (name: string) => Bit) => Bit;

/**
 * Parses the tokens of one expression in which each stands where it can. jsep is shown the names by number, so that
 * whatever a column is called never meets a rule of its own.
 */
export function evaluator(tokens: readonly Token[]): Evaluate {
  const names: string[] = [];
  const words = tokens.map((token) => {
    switch (token.kind) {
      case 'name':
        return `n${names.push(token.name) - 1}`;
      case 'value':
        return String(token.value);
      case 'binary':
        return token.operator;
      case 'not':
        return 'not';
      case 'open':
        return '(';
      case 'close':
        return ')';
      case 'assign':
      case 'end':
        return '';
    }
  });
  const tree = jsep(words.join(' '));
  return (valueOf) => compute(tree, (id) => valueOf(names[Number(id.slice(1))]!));
}

/** Of jsep's kinds of node, those that our tokens can give. */
type Node = jsep.Identifier | jsep.Literal | jsep.UnaryExpression | jsep.BinaryExpression;

function compute(tree: jsep.Expression, valueOf: (id: string) => Bit): Bit {
  const node = tree as Node;
  switch (node.type) {
    case 'Identifier':
      return valueOf(node.name);
    case 'Literal':
      return node.value === 1 ? 1 : 0;
    case 'UnaryExpression':
      return compute(node.argument, valueOf) === 1 ? 0 : 1;
    case 'BinaryExpression':
      return COMPUTE[node.operator as BinaryOperator](compute(node.left, valueOf), compute(node.right, valueOf))
        ? 1
        : 0;
  }
}
