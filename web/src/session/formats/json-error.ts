/** Finds the place of a syntax error in a JSON text, and how deep the text is nested. */

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
