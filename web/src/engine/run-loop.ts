/**
 * Paces a trainer while it runs: steps it in chunks short enough that a pause is answered at once, and publishes a
 * snapshot only when the page has drawn the one before. It knows neither worker nor module, only numbers and time.
 */

import type { Ending } from '../api/outcomes.ts';

/** What the loop needs of a trainer. */
export interface Trainee {
  readonly iteration: number;
  readonly blownUp: boolean;
  readonly trainable: boolean;
  step(iterations: number): number;
  /** Trains at most so many iterations, and none once every row is right. */
  stepUntilRight(iterations: number, tolerance: number): number;
  isRight(tolerance: number): boolean;
  /** Shows an iteration of the run as it was. */
  seek(iteration: number): number;
}

/** The time, in milliseconds, and a way to be called later, so that other messages are heard in between. */
export interface Clock {
  now(): number;
  defer(callback: () => void, milliseconds: number): void;
}

/** The longest that one chunk may keep the worker from answering. */
const CHUNK_MILLISECONDS = 8;
/** Iterations of the first chunk: the largest network takes long for a single one, and small ones soon get more. */
const FIRST_CHUNK = 1;
/** How often a paced run looks at the clock: about once per frame of a 60 Hz screen. */
const FRAME_MILLISECONDS = 1000 / 60;

export class RunLoop {
  readonly #clock: Clock;
  readonly #publish: (running: boolean, ending?: Ending) => void;
  #trainer: Trainee | undefined;
  #until = 0;
  #iterationsPerSecond = Infinity;
  /** How near right is, where the run ends as soon as every row is. */
  #tolerance: number | undefined;
  /** Iterations that are expected to take CHUNK_MILLISECONDS, from what the last ones took. */
  #chunk = FIRST_CHUNK;
  /** Where a paced run's timetable starts. */
  #base = { time: 0, iteration: 0 };
  /** Counts starts and stops: a deferred tick of an earlier run finds another number and ends. */
  #turn = 0;
  #running = false;
  /** Set when the run under way has reached the largest iteration and cannot go on. */
  #isAtLimit = false;
  #pageIsReady = true;
  /** When the next snapshot of a run under way may be made: they take no more time than training does. */
  #rested = -Infinity;

  /** `publish` is called with whether training goes on after the state that it finds, and how a run ended of itself. */
  constructor(clock: Clock, publish: (running: boolean, ending?: Ending) => void) {
    this.#clock = clock;
    this.#publish = publish;
  }

  get running(): boolean {
    return this.#running;
  }

  /** Stops, takes another trainer and publishes its state; `goesOn` where it is to run at once. */
  load(trainer: Trainee, goesOn = false): void {
    this.#trainer = trainer;
    this.#chunk = FIRST_CHUNK;
    this.#stop(goesOn);
  }

  /**
   * Trains up to iteration `until` at the given pace; `Infinity` is as fast as possible. With a tolerance the run ends
   * once every row is right; one that is right already trains on all the same.
   */
  run(until: number, iterationsPerSecond: number, tolerance?: number): void {
    this.#until = until;
    this.#running = true;
    this.#isAtLimit = false;
    const isRight = tolerance !== undefined && this.#trainer?.isRight(tolerance);
    this.#tolerance = isRight ? undefined : tolerance;
    this.setPace(iterationsPerSecond);
  }

  /** Changes the pace, of a run under way too. */
  setPace(iterationsPerSecond: number): void {
    this.#iterationsPerSecond = iterationsPerSecond;
    this.#rebase();
    if (this.#running) this.#tick(++this.#turn);
  }

  /** Changes when a run under way counts as right, or that it ends then at all. */
  setTolerance(tolerance: number | undefined): void {
    this.#tolerance = tolerance;
  }

  /** Moves the end of a run under way. */
  setUntil(until: number): void {
    this.#until = until;
  }

  pause(): void {
    if (this.#running) this.#stop();
  }

  /** Ends a run under way and publishes the state, which was changed from outside. */
  halt(): void {
    this.#stop();
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

  /** Publishes the state once more: of a run under way, as soon as the page has drawn the last. */
  show(): void {
    if (!this.#running) this.#publish(false);
  }

  /** The page has drawn what was published last. */
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

  #isOver(trainer: Trainee): boolean {
    return this.#endingOf(trainer) !== undefined || !trainer.trainable;
  }

  #endingOf(trainer: Trainee): Ending | undefined {
    if (trainer.blownUp) return 'blownUp';
    if (this.#isRight(trainer)) return 'right';
    if (trainer.iteration >= this.#until) return 'finished';
    return this.#isAtLimit ? 'limit' : undefined;
  }

  #isRight(trainer: Trainee): boolean {
    return this.#tolerance !== undefined && trainer.isRight(this.#tolerance);
  }

  /** Steps what is due, as far as a chunk's time goes; the first chunks of a run are small, and grow on the way. */
  #stepChunk(trainer: Trainee): void {
    const begin = this.#clock.now();
    let due: number;
    let iterations: number;
    do {
      due = Math.min(this.#due(), this.#until) - trainer.iteration;
      iterations = Math.min(due, this.#chunk);
      if (iterations < 1) return;
      this.#step(trainer, iterations);
    } while (due > iterations && this.#clock.now() - begin < CHUNK_MILLISECONDS / 8 && !this.#isOver(trainer));
    // A pace that this machine cannot keep starts its timetable anew instead of running after it.
    if (due > iterations && this.#iterationsPerSecond !== Infinity) this.#rebase();
  }

  #step(trainer: Trainee, iterations: number): void {
    const start = this.#clock.now();
    const before = trainer.iteration;
    if (this.#tolerance === undefined) trainer.step(iterations);
    else trainer.stepUntilRight(iterations, this.#tolerance);
    this.#isAtLimit = trainer.iteration === before;
    const milliseconds = this.#clock.now() - start;
    const fits = (iterations * CHUNK_MILLISECONDS) / Math.max(milliseconds, CHUNK_MILLISECONDS / 8);
    if (fits < this.#chunk || iterations === this.#chunk) this.#chunk = Math.max(1, Math.floor(fits));
  }

  /** The iteration that the pace asks for by now. */
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
