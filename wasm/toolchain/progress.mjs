// Shows the progress of long steps.

import { clearInterval, setInterval } from 'node:timers';

/** Seconds between two lines about the same step if the output is not a terminal. */
const quietSeconds = 20;

/**
 * Runs a long step and shows its progress.
 * @param {string} label
 * @param {(progress: Progress) => Promise<void>} work
 */
export async function withProgress(label, work) {
  const progress = new Progress(label);
  try {
    await work(progress);
    progress.end('done');
  } catch (error) {
    progress.end('failed');
    throw error;
  }
}

/** A progress line, rewritten in place on a terminal, otherwise repeated from time to time. */
export class Progress {
  #label;
  #started = Date.now();
  #lastShown = Date.now();
  #state = '';
  #ticker;

  /** @param {string} label */
  constructor(label) {
    this.#label = label;
    this.#write(`${label} ...`, process.stdout.isTTY ? '' : '\n');
    // Show that a step without reports is still running.
    this.#ticker = setInterval(() => this.#show(), 1000);
  }

  /** @param {string} state  e.g. "45 %" */
  update(state) {
    this.#state = state;
  }

  /** @param {'done' | 'failed'} outcome */
  end(outcome) {
    clearInterval(this.#ticker);
    this.#write(`${this.#label}: ${outcome}, ${this.#seconds()} s`, '\n');
  }

  #seconds() {
    return ((Date.now() - this.#started) / 1000).toFixed(0);
  }

  #show() {
    const wait = process.stdout.isTTY ? 0 : quietSeconds * 1000;
    if (Date.now() - this.#lastShown < wait) return;
    this.#lastShown = Date.now();
    const state = [this.#state, `${this.#seconds()} s`].filter(Boolean).join(', ');
    this.#write(`${this.#label} ... ${state}`, process.stdout.isTTY ? '' : '\n');
  }

  /**
   * @param {string} text
   * @param {string} end
   */
  #write(text, end) {
    process.stdout.write(process.stdout.isTTY ? `\r\x1b[K  ${text}${end}` : `  ${text}${end}`);
  }
}
