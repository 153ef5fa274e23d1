/**
 * Parses formulas of the exercise, a small part of Python with NumPy: numbers, names with or without `self.`, + − * / @,
 * a sign before an operand, parentheses, `.T`, `np.dot`, `np.sum`, `sigmoid` and `sigmoid_derivative`. Nothing of it is
 * ever run as code; its length, its depth and the number of its parts are limited.
 */

import type { Elementwise } from './numpy-array.ts';
import { plainText, type Sign, type Span, type Token, type TokenProblem, tokenize } from './formula-tokens.ts';

/** Limits of a formula; the longest solution has 190 characters, 45 parts, and is 7 deep. */
export const MOST_CHARACTERS = 400;
const MOST_PARTS = 120;
const MOST_NESTED = 32;

export type Expression = Span &
  (
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'negated'; readonly operand: Expression }
    | {
        readonly kind: 'elementwise';
        readonly operator: Elementwise;
        readonly left: Expression;
        readonly right: Expression;
        /** Place of the operator. */
        readonly sign: Span;
      }
    | {
        /** A matrix product; `@`, unlike `np.dot`, takes no single numbers. */
        readonly kind: 'product';
        readonly isAt: boolean;
        readonly left: Expression;
        readonly right: Expression;
        readonly sign: Span;
      }
    | { readonly kind: 'transposed'; readonly operand: Expression }
    | { readonly kind: 'sigmoid' | 'sigmoid_derivative'; readonly operand: Expression }
    | {
        readonly kind: 'sum';
        readonly operand: Expression;
        readonly axis: number | undefined;
        readonly keepsDimensions: boolean;
        readonly sign: Span;
      }
  );

/** Functions and methods that a formula may call. */
export const FUNCTIONS = ['np.dot', 'np.sum', 'sigmoid', 'sigmoid_derivative'] as const;
type Callable = (typeof FUNCTIONS)[number];
const MODULES = ['np', 'numpy'];

export type ParseCode =
  | TokenProblem['code']
  | 'tooLong'
  | 'tooDeep'
  | 'tooManyParts'
  | 'operandExpected'
  | 'unclosed'
  | 'notOpened'
  | 'unknownName'
  | 'unknownFunction'
  | 'unknownAttribute'
  | 'notCalled'
  | 'notAFunction'
  | 'argumentCount'
  | 'unknownArgument';

/** First error of a formula, and its place. */
export interface ParseProblem extends Span {
  readonly code: ParseCode;
  /** Word or sign at that place; empty at the end. */
  readonly text: string;
  /** Function of a wrong call, and the number of its arguments. */
  readonly function?: string;
  readonly expected?: number;
}

export type Parsed = { readonly expression: Expression } | { readonly problem: ParseProblem };

/** Precedence of the operators with two operands. */
const PRECEDENCE: Partial<Record<Token['kind'], number>> = { '+': 1, '-': 1, '*': 2, '/': 2, '@': 2 };

/** Parses a formula whose names are among those that `isName` knows. */
export function parseFormula(text: string, isName: (name: string) => boolean): Parsed {
  if (text.length > MOST_CHARACTERS) {
    return { problem: { from: MOST_CHARACTERS, to: text.length, code: 'tooLong', text: '' } };
  }
  const split = tokenize(text);
  return 'problem' in split ? split : new Parser(text, split.tokens, isName).parse();
}

class Parser {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  readonly #isName: (name: string) => boolean;
  #at = 0;
  #parts = 0;
  #problem: ParseProblem | undefined;

  constructor(text: string, tokens: readonly Token[], isName: (name: string) => boolean) {
    this.#text = plainText(text);
    this.#tokens = tokens;
    this.#isName = isName;
  }

  parse(): Parsed {
    const expression = this.#expression(0, 0);
    const { kind } = this.#token;
    if (kind === ')') this.#fail('notOpened');
    else if (kind === '=') this.#fail('assignment');
    else if (kind !== 'end') this.#fail('operatorExpected');
    return this.#problem ? { problem: this.#problem } : { expression };
  }

