/**
 * Measures an edit of one cell during a run: the check of the new session, which builds no trainer, and the exchange of
 * the rows. Beside them stands a new trainer, which an edit that starts over needs.
 */

import { performance } from 'node:perf_hooks';

import { createTrainer } from './core.mjs';
import { jobs } from './jobs.mjs';

/** Repetitions between two looks at the clock: an edit of J1 is too quick for it. */
const repetitions = { J1: 200, J2: 10, J3: 2 };
const rounds = 31;

/** @typedef {{job: string, check: number[], setRows: number[], createTrainer: number[]}} Edits  milliseconds each */

/**
 * @param {Awaited<ReturnType<typeof import('./core.mjs').loadCore>>} core
 * @returns {Edits[]}
 */
export function measureEdits(core) {
  return Object.entries(repetitions).map(([job, times]) => {
    const session = /** @type {any} */ (jobs[job]?.session);
    const trainer = createTrainer(core, session);
    const [first, ...others] = session.table.rows;
    const edited = [{ ...first, out: first.out.map((/** @type {number} */ target) => 1 - target) }, ...others];
    let isEdited = false;
    const measured = {
      check: timesOf(times, () => accept(core.check(session))),
      setRows: timesOf(times, () => {
        isEdited = !isEdited;
        accept(trainer.setRows(isEdited ? edited : session.table.rows));
      }),
      createTrainer: timesOf(times, () => {
        createTrainer(core, session).delete();
      }),
    };
    trainer.delete();
    return { job, ...measured };
  });
}

/**
 * @param {number} times
 * @param {() => void} act
 */
function timesOf(times, act) {
  return Array.from({ length: rounds }, () => {
    const begin = performance.now();
    for (let i = 0; i < times; i++) act();
    return (performance.now() - begin) / times;
  });
}

/** @param {object | undefined} problem */
function accept(problem) {
  if (problem) throw new Error(`The core refuses an edit: ${JSON.stringify(problem)}`);
}
