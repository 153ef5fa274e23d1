import { beforeEach, describe, expect, test } from 'vitest';
import { RunLoop } from '../../../web/src/engine/run-loop.ts';

/** Clock that moves only on request, and records scheduled calls. */
class FakeClock {
  time = 0;
  pending: { at: number; callback: () => void }[] = [];

  now = (): number => this.time;
  defer = (callback: () => void, milliseconds: number): void => {
    this.pending.push({ at: this.time + milliseconds, callback });
  };

  /** Moves on by `milliseconds` and makes the calls that fall due. */
  advance(milliseconds: number): void {
    const end = this.time + milliseconds;
    for (;;) {
      this.pending.sort((a, b) => a.at - b.at);
      const next = this.pending[0];
      if (!next || next.at > end) break;
      this.pending.shift();
      this.time = Math.max(this.time, next.at);
      next.callback();
    }
    this.time = Math.max(this.time, end);
  }
}

class FakeTrainer {
  iteration = 0;
  firstLoss = 1;
  /** Iteration from which the loss is half of the first. */
  halvedFrom = Infinity;
  blownUp = false;
  trainable = true;
  chunks: number[] = [];
  readonly clock: FakeClock;
  readonly millisecondsPerIteration: number;

  constructor(clock: FakeClock, millisecondsPerIteration: number) {
    this.clock = clock;
    this.millisecondsPerIteration = millisecondsPerIteration;
  }

  get loss(): number {
    return this.iteration < this.halvedFrom ? 1 : 0.5;
  }

  step(iterations: number): number {
    this.chunks.push(iterations);
    this.iteration += iterations;
    this.clock.time += iterations * this.millisecondsPerIteration;
    return 0;
  }

  /** Iteration from which every row is right. */
  rightFrom = Infinity;

  stepUntilRight(iterations: number, tolerance: number): number {
    const left = Math.max(0, this.rightFrom - this.iteration);
    return this.isRight(tolerance) ? 0 : this.step(Math.min(iterations, left));
  }

  isRight(_tolerance: number): boolean {
    return this.iteration >= this.rightFrom;
  }

  seek(iteration: number): number {
    this.iteration = iteration;
    return 0;
  }
}

let clock: FakeClock;
let published: { iteration: number; running: boolean }[];
let trainer: FakeTrainer;
let loop: RunLoop;

function start(millisecondsPerIteration: number): void {
  clock = new FakeClock();
  published = [];
  trainer = new FakeTrainer(clock, millisecondsPerIteration);
  loop = new RunLoop(clock, (running) => {
    published.push({ iteration: trainer.iteration, running });
    // Simulates a page that draws at once.
    loop.pageIsReady();
  });
  loop.load(trainer);
}

beforeEach(() => {
  start(0.01);
});

describe('A loaded trainer', () => {
  test('is shown at rest, or as running if it is to run at once', () => {
    loop.load(trainer);
    expect(published.at(-1)).toEqual({ iteration: 0, running: false });
    loop.load(trainer, true);
    expect(published.at(-1)).toEqual({ iteration: 0, running: true });
    loop.run(5, Infinity);
    expect(published.at(-1)).toEqual({ iteration: 5, running: false });
  });
});

