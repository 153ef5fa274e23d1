/** Why a link or a file is not taken. */

import type { SavedState } from './saved-state.ts';

/** What is wrong and where; `Messages.keptProblem` makes one sentence of it. */
export interface SavedStateProblem {
  readonly code: KeptProblemCode;
  /** The part it is about: "network.hidden[0]" of a session, "lr" of a link, "3:14" (line and column) of a text. */
  readonly field: string;
  /** What stands there, short; where the code speaks of a length, that length. */
  readonly value: string;
  /** Allowed values: a type, an interval, a list, a length, the name that was meant, or a form of `LinkForm`. */
  readonly allowed: string;
}

export type KeptProblemCode =
  // What the core says of a session, too.
  | 'missing'
  | 'wrongType'
  | 'outOfRange'
  | 'notAnInteger'
  | 'notOneOf'
  | 'wrongLength'
  | 'emptyName'
  | 'duplicateName'
  | 'tooLong'
  | 'unknownField'
  | 'noMatch'
  // Of links.
  | 'linkTooLong'
  | 'newerLink'
  | 'unknownPart'
  | 'partTwice'
  | 'malformed'
  // Of files.
  | 'fileTooLarge'
  | 'tooDeep'
  | 'notJson'
  | 'noSession';

/** The forms that a part of a link can have. */
export type LinkForm = 'table' | 'row' | 'allRows' | 'number' | 'numbers' | 'trueOrFalse' | 'change' | 'percent';

export type Read = { readonly kept: SavedState } | { readonly problem: SavedStateProblem };

/** The same of what says nothing, perhaps, of how it is looked at. */
export type ReadGiven =
  { readonly kept: Omit<SavedState, 'view'> & Partial<Pick<SavedState, 'view'>> } | Exclude<Read, { kept: SavedState }>;

/** Short enough for a sentence. */
export function shortened(text: string): string {
  const characters = Array.from(text.slice(0, 90));
  return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : text;
}
