/**
 * Runs the benchmark's half inside the process of a JavaScript competitor.
 *
 * The process reads its task, warms up and answers each line "go" on its input with one line of JSON: the milliseconds
 * of each run and the final losses of the last. Preparation (building the network, setting its start parameters) is not
 * timed for a single network; a survey of many seeds includes it, since it is part of the job.
 */

import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';

/**
 * @typedef {object} Engine
 * @property {(k: number) => void} start         sets the task's k-th start parameters
 * @property {(iterations: number) => number} train  trains further and returns the loss afterwards
 * @property {() => Iterable<number>} [survey]   the losses for all seeds, if the engine has its
 *   own way to compute them
 */

/** Minimum duration of a warm-up, which trains in slices of the job, at least three. */
const warmUpMilliseconds = 500;
const slicesOfJob = 20;

/** Minimum duration of a round: a shorter job runs again and again, and each run is timed by itself. */
const roundMilliseconds = 20;

/**
 * @param {(task: import('../jobs.mjs').Task) => Engine | Promise<Engine>} makeEngine
 */
export async function serve(makeEngine) {
  /** @type {import('../jobs.mjs').Task} */
  const task = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
  const engine = await makeEngine(task);
  warmUp(engine, task.iterations);
  answer({ about: `Node ${process.versions.node}` });
  for await (const line of createInterface({ input: process.stdin })) {
    if (line === 'go') answer(round(engine, task));
  }
}

/**
 * @param {Engine} engine
 * @param {number} iterations
 */
function warmUp(engine, iterations) {
  const slice = Math.ceil(iterations / slicesOfJob);
  const end = performance.now() + warmUpMilliseconds;
  engine.start(0);
  for (let slices = 0; slices < 3 || performance.now() < end; slices++) {
    if (slices % slicesOfJob === 0) engine.start(0);
    engine.train(slice);
  }
}

/**
 * @param {Engine} engine
 * @param {import('../jobs.mjs').Task} task
 */
function round(engine, task) {
  const end = performance.now() + roundMilliseconds;
  /** @type {number[]} */
  const milliseconds = [];
  /** @type {number[]} */
  let losses;
  do {
    if (!task.survey) engine.start(0);
    const before = performance.now();
    losses = task.survey ? survey(engine, task) : [engine.train(task.iterations)];
    milliseconds.push(performance.now() - before);
  } while (performance.now() < end);
  return { milliseconds, losses };
}

/**
 * @param {Engine} engine
 * @param {import('../jobs.mjs').Task} task
 */
function survey(engine, { seeds, iterations }) {
  if (engine.survey) return [...engine.survey()];
  return seeds.map((_, k) => {
    engine.start(k);
    return engine.train(iterations);
  });
}

/** @param {object} message */
function answer(message) {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}
