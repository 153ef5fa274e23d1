/** What `<truth-net>` tells the page around it. */

import type { Failure, Problem } from './engine/protocol.ts';
import type { Kept } from './session/kept.ts';
import type { KeptProblem } from './session/kept-problem.ts';

/** Where a run stands. */
export interface Progress {
  /** Full passes over the rows that train, since the start weights. */
  readonly iteration: number;
  /** In units of the session's loss. */
  readonly loss: number;
}

/** Why training ended of itself: at the iteration asked for, with every row right, or beyond the finite numbers. */
export type Ending = 'finished' | 'right' | 'blownUp';

/** Where training ended of itself. */
export interface Done extends Progress {
  readonly ending: Ending;
}

/** What went wrong. */
export interface Trouble {
  /** Of a browser or an engine that cannot train, or of a session that is not allowed. */
  readonly code: Failure | Problem['code'] | KeptProblem['code'] | 'partNotLoaded';
  /** A sentence for readers, in the element's language. */
  readonly message: string;
}

/** The events of `<truth-net>`. All bubble, and all leave any shadow tree around it. */
export interface TruthNetEventMap {
  /** The engine runs, and the network stands at its start or where it was to be brought. */
  ready: CustomEvent<Progress>;
  /** What is kept may have changed: after an edit, and when training pauses or ends. */
  change: CustomEvent<Kept>;
  /** Training goes on: once for each picture drawn. */
  progress: CustomEvent<Progress>;
  /** Training has ended of itself. */
  done: CustomEvent<Done>;
  /** Something went wrong; the element shows the same sentence. */
  error: CustomEvent<Trouble>;
}
