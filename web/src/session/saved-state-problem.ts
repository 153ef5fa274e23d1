/** Types for the reasons why a link or a file is refused. */

import type { SavedState } from './saved-state.ts';

/** A problem and its place; `Messages.problem` makes a sentence of it. */
export interface SavedStateProblem {
  readonly code: SavedStateProblemCode;
  /** Path of the field: "network.hidden[0]" of a session, "lr" of a link, "3:14" (line and column) of a text. */
  readonly field: string;
  /** Value of the field, shortened; its length if the code is about a length. */
  readonly value: string;
  /**
   * Allowed values: a type, an interval, a list, a length, the name that was meant, the field that has the name already,
   * or a form of `LinkForm`; may be empty.
   */
  readonly allowed: string;
}

/** Codes of the core's refusals. */
export type ProblemCode =
  | 'missing'
  | 'wrongType'
  | 'outOfRange'
  | 'notAnInteger'
  | 'notOneOf'
  | 'wrongLength'
  | 'emptyName'
  | 'duplicateName'
  | 'tooLong'
  | 'unknownField';

export type SavedStateProblemCode =
  | ProblemCode
  | 'noMatch'
  // Codes of links.
  | 'linkTooLong'
  | 'newerLink'
  | 'unknownPart'
  | 'partTwice'
  | 'malformed'
  // Codes of files.
  | 'fileTooLarge'
  | 'tooDeep'
  | 'notJson'
  | 'noSession';

/** Forms of the parts of a link. */
export type LinkForm = 'table' | 'row' | 'allRows' | 'number' | 'numbers' | 'trueOrFalse' | 'change' | 'percent';

export type Read = { readonly savedState: SavedState } | { readonly problem: SavedStateProblem };

/** A saved state whose view may be missing, or a problem. */
export type ReadGiven =
  | { readonly savedState: Omit<SavedState, 'view'> & Partial<Pick<SavedState, 'view'>> }
  | Exclude<Read, { savedState: SavedState }>;

/** Returns a text short enough for a sentence. */
export function shortened(text: string): string {
  const characters = Array.from(text.slice(0, 90));
  return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : text;
}
