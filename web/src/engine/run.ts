/** One run of a trainer with what the core does not keep of it: the changes made by hand, and a film. */

import type { Change, Setting } from '../session/changes.ts';
import { withChange } from '../session/changes.ts';
import { FilmRecorder, type Frame } from './film.ts';
import type { Film, FilmKind, Replay } from './protocol.ts';
import type { Trainee } from './run-loop.ts';

/** What a run needs of a trainer: see the core's for what each does. */
export interface Subject {
  readonly iteration: number;
  readonly lastIteration: number;
  readonly blownUp: boolean;
  readonly trainable: boolean;
  step(iterations: number): number;
  stepUntilRight(iterations: number, tolerance: number): number;
  isRight(tolerance: number): boolean;
  seek(iteration: number): number;
  reset(): void;
  setLearningRate(rate: number): void;
  setWeight(layer: number, from: number, to: number, value: number): void;
  setBias(layer: number, unit: number, value: number): void;
  rowLosses(): Float64Array;
  layerSizes(): Float64Array;
  parameterRow(): Float64Array;
  gradientRow(): Float64Array;
}

export class Run<T extends Subject = Subject> implements Trainee {
  readonly trainer: T;
  readonly #biases: boolean;
  #film: FilmRecorder;
  /** The learning rate of the iterations to come, and of the very first. */
  #rate: number;
  #firstRate: number;
  #changes: Change[] = [];
  /** Changes that are still to be repeated, at iterations that lie ahead. */
  #ahead: Change[];

  /** @throws whatever the trainer throws at a change that it refuses; nothing has happened to it then. */
  constructor(trainer: T, options: { biases: boolean; learningRate: number; replay?: Replay | undefined }) {
    this.trainer = trainer;
    this.#biases = options.biases;
    const { replay, learningRate } = options;
    this.#rate = replay && replay.iteration > 0 ? replay.firstLearningRate : learningRate;
    this.#firstRate = this.#rate;
    this.#ahead = replay ? changesOf(replay, learningRate) : [];
    this.#film = new FilmRecorder(trainer.layerSizes(), this.#biases);
    if (replay) {
      // Any of them that is refused is refused now.
      for (const change of this.#ahead) this.#apply(change);
      trainer.setLearningRate(this.#firstRate);
      trainer.reset();
      this.#changeHere();
    }
    this.#record();
  }

  get iteration(): number {
    return this.trainer.iteration;
  }

  get blownUp(): boolean {
    return this.trainer.blownUp;
  }

  get trainable(): boolean {
    return this.trainer.trainable;
  }

  /** What was changed by hand, in the order of iterations. */
  get changes(): readonly Change[] {
    return this.#changes;
  }

  get firstLearningRate(): number {
    return this.#firstRate;
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
    this.trainer.reset();
    this.#changes = [];
    this.#ahead = [];
    this.#firstRate = this.#rate;
    this.#film = new FilmRecorder(this.trainer.layerSizes(), this.#biases);
    this.#record();
  }

  /** @throws where the trainer refuses it */
  setLearningRate(rate: number): void {
    this.trainer.setLearningRate(rate);
    this.#rate = rate;
    // It takes effect, and drops what lies ahead, with the next step.
    if (this.trainer.iteration === this.trainer.lastIteration) this.#noteLearningRate();
  }

  /** @throws where the trainer refuses it */
  set(setting: Setting): void {
    const { iteration } = this.trainer;
    this.#setParameter(setting);
    this.#dropAfter(iteration);
    this.#changes = withChange(this.#changes, { iteration, ...setting });
    this.#film.dropFrom(iteration);
    this.#record();
  }

  /** The parameters at recorded iterations up to the one shown; none where there are too many parameters. */
  get path(): Float64Array[] {
    return this.#film.pathTo(this.trainer.iteration);
  }

  film(kind: FilmKind): Film {
    const isLast = this.trainer.iteration === this.trainer.lastIteration;
    return this.#film.show(kind, isLast ? this.#frame() : undefined);
  }

  /** Takes `iterations` steps, with a halt wherever a frame is recorded or a change repeated. */
  #advance(iterations: number, advance: (count: number) => number): number {
    const end = this.trainer.iteration + iterations;
    if (iterations >= 1 && this.trainer.trainable) this.#goOnFromHere();
    for (;;) {
      const { iteration } = this.trainer;
      const halt = Math.min(end, this.#film.nextAfter(iteration), this.#ahead[0]?.iteration ?? Infinity);
      const loss = advance(Math.max(0, halt - iteration));
      this.#changeHere();
      this.#record();
      if (this.trainer.iteration >= end || this.trainer.iteration < halt) return loss;
    }
  }

  /** The run goes on from the state shown: what it had after it is gone. */
  #goOnFromHere(): void {
    const { iteration, lastIteration } = this.trainer;
    if (iteration < lastIteration) {
      this.#dropAfter(iteration);
      this.#film.dropFrom(iteration + 1);
    }
    this.#noteLearningRate();
  }

  #dropAfter(iteration: number): void {
    this.#changes = this.#changes.filter((change) => change.iteration <= iteration);
    this.#ahead = [];
  }

  /** Notes the learning rate where it differs from the one that holds here. */
  #noteLearningRate(): void {
    const { iteration } = this.trainer;
    if (iteration === 0) {
      this.#firstRate = this.#rate;
      return;
    }
    const before = this.#changes.findLast((change) => change.kind === 'learningRate' && change.iteration < iteration);
    const others = this.#changes.filter((change) => change.kind !== 'learningRate' || change.iteration !== iteration);
    const differs = this.#rate !== (before?.value ?? this.#firstRate);
    this.#changes = differs ? [...others, { iteration, kind: 'learningRate', value: this.#rate }] : others;
  }

  /** Repeats the changes whose iteration is reached. */
  #changeHere(): void {
    while (this.#ahead.length > 0 && this.#ahead[0]!.iteration <= this.trainer.iteration) {
      const change = this.#ahead.shift()!;
      this.#apply(change);
      this.#changes = withChange(this.#changes, change);
      if (change.kind === 'learningRate') this.#rate = change.value;
    }
  }

  #apply(change: Change): void {
    if (change.kind === 'learningRate') this.trainer.setLearningRate(change.value);
    else this.#setParameter(change);
  }

  #setParameter(setting: Setting): void {
    if (setting.kind === 'weight') {
      this.trainer.setWeight(setting.layer, setting.from, setting.to, setting.value);
    } else {
      this.trainer.setBias(setting.layer, setting.unit, setting.value);
    }
  }

  #record(): void {
    if (this.#film.wants(this.trainer.iteration)) this.#film.record(this.#frame());
  }

  #frame(): Frame {
    const { trainer } = this;
    return {
      iteration: trainer.iteration,
      rowLosses: trainer.rowLosses(),
      parameters: trainer.parameterRow(),
      gradients: trainer.gradientRow(),
    };
  }
}

/** With one more where the run had gone on with another learning rate than that with which it is to go on now. */
function changesOf({ iteration, changes, firstLearningRate }: Replay, learningRate: number): Change[] {
  const last = changes.findLast((change) => change.kind === 'learningRate');
  const differs = iteration > 0 && learningRate !== (last?.value ?? firstLearningRate);
  return differs ? [...changes, { iteration, kind: 'learningRate', value: learningRate }] : [...changes];
}
