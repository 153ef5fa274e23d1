/** Wraps a trainer and records the histories that the core does not keep. */

import type { Change, Setting } from '../session/changes.ts';
import { type Session, withLearningRate } from '../session/session.ts';
import { HistoryRecorder, type Frame } from './history-recorder.ts';
import type { RunHistory, HistoryKind, LossLine, NewChanges, Replay, SnapshotRequest } from './protocol.ts';
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

  /**
   * Notes on the rows by a tolerance: the iteration from which all are right, and otherwise the last one at which one was
   * seen to be wrong.
   */
  #rows: { readonly tolerance: number; readonly allRightSince?: number; readonly wrongAt?: number } = {
    tolerance: NaN,
  };

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

  /**
   * Returns the iteration from which every training row is right, and undefined if one is wrong now, or if nobody looked
   * while one was.
   */
  allRightSince(tolerance: number): number | undefined {
    const { trainer } = this;
    const { iteration } = trainer;
    if (tolerance !== this.#rows.tolerance) this.#rows = { tolerance };
    if (iteration < trainer.lastIteration) return this.#rows.allRightSince;
    const { allRightSince, wrongAt } = this.#rows;
    if (!trainer.isRight(tolerance)) {
      this.#rows = { tolerance, wrongAt: iteration };
    } else if (allRightSince === undefined && wrongAt !== undefined && trainer.changes(wrongAt + 1).length === 0) {
      // Between two looks, a run takes many iterations: repeat them one by one.
      trainer.seek(wrongAt);
      trainer.stepUntilRight(iteration - wrongAt, tolerance);
      this.#rows = { tolerance, allRightSince: trainer.iteration };
      trainer.step(iteration - trainer.iteration);
    }
    return this.#rows.allRightSince;
  }

  seek(iteration: number): number {
    return this.trainer.seek(Math.min(iteration, this.trainer.lastIteration));
  }

  reset(): void {
    this.#changedFrom = 0;
    this.#rows = { tolerance: NaN };
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
    return this.#recorder.show(kind, this.#lastFrame());
  }

  heldOutLosses({ rows, factor }: NonNullable<SnapshotRequest['heldOut']>): LossLine {
    return this.#recorder.losses(rows, factor, this.#lastFrame());
  }

  #lastFrame(): Frame | undefined {
    return this.trainer.iteration === this.trainer.lastIteration ? this.#frame() : undefined;
  }

  /** Takes `iterations` steps and stops in between wherever a frame is recorded. */
  #advance(iterations: number, advance: (count: number) => number): number {
    const end = this.trainer.iteration + iterations;
    this.#changesHere();
    this.#lookAgainFrom(this.trainer.iteration);
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

  /** Forgets what was noted of the rows at later iterations, before they are dropped. */
  #lookAgainFrom(iteration: number): void {
    const { tolerance, allRightSince = 0, wrongAt = 0 } = this.#rows;
    if (iteration >= Math.max(allRightSince, wrongAt)) return;
    this.#rows = this.trainer.isRight(tolerance) ? { tolerance } : { tolerance, wrongAt: iteration };
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
