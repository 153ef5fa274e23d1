/** Remembers states to undo. */

import type { Setting } from '../session/changes.ts';
import type { Session } from '../session/session.ts';
import { runPosition } from './present-run.ts';
import type { UndoStep, State } from './state.ts';

/** Maximum number of undo steps. */
const MOST_UNDONE = 100;

export function remember(state: State, setting?: Setting): State {
  if (!state.session) return state;
  const step = undoStepOf(state, state.session, setting);
  return { ...state, undone: { past: [step, ...state.undone.past].slice(0, MOST_UNDONE), future: [] } };
}

export function undoStepOf(state: State, session: Session, setting?: Setting): UndoStep {
  return { session, ...runPosition(state, session), ...(setting && { setting }) };
}
