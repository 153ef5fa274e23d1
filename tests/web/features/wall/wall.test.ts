import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Problem } from '../../../../web/src/api/outcomes.ts';
import type { Request, WallOrder } from '../../../../web/src/engine/protocol.ts';
import type { WorkerListener } from '../../../../web/src/engine/start-worker.ts';
import { bandOf, QuantileRecorder, quantileOf } from '../../../../web/src/features/wall/loss-band.ts';
import { WALL_TEXTS } from '../../../texts.ts';
import { type Group, groupOf, sorted } from '../../../../web/src/features/wall/wall-groups.ts';
import { layoutOf, neighbourOf, networkAt } from '../../../../web/src/features/wall/wall-layout.ts';
import { WallMotion } from '../../../../web/src/features/wall/wall-motion.ts';
import { notedIterations, wallOrderOf } from '../../../../web/src/features/wall/wall-order.ts';
import { traceLosses } from '../../../../web/src/features/wall/wall-painter.ts';
import { WallPool, type WallRun } from '../../../../web/src/features/wall/wall-pool.ts';
import { DEFAULTS } from '../../../../web/src/session/defaults.ts';
import { TUTORIAL_TABLE } from '../../../../web/src/session/presets/presets.ts';
import { completeSession, type SessionInput } from '../../../../web/src/session/session.ts';
import { DEFAULT_VIEW } from '../../../../web/src/session/view.ts';
import { linearScale, logScale } from '../../../../web/src/ui/scale.ts';

const MAX_SEED = 2 ** 32 - 1;
const SESSION = completeSession({ table: TUTORIAL_TABLE }, DEFAULTS);

function orderOf(input: Omit<SessionInput, 'table'>, table = TUTORIAL_TABLE): WallOrder {
  return wallOrderOf(completeSession({ table, ...input }, DEFAULTS), 0.5, MAX_SEED);
}

function runOf(losses: readonly number[], rightSince = NaN, seed = 0): WallRun {
  return { seed, losses: Float64Array.from(losses), points: losses.length, rightSince, map: new Uint8Array() };
}

describe('The order of a wall', () => {
  test('has a hundred seeds, among them that of the session', () => {
    expect(orderOf({ training: { seed: 1 } })).toMatchObject({ firstSeed: 0, count: 100 });
    expect(orderOf({ training: { seed: 12_345 } })).toMatchObject({ firstSeed: 12_300, count: 100 });
    expect(orderOf({ training: { seed: MAX_SEED } }).firstSeed).toBe(MAX_SEED - 99);
  });

  test('has fewer networks if they take long or much memory, and never none', () => {
    expect(orderOf({ training: { iterations: 20_000_000 } }).count).toBe(11);
    expect(orderOf({ network: { hidden: [128, 128] } }).count).toBe(10);
    expect(orderOf({ network: { hidden: [256, 256, 256] }, training: { iterations: 1_000_000 } }).count).toBe(4);
  });

  test('notes about 240 losses of each run, the first and the last among them', () => {
    expect([...notedIterations(orderOf({ training: { iterations: 3 } }))]).toEqual([0, 1, 2, 3]);
    const noted = notedIterations(orderOf({ training: { iterations: 1000 } }));
    expect([...noted.subarray(0, 3), ...noted.subarray(-2)]).toEqual([0, 5, 10, 995, 1000]);
    expect(notedIterations(orderOf({ training: { iterations: 1001 } })).at(-1)).toBe(1001);
  });

  test('asks for surfaces if two inputs vary, and for the rows otherwise', () => {
    expect(orderOf({}).map).toMatchObject({ x: 0, y: 1, inputs: [0, 0, 1] });
    const rows = [0, 1, 2, 3, 4, 5, 6, 7].map((row) => ({
      in: [row & 1, (row >> 1) & 1, row >> 2] as (0 | 1)[],
      out: [0 as const],
    }));
    expect(orderOf({}, { ...TUTORIAL_TABLE, rows }).map).toBeUndefined();
  });
});

