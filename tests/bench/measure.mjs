/** Runs one job by several competitors, side by side. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { taskAsText } from './jobs.mjs';
import { quantile } from './statistics.mjs';
import { WorkerProcess } from './worker-process.mjs';

/**
 * One competitor's part in a job.
 * @typedef {object} Entry
 * @property {import('./competitors.mjs').Competitor} competitor
 * @property {import('./jobs.mjs').Task} task
 * @property {number[] | undefined} reference  the final losses to agree with
 * @property {string} note                     what it trains otherwise, or why there is no reference
 */

/**
 * @typedef {object} Measurement
 * @property {string} name
 * @property {string} title
 * @property {string} about           versions and the like, in the competitor's own words
 * @property {number[]} milliseconds  of every timed run
 * @property {number} rounds
 * @property {string} note
 * @property {number} [deviation]     how far the final losses are from the reference, relatively
 * @property {boolean} [agrees]       whether that is within the tolerance
 * @property {string} [failure]
 */

/** A competitor gets fewer rounds where its runs would take longer than this in all. */
const patienceMilliseconds = 30_000;

/**
 * Starts all processes, lets each warm up by itself, then goes around.
 * @param {string} name  of the job's files
 * @param {Entry[]} entries
 * @param {object} options
 * @param {number} options.rounds
 * @param {string} options.folder  for the job's files
 * @returns {Promise<Measurement[]>}
 */
export async function measure(name, entries, { rounds, folder }) {
  const runs = entries.map((entry) => new Run(entry, join(folder, `${name}-${entry.competitor.name}`)));
  for (const run of runs) await run.warmUp();
  for (let round = 0; round < rounds; round++) {
    // Everyone follows everyone else in turn, so that no one always has the same neighbour's heat.
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
    const longest = Math.max(...measurement.milliseconds); // -Infinity before the first
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
 * How far losses are from the reference, relatively. Of a survey's many seeds the worst one in a hundred
 * is left out: where a run hesitates between two valleys, single precision may choose the other one.
 * @param {number[]} losses
 * @param {number[]} reference
 */
function deviationOf(losses, reference) {
  if (losses.length !== reference.length) return Infinity;
  const deviations = losses.map((loss, i) => Math.abs(loss / (reference[i] ?? NaN) - 1));
  return deviations.some(Number.isNaN) ? Infinity : quantile(deviations, 0.99);
}
