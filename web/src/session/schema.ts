/**
 * Checks values against the published schema itself, so that the rules are written only once. Supports only the
 * keywords that the schema uses.
 *
 * Ajv takes no part at run time: its validator, generated from this schema, has 5.3 kB with brotli (52 kB without);
 * this file and the schema together have 2.5 kB. Unknown fields and alternatives would need more code and the schema,
 * since its errors say neither which fields are known nor which alternative was meant. tests/wasm/schema.test.ts
 * compares both.
 */

import { type SavedStateProblem, type SavedStateProblemCode, shortened } from './saved-state-problem.ts';
import { suggestion } from '../../../wasm/nearest-name.mjs';
import { numberText } from './number-text.ts';

type TypeName = 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null';

/** Pattern that every text but a blank one matches. */
const NOT_BLANK = '[^ \\t\\n\\r\\f\\v]';

export interface Schema {
  readonly $ref?: string;
  readonly type?: TypeName | readonly TypeName[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean;
  readonly anyOf?: readonly Schema[];
  readonly if?: Schema;
  readonly then?: Schema;
}

interface Root extends Schema {
  readonly $defs: Readonly<Record<string, Schema>>;
}

export class SchemaCheck {
  readonly #root: Root;

  constructor(root: Root) {
    this.#root = root;
  }

  /** Returns the first problem of `value`, if any. */
  problemIn(value: unknown): SavedStateProblem | undefined {
    return this.#check(this.#root, value, '');
  }

  #check(named: Schema, value: unknown, field: string): SavedStateProblem | undefined {
    const schema = named.$ref === undefined ? named : this.#root.$defs[named.$ref.replace('#/$defs/', '')]!;
    return (
      checkType(schema, value, field) ??
      checkChoice(schema, value, field) ??
      (typeof value === 'number' ? checkNumber(schema, value, field) : undefined) ??
      (typeof value === 'string' ? checkText(schema, value, field) : undefined) ??
      (Array.isArray(value) ? this.#checkList(schema, value, field) : undefined) ??
      (isObject(value) ? this.#checkObject(schema, value, field) : undefined) ??
      this.#checkAlternatives(schema, value, field)
    );
  }

  #checkList(schema: Schema, list: readonly unknown[], field: string): SavedStateProblem | undefined {
    const { minItems = 0, maxItems = Infinity, items } = schema;
    if (list.length < minItems || list.length > maxItems) {
      return wrong('wrongLength', field, String(list.length), `[${minItems}, ${maxItems}]`);
    }
    for (const [index, item] of list.entries()) {
      const problem = items && this.#check(items, item, `${field}[${index}]`);
      if (problem) return problem;
    }
    if (!schema.uniqueItems) return undefined;
    const again = list.findIndex((item, index) => list.indexOf(item) < index);
    const first = list.indexOf(list[again]);
    return again < 0
      ? undefined
      : wrong('duplicateName', `${field}[${again}]`, valueText(list[again]), `${field}[${first}]`);
  }

  #checkObject(
    schema: Schema,
    object: Readonly<Record<string, unknown>>,
    field: string,
  ): SavedStateProblem | undefined {
    const { properties = {}, additionalProperties = true, required } = schema;
    // An undefined field counts as absent, as in JSON.
    const isGiven = (name: string) => Object.hasOwn(object, name) && object[name] !== undefined;
    const unknown = additionalProperties
      ? undefined
      : Object.keys(object).find((name) => !Object.hasOwn(properties, name) && isGiven(name));
    if (unknown !== undefined) return unknownField(field, unknown, Object.keys(properties));
    for (const [name, property] of Object.entries(properties)) {
      const problem = isGiven(name) ? this.#check(property, object[name], fieldIn(field, name)) : undefined;
      if (problem) return problem;
    }
    const missing = required?.find((name) => !isGiven(name));
    return missing === undefined
      ? undefined
      : wrong('missing', fieldIn(field, missing), '', typeOf(properties[missing]));
  }

