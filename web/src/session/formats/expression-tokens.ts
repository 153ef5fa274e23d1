/** Splits an expression into tokens. */

import { plainForms } from '../number-text.ts';

/** Binary operators. Those of C have names of their own, since C ranks them differently. */
export type BinaryOperator =
  'and' | 'or' | 'xor' | 'nand' | 'nor' | 'xnor' | 'implies' | 'iff' | 'equal' | 'unequal' | 'andAlso' | 'orElse';

export type Token =
  | { readonly kind: 'name'; readonly index: number; readonly text: string; readonly name: string }
  | { readonly kind: 'value'; readonly index: number; readonly text: string; readonly value: 0 | 1 }
  | { readonly kind: 'binary'; readonly index: number; readonly text: string; readonly operator: BinaryOperator }
  | { readonly kind: Sign; readonly index: number; readonly text: string };

/** Signs; "end" is the end of a statement, a semicolon or a line break. */
type Sign = 'not' | 'open' | 'close' | 'assign' | 'end';

export type SyntaxCode =
  | 'strangeCharacter'
  | 'notABit'
  | 'unclosedQuote'
  | 'operandExpected'
  | 'operatorExpected'
  | 'unclosed'
  | 'notOpened'
  | 'tooDeep';

/** A syntax error at a character of the text. */
export interface SyntaxProblem {
  readonly index: number;
  /** Number of wrong characters; 0 if one is missing. */
  readonly length: number;
  readonly code: SyntaxCode;
  /** Word or sign at that place; empty at the end of the text. */
  readonly detail: string;
}

const BINARY: Record<BinaryOperator, string> = {
  and: 'and & ∧ · ⋅ * × ∗ • 且 与',
  or: 'or | ∨ + 或',
  xor: 'xor ^ ⊕ ⊻ ≠ 异或',
  nand: 'nand ⊼ ↑ 与非',
  nor: 'nor ⊽ ↓ 或非',
  xnor: 'xnor ⊙ 同或',
  implies: 'implies -> => → ⇒ 蕴含',
  iff: 'iff <-> <=> ↔ ⇔ ≡',
  equal: '==',
  unequal: '!=',
  andAlso: '&&',
  orElse: '||',
};
const SIGNS: Record<Sign, string> = {
  not: 'not ! ~ ¬ 非',
  open: '(',
  close: ')',
  assign: '= :=',
  end: '; \n',
};
const VALUES = ['0 false ⊥', '1 true ⊤'];

/** Token of each fixed word or sign. */
const FIXED = new Map<string, (index: number, text: string) => Token>();
for (const [operator, texts] of Object.entries(BINARY)) {
  for (const text of texts.split(' ')) {
    FIXED.set(text, (index, found) => ({
      kind: 'binary',
      index,
      text: found,
      operator: operator as BinaryOperator,
    }));
  }
}
for (const [kind, texts] of Object.entries(SIGNS)) {
  for (const text of texts.split(' ')) {
    FIXED.set(text, (index, found) => ({ kind: kind as Sign, index, text: found }));
  }
}
VALUES.forEach((texts, value) => {
  for (const text of texts.split(' ')) {
    FIXED.set(text, (index, found) => ({ kind: 'value', index, text: found, value: value === 0 ? 0 : 1 }));
  }
});

/** Chinese words, which have no spaces around them and so end a name wherever they occur. */
const CHINESE = [...FIXED.keys()].filter((text) => /^\p{Script=Han}/u.test(text)).sort(longestFirst);
const OTHER_SIGNS = [...FIXED.keys()].filter((text) => !/^[\p{L}\p{N}]/u.test(text)).sort(longestFirst);
/** Full-width forms of the signs, as Chinese input methods write them. */
const WIDE_SIGNS = OTHER_SIGNS.map(wide);
const FIXED_TEXT = new RegExp([...CHINESE, ...OTHER_SIGNS, ...WIDE_SIGNS].map(literally).join('|'), 'uy');
const WORD = new RegExp(`(?:(?!${CHINESE.join('|')})[\\p{L}\\p{N}\\p{M}_])+`, 'uy');
const QUOTED = /"([^"\n]*)"|“([^”\n]*)”/uy;
const SPACE = /[^\S\n]+/uy;

/** Splits a text into tokens. The last one is always an "end". */
export function tokenize(text: string): { tokens: Token[] } | { problem: SyntaxProblem } {
  const tokens: Token[] = [];
  let index = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = index;
    return pattern.exec(text);
  };
  while (index < text.length) {
    const space = match(SPACE);
    if (space) {
      index += space[0].length;
      continue;
    }
    const quoted = match(QUOTED);
    const found = quoted ?? match(FIXED_TEXT) ?? match(WORD);
    if (!found) {
      const character = String.fromCodePoint(text.codePointAt(index)!);
      const code = /["“]/u.test(character) ? 'unclosedQuote' : 'strangeCharacter';
      return { problem: { index, length: character.length, code, detail: character } };
    }
    const [whole] = found;
    const fixed = quoted ? undefined : FIXED.get(plainForms(whole).toLowerCase());
    if (!fixed && /^\p{N}/u.test(whole))
      return { problem: { index, length: whole.length, code: 'notABit', detail: whole } };
    const name = quoted ? (quoted[1] ?? quoted[2] ?? '') : whole;
    tokens.push(fixed?.(index, whole) ?? { kind: 'name', index, text: whole, name });
    index += whole.length;
  }
  tokens.push({ kind: 'end', index, text: '' });
  return { tokens };
}

function longestFirst(one: string, other: string): number {
  return other.length - one.length;
}

/** Returns the text in full-width forms. */
function wide(text: string): string {
  return text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
}

function literally(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
}
