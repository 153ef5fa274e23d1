/** Reads a JSON file: a session, and beside it `iteration`, `changes` and `view`. See write-session-file.ts. */

import { readSavedState } from '../check.ts';
import type { Read, SavedStateProblem } from '../saved-state-problem.ts';
import { isDeeper, jsonErrorAt } from './json-error.ts';

/** Maximum size in bytes. The largest network with all its weights takes a quarter of it. */
export const MOST_FILE_SIZE = 32 * 1024 * 1024;

/**
 * Maximum nesting of brackets. A session has 6 levels; millions would stall the parser, and thousands overflow the
 * printer's stack.
 */
const MOST_NESTED = 64;

export function tooLarge(size: number): { readonly problem: SavedStateProblem } {
  return { problem: { code: 'fileTooLarge', field: '', value: String(size), allowed: String(MOST_FILE_SIZE) } };
}

/** Reads the text of a file. Never throws. */
export function readSessionFile(file: string): Read {
  if (file.length > MOST_FILE_SIZE) return tooLarge(file.length);
  const text = file.replace(/^\uFEFF/, '');
  if (isDeeper(text, MOST_NESTED)) {
    return { problem: { code: 'tooDeep', field: '', value: '', allowed: String(MOST_NESTED) } };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const { line, column } = jsonErrorAt(text);
    return { problem: { code: 'notJson', field: `${line}:${column}`, value: '', allowed: '' } };
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'table')) {
    return { problem: { code: 'noSession', field: '', value: '', allowed: '' } };
  }
  return readSavedState(value);
}
