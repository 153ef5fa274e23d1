/** Builds a truth table from expressions for its outputs: `y = (a xor b) and not c`. */

import { type Evaluate, parse } from './expression-parser.ts';
import { type SyntaxCode, type Token, tokenize } from './expression-tokens.ts';
import type { Parsed, TableLimits } from './parsed.ts';
import type { Bit, Row } from '../session.ts';
import { countingOrder, freeName } from '../table.ts';
import { wellFormed } from '../well-formed.ts';

export type ExpressionCode =
  | SyntaxCode
  | 'empty'
  | 'tooLong'
  | 'noName'
  | 'nameTooLong'
  | 'assignedTwice'
  | 'assignedTooLate'
  | 'noInputs'
  | 'tooManyInputs'
  | 'tooManyOutputs';

export interface ExpressionError {
  /** Index of the character in the text; the text's length for its end. */
  readonly index: number;
  /** Number of characters; 0 if something is missing. */
  readonly length: number;
  readonly code: ExpressionCode;
  /** Text at that place, or the allowed number. */
  readonly detail: string;
}

/** Maximum length of a text. */
const MOST_CHARACTERS = 4000;

interface Statement {
  /** Token that names the output, if any. */
  readonly target: (Token & { kind: 'name' }) | undefined;
  readonly body: readonly Token[];
}

/**
 * Reads one expression per output, each on its own line or up to a semicolon, with or without `name =` before it.
 * Operators are words (and, or, not, xor, nand, nor, xnor, implies, iff), those of C or logical signs, also in Chinese;
 * values are 0, 1, true and false. Names with characters other than letters, digits and _ need double quotes. A later
 * line can use an earlier output.
 *
 * The table has all combinations of the names in order of first appearance, or of `inputs` if these include all names.
 */
export function tableFromExpression(
  text: string,
  limits: TableLimits,
  inputs: readonly string[] = [],
): Parsed<ExpressionError> {
  if (text.length > MOST_CHARACTERS) return failed(WHOLE, 'tooLong', String(MOST_CHARACTERS));
  const read = tokenize(wellFormed(text));
  if ('problem' in read) return { ok: false, error: read.problem };
  const statements = split(read.tokens);
  if (statements.length === 0) return failed(WHOLE, 'empty');

  const variables = new Map<string, Token>();
  const outputs = new Map<string, Evaluate>();
  for (const { target, body } of statements) {
    const parsed = parse(body);
    if ('problem' in parsed) return { ok: false, error: parsed.problem };
    const problem = nameProblem([...(target ? [target] : []), ...body], limits);
    if (problem) return { ok: false, error: problem };
    for (const token of body) {
      if (token.kind === 'name' && !outputs.has(token.name) && !variables.has(token.name)) {
        variables.set(token.name, token);
      }
    }
    const at = target ?? body[0]!;
    if (outputs.size === limits.maxOutputs) return failed(at, 'tooManyOutputs', String(limits.maxOutputs));
    const name =
      target?.name ?? freeName('y', [...variables.keys(), ...inputs, ...outputs.keys(), ...named(statements)]);
    if (outputs.has(name)) return failed(at, 'assignedTwice', name);
    if (variables.has(name)) return failed(at, 'assignedTooLate', name);
    outputs.set(name, parsed.evaluate);
  }

  const most = Math.min(limits.maxInputs, Math.floor(Math.log2(limits.maxRows)));
  const excess = [...variables.values()][most];
  if (excess) return failed(excess, 'tooManyInputs', String(most));

  const known = inputs.length <= most && inputs.every((name) => !outputs.has(name));
  const columns =
    known && [...variables.keys()].every((name) => inputs.includes(name)) ? inputs : [...variables.keys()];
  if (columns.length === 0) return failed({ index: text.length, text: '' }, 'noInputs');
  const rows = Array.from({ length: 2 ** columns.length }, (_, i) =>
    rowOf(countingOrder(i, columns.length), columns, outputs),
  );
  return { ok: true, table: { inputs: [...columns], outputs: [...outputs.keys()], rows } };
}

function rowOf(bits: readonly Bit[], inputs: readonly string[], outputs: ReadonlyMap<string, Evaluate>): Row {
  const values = new Map(inputs.map((name, column) => [name, bits[column]!]));
  const out = [...outputs].map(([name, evaluate]) => {
    const bit = evaluate((other) => values.get(other)!);
    values.set(name, bit);
    return bit;
  });
  return { in: bits, out };
}

/** Splits the tokens into statements, without empty lines. */
function split(tokens: readonly Token[]): Statement[] {
  const statements: Statement[] = [];
  let current: Token[] = [];
  for (const token of tokens) {
    current.push(token);
    if (token.kind !== 'end') continue;
    const [first, second] = current;
    if (first?.kind === 'name' && second?.kind === 'assign') {
      statements.push({ target: first, body: current.slice(2) });
    } else if (current.length > 1) {
      statements.push({ target: undefined, body: current });
    }
    current = [];
  }
  return statements;
}

function named(statements: readonly Statement[]): string[] {
  return statements.flatMap(({ target }) => (target ? [target.name] : []));
}

function nameProblem(tokens: readonly Token[], { maxNameLength }: TableLimits): ExpressionError | undefined {
  for (const token of tokens) {
    if (token.kind !== 'name') continue;
    if (token.name.trim() === '') return errorAt(token, 'noName', token.text);
    if (Array.from(token.name).length > maxNameLength) {
      return errorAt(token, 'nameTooLong', String(maxNameLength));
    }
  }
  return undefined;
}

type Place = Pick<Token, 'index' | 'text'>;

const WHOLE: Place = { index: 0, text: '' };

function errorAt({ index, text }: Place, code: ExpressionCode, detail = ''): ExpressionError {
  return { index, length: text.length, code, detail };
}

function failed(place: Place, code: ExpressionCode, detail = ''): Parsed<ExpressionError> {
  return { ok: false, error: errorAt(place, code, detail) };
}
