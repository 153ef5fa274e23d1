/** Type of a saved playground. */

import type { Change } from './changes.ts';
import type { SessionInput } from './session.ts';
import type { ViewState } from './view.ts';

/** State with which a playground can be restored; links and files contain it. */
export interface SavedState {
  /** Session as it was at iteration 0: its learning rate and its rows may have changed since. */
  readonly session: SessionInput;
  /** Iteration of the run. */
  readonly iteration: number;
  /** Changes by hand up to that iteration, in the order of iterations. */
  readonly changes: readonly Change[];
  /** Differences from `DEFAULT_VIEW`. */
  readonly view: Partial<ViewState>;
}