describe('A run', () => {
  test('ends exactly at its last iteration and reports it', () => {
    loop.run(1234, Infinity);
    clock.advance(1000);
    expect(trainer.iteration).toBe(1234);
    expect(loop.running).toBe(false);
    expect(published.at(-1)).toEqual({ iteration: 1234, running: false });
  });

  test('never blocks the worker for long, even with slow iterations', () => {
    start(1);
    loop.run(2000, Infinity);
    clock.advance(10_000);
    // The first chunk is a guess; later ones use measured times.
    expect(Math.max(...trainer.chunks.slice(1))).toBeLessThanOrEqual(8);
    expect(trainer.iteration).toBe(2000);
  });

  test('takes larger chunks for fast iterations', () => {
    start(0.0001);
    loop.run(1_000_000, Infinity);
    clock.advance(10_000);
    expect(Math.max(...trainer.chunks)).toBeGreaterThan(10_000);
  });

  test('responds soon, even if a single iteration takes long', () => {
    start(200);
    loop.run(1000, Infinity);
    expect(trainer.chunks).toEqual([1]);
    clock.advance(400);
    loop.pause();
    expect(Math.max(...trainer.chunks)).toBe(1);
  });

  test('keeps its pace', () => {
    loop.run(1500, 500);
    clock.advance(1000);
    expect(trainer.iteration).toBeGreaterThanOrEqual(490);
    expect(trainer.iteration).toBeLessThanOrEqual(500);
    clock.advance(2100);
    expect(trainer.iteration).toBe(1500);
  });

  test('at one iteration per second waits a second for the first', () => {
    loop.run(3, 1);
    clock.advance(900);
    expect(trainer.iteration).toBe(0);
    expect(published.at(-1)).toEqual({ iteration: 0, running: true });
    clock.advance(200);
    expect(trainer.iteration).toBe(1);
  });

  test('changes its pace during training without a jump', () => {
    loop.run(100_000, 10);
    clock.advance(1050);
    const before = trainer.iteration;
    loop.setPace(1000);
    expect(trainer.iteration).toBe(before);
    clock.advance(1000);
    expect(trainer.iteration - before).toBeGreaterThan(950);
    expect(trainer.iteration - before).toBeLessThanOrEqual(1000);
  });

  test('at a rising pace goes slowly while the loss is high, then twice as fast every second', () => {
    trainer.halvedFrom = 120;
    loop.run(100_000, 'rising');
    clock.advance(2000);
    expect(trainer.iteration).toBeGreaterThanOrEqual(118);
    expect(trainer.iteration).toBeLessThanOrEqual(121);
    clock.advance(3000);
    // The integral of 60 · 2^t over three seconds is 606.
    expect(trainer.iteration).toBeGreaterThan(680);
    expect(trainer.iteration).toBeLessThan(760);
  });

  test('at a rising pace does not wait for a loss that stays high', () => {
    loop.run(1_000_000_000, 'rising');
    clock.advance(4000);
    expect(trainer.iteration).toBeLessThanOrEqual(240);
    clock.advance(4000);
    expect(trainer.iteration).toBeGreaterThan(1400);
    clock.advance(10_000);
    const before = trainer.iteration;
    clock.advance(1000);
    // As fast as the machine can: it takes 10 µs for each.
    expect(trainer.iteration - before).toBeGreaterThan(80_000);
  });

  test('at a rising pace keeps it from rising while the pace is set to another', () => {
    loop.run(100_000, 'rising');
    clock.advance(5000);
    loop.setPace(10);
    const before = trainer.iteration;
    clock.advance(2000);
    expect(trainer.iteration - before).toBeLessThanOrEqual(20);
  });

  test('can have its end moved during training', () => {
    loop.run(1000, 100);
    clock.advance(1000);
    loop.setUntil(150);
    clock.advance(10_000);
    expect(trainer.iteration).toBe(150);
  });

  test('stops when the weights overflow', () => {
    loop.run(1000, 100);
    clock.advance(100);
    trainer.blownUp = true;
    clock.advance(100);
    expect(loop.running).toBe(false);
  });

  test('of a network that cannot be trained ends at once', () => {
    trainer.trainable = false;
    loop.run(1000, Infinity);
    expect(loop.running).toBe(false);
    expect(published.at(-1)?.running).toBe(false);
  });
});

describe('An edit', () => {
  test('pauses a run that cannot go on with it, at once even at a slow pace', () => {
    loop.run(1000, 1);
    clock.advance(2500);
    trainer.trainable = false;
    loop.retuned();
    expect(loop.running).toBe(false);
    expect(published.at(-1)).toEqual({ iteration: 2, running: false });
  });

  test('is shown without a pause otherwise, during a run and at rest', () => {
    loop.retuned();
    expect(published.at(-1)).toEqual({ iteration: 0, running: false });
    loop.run(1000, 1);
    loop.retuned();
    expect(published.at(-1)).toEqual({ iteration: 0, running: true });
  });
});