describe('The groups of a wall', () => {
  /** Returns losses at iterations 0, 10, 20, …, 1000, of which the last quarter falls to `share` of itself. */
  function lossesFalling(share: number): number[] {
    return Array.from({ length: 101 }, (_, i) => (i <= 75 ? 1 : 1 - ((1 - share) * (i - 75)) / 25));
  }

  test('are decided by the rows, by an overflow, and by the fall of the loss over the last quarter', () => {
    expect(groupOf(runOf(lossesFalling(0.98)), 10)).toBe('slow');
    expect(groupOf(runOf(lossesFalling(0.995)), 10)).toBe('stuck');
    expect(groupOf(runOf(lossesFalling(1.2)), 10)).toBe('stuck');
    expect(groupOf(runOf(lossesFalling(1), 700), 10)).toBe('solved');
    expect(groupOf(runOf([1, 5, Infinity]), 10)).toBe('diverged');
  });

  test('call no network slow or stuck before 400 iterations', () => {
    expect(groupOf(runOf(new Array<number>(40).fill(1)), 10)).toBe('early');
    expect(groupOf(runOf(new Array<number>(41).fill(1)), 10)).toBe('stuck');
    expect(groupOf(runOf(lossesFalling(0).slice(0, 40)), 10)).toBe('early');
    expect(groupOf({ ...runOf([]), losses: new Float64Array(9) }, 10)).toBe('early');
  });

  test('keep their order: solved networks join at the end, others by their seeds', () => {
    const runs = [runOf([1], 30), runOf([1]), runOf([1], 20), runOf([1]), runOf([1], 30)];
    expect(sorted(runs, 1)).toEqual({ solved: [2, 0, 4], early: [1, 3], slow: [], stuck: [], diverged: [] });
    runs[3]!.rightSince = 40;
    expect(sorted(runs, 1)).toMatchObject({ solved: [2, 0, 4, 3], early: [1] });
  });
});

describe('The layout of a wall', () => {
  const GROUPS: Record<Group, number[]> = {
    ...{ solved: [4, 0, 2, 5, 6, 7, 8], early: [], slow: [] },
    ...{ stuck: [1, 3], diverged: [] },
  };

  test('shows five thumbnails on a line of a phone, up to twenty elsewhere', () => {
    expect(layoutOf(GROUPS, 340)).toMatchObject({ columns: 5, side: 64 });
    expect(layoutOf(GROUPS, 449)).toMatchObject({ columns: 12 });
    expect(layoutOf(GROUPS, 1200)).toMatchObject({ columns: 20 });
  });

  test('puts the groups below each other, without those that are empty', () => {
    const { headings, places, order, height, side, spark } = layoutOf(GROUPS, 340);
    expect(headings.map(({ group, count }) => [group, count])).toEqual([
      ['solved', 7],
      ['stuck', 2],
    ]);
    expect(order).toEqual([4, 0, 2, 5, 6, 7, 8, 1, 3]);
    const place = (network: number) => [...places.subarray(2 * network, 2 * network + 2)];
    const line = side + spark + 4;
    expect(place(4)).toEqual([0, headings[0]!.top + 26]);
    expect(place(7)).toEqual([0, headings[0]!.top + 26 + line]);
    expect(headings[1]!.top).toBe(26 + 2 * line);
    expect(height).toBe(headings[1]!.top + 26 + line);
    expect(Math.max(...places.filter((_, i) => i % 2 === 0)) + side).toBeLessThanOrEqual(340);
  });

  test('leads the arrow keys along its lines, and into the next group', () => {
    const layout = layoutOf(GROUPS, 340);
    expect(neighbourOf(layout, 4, 'left')).toBe(4);
    expect(neighbourOf(layout, 6, 'right')).toBe(7);
    expect(neighbourOf(layout, 0, 'down')).toBe(8);
    expect(neighbourOf(layout, 5, 'down')).toBe(8);
    expect(neighbourOf(layout, 8, 'down')).toBe(3);
    expect(neighbourOf(layout, 3, 'down')).toBe(3);
    expect(neighbourOf(layout, 1, 'up')).toBe(7);
    expect(neighbourOf(layout, 1, 'first')).toBe(4);
    expect(neighbourOf(layout, 4, 'last')).toBe(3);
  });

  test('finds the thumbnail under the pointer, the upper one of two that cross on their way', () => {
    const size = { side: 30, spark: 10 };
    const places = Float64Array.of(0, 0, 40, 0, 20, 20);
    const at = (x: number, y: number) => networkAt(places, size, { x, y });
    expect([at(0, 0), at(10, 39), at(51, 5), at(49, 59)]).toEqual([0, 0, 1, 2]);
    expect([at(25, 25), at(45, 25)]).toEqual([2, 2]);
    expect([at(30, 5), at(-1, 0), at(0, 40)]).toEqual([-1, -1, -1]);
  });
});

