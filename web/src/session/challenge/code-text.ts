/** Finds a completion code in a text, and its end: after a name, in quotes, or wrapped over lines by a mail program. */

import { RunningHash } from './compact-text.ts';

/** A code in a text: its letters without the breaks between them, and the index behind it. */
export interface CodeInText {
  readonly code: string;
  readonly end: number;
}

const BEGIN = /TN\d{1,4}(?=\.|\s*$)/g;
const LETTER = /[\w-]/;
/** Spaces and characters without a width, which programs put into a code. */
const SPACE = /[\s\u00ad\u200b\u2060\ufeff]/;
const LINE_END = /[\r\n]/;
const DOTS = 3;
const HEAD = /^TN\d{1,4}\.[a-z0-9-]{1,40}\.([a-z0-9]{14})\./;
/** Digits of base64url. */
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Minimum length of a line that is taken for a part of a code, and not for a name. */
const LEAST_PART = 20;
/** Digits, underscores and capitals within a word, which names do not have. */
const NO_NAME = /[\d_]|[a-z][A-Z]/;

/** Returns the index of the next code; -1 if there is none. */
export function beginOfCode(text: string, from = 0): number {
  BEGIN.lastIndex = from;
  return BEGIN.exec(text)?.index ?? -1;
}

/**
 * Reads the code that begins at an index, in at most `most` characters. Its hash says where it ends. If none fits, the
 * code ends with its line, unless the next lines look like parts of it.
 * @param hashed text that the hash covers before the run
 */
export function codeAt(text: string, begin: number, hashed: string, most: number): CodeInText {
  const next = beginOfCode(text, begin + 1);
  const until = Math.min(next < 0 ? text.length : next, begin + most);
  const { letters, ends, breaks } = lettersIn(text.slice(begin, until));
  const length = hashedLength(letters, hashed) ?? likelyLength(letters, breaks);
  return { code: letters.slice(0, length), end: begin + ends[length - 1]! };
}

/** Letters of a code that is still to end, the index behind each in the text, and the breaks between them. */
interface Letters {
  readonly letters: string;
  readonly ends: readonly number[];
  readonly breaks: readonly Break[];
}

interface Break {
  /** Number of letters before it. */
  readonly before: number;
  readonly isOfLine: boolean;
}

function lettersIn(text: string): Letters {
  const letters: string[] = [];
  const ends: number[] = [];
  const breaks: Break[] = [];
  let dots = 0;
  let at = 0;
  // Kind of the break before the present character, if any.
  let gap: 'line' | 'space' | undefined;
  for (; at < text.length; at++) {
    const character = text[at]!;
    if (LETTER.test(character) || (character === '.' && dots < DOTS)) {
      if (character === '.') dots++;
      if (gap) breaks.push({ before: letters.length, isOfLine: gap === 'line' });
      gap = undefined;
      letters.push(character);
      ends.push(at + 1);
    } else if (LINE_END.test(character)) {
      gap = 'line';
    } else if (SPACE.test(character)) {
      gap ??= 'space';
    } else if (!isSignOfMail(character, text[at + 1] ?? '', gap === 'line')) {
      break;
    }
  }
  // The end of the text ends a line, and another character does not.
  breaks.push({ before: letters.length, isOfLine: gap === 'line' || at >= text.length });
  return { letters: letters.join(''), ends, breaks };
}

/** Returns whether a character marks a quoted line, or one that goes on. */
function isSignOfMail(character: string, next: string, isAtLineBegin: boolean): boolean {
  return character === '=' ? LINE_END.test(next) : isAtLineBegin && (character === '>' || character === '|');
}

/** Returns the number of letters after which the hash fits, however many follow. */
function hashedLength(letters: string, hashed: string): number | undefined {
  const [head, hash] = HEAD.exec(letters) ?? [];
  if (head === undefined) return undefined;
  const running = new RunningHash(hashed);
  let bits = 0;
  let held = 0;
  for (let i = head.length; i < letters.length; i++) {
    const value = DIGITS.indexOf(letters[i]!);
    if (value < 0) return undefined;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    running.add((bits >> held) & 0xff);
    if (running.fits(hash!)) return i + 1;
  }
  return undefined;
}

/** Returns the number of letters of the line, and of those lines after it that are parts of a code alone. */
function likelyLength(letters: string, breaks: readonly Break[]): number {
  let length = 0;
  let last = 0;
  let isFirst = true;
  for (const { before, isOfLine } of breaks) {
    const part = letters.slice(length, before);
    if (!isFirst && !(isOfLine && isPart(part, last))) break;
    if (part !== '') last = part.length;
    length = before;
    if (!isOfLine) break;
    isFirst = false;
  }
  return length;
}

function isPart(line: string, lengthBefore: number): boolean {
  return line.includes('.') || line.length >= LEAST_PART || (lengthBefore >= LEAST_PART && NO_NAME.test(line));
}
