/** Splits a formula of the exercise into tokens. */

/** Characters of a formula that take part in its text. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export type Sign = '+' | '-' | '*' | '/' | '@' | '(' | ')' | ',' | '.' | '=';

export type Token = Span &
  (
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: Sign }
    | { readonly kind: 'end' }
  );

/** Signs that learners know from Python but the exercise does not have, and those of an assignment. */
const FOREIGN = ['**', '//', '+=', '-=', '*=', '/=', '==', ':='];

const SPACE = /\s+/uy;
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?/iuy;
const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy;
const SIGNS: readonly string[] = ['+', '-', '*', '/', '@', '(', ')', ',', '.', '='] satisfies Sign[];

/** Characters that keyboards and input methods write in place of a sign; each is as long as its sign. */
const PLAIN: Readonly<Record<string, string>> = {
  '−': '-',
  '–': '-',
  '—': '-',
  '×': '*',
  '∗': '*',
  '÷': '/',
  '。': '.',
  '、': ',',
};

export type TokenProblem = Span & {
  readonly code: 'strangeCharacter' | 'badNumber' | 'power' | 'assignment' | 'operatorExpected';
  readonly text: string;
};

/** Returns the formula in the plain forms of its characters; none changes its place. */
export function plainText(text: string): string {
  return text.replace(/[！-～−–—×∗÷。、]/gu, (character) => {
    return PLAIN[character] ?? String.fromCharCode(character.charCodeAt(0) - 0xfee0);
  });
}

/** Splits a formula into tokens, the last of which is its end, or returns the first character that does not belong there. */
export function tokenize(given: string): { readonly tokens: readonly Token[] } | { readonly problem: TokenProblem } {
  const text = plainText(given);
  const tokens: Token[] = [];
  let from = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = from;
    return pattern.exec(text)?.[0];
  };
  while (from < text.length) {
    const space = match(SPACE);
    if (space !== undefined) {
      from += space.length;
      continue;
    }
    const number = match(NUMBER);
    const name = number === undefined ? match(NAME) : undefined;
    const foreign = FOREIGN.find((sign) => text.startsWith(sign, from));
    const found = number ?? name ?? foreign ?? String.fromCodePoint(text.codePointAt(from)!);
    const span = { from, to: from + found.length };
    const fail = (code: TokenProblem['code']) => ({ problem: { ...span, code, text: found } });
    if (number !== undefined) {
      if (!Number.isFinite(Number(number))) return fail('badNumber');
      tokens.push({ ...span, kind: 'number', value: Number(number) });
    } else if (name !== undefined) {
      tokens.push({ ...span, kind: 'name', name });
    } else if (foreign !== undefined) {
      return fail(foreign === '**' ? 'power' : foreign === '//' ? 'operatorExpected' : 'assignment');
    } else if (SIGNS.includes(found)) {
      tokens.push({ ...span, kind: found as Sign });
    } else {
      return fail('strangeCharacter');
    }
    from = span.to;
  }
  tokens.push({ from: given.length, to: given.length, kind: 'end' });
  return { tokens };
}