  get #token(): Token {
    return this.#tokens[this.#at]!;
  }

  /** Takes the token if it is this sign. */
  #take(kind: Sign): Token | undefined {
    const token = this.#token;
    if (token.kind !== kind) return undefined;
    this.#at++;
    return token;
  }

  /**
   * Notes the first problem, and returns an operand in its place. Parsing goes to the end at once, so that no caller has to
   * look for a problem.
   */
  #fail(code: ParseCode, { from, to }: Span = this.#token, detail: Partial<ParseProblem> = {}): Expression {
    this.#problem ??= { from, to, code, text: this.#text.slice(from, to), ...detail };
    this.#at = this.#tokens.length - 1;
    return { from, to, kind: 'number', value: 0 };
  }

  /** Counts a part of the formula. */
  #part(expression: Expression): Expression {
    this.#parts++;
    return this.#parts > MOST_PARTS ? this.#fail('tooManyParts', expression) : expression;
  }

  #expression(outer: number, depth: number): Expression {
    let left = this.#signed(depth);
    for (;;) {
      const sign = this.#token;
      const precedence = PRECEDENCE[sign.kind] ?? 0;
      if (precedence <= outer) return left;
      this.#at++;
      const right = this.#expression(precedence, depth + 1);
      const ends = { from: left.from, to: right.to, left, right, sign };
      left = this.#part(
        sign.kind === '@'
          ? { ...ends, kind: 'product', isAt: true }
          : { ...ends, kind: 'elementwise', operator: sign.kind as Elementwise },
      );
    }
  }

  /** Parses an operand with any signs before it, which bind more tightly than * and less than .T. */
  #signed(depth: number): Expression {
    const sign = this.#take('-') ?? this.#take('+');
    if (!sign) return this.#withMethods(this.#operand(depth), depth);
    if (depth >= MOST_NESTED) return this.#fail('tooDeep', sign);
    const operand = this.#signed(depth + 1);
    return sign.kind === '-' ? this.#part({ from: sign.from, to: operand.to, kind: 'negated', operand }) : operand;
  }

  #operand(depth: number): Expression {
    const token = this.#token;
    if (depth >= MOST_NESTED) return this.#fail('tooDeep');
    if (token.kind === 'name') return this.#name(token, depth);
    if (token.kind !== 'number' && token.kind !== '(') return this.#fail('operandExpected');
    this.#at++;
    if (token.kind === 'number') return this.#part(token);
    const inner = this.#expression(0, depth + 1);
    const close = this.#close(token);
    return { ...inner, from: token.from, to: close.to };
  }

  #close(open: Span): Span {
    const close = this.#take(')');
    if (close) return close;
    const { kind } = this.#token;
    if (kind === 'end') this.#fail('unclosed', open);
    else this.#fail(kind === ',' ? 'argumentCount' : kind === '=' ? 'assignment' : 'operatorExpected');
    return open;
  }

  #name(first: Token & { readonly kind: 'name' }, depth: number): Expression {
    this.#at++;
    let { name } = first;
    let { to } = first;
    if ((name === 'self' || MODULES.includes(name)) && this.#take('.')) {
      const { kind } = this.#token;
      if (kind !== 'name') return this.#fail('operandExpected');
      const attribute = this.#token;
      this.#at++;
      ({ to } = attribute);
      name = name === 'self' ? attribute.name : `np.${attribute.name}`;
    }
    const span = { from: first.from, to };
    if (name === 'self' || MODULES.includes(name)) return this.#fail('notCalled', span);
    const isFunction = (FUNCTIONS as readonly string[]).includes(name);
    if (this.#token.kind === '(') {
      if (isFunction) return this.#call(name as Callable, span, undefined, depth);
      return this.#fail(this.#isName(name) ? 'notAFunction' : 'unknownFunction', span);
    }
    if (isFunction) return this.#fail('notCalled', span);
    if (!this.#isName(name)) return this.#fail(name.startsWith('np.') ? 'unknownFunction' : 'unknownName', span);
    return this.#part({ ...span, kind: 'name', name });
  }

  /** Parses what follows an operand: .T, .dot(…) and .sum(…). */
  #withMethods(operand: Expression, depth: number): Expression {
    let result = operand;
    while (this.#take('.')) {
      const token = this.#token;
      if (token.kind !== 'name') return this.#fail('unknownAttribute');
      this.#at++;
      if (token.name === 'T') {
        result = this.#part({ from: result.from, to: token.to, kind: 'transposed', operand: result });
      } else if (token.name === 'dot' || token.name === 'sum') {
        result = this.#call(`np.${token.name}`, { from: result.from, to: token.to }, result, depth);
      } else {
        return this.#fail('unknownAttribute', token);
      }
    }
    return result;
  }

  /** Parses the arguments of a call; `object` is the first one of a method. */
  #call(name: Callable, callee: Span, object: Expression | undefined, depth: number): Expression {
    const open = this.#token;
    if (!this.#take('(')) return this.#fail('notCalled', callee);
    const given = object ? [object] : [];
    let axis: number | undefined;
    let keepsDimensions = false;
    while (this.#token.kind !== ')' && this.#token.kind !== 'end') {
      const argument = this.#token;
      const isNamed = argument.kind === 'name' && this.#tokens[this.#at + 1]?.kind === '=';
      if (isNamed || (name === 'np.sum' && given.length === 1)) {
        if (isNamed) this.#at += 2;
        const option = isNamed ? argument.name : 'axis';
        if (name !== 'np.sum') return this.#fail('unknownArgument', argument, { function: name });
        if (option === 'axis') {
          const value = this.#integer();
          if (value === undefined) return this.#fail('unknownArgument', this.#token, { function: name });
          axis = value;
        } else if (option === 'keepdims' && this.#token.kind === 'name' && /^(?:True|False)$/.test(this.#token.name)) {
          keepsDimensions = this.#token.name === 'True';
          this.#at++;
        } else {
          return this.#fail('unknownArgument', isNamed ? argument : this.#token, { function: name });
        }
      } else {
        given.push(this.#expression(0, depth + 1));
      }
      if (!this.#take(',')) break;
    }
    const expected = name === 'np.dot' ? 2 : 1;
    if (this.#token.kind === 'end') return this.#fail('unclosed', open);
    const close = this.#take(')');
    if (!close) return this.#fail(this.#token.kind === '=' ? 'assignment' : 'operatorExpected');
    const span = { from: callee.from, to: close.to };
    if (given.length !== expected) return this.#fail('argumentCount', span, { function: name, expected });
    const [left, right] = given as [Expression, Expression];
    switch (name) {
      case 'np.dot':
        return this.#part({ ...span, kind: 'product', isAt: false, left, right, sign: callee });
      case 'np.sum':
        return this.#part({ ...span, kind: 'sum', operand: left, axis, keepsDimensions, sign: callee });
      case 'sigmoid':
      case 'sigmoid_derivative':
        return this.#part({ ...span, kind: name, operand: left });
    }
  }

  /** Takes a whole number, with its sign. */
  #integer(): number | undefined {
    const isNegative = this.#take('-') !== undefined;
    const token = this.#token;
    if (token.kind !== 'number' || !Number.isInteger(token.value)) return undefined;
    this.#at++;
    return isNegative ? -token.value : token.value;
  }
}
