/** Remembers states to undo. */

import type { Session } from '../session/session.ts';
import { runPosition } from './present-run.ts';
import type { UndoStep, State } from './state.ts';

/** Maximum number of undo steps. */
const MOST_UNDONE = 100;

/** Properties of an edit that is not undone by another edit of the session. */
type Undoing = Pick<UndoStep, 'setting' | 'restarts'>;

export function remember(state: State, undoing: Undoing = {}): State {
  if (!state.session) return state;
  const step = undoStepOf(state, state.session, undoing);
  return { ...state, undone: { past: [step, ...state.undone.past].slice(0, MOST_UNDONE), future: [] } };
}

export function undoStepOf(state: State, session: Session, undoing: Undoing): UndoStep {
  return { session, ...runPosition(state, session), ...undoing };
}
