/** Runs one job with several competitors in turn. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { taskAsText } from './jobs.mjs';
import { quantile } from './statistics.mjs';
import { WorkerProcess } from './worker-process.mjs';

/**
 * Task of one competitor in a job.
 * @typedef {object} Entry
 * @property {import('./competitors.mjs').Competitor} competitor
 * @property {import('./jobs.mjs').Task} task
 * @property {number[] | undefined} reference  expected final losses
 * @property {string} note                     difference from the job, or the reason for a missing reference
 */

/**
 * @typedef {object} Measurement
 * @property {string} name
 * @property {string} title
 * @property {string} about           versions, as the competitor reports them
 * @property {number[]} milliseconds  times of all timed runs
 * @property {number} rounds
 * @property {string} note
 * @property {number} [deviation]     relative deviation of the final losses from the reference
 * @property {boolean} [agrees]       true for a deviation within the tolerance
 * @property {string} [failure]
 */

/** Total time of a competitor's runs beyond which it gets no further rounds. */
const patienceMilliseconds = 30_000;

/**
 * Starts all processes, warms up one after the other, then runs the rounds in turn.
 * @param {string} name  name of the job's files
 * @param {Entry[]} entries
 * @param {object} options
 * @param {number} options.rounds
 * @param {string} options.folder  folder of the job's files
 * @returns {Promise<Measurement[]>}
 */
export async function measure(name, entries, { rounds, folder }) {
  const runs = entries.map((entry) => new Run(entry, join(folder, `${name}-${entry.competitor.name}`)));
  for (const run of runs) await run.warmUp();
  for (let round = 0; round < rounds; round++) {
    // Rotating the order spreads the heat that one process leaves for the next.
    const first = round % runs.length;
    for (const run of [...runs.slice(first), ...runs.slice(0, first)]) await run.round();
  }
  for (const run of runs) run.end();
  return runs.map(({ measurement }) => measurement);
}

class Run {
  #process;
  #tolerance;
  #reference;
  /** @type {Measurement} */
  measurement;

  /**
   * @param {Entry} entry
   * @param {string} file  for its task, without an ending
   */
  constructor({ competitor, task, reference, note }, file) {
    const { name, title, command, tolerance = NaN } = competitor;
    const files = { json: `${file}.json`, text: `${file}.txt` };
    writeFileSync(files.json, JSON.stringify(task));
    writeFileSync(files.text, taskAsText(task));
    this.measurement = { name, title, about: '', milliseconds: [], rounds: 0, note };
    this.#process = new WorkerProcess(command(files));
    this.#tolerance = tolerance;
    this.#reference = reference;
  }

  async warmUp() {
    await this.#try(async () => {
      this.measurement.about = (await this.#process.ready()).about;
    });
  }

  async round() {
    const { measurement } = this;
    const longest = Math.max(...measurement.milliseconds); // -Infinity in the first round
    if (longest * (measurement.rounds + 1) > patienceMilliseconds) return;
    await this.#try(async () => {
      const { milliseconds, losses } = await this.#process.round();
      measurement.milliseconds.push(...milliseconds);
      measurement.rounds++;
      if (this.#reference === undefined) return;
      measurement.deviation = deviationOf(losses, this.#reference);
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
 * Returns the relative deviation of losses from the reference. Of a survey's many seeds the worst 1 % is left out:
 * where a run is undecided between two valleys, single precision may choose the other one.
 * @param {number[]} losses
 * @param {number[]} reference
 */
function deviationOf(losses, reference) {
  if (losses.length !== reference.length) return Infinity;
  const deviations = losses.map((loss, i) => Math.abs(loss / (reference[i] ?? NaN) - 1));
  return deviations.some(Number.isNaN) ? Infinity : quantile(deviations, 0.99);
}