describe('The motion of a wall', () => {
  test('takes each thumbnail from where it is, and leaves the others alone', () => {
    const motion = new WallMotion();
    motion.moveTo(Float64Array.of(0, 0, 100, 0), 0, true);
    expect(motion.isMoving(0)).toBe(false);
    motion.moveTo(Float64Array.of(0, 0, 100, 80), 1000, true);
    expect([...motion.at(1000)]).toEqual([0, 0, 100, 0]);
    expect([...motion.at(1180)]).toEqual([0, 0, 100, 70]);
    // A new aim on the way.
    motion.moveTo(Float64Array.of(40, 0, 100, 0), 1180, true);
    expect([...motion.at(1180)]).toEqual([0, 0, 100, 70]);
    expect([...motion.at(1540)]).toEqual([40, 0, 100, 0]);
    expect(motion.isMoving(1540)).toBe(false);
  });

  test('is none where less motion is wanted', () => {
    const motion = new WallMotion();
    motion.moveTo(Float64Array.of(0, 0), 0, false);
    motion.moveTo(Float64Array.of(50, 60), 0, false);
    expect([...motion.at(0)]).toEqual([50, 60]);
    expect(motion.isMoving(0)).toBe(false);
  });
});

describe('The band of the losses', () => {
  test('has the quantiles of NumPy', () => {
    // numpy.quantile([1, 2, 4, 8], [0.1, 0.25, 0.5, 0.75, 0.9])
    const values = Float64Array.of(1, 2, 4, 8);
    expect(quantileOf(values, 0.1)).toBeCloseTo(1.3, 12);
    expect(quantileOf(values, 0.25)).toBeCloseTo(1.75, 12);
    expect(quantileOf(values, 0.5)).toBe(3);
    expect(quantileOf(values, 0.75)).toBe(5);
    expect(quantileOf(values, 0.9)).toBeCloseTo(6.8, 12);
  });

  test('is infinite where so many networks have overflowed', () => {
    const values = Float64Array.of(1, 2, Infinity, Infinity);
    expect([0, 0.25, 0.5, 1].map((share) => quantileOf(values, share))).toEqual([1, 1.75, Infinity, Infinity]);
  });

  test('grows with the iterations that all networks have reached', () => {
    const recorder = new QuantileRecorder(Float64Array.of(0, 10, 20));
    const runs = [runOf([3, 2, 0]), runOf([5, 2, 0]), runOf([4, 1, 0])];
    expect(recorder.upTo(1, runs)).toMatchObject({ iterations: Float64Array.of(0) });
    const { iterations, lines } = recorder.upTo(2, runs);
    expect([...iterations]).toEqual([0, 10]);
    expect([...lines[2]!]).toEqual([4, 2]);
  });

  test('is drawn by the scales of the chart, linear or logarithmic', () => {
    const quantiles = {
      iterations: Float64Array.of(0, 100),
      lines: [0.001, 0.01, 0.1, 1, Infinity].map((last) => Float64Array.of(1, last)),
    };
    const x = linearScale([0, 100], [0, 50]);
    const paths = (y: ReturnType<typeof linearScale>) =>
      bandOf(quantiles, SESSION, WALL_TEXTS.en, 5)
        .draw(x, y)
        .values.filter((value) => String(value).startsWith('M'));
    expect(paths(linearScale([0, 1], [10, 0]))).toEqual([
      'M0,0L50,10L50,-10000L0,0Z',
      'M0,0L50,9.9L50,0L0,0Z',
      'M0,0L50,9',
    ]);
    expect(paths(logScale([0.001, 10], [40, 0]))).toEqual([
      'M0,10L50,40L50,0L0,10Z',
      'M0,10L50,30L50,10L0,10Z',
      'M0,10L50,20',
    ]);
  });
});

test('The band belongs to a session with any seed, and to the chart of the loss', () => {
  const quantiles = { iterations: Float64Array.of(0), lines: [1, 2, 3, 4, 5].map((loss) => Float64Array.of(loss)) };
  const band = bandOf(quantiles, SESSION, WALL_TEXTS.en, 5);
  const others = { ...SESSION, training: { ...SESSION.training, seed: 9 } };
  expect(band.of(others, DEFAULT_VIEW)).toBe(band);
  expect(band.of({ ...SESSION, training: { ...SESSION.training, learningRate: 0.5 } }, DEFAULT_VIEW)).toBeUndefined();
  expect(band.of(SESSION, { ...DEFAULT_VIEW, lossBand: false })).toBeUndefined();
  expect(band.of(SESSION, { ...DEFAULT_VIEW, chart: 'weights' })).toBeUndefined();
  expect(band.edges).toEqual([{ values: Float64Array.of(1) }, { values: Float64Array.of(5) }]);
});

test('A spark line begins at the highest first loss, and ends at the loss reached', () => {
  const path: number[][] = [];
  const pen = {
    moveTo: (...at: [number, number]) => void path.push(at),
    lineTo: (...at: [number, number]) => void path.push(at),
  };
  const run = { ...runOf([2, 4, 1, 0, 0]), points: 3 };
  traceLosses(pen, run, { x: 10, y: 50, width: 20, height: 8, top: 4 });
  expect(path).toEqual([
    [10, 46],
    [15, 42],
    [20, 48],
  ]);
});

