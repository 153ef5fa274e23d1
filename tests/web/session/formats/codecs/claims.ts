/** Checks properties on random cases, and defines the properties that every codec has. */

import { deepStrictEqual } from 'node:assert';
import fc from 'fast-check';
import { expect, vi } from 'vitest';
import { en, type Messages } from '../../../../../web/src/i18n/en.ts';
import { zh } from '../../../../../web/src/i18n/zh.ts';
import { readSavedState } from '../../../../../web/src/session/check.ts';
import type { SavedState } from '../../../../../web/src/session/saved-state.ts';
import type { Read } from '../../../../../web/src/session/saved-state-problem.ts';
import { writeLink } from '../../../../../web/src/session/formats/link.ts';
import type { Parsed, TableLimits } from '../../../../../web/src/session/formats/parsed.ts';
import { readSessionFile } from '../../../../../web/src/session/formats/session-file.ts';
import { writeSessionFile } from '../../../../../web/src/session/formats/write-session-file.ts';
import type { Table } from '../../../../../web/src/session/session.ts';

/** Number of cases for each property. */
const CASES = 10_000;
// Slow machines need more time.
vi.setConfig({ testTimeout: 120_000 });

export const LIMITS: TableLimits = { maxInputs: 10, maxOutputs: 8, maxRows: 1024, maxNameLength: 32 };

/** Checks a claim for random cases. A failure prints the seed that repeats it. */
export function holds<T>(cases: fc.Arbitrary<T>, claim: (value: T) => void): void {
  fc.assert(
    fc.property(cases, (value) => {
      claim(value);
    }),
    { numRuns: CASES },
  );
}

/** Returns the hash of a link, or an empty one if the link would be too long. */
export function linkOf(savedState: SavedState): string {
  const written = writeLink(savedState);
  return 'hash' in written ? written.hash : '';
}

/** Freezes a value deeply, so that any attempt to change it throws. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

/** Checks that a problem has a message in both languages. */
export function isSaid(say: (messages: Messages) => string): void {
  for (const messages of [en, zh]) {
    const sentence = say(messages);
    if (!/[.。?？]$/.test(sentence) || /undefined|NaN|\[object/.test(sentence)) expect(sentence).toBe('a sentence');
  }
}

/** Checks that a result can be saved and read again, or that its problem has a message. */
export function isSavedOrRefused(read: Read): void {
  if ('problem' in read) isSaid(({ problem }) => problem(read.problem));
  else deepStrictEqual(readSessionFile(writeSessionFile(read.savedState)), read);
}

/** Checks that a parsed table is valid in a session, and that its rows fit its columns. */
export function isTable({ inputs, outputs, rows }: Table): void {
  const table = { inputs, outputs, rows };
  deepStrictEqual('savedState' in readSavedState({ table }), true);
  const columns = [...inputs, ...outputs];
  deepStrictEqual(new Set(columns).size, columns.length);
  for (const row of rows) deepStrictEqual([row.in.length, row.out.length], [inputs.length, outputs.length]);
}

export function isTableOrSaid<E>(parsed: Parsed<E>, say: (messages: Messages, error: E) => string): void {
  if (parsed.ok) isTable(parsed.table);
  else isSaid((messages) => say(messages, parsed.error));
}
