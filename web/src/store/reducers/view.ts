/** Reduces the view: panels, choices and display settings. */

import type { Problem } from '../../api/outcomes.ts';
import { MAX_TOLERANCE, type ViewState } from '../../session/view.ts';

/** Returns the problem of a view setting. */
export function problemIn({ tolerance }: Partial<ViewState>): Problem | undefined {
  if (tolerance === undefined || (tolerance > 0 && tolerance <= MAX_TOLERANCE)) return undefined;
  const [field, value, allowed] = ['view.tolerance', String(tolerance), `(0, ${MAX_TOLERANCE}]`];
  return { code: 'outOfRange', field, value, allowed, sentence: `${field} is ${value}, but must be in ${allowed}.` };
}
