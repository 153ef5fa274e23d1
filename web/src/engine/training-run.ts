/** Wraps a trainer and records the histories that the core does not keep. */

import type { Change, Setting } from '../session/changes.ts';
import { type Session, withLearningRate } from '../session/session.ts';
import { HistoryRecorder, type Frame } from './history-recorder.ts';
import type { RunHistory, HistoryKind, NewChanges, Replay } from './protocol.ts';
import type { LoopTrainer } from './run-loop.ts';
import type { TrainerPort } from './trainer-port.ts';

/** Members of a trainer that a run uses. */
type RecordedTrainer = Omit<LoopTrainer, 'firstLoss'> &
  Pick<
    TrainerPort,
    | 'lastIteration'
    | 'firstLearningRate'
    | 'changes'
    | 'reset'
    | 'lossCurve'
    | 'setLearningRate'
    | 'setWeight'
    | 'setBias'
    | 'predictions'
    | 'rowLosses'
    | 'layerSizes'
    | 'parameterRow'
    | 'gradientRow'
  >;

export class TrainingRun<T extends RecordedTrainer = RecordedTrainer> implements LoopTrainer {
  readonly trainer: T;
  readonly #biases: boolean;
  #recorder: HistoryRecorder;
  /** First iteration whose changes the page may not have yet. */
  #changedFrom = 0;
  /** Predictions of the start weights, cached for a quick reset. */
  #predicted: Float64Array | undefined;

  constructor(trainer: T, biases: boolean) {
    this.trainer = trainer;
    this.#biases = biases;
    this.#recorder = new HistoryRecorder(trainer.layerSizes(), biases);
  }

  get iteration(): number {
    return this.trainer.iteration;
  }

  get loss(): number {
    return this.trainer.loss;
  }

  get firstLoss(): number {
    return this.trainer.lossCurve(2)[1]!;
  }

  get blownUp(): boolean {
    return this.trainer.blownUp;
  }

  get trainable(): boolean {
    return this.trainer.trainable;
  }

  /** Returns the changes by hand since the last call. */
  newChanges(): NewChanges {
    const first = this.#changedFrom;
    this.#changedFrom = this.trainer.lastIteration;
    return { first, list: this.trainer.changes(first).filter((change) => change.kind !== 'rows') };
  }

  /** Predictions at the iteration shown: rows × outputs, row-major. */
  get predictions(): Float64Array {
    const isAtStart = this.trainer.iteration === 0 && this.trainer.changes()[0]?.iteration !== 0;
    if (!isAtStart) return this.trainer.predictions();
    return (this.#predicted ??= this.trainer.predictions()).slice();
  }

  get firstLearningRate(): number {
    return this.trainer.firstLearningRate;
  }

  isRight(tolerance: number): boolean {
    return this.trainer.isRight(tolerance);
  }

  step(iterations: number): number {
    return this.#advance(iterations, (count) => this.trainer.step(count));
  }

  stepUntilRight(iterations: number, tolerance: number): number {
    return this.#advance(iterations, (count) => this.trainer.stepUntilRight(count, tolerance));
  }

  seek(iteration: number): number {
    return this.trainer.seek(Math.min(iteration, this.trainer.lastIteration));
  }

  reset(): void {
    this.#changedFrom = 0;
    this.trainer.reset();
    this.#recorder = new HistoryRecorder(this.trainer.layerSizes(), this.#biases);
  }

  /**
   * Sets the learning rate of later iterations.
   * @throws if the trainer refuses it
   */
  setLearningRate(rate: number): void {
    this.#changesHere();
    this.trainer.setLearningRate(rate);
  }

  /**
   * Sets a parameter by hand and drops later frames.
   * @throws if the trainer refuses it
   */
  set(setting: Setting): void {
    const { iteration } = this.trainer;
    this.#changesHere();
    if (setting.kind === 'weight') {
      this.trainer.setWeight(setting.layer, setting.from, setting.to, setting.value);
    } else {
      this.trainer.setBias(setting.layer, setting.unit, setting.value);
    }
    this.#recorder.dropFrom(iteration);
  }

  /** Parameters at the recorded iterations up to the one shown; empty if there are too many to record each. */
  get path(): Float64Array[] {
    return this.#recorder.pathTo(this.trainer.iteration);
  }

  history(kind: HistoryKind): RunHistory {
    const isLast = this.trainer.iteration === this.trainer.lastIteration;
    return this.#recorder.show(kind, isLast ? this.#frame() : undefined);
  }

  /** Takes `iterations` steps and stops in between wherever a frame is recorded. */
  #advance(iterations: number, advance: (count: number) => number): number {
    const end = this.trainer.iteration + iterations;
    this.#changesHere();
    // Training goes on from the state shown, which drops all later iterations.
    if (iterations >= 1 && this.trainer.trainable) this.#recorder.dropFrom(this.trainer.iteration + 1);
    for (;;) {
      const { iteration } = this.trainer;
      const halt = Math.min(end, this.#recorder.nextAfter(iteration));
      if (halt > iteration) this.#record();
      const loss = advance(Math.max(0, halt - iteration));
      if (this.trainer.iteration >= end || this.trainer.iteration < halt) return loss;
    }
  }

  /** Notes that changes from the iteration shown on may be added or dropped. */
  #changesHere(): void {
    this.#changedFrom = Math.min(this.#changedFrom, this.trainer.iteration);
  }

  /** Records the present state before the run leaves it, so that a reset or an edit need not wait for a frame. */
  #record(): void {
    if (this.#recorder.wants(this.trainer.iteration)) this.#recorder.record(this.#frame());
  }

  /** Returns the numbers of now, each computed when it is read: of a large network they take long. */
  #frame(): Frame {
    const { trainer } = this;
    return {
      iteration: trainer.iteration,
      get rowLosses() {
        return trainer.rowLosses();
      },
      get parameters() {
        return trainer.parameterRow();
      },
      get gradients() {
        return trainer.gradientRow();
      },
    };
  }
}

/**
 * Returns the saved state from which the core repeats a run: the session as it began, with one more change if the run
 * is to go on with another learning rate than the last one.
 */
export function savedStateOf(session: Session, { iteration, changes, firstLearningRate }: Replay) {
  const now = session.training.learningRate;
  // At iteration 0 no other learning rate has been used.
  const first = iteration > 0 ? firstLearningRate : now;
  const last = changes.findLast((change) => change.kind === 'learningRate')?.value ?? first;
  const goesOn: Change = { iteration, kind: 'learningRate', value: now };
  return { ...withLearningRate(session, first), iteration, changes: last === now ? changes : [...changes, goesOn] };
}
