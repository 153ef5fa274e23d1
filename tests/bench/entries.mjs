/** Builds the entries of a job: each competitor's task and the losses that it must reach. */

import { sentenceOf } from '../../wasm/sentences.mjs';
import { makeTask } from './jobs.mjs';

/** @typedef {Awaited<ReturnType<typeof import('./core.mjs').loadCore>>} Core */

/**
 * @param {Core} core
 * @param {import('./jobs.mjs').Job} job
 * @param {import('./competitors.mjs').Competitor[]} competitors
 * @returns {import('./measure.mjs').Entry[]}
 */
export function makeEntries(core, job, competitors) {
  const task = makeTask(core, job);
  /** @type {Map<unknown, ReturnType<typeof referenceLosses>>} */
  const references = new Map();
  return competitors.map((competitor) => {
    const { variant, incomparable } = competitor;
    const own = variant === undefined ? task : changeTask(task, variant);
    if (incomparable !== undefined) return { competitor, task: own, reference: undefined, note: incomparable };
    if (!references.has(variant)) references.set(variant, referenceLosses(core, own));
    const { losses, problem } = references.get(variant) ?? {};
    const note = problem === undefined ? (variant?.title ?? '') : `not checked: ${problem}`;
    return { competitor, task: own, reference: losses, note };
  });
}

/**
 * @param {import('./jobs.mjs').Task} task
 * @param {import('./competitors.mjs').Variant} variant
 */
function changeTask(task, variant) {
  const session = /** @type {any} */ (variant.apply(task.session));
  return { ...task, session, bias: session.network.bias, learningRate: session.training.learningRate };
}

/**
 * Computes the reference losses that all others are checked against: ours, from runs that are not timed.
 * @param {Core} core
 * @param {import('./jobs.mjs').Task} task
 * @returns {{losses?: number[], problem?: string}}
 */
function referenceLosses(core, { session, seeds, iterations }) {
  const { training, ...rest } = /** @type {any} */ (session);
  const losses = [];
  for (const seed of seeds) {
    const trainer = core.createTrainer({ ...rest, training: { ...training, seed } });
    if ('code' in trainer) return { problem: sentenceOf(trainer) };
    losses.push(trainer.step(iterations));
    trainer.delete();
  }
  return { losses };
}
