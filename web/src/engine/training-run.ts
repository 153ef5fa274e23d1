/** Wraps a trainer and records the histories that the core does not keep. */

import { type Change, type Jump, rowsAfter, rowsEdit, type Setting } from '../session/changes.ts';
import { asBegun, type Row, type Session, withChanges } from '../session/session.ts';
import { HistoryRecorder, type Frame } from './history-recorder.ts';
import { lastWrong } from './last-wrong.ts';
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
    | 'setRows'
    | 'rows'
    | 'lossJumps'
    | 'predictions'
    | 'rowLosses'
    | 'layerSizes'
    | 'parameterRow'
    | 'gradientRow'
  >;

export class TrainingRun<T extends RecordedTrainer = RecordedTrainer> implements LoopTrainer {
  readonly trainer: T;
  readonly #biases: boolean;
  /** Iteration up to which a saved run is repeated. */
  readonly #replaysTo: number;
  readonly #isRecorded: boolean;
  #recorder: HistoryRecorder;
  /** First iteration whose changes the page may not have yet. */
  #changedFrom = 0;
  #tableRows: readonly Row[];
  #firstRows: readonly Row[];
  /** Predictions of the start weights for some rows, cached for a quick reset. */
  #predicted: { readonly rows: readonly Row[]; readonly values: Float64Array } | undefined;

  /**
   * By a tolerance: the last iteration known to have a wrong row, and the one up to which no later one has. `isLost` if
   * that would take too long to find.
   */
  #rows: Readonly<{ tolerance: number; wrongAt?: number; rightTo?: number; isLost?: boolean }> = { tolerance: NaN };

