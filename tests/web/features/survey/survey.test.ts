import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Request, SurveyProgress } from '../../../../web/src/engine/protocol.ts';
import type { Problem } from '../../../../web/src/api/outcomes.ts';
import type { WorkerListener } from '../../../../web/src/engine/start-worker.ts';
import { SurveyPool } from '../../../../web/src/features/survey/survey-pool.ts';
import { DEFAULTS } from '../../../../web/src/session/defaults.ts';
import { TUTORIAL_TABLE } from '../../../../web/src/session/presets/presets.ts';
import { completeSession } from '../../../../web/src/session/session.ts';
import { histogramOf, sameButForSeed, summaryOf, sweepOf } from '../../../../web/src/session/learning/survey.ts';

const SESSION = completeSession({ table: TUTORIAL_TABLE }, DEFAULTS);
const PROBLEM: Problem = { code: 'outOfRange', field: 'f', value: 'v', allowed: 'a' };

/** Worker that answers on request: the loss of a seed is the seed, and even seeds are right since iteration 7. */
class FakeWorker {
  disposed = false;
  /** True if it answers a heartbeat. */
  answersAsked = false;
  request: Extract<Request, { type: 'survey' }> | undefined;
  readonly listener: WorkerListener;

  constructor(listener: WorkerListener) {
    this.listener = listener;
  }

  send(request: Request): void {
    if (request.type === 'survey') this.request = request;
    else if (this.answersAsked) this.listener.report({ type: 'answered' });
  }

  dispose(): void {
    this.disposed = true;
  }

  ready(): void {
    this.listener.report({ type: 'ready', limits: {} as never });
  }

  answer(): void {
    const { firstSeed, count } = this.request!;
    this.request = undefined;
    const seeds = Array.from({ length: count }, (_, i) => firstSeed + i);
    this.listener.report({
      type: 'surveyed',
      firstSeed,
      losses: Float64Array.from(seeds),
      rightSince: Float64Array.from(seeds, (seed) => (seed % 2 === 0 ? 7 : NaN)),
    });
  }
}

let workers: FakeWorker[];
let last: SurveyProgress | undefined;
let reasons: unknown[];
let silences: boolean[];
let time: number;

function start(count: number, processors: number): SurveyPool {
  workers = [];
  last = undefined;
  reasons = [];
  silences = [];
  time = 0;
  return new SurveyPool(
    SESSION,
    { firstSeed: 0, count, tolerance: 0.5 },
    {
      progressed: (progress) => (last = progress),
      silent: (isSilent) => silences.push(isSilent),
      ended: (reason) => reasons.push(reason),
    },
    processors,
    (listener) => {
      const worker = new FakeWorker(listener);
      workers.push(worker);
      return worker;
    },
    () => time,
  );
}

describe('A pool of workers', () => {
  beforeEach(() => {
    start(200, 3);
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  test('tries every seed once, with workers of any speed', () => {
    for (const worker of workers) worker.ready();
    while (workers.some(({ request }) => request)) {
      time += 10;
      const busy = workers.filter(({ request }) => request);
      // The last worker is the fastest.
      busy.at(-1)!.answer();
    }
    expect(last?.done).toBe(200);
    expect([...last!.losses]).toEqual(Array.from({ length: 200 }, (_, seed) => seed));
    expect(workers.every(({ disposed }) => disposed)).toBe(true);
    expect(reasons).toEqual([]);
  });

  test('assigns larger chunks if they take no time, and small ones if they do', () => {
    workers[0]!.ready();
    workers[1]!.ready();
    expect(workers[0]!.request?.count).toBe(8);
    time += 1;
    workers[0]!.answer();
    expect(workers[0]!.request?.count).toBeGreaterThan(8);
    time += 60_000;
    workers[1]!.answer();
    expect(workers[1]!.request?.count).toBe(8);
  });

  test('needs no more workers than there are seeds', () => {
    start(10, 8);
    expect(workers).toHaveLength(2);
  });

  test('ends with a reason if one worker ends or the core rejects the session', () => {
    workers[1]!.listener.failed('crashed', '');
    expect(reasons).toEqual(['crashed']);
    expect(workers.every(({ disposed }) => disposed)).toBe(true);
    start(200, 2);
    workers[0]!.listener.report({ type: 'refused', generation: 0, problem: PROBLEM });
    workers[1]!.listener.failed('crashed', '');
    expect(reasons).toEqual([PROBLEM]);
  });

  test('reports a worker that has not answered for a while, and its answer after that', () => {
    vi.useFakeTimers();
    start(200, 2);
    for (const worker of workers) worker.ready();
    workers[1]!.answersAsked = true;
    vi.advanceTimersByTime(60_000);
    expect(silences).toEqual([true]);
    workers[0]!.answer();
    expect(silences).toEqual([true, false]);
    workers[0]!.listener.failed('crashed', '');
    expect(vi.getTimerCount()).toBe(0);
  });

  test('reports nothing after it is cancelled', () => {
    const pool = start(200, 2);
    workers[0]!.ready();
    pool.dispose();
    workers[0]!.answer();
    expect(last).toBeUndefined();
  });
});

describe('The summary of many seeds', () => {
  const surveyed = {
    firstSeed: 10,
    losses: Float64Array.of(0.001, 0.0012, 0.5, NaN, 0.52, 0, Infinity),
    rightSince: Float64Array.of(100, 300, NaN, NaN, NaN, 200, NaN),
  };

  test('counts the solved seeds, and gives the iteration by which half of them are solved', () => {
    expect(summaryOf(surveyed)).toEqual({ done: 6, solved: 3, halfBy: 200, medianLoss: 0.0012 });
    expect(summaryOf({ firstSeed: 0, losses: new Float64Array(0), rightSince: new Float64Array(0) })).toEqual({
      done: 0,
      solved: 0,
      halfBy: undefined,
      medianLoss: undefined,
    });
  });

  test('puts every finished seed into one bin', () => {
    const bins = histogramOf(surveyed);
    expect(bins.flatMap(({ seeds }) => seeds).sort((a, b) => a - b)).toEqual([10, 11, 12, 14, 15, 16]);
    const ofHalf = bins.find(({ seeds }) => seeds.includes(12))!;
    expect(ofHalf.low).toBeLessThanOrEqual(0.5);
    expect(ofHalf.high).toBeGreaterThan(0.5);
    expect(ofHalf.solved).toBe(0);
    expect(bins.length).toBeLessThanOrEqual(32);
    bins.slice(1).forEach((bin, i) => {
      expect(bin.low).toBeCloseTo(bins[i]!.high, 12);
    });
  });

  test('belongs to a configuration with any seed', () => {
    expect(sameButForSeed(SESSION, { ...SESSION, training: { ...SESSION.training, seed: 9 } })).toBe(true);
    expect(sameButForSeed(SESSION, { ...SESSION, training: { ...SESSION.training, learningRate: 9 } })).toBe(false);
  });
});

describe('A sweep', () => {
  test('changes one setting, and nothing else', () => {
    for (const { value, session } of sweepOf('width', SESSION)) {
      expect(session).toEqual({ ...SESSION, network: { ...SESSION.network, hidden: [value] } });
    }
    for (const { value, session } of sweepOf('learningRate', SESSION)) {
      expect(session).toEqual({ ...SESSION, training: { ...SESSION.training, learningRate: value } });
    }
  });

  test('has no widths without a hidden layer', () => {
    const network = { ...SESSION.network, hidden: [], activation: ['sigmoid'] as const };
    expect(sweepOf('width', { ...SESSION, network })).toEqual([]);
  });
});
