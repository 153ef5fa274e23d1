/** Keeps what a learner has written while the panel is closed. */

import { type Level, LEVELS, type LineId } from './program-lines.ts';

/** Progress of a learner in one playground. */
export interface Progress {
  level: Level;
  /** True if the exercise uses the tutorial's network instead of the present one. */
  usesTutorial: boolean;
  /** Formula of each line as it was typed. */
  readonly formulas: Map<LineId, string>;
  /** Number of hints that each line has shown; one more than there are if it has shown a solution. */
  readonly hints: Map<LineId, number>;
  readonly solved: Set<Level>;
}

/** Progress in each playground; it ends with the playground. */
const remembered = new WeakMap<object, Progress>();

/** Returns the progress in a playground. */
export function progressIn(playground: object): Progress {
  let progress = remembered.get(playground);
  if (!progress) {
    progress = { level: LEVELS[0], usesTutorial: false, formulas: new Map(), hints: new Map(), solved: new Set() };
    remembered.set(playground, progress);
  }
  return progress;
}
