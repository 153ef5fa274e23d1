/** Trains a network with a learner's own formulas, in slices that leave the page free between them. */

import type { Expression } from './formula-parser.ts';
import { type Scope, valueOf } from './formula-value.ts';
import { elementwise, type NumpyArray, scalar } from './numpy-array.ts';
import { LINE, type LineId, programLines, squaredErrors } from './program-lines.ts';

/** Formula of each line of the program. */
export type Program = Readonly<Partial<Record<LineId, Expression>>>;

export class LearnerTraining {
  /** losses[k] is the loss after k updates; only the first `iteration` + 1 have been computed. */
  readonly losses: Float64Array;
  /** Number of updates so far. */
  iteration = 0;
  /** True if a number is no longer finite: training ends there. */
  hasOverflowed = false;

  readonly #scope: Record<string, NumpyArray>;
  readonly #lines: readonly (readonly [LineId, Expression])[];
  readonly #rate: NumpyArray;

  /**
   * @param start  arrays that the program begins with
   * @param rate   learning rate
   */
  constructor(start: Scope, program: Program, rate: number, iterations: number) {
    this.#scope = { ...start };
    this.#lines = programLines('bias1' in start).map((line) => [line, program[line]!]);
    this.#rate = scalar(rate);
    this.losses = new Float64Array(iterations + 1);
    this.#runLines();
  }

  get isDone(): boolean {
    return this.hasOverflowed || this.iteration === this.losses.length - 1;
  }

  /** Trains for about this time, and for one iteration at least. */
  advance(milliseconds: number): void {
    const end = performance.now() + milliseconds;
    while (!this.isDone) {
      this.step();
      if (performance.now() >= end) return;
    }
  }

  /** Trains for one iteration. */
  step(): void {
    for (const [line] of this.#lines) {
      const { changes, target } = LINE[line];
      if (!changes) continue;
      const update = elementwise('*', this.#rate, this.#scope[target]!);
      this.#scope[changes] = elementwise('+', this.#scope[changes]!, update);
    }
    this.iteration++;
    this.#runLines();
  }

  /** Runs the lines of the program, forward and back, and notes the loss. */
  #runLines(): void {
    for (const [line, formula] of this.#lines) this.#scope[LINE[line].target] = valueOf(formula, this.#scope);
    const loss = squaredErrors(this.#scope);
    this.losses[this.iteration] = loss;
    if (!Number.isFinite(loss)) this.hasOverflowed = true;
  }
}
