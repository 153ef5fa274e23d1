/** Parses the tokens of an expression into a tree and evaluates it. The parser is jsep; nothing is run as code. */

import jsep from 'jsep';
import type { BinaryOperator, Token } from './expression-tokens.ts';
import type { Bit } from '../session.ts';

/**
 * Precedence of each operator. Those of C rank as in C, where == binds tighter than & and && looser than |; words and
 * logical signs rank as in logic: and, xor, or, implies, iff.
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

// jsep has one global set of operators. This module is its only user and replaces that set.
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
 * Parses the tokens of one expression without misplaced ones. jsep receives names as numbers, so that no column name
 * can meet one of its own rules.
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

/** Kinds of jsep nodes that our tokens can produce. */
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
