/** Prints JSON for people, and finds the place of a syntax error. */

import { numberText } from '../number-text.ts';

/** Approximate maximum width of a line with a whole object or list. */
const WIDTH = 100;

/**
 * Prints a value as JSON. Whatever fits on one line stays on one line. A list of objects has one line per object; a
 * list of numbers stays on one line, however long. Every number keeps all its bits.
 */
export function printJson(value: unknown): string {
  return `${print(value, '')}\n`;
}

function print(value: unknown, indent: string): string {
  const inline = printInline(value);
  if (typeof value !== 'object' || value === null || !isBroken(value, inline, indent)) return inline;
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    return `[\n${value.map((item) => inner + print(item, inner)).join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return `{\n${entries.map(([key, item]) => `${inner}${JSON.stringify(key)}: ${print(item, inner)}`).join(',\n')}\n${indent}}`;
}

function isBroken(value: object, inline: string, indent: string): boolean {
  const items: readonly unknown[] = Object.values(value);
  const isPlain = items.every((item) => typeof item !== 'object' || item === null);
  if (Array.isArray(value) && (isPlain || items.some((item) => !Array.isArray(item)))) return !isPlain;
  return indent.length + inline.length > WIDTH;
}

/** Prints a string in which no character can begin a template or a tag, for JSON quoted in a post or a page. */
function printText(text: string): string {
  return JSON.stringify(text).replaceAll(/[{<[]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
}

function printInline(value: unknown): string {
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'string') return printText(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(printInline).join(', ')}]`;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (entries.length === 0) return '{}';
  return `{ ${entries.map(([key, item]) => `${JSON.stringify(key)}: ${printInline(item)}`).join(', ')} }`;
}

export interface Place {
  /** Line and column, both from 1. */
  readonly line: number;
  readonly column: number;
}

const BLANKS = /[\t\n\r ]*/y;
const MARK_OR_PLAIN = /([{}[\],:])|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)/y;
const IN_STRING = /[ !#-[\]-\uffff]+|\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

type Expected = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'commaOrEnd' | 'nothing';

/** Returns whether brackets of a text, JSON or not, are nested deeper than `most`. */
export function isDeeper(text: string, most: number): boolean {
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length && depth <= most; at++) {
    const sign = text[at]!;
    if (sign === '"') isQuoted = !isQuoted;
    else if (isQuoted) at += sign === '\\' ? 1 : 0;
    else if (sign === '[' || sign === '{') depth++;
    else if (sign === ']' || sign === '}') depth--;
  }
  return depth > most;
}

/**
 * Returns the place of the first JSON syntax error, since browsers report it differently or not at all. Returns the end
 * of the text if all of it is JSON.
 */
export function jsonErrorAt(text: string): Place {
  const open: string[] = [];
  let expected: Expected | undefined = 'value';
  for (let at = 0; ;) {
    const start = at + (matchAt(BLANKS, text, at)?.[0].length ?? 0);
    const token = tokenAt(text, start);
    expected = token && after(expected, token.kind, open);
    if (!token || !expected) return placeAt(text, start);
    at = token.end;
  }
}

/** Returns the token at a place: a mark, "string", or "value" for anything else. */
function tokenAt(text: string, start: number): { readonly kind: string; readonly end: number } | undefined {
  if (text[start] !== '"') {
    const [whole, mark] = matchAt(MARK_OR_PLAIN, text, start) ?? [];
    return whole === undefined ? undefined : { kind: mark ?? 'value', end: start + whole.length };
  }
  // Match piece by piece: a loop within the expression would overflow the stack on a long text.
  let end = start + 1;
  for (let piece = matchAt(IN_STRING, text, end); piece; piece = matchAt(IN_STRING, text, end)) end += piece[0].length;
  return text[end] === '"' ? { kind: 'string', end: end + 1 } : undefined;
}

function matchAt(sticky: RegExp, text: string, at: number): RegExpExecArray | null {
  sticky.lastIndex = at;
  return sticky.exec(text);
}

/**
 * Returns what may follow a token, given what was expected; undefined for an unexpected token. Updates `open`, the
 * brackets around it.
 */
function after(expected: Expected, token: string, open: string[]): Expected | undefined {
  const mayBeValue = expected === 'value' || expected === 'valueOrEnd';
  switch (token) {
    case '{':
    case '[':
      if (!mayBeValue) return undefined;
      open.push(token);
      return token === '{' ? 'keyOrEnd' : 'valueOrEnd';
    case '}':
    case ']': {
      const mayEnd = expected === 'commaOrEnd' || expected === (token === '}' ? 'keyOrEnd' : 'valueOrEnd');
      if (!mayEnd || open.pop() !== (token === '}' ? '{' : '[')) return undefined;
      return open.length > 0 ? 'commaOrEnd' : 'nothing';
    }
    case ',':
      return expected === 'commaOrEnd' ? (open.at(-1) === '{' ? 'key' : 'value') : undefined;
    case ':':
      return expected === 'colon' ? 'value' : undefined;
    case 'string':
      if (expected === 'key' || expected === 'keyOrEnd') return 'colon';
  }
  if (!mayBeValue) return undefined;
  return open.length > 0 ? 'commaOrEnd' : 'nothing';
}

function placeAt(text: string, offset: number): Place {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length, column: lines.at(-1)!.length + 1 };
}
