import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Process of one competitor, from its warm-up to its last round. */
export class WorkerProcess {
  #child;
  #lines;
  #ended;
  #errors = '';

  /** @param {string[]} command */
  constructor(command) {
    const [program = '', ...options] = command;
    this.#child = spawn(program, options, { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#child.on('error', (error) => (this.#errors += error.message));
    this.#ended = new Promise((resolve) => {
      this.#child.on('close', (code, signal) => resolve(`It ended with ${signal ?? `exit code ${code}`}.`));
    });
    this.#child.stdin.on('error', () => undefined); // the exit code says more than a broken pipe
    this.#child.stderr.on('data', (text) => (this.#errors += text));
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  /**
   * Waits for the end of the warm-up. Returns the competitor's description of itself.
   * @returns {Promise<{about: string}>}
   */
  ready() {
    return this.#nextMessage();
  }

  /**
   * Runs the job once, or as often as fits into a round.
   * @returns {Promise<{milliseconds: number[], losses: number[]}>}
   */
  round() {
    this.#child.stdin.write('go\n');
    return this.#nextMessage();
  }

  end() {
    this.#child.stdin.end();
  }

  async #nextMessage() {
    // Libraries print greetings to the same output; only our messages are JSON.
    for (;;) {
      const { value, done } = await this.#lines.next();
      if (done) throw new Error(`${await this.#ended}\n${this.#errors}`.trim());
      if (value.startsWith('{')) return JSON.parse(value);
    }
  }
}
