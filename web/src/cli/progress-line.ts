/** Shows the progress of training in one line of a terminal, which it rewrites. */

import { count, lossFigure } from '../i18n/numbers.ts';

const BAR_WIDTH = 24;
/** Columns of a terminal that does not report its width, or reports 0. */
const USUAL_COLUMNS = 80;
/** Minimum time between two updates, in milliseconds. */
const EVERY = 80;

export interface Terminal {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export class ProgressLine {
  readonly #terminal: Terminal | undefined;
  readonly #now: () => number;
  #written = -Infinity;

  /** Prepares the line; writes nothing if `terminal` is not a TTY. */
  constructor(terminal: Terminal, now: () => number = () => performance.now()) {
    this.#terminal = terminal.isTTY ? terminal : undefined;
    this.#now = now;
  }

  show(iteration: number, iterations: number, loss: number): void {
    if (!this.#terminal || this.#now() < this.#written + EVERY) return;
    this.#written = this.#now();
    const done = Math.round((BAR_WIDTH * iteration) / Math.max(1, iterations));
    const bar = '█'.repeat(done) + '░'.repeat(BAR_WIDTH - done);
    const line = `${bar} ${count(iteration)} of ${count(iterations)}  loss ${lossFigure(loss)}`;
    const { columns = 0 } = this.#terminal;
    this.#terminal.write(`\r\u001b[2K${line.slice(0, (columns > 0 ? columns : USUAL_COLUMNS) - 1)}`);
  }

  clear(): void {
    if (this.#written > -Infinity) this.#terminal?.write('\r\u001b[2K');
  }
}
