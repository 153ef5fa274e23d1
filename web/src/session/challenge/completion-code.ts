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
  return hashOf(`${taskText(challenge)}\n${link}`);
}

/** Reads the code of a challenge, even with line breaks of a mail program. Never throws. */
export function readCode(
  challenge: Challenge,
  text: string,
): { readonly run: Run } | { readonly problem: CodeProblem } {
  const code = text.length > MOST_CODE_LENGTH ? '' : text.replaceAll(/\s/g, '');
  const [, version, id, hash, letters] =
    /^TN(\d{1,4})\.([a-z0-9-]{1,40})\.([a-z0-9]{0,14})(?:\.([\w-]*))?$/.exec(code) ?? [];
  if (version === undefined) return { problem: { kind: 'noCode', value: shortened(text.trim()) } };
  if (version !== VERSION) return { problem: { kind: 'newerCode' } };
  if (id !== nameOf(challenge)) return { problem: { kind: 'codeOfOther', id: id! } };
  const link = unpacked(letters ?? '');
  if (!hash || !link) return { problem: { kind: 'codeCut' } };
  if (hash !== hashFor(challenge, link)) return { problem: { kind: 'codeAltered' } };
  const read = readLink(link);
  if ('problem' in read) return { problem: { kind: 'badReplay', problem: read.problem } };
  const { session, iteration, changes } = read.savedState;
  return { run: { session, iteration, changes } };
}

/** A code in a longer text, with the words before it on its line, such as a name. */
export interface FoundCode {
  readonly label: string;
  readonly code: string;
}

/** Returns the codes in a text: one for each line with one, which further lines of letters alone continue. */
export function codesIn(text: string): FoundCode[] {
  const found: { label: string; code: string }[] = [];
  for (const line of text.split(/[\r\n]+/)) {
    const begin = line.search(/\bTN\d/);
    const last = found.at(-1);
    if (begin >= 0)
      found.push({
        label: line
          .slice(0, begin)
          .replace(/[\s:：,，;；-]{1,10}$/, '')
          .trim(),
        code: line.slice(begin).trim(),
      });
    else if (last && /^[\w.-]+$/.test(line.trim())) last.code += line.trim();
  }
  return found;
}