describe('A pause', () => {
  test('stops before the next chunk and publishes the current state', () => {
    loop.run(100_000, Infinity);
    clock.advance(20);
    loop.pause();
    const { iteration } = trainer;
    clock.advance(1000);
    expect(trainer.iteration).toBe(iteration);
    expect(published.at(-1)).toEqual({ iteration, running: false });
  });

  test('followed by a run at once leaves one loop, not two', () => {
    loop.run(100_000, 100);
    clock.advance(500);
    loop.pause();
    loop.run(100_000, 100);
    const { iteration } = trainer;
    clock.advance(1000);
    expect(trainer.iteration - iteration).toBeGreaterThanOrEqual(98);
    expect(trainer.iteration - iteration).toBeLessThanOrEqual(100);
  });

  test('without a run publishes nothing', () => {
    const before = published.length;
    loop.pause();
    expect(published).toHaveLength(before);
  });
});

test('A single step pauses a run and is exact', () => {
  loop.run(100_000, 100);
  clock.advance(500);
  const { iteration } = trainer;
  loop.step(10);
  clock.advance(1000);
  expect(trainer.iteration).toBe(iteration + 10);
  expect(published.at(-1)).toEqual({ iteration: iteration + 10, running: false });
});

test("Another trainer stops the previous one's run", () => {
  loop.run(100_000, 100);
  clock.advance(500);
  const old = trainer;
  const { iteration } = old;
  trainer = new FakeTrainer(clock, 0.01);
  loop.load(trainer);
  clock.advance(1000);
  expect(old.iteration).toBe(iteration);
  expect(published.at(-1)).toEqual({ iteration: 0, running: false });
});

test('A page that has not drawn yet gets only the last state', () => {
  const silent: boolean[] = [];
  loop = new RunLoop(clock, (running) => silent.push(running));
  trainer = new FakeTrainer(clock, 0.01);
  loop.load(trainer);
  loop.run(10_000, Infinity);
  clock.advance(50);
  expect(silent).toEqual([false, true]);
  loop.pageIsReady();
  clock.advance(10);
  expect(silent).toEqual([false, true, true]);
  clock.advance(1000);
  expect(silent).toEqual([false, true, true, false]);
});

describe('A run that ends when every row is right', () => {
  test('ends at the first iteration at which it is', () => {
    trainer.rightFrom = 37;
    loop.run(1000, Infinity, 0.1);
    clock.advance(1000);
    expect(published.at(-1)).toEqual({ iteration: 37, running: false });
  });

  test('trains anyway if every row is right at its start', () => {
    trainer.rightFrom = 0;
    loop.run(100, Infinity, 0.1);
    clock.advance(1000);
    expect(published.at(-1)).toEqual({ iteration: 100, running: false });
  });

  test('accepts the rule during training', () => {
    trainer.rightFrom = 500;
    loop.run(1_000_000, Infinity);
    clock.advance(1);
    loop.setTolerance(0.1);
    clock.advance(10_000);
    expect(trainer.iteration).toBeGreaterThanOrEqual(500);
    expect(trainer.iteration).toBeLessThan(1_000_000);
    expect(loop.running).toBe(false);
  });
});

describe('Seeking', () => {
  test('pauses and shows the iteration', () => {
    loop.run(1000, 100);
    clock.advance(500);
    loop.seek(12);
    expect(published.at(-1)).toEqual({ iteration: 12, running: false });
    clock.advance(500);
    expect(trainer.iteration).toBe(12);
  });
});

test('A run beyond the highest iteration ends there and reports it', () => {
  const clock = new FakeClock();
  const trainer = new FakeTrainer(clock, 0.001);
  const most = 5000;
  trainer.step = (iterations) => {
    trainer.iteration = Math.min(most, trainer.iteration + iterations);
    clock.time += 0.001 * iterations;
    return 0;
  };
  const endings: (string | undefined)[] = [];
  const loop = new RunLoop(clock, (_running, ending) => {
    if (ending) endings.push(ending);
    loop.pageIsReady();
  });
  loop.load(trainer);
  for (const until of [Infinity, most + 1]) {
    loop.run(until, Infinity);
    clock.advance(1000);
    expect([trainer.iteration, loop.running]).toEqual([most, false]);
  }
  expect(endings).toEqual(['limit', 'limit']);
});
