import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Problem } from '../../../../web/src/api/outcomes.ts';
import type { MapResults, Request } from '../../../../web/src/engine/protocol.ts';
import type { WorkerListener } from '../../../../web/src/engine/start-worker.ts';
import { type MapJob, MapPool } from '../../../../web/src/features/map/map-pool.ts';
import { DEFAULTS } from '../../../../web/src/session/defaults.ts';
import { TUTORIAL_TABLE } from '../../../../web/src/session/presets/presets.ts';
import { completeSession } from '../../../../web/src/session/session.ts';

const SETTINGS = {
  session: completeSession({ table: TUTORIAL_TABLE }, DEFAULTS),
  axes: [{ kind: 'learningRate' }, { kind: 'scale' }],
  tolerance: 0.5,
} as const;
const PROBLEM: Problem = { code: 'outOfRange', field: 'f', value: 'v', allowed: 'a' };

/** Worker that answers its requests in turn when it is told to: the loss at a point is its x, the iteration its y. */
class FakeWorker {
  disposed = false;
  readonly requests: Extract<Request, { type: 'map' | 'mapRun' }>[] = [];
  readonly listener: WorkerListener;

  constructor(listener: WorkerListener) {
    this.listener = listener;
  }

  send(request: Request): void {
    if (request.type === 'map' || request.type === 'mapRun') this.requests.push(request);
  }

  dispose(): void {
    this.disposed = true;
  }

  ready(): void {
    this.listener.report({ type: 'ready', limits: {} as never });
  }

  answer(): void {
    const request = this.requests.shift()!;
    const { id } = request;
    if (request.type === 'map') {
      const pairs = Array.from({ length: request.points.length / 2 }, (_, i) => request.points.subarray(2 * i));
      this.listener.report({
        type: 'mapped',
        id,
        losses: Float64Array.from(pairs, ([x]) => x!),
        rightSince: Float64Array.from(pairs, ([, y]) => y!),
        outcomes: new Uint8Array(pairs.length),
      });
    } else {
      const { session } = request;
      const losses = Float64Array.of(request.at?.[0] ?? NaN);
      this.listener.report({ type: 'mapRan', id, session, losses, lastIteration: 5, start: new Float64Array() });
    }
  }
}

let workers: FakeWorker[];
let reasons: unknown[];
let silences: boolean[];
let stored: number;
let time: number;
let pool: MapPool;

/** A map of `count` points (0, 0), (1, −1), … and the losses that came back. */
function jobOf(count: number): MapJob & { readonly losses: number[] } {
  let next = 0;
  const losses: number[] = [];
  return {
    ...SETTINGS,
    losses,
    next: (most) => {
      const length = Math.min(most, count - next);
      if (length === 0) return undefined;
      const first = next;
      next += length;
      return {
        points: Float64Array.from({ length: 2 * length }, (_, i) => (first + Math.floor(i / 2)) * (i % 2 ? -1 : 1)),
        store: (results: MapResults) => losses.push(...results.losses),
      };
    },
  };
}

/** Points of the chunks that a worker has. */
function pointsOf({ requests }: FakeWorker): number[] {
  return requests.map((request) => (request.type === 'map' ? request.points.length / 2 : 0));
}

