/** Types for how a run or an engine can end, and why the core refuses a session. */

import type { ProblemCode, SavedStateProblem } from '../session/saved-state-problem.ts';

/** Reason why the core refused a session: the field, its value and what is allowed. */
export type Problem = SavedStateProblem & { readonly code: ProblemCode };

/** Features that a browser can lack. */
export type Missing = 'noWebAssembly' | 'noSimd' | 'noWorkers';

/** Reason why no engine runs: a missing feature, files that did not arrive, a crash, or no answer. */
export type Failure = Missing | 'notLoaded' | 'crashed' | 'silent';

/**
 * Ending of a run that ended by itself: at the requested iteration, with every row right, with overflowed weights, or
 * at the largest iteration that a run may have.
 */
export type Ending = 'finished' | 'right' | 'blownUp' | 'limit';
