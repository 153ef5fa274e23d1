/** One line of a terminal that tells how far training has come, written over and over. */

import { count, lossFigure } from '../i18n/numbers.ts';

const BAR_WIDTH = 24;
/** The columns of a terminal that does not know its own: it says nothing, or 0. */
const USUAL_COLUMNS = 80;
/** How often, in milliseconds, the line is written. */
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

  /** Where `terminal` is none, nothing is written. */
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
