/** Writes a JSON file: a session, and beside it `iteration`, `changes` and `view`. See session-file.ts. */

import { type WrittenSession, writeView } from '../check.ts';
import { DEFAULTS } from '../defaults.ts';
import type { SavedState } from '../saved-state.ts';
import { completeSession } from '../session.ts';
import { printJson } from './json-text.ts';

/**
 * Returns the text of a file. Writes every option, for readers; the run, the changes and the view only if there are
 * any.
 */
export function writeSessionFile({ session, iteration, changes, view }: SavedState): string {
  const written: WrittenSession = {
    ...completeSession(session, DEFAULTS),
    ...(iteration > 0 && { iteration }),
    ...(changes.length > 0 && { changes }),
    ...(Object.keys(view).length > 0 && { view: writeView(view) }),
  };
  return printJson(written);
}
