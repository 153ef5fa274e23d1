/**
 * Writes and reads completion codes: the replay of a run that reaches a goal, with a hash over it and the challenge.
 *
 *     TN1.xor-by-hand.0vh5k2q1m9x3fa.dGFibGU9…    version, id of the challenge, hash, replay as the hash of a link
 *
 * The hash finds codes that were cut, altered or made for another challenge. It is no signature: whoever reads this file
 * can compute it. The replay is real: whoever verifies a code repeats the run and judges the result.
 */

import { readLink, writeLink } from '../formats/link.ts';
import { type SavedStateProblem, shortened } from '../saved-state-problem.ts';
import type { Challenge } from './challenge.ts';
import { beginOfCode, codeAt } from './code-text.ts';
import { hashOf, packed, unpacked } from './compact-text.ts';
import type { Run } from './judge.ts';
import { taskText } from './read-challenge.ts';

/** Maximum length of a code: that of the longest link, packed. */
export const MOST_CODE_LENGTH = 140_000;
const VERSION = '1';

export type CodeProblem =
  | { readonly kind: 'noCode'; readonly value: string }
  | { readonly kind: 'newerCode' | 'codeCut' | 'codeAltered' }
  | { readonly kind: 'codeOfOther'; readonly id: string }
  | { readonly kind: 'badReplay'; readonly problem: SavedStateProblem };

/** Returns the name of a challenge in codes and events: its id, or letters that depend on what is to be done. */
export function nameOf(challenge: Challenge): string {
  return challenge.id ?? `task-${hashOf(taskText(challenge)).slice(0, 8)}`;
}

/** Returns the code of a run, or the problem of one too large for a link. */
export function completionCode(
  challenge: Challenge,
  { session, iteration, changes }: Run,
): { readonly code: string } | { readonly problem: SavedStateProblem } {
  const written = writeLink({ session, iteration, changes, view: {} });
  if ('problem' in written) return written;
  const link = written.hash.slice(1);
  return { code: ['TN' + VERSION, nameOf(challenge), hashFor(challenge, link), packed(link)].join('.') };
}

function hashFor(challenge: Challenge, link: string): string {
  return hashOf(hashedBefore(challenge) + link);
}

/** Returns the text that the hash covers before the run. */
function hashedBefore(challenge: Challenge): string {
  return `${taskText(challenge)}\n`;
}

/**
 * Reads the first code in a text, even with line breaks of a mail program, or a name or punctuation around it. Never
 * throws.
 */
export function readCode(
  challenge: Challenge,
  text: string,
): { readonly run: Run } | { readonly problem: CodeProblem } {
  const begin = beginOfCode(text);
  if (begin < 0) return { problem: { kind: 'noCode', value: shortened(text.trim()) } };
  const { code } = codeAt(text, begin, hashedBefore(challenge), MOST_CODE_LENGTH);
  const [version = '', id = '', hash = '', letters = ''] = code.slice(2).split('.');
  if (Number(version) > Number(VERSION)) return { problem: { kind: 'newerCode' } };
  const name = nameOf(challenge);
  if (id !== name && !(hash === '' && name.startsWith(id))) {
    return { problem: { kind: 'codeOfOther', id: shortened(id) } };
  }
  // Whole bytes never leave a single letter.
  if (letters === '' || letters.length % 4 === 1) return { problem: { kind: 'codeCut' } };
  const link = unpacked(letters);
  if (!link || hash !== hashFor(challenge, link)) return { problem: { kind: 'codeAltered' } };
  const read = readLink(link);
  if ('problem' in read) return { problem: { kind: 'badReplay', problem: read.problem } };
  const { session, iteration, changes } = read.savedState;
  return { run: { session, iteration, changes } };
}

/** A code in a longer text, with the words beside it, such as a name. */
export interface FoundCode {
  readonly label: string;
  readonly code: string;
}

/** A line without a code. */
export interface CodelessLine {
  readonly label: string;
  readonly code?: undefined;
}

/** Maximum length of a line that is taken for the name to a code beside it. */
const MOST_NAME = 60;

/**
 * Returns the codes in a text with the names beside them: before or after the code on its line, or on a line of their
 * own. Returns all other lines, too.
 */
export function codesIn(challenge: Challenge, text: string): (FoundCode | CodelessLine)[] {
  const hashed = hashedBefore(challenge);
  const found: (FoundCode | CodelessLine)[] = [];
  let at = 0;
  for (let begin = beginOfCode(text); begin >= 0; begin = beginOfCode(text, at)) {
    const label = takeLines(found, text.slice(at, begin), at === 0, true);
    const { code, end } = codeAt(text, begin, hashed, MOST_CODE_LENGTH);
    found.push({ label, code });
    at = end;
  }
  takeLines(found, text.slice(at), at === 0, false);
  return withNames(found);
}

/**
 * Adds the lines of a text between two codes. Its first words follow a code on the same line, unless it is the first.
 * @returns the words before the next code on its line
 */
function takeLines(found: (FoundCode | CodelessLine)[], text: string, isFirst: boolean, hasNext: boolean): string {
  const lines = text.split(/[\r\n]+/);
  if (!isFirst && (lines.length > 1 || !hasNext || found.at(-1)?.label === '')) {
    const name = nameIn(lines.shift()!);
    const before = found.pop()!;
    found.push({ ...before, label: before.label || name });
  }
  const label = hasNext ? nameIn(lines.pop() ?? '') : '';
  for (const line of lines) {
    if (nameIn(line) !== '') found.push({ label: nameIn(line) });
  }
  return label;
}

/** Gives codes without a name the name on the line before, or after it if the text ends with a name. */
function withNames(found: readonly (FoundCode | CodelessLine)[]): (FoundCode | CodelessLine)[] {
  const [first] = found;
  const follows = first?.code !== undefined && first.label === '' && found.at(-1)?.code === undefined;
  const ordered = follows ? found.toReversed() : found;
  const named: (FoundCode | CodelessLine)[] = [];
  for (const each of ordered) {
    const before = named.at(-1);
    const isName = before && before.code === undefined && before.label.length <= MOST_NAME;
    if (each.code !== undefined && each.label === '' && isName) named.push({ ...each, label: named.pop()!.label });
    else named.push(each);
  }
  const list = follows ? named.toReversed() : named;
  return list.map((each) => (each.code === undefined ? { label: shortened(each.label) } : each));
}

/** Returns the words in a part of a line, without the quotes, brackets and separators around them. */
function nameIn(text: string): string {
  const characters = Array.from(text);
  const first = characters.findIndex((character) => /[\p{L}\p{N}(（]/u.test(character));
  const last = characters.findLastIndex((character) => /[\p{L}\p{N}\p{M}\p{So}.!?！？…)）]/u.test(character));
  const bare = characters.slice(Math.max(first, 0), last + 1).join('');
  if (!/[\p{L}\p{N}]/u.test(bare)) return '';
  return (/[)）]/.test(bare) ? bare : bare.replace(/^[(（]+/, '')).replace(/\s+/g, ' ');
}