  #checkAlternatives(schema: Schema, value: unknown, field: string): SavedStateProblem | undefined {
    if (schema.if && schema.then && !this.#check(schema.if, value, field)) {
      const problem = this.#check(schema.then, value, field);
      if (problem) return problem;
    }
    if (!schema.anyOf) return undefined;
    const problems: SavedStateProblem[] = [];
    for (const alternative of schema.anyOf) {
      const problem = this.#check(alternative, value, field);
      if (!problem) return undefined;
      // The intended alternative is the one whose type or kind fits.
      if (problem.field !== field && problem.field !== fieldIn(field, 'kind')) return problem;
      problems.push(problem);
    }
    return problems.find(({ code }) => code !== 'wrongType') ?? problems[0];
  }
}

function checkType(schema: Schema, value: unknown, field: string): SavedStateProblem | undefined {
  if (schema.type === undefined) return undefined;
  const types = typeof schema.type === 'string' ? [schema.type] : schema.type;
  if (types.some((type) => isOfType(value, type))) return undefined;
  if (types[0] === 'integer' && isOfType(value, 'number')) {
    return wrong('notAnInteger', field, valueText(value), interval(schema));
  }
  return wrong('wrongType', field, valueText(value), typeOf(schema));
}

function checkChoice(schema: Schema, value: unknown, field: string): SavedStateProblem | undefined {
  const choices = Object.hasOwn(schema, 'const') ? [schema.const] : schema.enum;
  if (!choices || choices.includes(value)) return undefined;
  return wrong('notOneOf', field, valueText(value), choices.map(String).join(', '));
}

function checkNumber(schema: Schema, value: number, field: string): SavedStateProblem | undefined {
  const { minimum = -Infinity, exclusiveMinimum = -Infinity, maximum = Infinity } = schema;
  if (value >= minimum && value > exclusiveMinimum && value <= maximum) return undefined;
  return wrong('outOfRange', field, valueText(value), interval(schema));
}

function checkText(schema: Schema, text: string, field: string): SavedStateProblem | undefined {
  if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(text)) {
    return schema.pattern === NOT_BLANK
      ? wrong('emptyName', field, valueText(text), '')
      : wrong('noMatch', field, valueText(text), schema.pattern);
  }
  const { maxLength = Infinity } = schema;
  const length = text.length > 2 * maxLength ? text.length : Array.from(text).length;
  return length > maxLength ? wrong('tooLong', field, String(length), String(maxLength)) : undefined;
}

function isOfType(value: unknown, type: TypeName): boolean {
  switch (type) {
    case 'object':
      return isObject(value);
    case 'array':
      return Array.isArray(value);
    case 'number':
      return Number.isFinite(value);
    case 'integer':
      return Number.isInteger(value);
    case 'null':
      return value === null;
    case 'string':
    case 'boolean':
      return typeof value === type;
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrong(code: SavedStateProblemCode, field: string, value: string, allowed: string): SavedStateProblem {
  return { code, field, value, allowed };
}

/** Returns the problem of an unknown field; `allowed` is the name that was probably meant, or all known names. */
function unknownField(object: string, name: string, known: readonly string[]): SavedStateProblem {
  return wrong('unknownField', fieldIn(object, shortened(name)), valueText(name), suggestion(name, known));
}

function fieldIn(field: string, name: string): string {
  return field ? `${field}.${name}` : name;
}

/** Returns the types of a schema in words, or nothing if it names none. */
function typeOf(schema: Schema | undefined): string {
  const { type = '' } = schema ?? {};
  return typeof type === 'string' ? type : type.join(' or ');
}

/** Returns an interval in mathematical notation: [1, 256], (0, 1000]. */
function interval({ minimum, exclusiveMinimum, maximum = Infinity }: Schema): string {
  return `${minimum === undefined ? '(' : '['}${minimum ?? exclusiveMinimum ?? -Infinity}, ${maximum}]`;
}

/** Returns a value as the core quotes it in its sentences. */
function valueText(value: unknown): string {
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'string') return `"${shortened(value)}"`;
  if (value === null || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? 'array' : typeof value;
}
