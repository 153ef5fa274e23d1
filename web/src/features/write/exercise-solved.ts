/** Event by which an exercise says that a level is solved. */

import type { Level } from './program-lines.ts';

/** Detail of the event "exercise-solved". */
export interface ExerciseSolved {
  readonly exercise: 'write';
  readonly level: Level;
}

/**
 * Returns the event "exercise-solved", which bubbles out of the playground: `truthNet.addEventListener('exercise-solved',
 * ({ detail }) => …)`. It comes once for each level and playground, as soon as all lines of the level are right; also for formulas that the page
 * has kept.
 */
export function exerciseSolved(level: Level): CustomEvent<ExerciseSolved> {
  return new CustomEvent('exercise-solved', { detail: { exercise: 'write', level }, bubbles: true, composed: true });
}
