import type { Change } from './changes.ts';
import type { SessionInput } from './session.ts';
import type { ViewState } from './view.ts';

/** All that a playground needs to be again as it was: links and files carry it. */
export interface SavedState {
  /** Its learning rate is the one at iteration 0. */
  readonly session: SessionInput;
  /** Where its run stands. */
  readonly iteration: number;
  /** What was changed by hand up to there, in the order of iterations. */
  readonly changes: readonly Change[];
  /** What differs from `DEFAULT_VIEW`. */
  readonly view: Partial<ViewState>;
}
