/** Reduces the view: panels, choices and display settings. */

import type { Problem } from '../../api/outcomes.ts';
import { MAX_TOLERANCE, type ViewState } from '../../session/view.ts';
import type { Reducers } from '../state.ts';

export const viewReducers = {
  viewed(state, action) {
    const problem = problemIn(action.view);
    const view = { ...state.view, ...action.view };
    if (problem) return { ...state, problem };
    return action.view.tolerance === undefined ? { ...state, view } : { ...state, view, problem: undefined };
  },

  arranged(state, { panels, isStage, hasMap }) {
    return { ...state, panels, isStage, hasMap };
  },
} satisfies Partial<Reducers>;

/** Returns the problem of a view setting. */
function problemIn({ tolerance }: Partial<ViewState>): Problem | undefined {
  if (tolerance === undefined || (tolerance > 0 && tolerance <= MAX_TOLERANCE)) return undefined;
  return { code: 'outOfRange', field: 'view.tolerance', value: String(tolerance), allowed: `(0, ${MAX_TOLERANCE}]` };
}
