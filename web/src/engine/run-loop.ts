/**
 * Paces a trainer while it runs: steps it in chunks short enough that a pause is answered at once, and publishes a
 * snapshot only after the page has drawn the previous one. Independent of the worker and the module.
 */

import type { Ending } from '../api/outcomes.ts';
import type { Pace } from '../session/view.ts';
import type { TrainerPort } from './trainer-port.ts';

/** Members of a trainer that the loop uses. */
export type LoopTrainer = Pick<
  TrainerPort,
  'iteration' | 'loss' | 'blownUp' | 'trainable' | 'step' | 'stepUntilRight' | 'isRight' | 'seek'
> & {
  /** Loss at iteration 0. */
  readonly firstLoss: number;
};

/** A clock in milliseconds, and a timer that lets other messages be handled in between. */
export interface Clock {
  now(): number;
  defer(callback: () => void, milliseconds: number): void;
}

/** Longest time that one chunk may keep the worker from answering. */
const CHUNK_MILLISECONDS = 8;
/**
 * Iterations of the first chunk: one iteration of the largest network takes long; chunks of small networks grow
 * quickly.
 */
const FIRST_CHUNK = 1;
/** Shortest time between two ticks of a paced run: one frame of a 60 Hz screen. */
const FRAME_MILLISECONDS = 1000 / 60;
/**
 * A rising pace: `first` iterations per second until the loss is half of that at iteration 0, at most for `longest`
 * milliseconds; then twice as many every second, and beyond `most` as many as possible. The tutorial's 1500 iterations
 * take seven seconds.
 */
const RISING = { first: 60, longest: 4000, most: 1e5 };

export class RunLoop {
  readonly #clock: Clock;
  readonly #publish: (running: boolean, ending?: Ending) => void;
  #trainer: LoopTrainer | undefined;
  #until = 0;
  #iterationsPerSecond = Infinity;
  /** Time at which a rising pace rises at the latest; undefined for a steady pace. */
  #risesFrom: number | undefined;
  /** Tolerance at which the run ends once every row is right; undefined to train on. */
  #tolerance: number | undefined;
  /** Iterations that take about CHUNK_MILLISECONDS, estimated from the last ones. */
  #chunk = FIRST_CHUNK;
  /** Start of a paced run's timetable; the iteration may be a fraction. */
  #base = { time: 0, iteration: 0 };
  /** Number of starts and stops: a deferred tick of an earlier run sees another number and ends. */
  #turn = 0;
  #running = false;
  /** True when the run has reached the largest iteration and cannot go on. */
  #isAtLimit = false;
  #pageIsReady = true;
  /** Earliest time of the next snapshot during a run: snapshots take no more time than training. */
  #rested = -Infinity;

  /**
   * Calls `publish` for each state to show. `running` is true if training continues after it; `ending` is that of a run
   * that ended by itself.
   */
  constructor(clock: Clock, publish: (running: boolean, ending?: Ending) => void) {
    this.#clock = clock;
    this.#publish = publish;
  }

  get running(): boolean {
    return this.#running;
  }

  /** Stops, loads another trainer and publishes its state; `goesOn` if it runs at once. */
  load(trainer: LoopTrainer, goesOn = false): void {
    this.#trainer = trainer;
    this.#chunk = FIRST_CHUNK;
    this.#stop(goesOn);
  }

  /**
   * Trains up to iteration `until` at the given pace. With a tolerance, the run ends once every row is right; if all are
   * right at the start, it trains to `until`.
   */
  run(until: number, pace: Pace, tolerance?: number): void {
    this.#until = until;
    this.#running = true;
    this.#isAtLimit = false;
    const isRight = tolerance !== undefined && this.#trainer?.isRight(tolerance);
    this.#tolerance = isRight ? undefined : tolerance;
    this.setPace(pace);
  }

