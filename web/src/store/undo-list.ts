/** Remembers states to undo. */

import type { Setting } from '../session/changes.ts';
import type { Session } from '../session/session.ts';
import { standing } from './present-run.ts';
import type { Moment, State } from './state.ts';

/** Maximum number of undo steps. */
const MOST_UNDONE = 100;

export function remember(state: State, setting?: Setting): State {
  if (!state.session) return state;
  const moment = momentOf(state, state.session, setting);
  return { ...state, undone: { past: [moment, ...state.undone.past].slice(0, MOST_UNDONE), future: [] } };
}

export function momentOf(state: State, session: Session, setting?: Setting): Moment {
  return { session, ...standing(state, session), ...(setting && { setting }) };
}
