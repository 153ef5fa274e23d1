/** Types for how a run or an engine can end, and why the core refuses a session. */

import type { ProblemCode } from '../session/saved-state-problem.ts';

/** Reason why the core refused a session: the field, its value and what is allowed. */
export interface Problem {
  readonly code: ProblemCode;
  /** Path of the field in the session: "table.rows[3].in[1]". */
  readonly field: string;
  /** Value of the field; its length if the code is about a length. */
  readonly value: string;
  /** Allowed values: a type, an interval, a list, a length or the name that was probably meant; may be empty. */
  readonly allowed: string;
  /** The whole problem as one English sentence. */
  readonly sentence: string;
}

/** Features that a browser can lack. */
export type Missing = 'noWebAssembly' | 'noSimd' | 'noWorkers';

/** Reason why no engine runs: a missing feature, files that did not arrive, a crash, or no answer. */
export type Failure = Missing | 'notLoaded' | 'crashed' | 'silent';

/**
 * Ending of a run that ended by itself: at the requested iteration, with every row right, with overflowed weights, or
 * at the largest iteration that a run may have.
 */
export type Ending = 'finished' | 'right' | 'blownUp' | 'limit';