describe('The workers of a map', () => {
  beforeEach(() => {
    workers = [];
    reasons = [];
    silences = [];
    stored = 0;
    time = 0;
    pool = new MapPool(
      {
        stored: () => stored++,
        silent: (isSilent) => silences.push(isSilent),
        ended: (reason) => reasons.push(reason),
      },
      3,
      (listener) => {
        const worker = new FakeWorker(listener);
        workers.push(worker);
        return worker;
      },
      () => time,
    );
  });

  afterEach(() => {
    pool.dispose();
    vi.useRealTimers();
  });

  test('train every point once, at any speed', () => {
    const job = jobOf(500);
    pool.begin(job, true);
    for (const worker of workers) worker.ready();
    for (let busy = workers; busy.length > 0; busy = workers.filter(({ requests }) => requests.length > 0)) {
      time += 20;
      busy.at(-1)!.answer();
    }
    expect(job.losses.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 500 }, (_, i) => i));
    expect(stored).toBeGreaterThan(3);
    expect(workers.every(({ disposed }) => !disposed)).toBe(true);
  });

  test('get a second chunk to go on with, once their speed is known', () => {
    pool.begin(jobOf(1e6), true);
    workers[0]!.ready();
    expect(pointsOf(workers[0]!)).toEqual([16]);
    time += 1;
    workers[0]!.answer();
    expect(pointsOf(workers[0]!)).toEqual([64, 64]);
    time += 4;
    workers[0]!.answer();
    expect(pointsOf(workers[0]!)).toEqual([64, 192]);
    // The second chunk was begun when the first one was done.
    time += 16;
    workers[0]!.answer();
    expect(pointsOf(workers[0]!)).toEqual([192, 48]);
    expect(pool.millisecondsPerPoint).toBeCloseTo((0.81 * 1 + 0.9 * 4 + 16) / (0.81 * 16 + 0.9 * 64 + 64) / 3, 12);
  });

  test('get two chunks at first if their points are expected to be quick, until their speed is known', () => {
    pool.begin(jobOf(1e6), true, true);
    workers[0]!.ready();
    expect(pointsOf(workers[0]!)).toEqual([64, 64]);
    time += 640;
    workers[0]!.answer();
    expect(pointsOf(workers[0]!)).toEqual([64]);
    time += 640;
    workers[0]!.answer();
    expect(pointsOf(workers[0]!)).toEqual([8]);
  });

  test('get as many points as the core trains together, and one at a time where those take long', () => {
    pool.begin(jobOf(1e6), true);
    workers[0]!.ready();
    const sizes = [160, 480, 1600, 100, 50].map((milliseconds) => {
      time += milliseconds;
      workers[0]!.answer();
      return pointsOf(workers[0]!);
    });
    expect(sizes).toEqual([[8], [8], [1], [1], [8]]);
  });

  test('turn to a new map after the chunks under way', () => {
    const [old, next] = [jobOf(1000), jobOf(10)];
    pool.begin(old, true);
    for (const worker of workers) worker.ready();
    time += 1;
    for (const worker of workers) worker.answer();
    pool.begin(next, false);
    for (const worker of [...workers, ...workers]) worker.answer();
    expect(old.losses).toHaveLength(3 * (16 + 64 + 64));
    workers[0]!.answer();
    expect(next.losses).toHaveLength(10);
    expect(workers.flatMap(pointsOf)).toEqual([]);
    expect(workers).toHaveLength(3);
  });

  test('are replaced if they train an old map for long', () => {
    const [old, next] = [jobOf(1000), jobOf(16)];
    pool.begin(old, true);
    workers[0]!.ready();
    time += 1000;
    pool.begin(next, true);
    expect(workers[0]!.disposed).toBe(true);
    workers[3]!.ready();
    workers[3]!.answer();
    expect(next.losses).toHaveLength(16);
  });

  test('train the newest single run first', () => {
    const done: number[] = [];
    pool.begin(jobOf(1000), true);
    workers[0]!.ready();
    for (const x of [1, 2, 3]) {
      pool.run({ ...SETTINGS, at: [x, 0], done: ({ losses }) => done.push(losses[0]!) });
    }
    workers[0]!.answer();
    workers[0]!.answer();
    expect(done).toEqual([3]);
    expect(pointsOf(workers[0]!)).toEqual([64, 64]);
  });

  test('end with the reason of a refusal or a failure, once', () => {
    pool.begin(jobOf(1000), true);
    for (const worker of workers) worker.ready();
    workers[0]!.listener.report({ type: 'refused', generation: 0, problem: PROBLEM });
    workers[1]!.listener.failed('crashed', '');
    expect(reasons).toEqual([PROBLEM]);
    expect(workers.every(({ disposed }) => disposed)).toBe(true);
  });
  test('are missed when one hangs, and again answer when it is replaced', () => {
    vi.useFakeTimers();
    pool.begin(jobOf(1000), true);
    workers[0]!.ready();
    vi.advanceTimersByTime(20_000);
    expect(silences).toEqual([true]);
    time += 20_000;
    pool.begin(jobOf(1000), false);
    expect(workers[0]!.disposed).toBe(true);
    expect(silences).toEqual([true, false]);
    workers[3]!.ready();
    workers[3]!.listener.report({ type: 'answered' });
    vi.advanceTimersByTime(2000);
    expect(silences).toHaveLength(2);
  });
});
