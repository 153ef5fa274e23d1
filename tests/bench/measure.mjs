/** Runs one job by several competitors, side by side. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { taskAsText } from './jobs.mjs';
import { WorkerProcess } from './worker-process.mjs';

/**
 * @typedef {object} Measurement
 * @property {string} name
 * @property {string} title
 * @property {number[]} milliseconds  of every timed run
 * @property {number} rounds
 * @property {number} [deviation]     the largest relative distance of a final loss from the reference
 * @property {boolean} [agrees]       whether that is within the tolerance
 * @property {string} [failure]
 */

/** A competitor gets fewer rounds where its runs would take longer than this in all. */
const patienceMilliseconds = 30_000;

/**
 * Starts all processes, lets each warm up by itself, then goes around.
 * @param {object} options
 * @param {string} options.name      of the job's files
 * @param {import('./jobs.mjs').Task} options.task
 * @param {import('./competitors.mjs').Competitor[]} options.competitors
 * @param {number} options.rounds
 * @param {number[]} options.reference  the final losses to agree with
 * @param {string} options.folder    for the job's files
 * @returns {Promise<Measurement[]>}
 */
export async function measure({ name, task, competitors, rounds, reference, folder }) {
  const files = { json: join(folder, `${name}.json`), text: join(folder, `${name}.txt`) };
  writeFileSync(files.json, JSON.stringify(task));
  writeFileSync(files.text, taskAsText(task));

  const runs = competitors.map((competitor) => new Run(competitor, files, reference));
  for (const run of runs) await run.warmUp();
  for (let round = 0; round < rounds; round++) {
    // Everyone follows everyone else in turn, so that no one always has the same neighbour's heat.
    const first = round % runs.length;
    for (const run of [...runs.slice(first), ...runs.slice(0, first)]) await run.round(round);
  }
  for (const run of runs) run.end();
  return runs.map((run) => run.measurement);
}

/** One competitor's part in one job. */
class Run {
  #process;
  #tolerance;
  #reference;
  /** @type {Measurement} */
  measurement;

  /**
   * @param {import('./competitors.mjs').Competitor} competitor
   * @param {{json: string, text: string}} files
   * @param {number[]} reference
   */
  constructor({ name, title, command, tolerance }, files, reference) {
    this.measurement = { name, title, milliseconds: [], rounds: 0 };
    this.#process = new WorkerProcess(command(files));
    this.#tolerance = tolerance;
    this.#reference = reference;
  }

  async warmUp() {
    await this.#try(() => this.#process.ready());
  }

  /** @param {number} round */
  async round(round) {
    const { measurement } = this;
    const [longest = 0] = measurement.milliseconds.slice().sort((a, b) => b - a);
    if (measurement.failure !== undefined || longest * (round + 1) > patienceMilliseconds) return;
    await this.#try(async () => {
      const { milliseconds, losses } = await this.#process.round();
      measurement.milliseconds.push(...milliseconds);
      measurement.rounds++;
      measurement.deviation = largestDeviation(losses, this.#reference);
      measurement.agrees = measurement.deviation <= this.#tolerance;
    });
  }

  end() {
    this.#process.end();
  }

  /** @param {() => Promise<void>} work */
  async #try(work) {
    if (this.measurement.failure !== undefined) return;
    try {
      await work();
    } catch (error) {
      this.measurement.failure = /** @type {Error} */ (error).message;
    }
  }
}

/**
 * @param {number[]} losses
 * @param {number[]} reference
 */
function largestDeviation(losses, reference) {
  if (losses.length !== reference.length) return Infinity;
  const deviations = losses.map((loss, i) => Math.abs(loss / (reference[i] ?? NaN) - 1));
  return deviations.some(Number.isNaN) ? Infinity : Math.max(...deviations);
}
