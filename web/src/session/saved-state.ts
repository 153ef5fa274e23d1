/** Type of a saved playground. */

import type { Change } from './changes.ts';
import type { SessionInput } from './session.ts';
import type { ViewState } from './view.ts';

/** State with which a playground can be restored; links and files contain it. */
export interface SavedState {
  /** Session whose learning rate is the one at iteration 0. */
  readonly session: SessionInput;
  /** Iteration of the run. */
  readonly iteration: number;
  /** Changes by hand up to that iteration, in the order of iterations. */
  readonly changes: readonly Change[];
  /** Differences from `DEFAULT_VIEW`. */
  readonly view: Partial<ViewState>;
}
