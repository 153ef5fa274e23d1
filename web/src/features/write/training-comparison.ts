import type { ReactiveController, ReactiveElement } from 'lit';
import type { StartWorker } from '../../engine/start-worker.ts';
import { sameData } from '../../session/same-data.ts';
import type { Session } from '../../session/session.ts';
import { CoreRun } from './core-run.ts';
import { startScope } from './exercise-network.ts';
import type { Expression } from './formula-parser.ts';
import { LearnerTraining } from './learner-training.ts';
import type { Curve } from './loss-comparison.ts';
import { type Level, programLines, type LineId, SOLUTION } from './program-lines.ts';

/** Most iterations of a run with the learner's formulas. */
const MOST_ITERATIONS = 10_000;
/** Time of one slice, in milliseconds. */
const SLICE = 8;
/** Largest difference, as a part of the first loss, of curves that lie on each other. */
const SAME = 1e-6;

export interface TrainingOutcome {
  readonly iterations: number;
  /** Last losses. */
  readonly own: number;
  readonly core: number;
  /** Largest difference between the curves. */
  readonly difference: number;
  readonly isSame: boolean;
  readonly hasOverflowed: boolean;
}

/** A training that has ended, with its losses. */
export interface FinishedTraining {
  readonly session: Session;
  readonly run: CoreRun;
  readonly training: LearnerTraining;
}

/** Training with the learner's formulas, in slices on the page, beside the same training by the core in a worker. */
export class TrainingComparison implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #startWorker: StartWorker;
  #run: CoreRun | undefined;
  #training: LearnerTraining | undefined;
  #formulaOf: (line: LineId) => Expression | undefined = () => undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #session: Session | undefined;
  #level: Level | undefined;

  constructor(host: ReactiveElement, startWorker: StartWorker) {
    this.#host = host;
    this.#startWorker = startWorker;
    host.addController(this);
  }

  get isBegun(): boolean {
    return this.#run !== undefined;
  }

  get hasFailed(): boolean {
    return this.#run?.hasFailed ?? false;
  }

  /** True until both trainings have ended. */
  get isRunning(): boolean {
    if (!this.#run || this.hasFailed) return false;
    return this.#timer !== undefined || !this.#training || !this.#run.history;
  }

  get iteration(): number {
    return this.#training?.iteration ?? 0;
  }

  /** Number of iterations to train. */
  get iterations(): number {
    return Math.min(MOST_ITERATIONS, this.#session?.training.iterations ?? 0);
  }

  /** Losses of the learner's formulas so far. */
  get own(): Curve {
    return { losses: this.#training?.losses.subarray(0, this.iteration + 1) ?? new Float64Array(), stride: 1 };
  }

  /** Losses of the core. */
  get core(): Curve | undefined {
    return this.#run?.history;
  }

  get outcome(): TrainingOutcome | undefined {
    const history = this.#run?.history;
    const training = this.#training;
    if (!history || !training?.isDone) return undefined;
    const { losses, iteration, hasOverflowed } = training;
    const { stride } = history;
    let difference = 0;
    history.losses.forEach((loss, i) => {
      const at = i * stride;
      if (at <= iteration && Number.isFinite(loss)) difference = Math.max(difference, Math.abs(loss - losses[at]!));
    });
    const own = losses[iteration]!;
    difference = Math.max(difference, hasOverflowed ? 0 : Math.abs(own - history.lastLoss));
    return {
      iterations: iteration,
      own,
      core: history.lastLoss,
      difference,
      isSame: difference <= SAME * Math.max(1, losses[0]!),
      hasOverflowed,
    };
  }

  /** Changes to a session and a level, with the training of the same session that has ended there, if there is one. */
  keepFor(session: Session, level: Level, finished: Map<Level, FinishedTraining>): void {
    if (level === this.#level && this.#session && sameData(session, this.#session)) return;
    this.keepIn(finished);
    this.#drop();
    this.#session = session;
    this.#level = level;
    const before = finished.get(level);
    if (before && sameData(before.session, session)) {
      this.#run = before.run;
      this.#training = before.training;
    }
  }

  /** Adds the training to those that have ended, if it has. */
  keepIn(finished: Map<Level, FinishedTraining>): void {
    if (!this.outcome || !this.#session || !this.#run || !this.#training || this.#level === undefined) return;
    finished.set(this.#level, { session: this.#session, run: this.#run, training: this.#training });
  }

  /**
   * Begins to train.
   * @param formulaOf  the learner's formula of a line, or undefined to use a solution
   */
  begin(session: Session, formulaOf: (line: LineId) => Expression | undefined): void {
    this.#drop();
    this.#session = session;
    this.#formulaOf = formulaOf;
    const changed = () => {
      this.#train();
      this.#host.requestUpdate();
    };
    this.#run = new CoreRun(session, this.iterations, { changed }, this.#startWorker);
    this.#host.requestUpdate();
  }

  stop(): void {
    this.#drop();
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#drop();
  }

  #drop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#run?.dispose();
    this.#run = undefined;
    this.#training = undefined;
  }

  /** Begins the learner's training, once the core has sent the start weights. */
  #train(): void {
    const start = this.#run?.start;
    if (!start || this.#training || !this.#session) return;
    const { network, training } = this.#session;
    const program = Object.fromEntries(
      programLines(network.bias).map((line) => [line, this.#formulaOf(line) ?? SOLUTION[line]]),
    );
    const scope = startScope(start.rows, start.parameters, network.bias);
    this.#training = new LearnerTraining(scope, program, training.learningRate, this.iterations);
    this.#slice();
  }

  #slice(): void {
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      const training = this.#training;
      if (!training) return;
      training.advance(SLICE);
      if (!training.isDone) this.#slice();
      this.#host.requestUpdate();
    });
  }
}