  constructor(trainer: T, biases: boolean, replaysTo = 0, isRecorded = true) {
    this.trainer = trainer;
    this.#biases = biases;
    this.#replaysTo = replaysTo;
    this.#isRecorded = isRecorded;
    this.#recorder = new HistoryRecorder(trainer.layerSizes(), biases);
    this.#firstRows = trainer.rows(0);
    this.#tableRows = this.#firstRows;
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

  /** Returns the changes by hand since the last call, and updates `rows` for those that a replay has made. */
  newChanges(): NewChanges {
    const first = this.#changedFrom;
    this.#changedFrom = this.trainer.lastIteration;
    const list = this.trainer.changes(first);
    if (list.some(({ kind }) => kind === 'rows')) this.#updateRows();
    return { first, list, jumps: list.length > 0 ? this.#jumpsFrom(first) : [] };
  }

  #jumpsFrom(first: number): Jump[] {
    const { iterations, losses } = this.trainer.lossJumps();
    const begin = iterations.findIndex((iteration) => iteration >= first);
    if (begin < 0) return [];
    return Array.from(iterations.subarray(begin), (iteration, i) => ({ iteration, loss: losses[begin + i]! }));
  }

  /** Rows of the table at the iteration shown: the same array until they change. */
  get rows(): readonly Row[] {
    return this.#tableRows;
  }

  /** Rows of the table at iteration 0. */
  get firstRows(): readonly Row[] {
    return this.#firstRows;
  }

  #updateRows(): void {
    const rows = this.trainer.rows();
    if (rowsEdit(this.#tableRows, rows)) this.#tableRows = rows;
    if (this.trainer.iteration === 0) this.#firstRows = this.#tableRows;
  }

  /** Predictions at the iteration shown: rows × outputs, row-major. */
  get predictions(): Float64Array {
    const isAtStart = this.trainer.iteration === 0 && this.trainer.changes()[0]?.iteration !== 0;
    if (!isAtStart) return this.trainer.predictions();
    if (this.#predicted?.rows !== this.#tableRows) {
      this.#predicted = { rows: this.#tableRows, values: this.trainer.predictions() };
    }
    return this.#predicted.values.slice();
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
   * Returns the iteration from which every training row is right; undefined if one is wrong now, or if that is unknown.
   * `curve` is the present loss curve.
   */
  allRightSince(tolerance: number, curve: Float64Array): number | undefined {
    const { trainer } = this;
    const { iteration } = trainer;
    if (tolerance !== this.#rows.tolerance) this.#rows = { tolerance };
    if (iteration === trainer.lastIteration) {
      const { wrongAt, rightTo, isLost } = this.#rows;
      if (!trainer.isRight(tolerance)) {
        this.#rows = { tolerance, wrongAt: iteration };
      } else if (
        !isLost &&
        // Seeking back would drop the saved changes still to come.
        iteration >= this.#replaysTo
      ) {
        // Between two looks, a run takes many iterations, and rows may be right, wrong and right again.
        const after = rightTo ?? wrongAt ?? -1;
        const wrong = lastWrong(trainer, {
          ...{ tolerance, curve, after, isBounded: rightTo !== undefined || wrongAt === undefined },
          rows: Math.max(this.#firstRows.length, this.#tableRows.length),
        });
        const last = wrong === undefined || wrong === rightTo ? wrongAt : wrong;
        this.#rows =
          last === undefined ? { tolerance, isLost: true } : { tolerance, wrongAt: last, rightTo: iteration };
      }
    }
    const { wrongAt, rightTo } = this.#rows;
    return rightTo === undefined ? undefined : wrongAt! + 1;
  }

  seek(iteration: number): number {
    const loss = this.trainer.seek(Math.min(iteration, this.trainer.lastIteration));
    this.#updateRows();
    return loss;
  }

  reset(): void {
    this.#changedFrom = 0;
    this.#rows = { tolerance: NaN };
    this.trainer.reset();
    this.#updateRows();
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

  /**
   * Replaces the rows of the table and drops later frames.
   * @throws if the trainer refuses them
   */
  setRows(rows: readonly Row[]): void {
    const { iteration } = this.trainer;
    this.#changesHere();
    this.trainer.setRows(rows);
    this.#updateRows();
    this.#recorder.dropFrom(iteration);
  }

  /** Everything that a repetition of the run so far needs. */
  get replay(): Replay {
    const { lastIteration: iteration, firstLearningRate } = this.trainer;
    return { iteration, changes: this.trainer.changes(), firstLearningRate, firstRows: this.#firstRows };
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
    this.#changesHere(false);
    // Training goes on from the state shown, which drops all later iterations.
    if (iterations >= 1 && this.trainer.trainable) this.#recorder.dropFrom(this.trainer.iteration + 1);
    if (!this.#isRecorded) return advance(iterations);
    for (;;) {
      const { iteration } = this.trainer;
      const halt = Math.min(end, this.#recorder.nextAfter(iteration));
      if (halt > iteration) this.#record();
      const loss = advance(Math.max(0, halt - iteration));
      if (this.trainer.iteration >= end || this.trainer.iteration < halt) return loss;
    }
  }

  /** Forgets the notes on the rows at later iterations, and at the one shown if an edit changes it. */
  #lookAgain(isEdit: boolean): void {
    const { tolerance, wrongAt, rightTo = 0 } = this.#rows;
    const last = this.trainer.iteration - (isEdit ? 1 : 0);
    if (wrongAt === undefined || last >= Math.max(wrongAt, rightTo)) return;
    if (wrongAt <= last) this.#rows = { tolerance, wrongAt, rightTo: last };
    else this.#rows = isEdit || this.trainer.isRight(tolerance) ? { tolerance } : { tolerance, wrongAt: last };
  }

  /** Notes that changes from the iteration shown on may be added or dropped. */
  #changesHere(isEdit = true): void {
    this.#changedFrom = Math.min(this.#changedFrom, this.trainer.iteration);
    this.#lookAgain(isEdit);
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
 * Returns the saved state from which the core repeats a run: the session as it began, and changes at its last iteration
 * if the run is to go on with another learning rate or other rows.
 */
export function savedStateOf(session: Session, { iteration, changes, ...first }: Replay) {
  const { table, training } = session;
  // At iteration 0 no other learning rate and no other rows have been used.
  if (iteration === 0) return { ...session, iteration, changes: changes.filter(({ kind }) => kind !== 'rows') };
  const begun = asBegun(session, first);
  const { learningRate } = withChanges(begun, changes).training;
  const goesOn: Change = { iteration, kind: 'learningRate', value: training.learningRate };
  const rated = learningRate === goesOn.value ? changes : [...changes, goesOn];
  return { ...begun, iteration, changes: withLastRows(rated, { iteration, rows: table.rows, first: first.firstRows }) };
}

/** Returns the changes after which a table that began with its `first` rows has `rows` at the last iteration. */
function withLastRows(
  changes: readonly Change[],
  { iteration, rows, first }: { iteration: number; rows: readonly Row[]; first: readonly Row[] },
): readonly Change[] {
  if (!rowsEdit(rowsAfter(first, changes), rows)) return changes;
  // An iteration has one change of rows at most.
  const others = changes.filter((change) => change.kind !== 'rows' || change.iteration < iteration);
  const edit = rowsEdit(rowsAfter(first, others), rows);
  return edit ? [...others, { iteration, ...edit }] : others;
}
