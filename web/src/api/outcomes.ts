/** How a run or an engine can end, and why the core refuses a session. */

export type ProblemCode =
  | 'missing'
  | 'wrongType'
  | 'outOfRange'
  | 'notAnInteger'
  | 'notOneOf'
  | 'wrongLength'
  | 'emptyName'
  | 'duplicateName'
  | 'tooLong'
  | 'unknownField';

/** Why the core refused a session: the field, its value and what would be allowed. */
export interface Problem {
  readonly code: ProblemCode;
  /** Where it stands in the session: "table.rows[3].in[1]". */
  readonly field: string;
  /** What stands there; where the code speaks of a length, that length. */
  readonly value: string;
  /** A type, an interval, a list, a length or the name that was meant; empty where the code says it all. */
  readonly allowed: string;
  /** All of it in one English sentence. */
  readonly sentence: string;
}

/** What a browser can lack. */
export type Missing = 'noWebAssembly' | 'noSimd' | 'noWorkers';

/** Why no engine is at work: something is missing here, its files did not arrive, it ended unexpectedly or is not heard. */
export type Failure = Missing | 'notLoaded' | 'crashed' | 'silent';

/**
 * Why training ended of itself: at the iteration asked for, with every row right, beyond the finite numbers, or at the
 * largest iteration that a run may have.
 */
export type Ending = 'finished' | 'right' | 'blownUp' | 'limit';