describe('The workers of a wall', () => {
  const PROBLEM: Problem = { code: 'outOfRange', field: 'f', value: 'v', allowed: 'a' };

  /** Worker whose networks have a loss of their seed, plus the number of the frame. */
  class FakeWorker {
    disposed = false;
    order: WallOrder | undefined;
    readonly sent: Request['type'][] = [];
    readonly listener: WorkerListener;

    constructor(listener: WorkerListener) {
      this.listener = listener;
    }

    send(request: Request): void {
      this.sent.push(request.type);
      if (request.type === 'wall') this.order = request.order;
    }

    dispose(): void {
      this.disposed = true;
    }

    ready(): void {
      this.listener.report({ type: 'ready', limits: {} as never });
    }

    answer(points: number): void {
      const { firstSeed, count } = this.order!;
      const seeds = Array.from({ length: count }, (_, i) => firstSeed + i);
      this.listener.report({
        type: 'wallFrame',
        frame: {
          firstSeed,
          losses: Float64Array.from(
            Array.from({ length: points }, (_, point) => seeds.map((seed) => seed + point)).flat(),
          ),
          rightSince: Float64Array.from(seeds, (seed) => (seed % 2 === 0 ? 7 : NaN)),
          maps: Uint8Array.from(seeds.flatMap((seed) => [seed, 255])),
        },
      });
    }
  }

  let workers: FakeWorker[];
  let advances: number;
  let silences: boolean[];
  let reasons: unknown[];
  const ORDER: WallOrder = { ...wallOrderOf(SESSION, 0.5, MAX_SEED), stride: 500 };

  function hire(processors: number): WallPool {
    [workers, advances, silences, reasons] = [[], 0, [], []];
    return new WallPool(
      ORDER,
      {
        advanced: () => advances++,
        silent: (isSilent) => silences.push(isSilent),
        ended: (reason) => reasons.push(reason),
      },
      processors,
      (listener) => {
        const worker = new FakeWorker(listener);
        workers.push(worker);
        return worker;
      },
    );
  }

  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  test('share the networks among them, and no more than four are hired for a hundred', () => {
    hire(3);
    for (const worker of workers) worker.ready();
    expect(workers.map(({ order }) => [order!.firstSeed, order!.count])).toEqual([
      [0, 34],
      [34, 34],
      [68, 32],
    ]);
    hire(16);
    expect(workers).toHaveLength(4);
  });

  test('report into the runs of their own networks', () => {
    const pool = hire(2);
    for (const worker of workers) worker.ready();
    workers[1]!.answer(1);
    expect(pool.points).toBe(0);
    workers[0]!.answer(2);
    expect(pool.points).toBe(1);
    const { seed, losses, points, rightSince, map } = pool.runs[4]!;
    expect({ seed, points, rightSince }).toEqual({ seed: 4, points: 2, rightSince: 7 });
    expect([...losses]).toEqual([4, 5, 0, 0]);
    expect([...map]).toEqual([4, 255]);
    expect(pool.runs[51]).toMatchObject({ seed: 51, points: 1, rightSince: NaN });
    expect(advances).toBe(2);
  });

  test('are asked for more only when all have answered', () => {
    const pool = hire(2);
    expect(pool.advance(500)).toBe(false);
    for (const worker of workers) {
      worker.ready();
      worker.answer(1);
    }
    expect(pool.advance(500)).toBe(true);
    expect(pool.advance(500)).toBe(false);
    workers[0]!.answer(3);
    expect(pool.advance(1500)).toBe(false);
    expect(pool.isDone).toBe(false);
    workers[1]!.answer(3);
    expect(pool.isDone).toBe(true);
    expect(workers[0]!.sent).toEqual(['wall', 'wallOn']);
  });

  test('end together if the core refuses the session or one of them fails', () => {
    const pool = hire(2);
    workers[0]!.listener.report({ type: 'refused', generation: 0, problem: PROBLEM });
    workers[1]!.listener.failed('crashed', '');
    expect(reasons).toEqual([PROBLEM]);
    expect(workers.map(({ disposed }) => disposed)).toEqual([true, true]);
    expect(pool.advance(500)).toBe(false);
  });

  test('are said to be silent while one does not answer', () => {
    hire(1);
    workers[0]!.ready();
    vi.advanceTimersByTime(13_000);
    expect(silences).toEqual([true]);
    workers[0]!.answer(1);
    expect(silences).toEqual([true, false]);
  });
});