  /** Changes the pace, also during a run. */
  setPace(pace: Pace): void {
    const isRising = pace === 'rising';
    this.#iterationsPerSecond = isRising ? RISING.first : pace;
    this.#risesFrom = isRising ? this.#clock.now() + RISING.longest : undefined;
    this.#rebase();
    if (this.#running) this.#tick(++this.#turn);
  }

  /** Changes the tolerance at which the present run ends; undefined for none. */
  setTolerance(tolerance: number | undefined): void {
    this.#tolerance = tolerance;
  }

  /** Moves the end of the present run. */
  setUntil(until: number): void {
    this.#until = until;
  }

  pause(): void {
    if (this.#running) this.#stop();
  }

  /** Pauses and trains exactly `iterations` more. */
  step(iterations: number): void {
    this.#trainer?.step(iterations);
    this.#stop();
  }

  /** Pauses and shows an iteration of the run. */
  seek(iteration: number): void {
    this.#trainer?.seek(iteration);
    this.#stop();
  }

  /** Publishes the state after an edit, and pauses a run that cannot go on with it. */
  retuned(): void {
    if (this.#running && !this.#trainer?.trainable) this.#stop();
    else this.#publish(this.#running);
  }

  /** Publishes the state again; during a run, the next snapshot does. */
  show(): void {
    if (!this.#running) this.#publish(false);
  }

  /** Notes that the page has drawn the last snapshot. */
  pageIsReady(): void {
    this.#pageIsReady = true;
  }

  #stop(goesOn = false, ending?: Ending): void {
    this.#turn++;
    this.#running = false;
    this.#publish(goesOn, ending);
  }

  #rebase(): void {
    this.#base = { time: this.#clock.now(), iteration: this.#trainer?.iteration ?? 0 };
  }

  #tick(turn: number): void {
    if (turn !== this.#turn || !this.#trainer) return;
    const trainer = this.#trainer;
    if (this.#risesFrom !== undefined) this.#raisePace(trainer, this.#risesFrom);
    this.#stepChunk(trainer);
    if (this.#isOver(trainer)) {
      this.#stop(false, this.#endingOf(trainer));
      return;
    }
    const begin = this.#clock.now();
    if (this.#pageIsReady && begin >= this.#rested) {
      this.#pageIsReady = false;
      this.#publish(true);
      const end = this.#clock.now();
      this.#rested = end + (end - begin);
    }
    this.#clock.defer(() => {
      this.#tick(turn);
    }, this.#pauseBetweenTicks());
  }

  #isOver(trainer: LoopTrainer): boolean {
    return this.#endingOf(trainer) !== undefined || !trainer.trainable;
  }

  #endingOf(trainer: LoopTrainer): Ending | undefined {
    if (trainer.blownUp) return 'blownUp';
    if (this.#isRight(trainer)) return 'right';
    if (trainer.iteration >= this.#until) return 'finished';
    return this.#isAtLimit ? 'limit' : undefined;
  }

  #isRight(trainer: LoopTrainer): boolean {
    return this.#tolerance !== undefined && trainer.isRight(this.#tolerance);
  }

  /** Begins another timetable where the last one has led to, at a higher pace if it is time. */
  #raisePace(trainer: LoopTrainer, latest: number): void {
    const time = this.#clock.now();
    const seconds = (time - this.#base.time) / 1000;
    this.#base = { time, iteration: this.#base.iteration + seconds * this.#iterationsPerSecond };
    if (time < latest && trainer.loss > trainer.firstLoss / 2) return;
    this.#iterationsPerSecond *= 2 ** seconds;
    if (this.#iterationsPerSecond < RISING.most) return;
    this.#iterationsPerSecond = Infinity;
    this.#risesFrom = undefined;
  }

  /** Steps the iterations that are due, within a chunk's time; the first chunks of a run are small and grow. */
  #stepChunk(trainer: LoopTrainer): void {
    const begin = this.#clock.now();
    let due: number;
    let iterations: number;
    do {
      due = Math.min(this.#due(), this.#until) - trainer.iteration;
      iterations = Math.min(due, this.#chunk);
      if (iterations < 1) return;
      this.#step(trainer, iterations);
    } while (due > iterations && this.#clock.now() - begin < CHUNK_MILLISECONDS / 8 && !this.#isOver(trainer));
    // If this machine cannot keep the pace, restart the timetable instead of catching up.
    if (due > iterations && this.#iterationsPerSecond !== Infinity) this.#rebase();
  }

  #step(trainer: LoopTrainer, iterations: number): void {
    const start = this.#clock.now();
    const before = trainer.iteration;
    if (this.#tolerance === undefined) trainer.step(iterations);
    else trainer.stepUntilRight(iterations, this.#tolerance);
    this.#isAtLimit = trainer.iteration === before;
    const milliseconds = this.#clock.now() - start;
    const fits = (iterations * CHUNK_MILLISECONDS) / Math.max(milliseconds, CHUNK_MILLISECONDS / 8);
    if (fits < this.#chunk || iterations === this.#chunk) this.#chunk = Math.max(1, Math.floor(fits));
  }

  /** Returns the iteration that the pace has reached by now. */
  #due(): number {
    if (this.#iterationsPerSecond === Infinity) return Infinity;
    const seconds = (this.#clock.now() - this.#base.time) / 1000;
    return this.#base.iteration + Math.floor(seconds * this.#iterationsPerSecond + 1e-9);
  }

  #pauseBetweenTicks(): number {
    if (this.#iterationsPerSecond === Infinity) return 0;
    return Math.max(1000 / this.#iterationsPerSecond, FRAME_MILLISECONDS);
  }
}
