import { beforeEach, describe, expect, test } from 'vitest';
import { GhostEngine, type GhostOrder } from '../../../web/src/engine/ghost-engine.ts';
import type { Request, Snapshot } from '../../../web/src/engine/protocol.ts';
import type { WorkerListener } from '../../../web/src/engine/start-worker.ts';
import { runStartOf } from '../../../web/src/session/session.ts';
import { TUTORIAL as SESSION } from '../tutorial.ts';

const ORDER: GhostOrder = { session: SESSION, until: 1500, tolerance: 0.5, stopsWhenRight: true };
const LATER: GhostOrder = { ...ORDER, replay: { iteration: 210, changes: [], ...runStartOf(SESSION) } };

type Hear = Parameters<WorkerListener['report']>[0];

let sent: Request[];
let workers: number;
let disposed: number;
let hear: (report: Hear) => void;
let fail: () => void;
let grown: (readonly [place: number, iteration: number, isDone: boolean])[];
let engine: GhostEngine;
beforeEach(() => {
  [sent, workers, disposed, grown] = [[], 0, 0, []];
  engine = new GhostEngine(
    (listener) => {
      workers++;
      hear = (report) => {
        listener.report(report);
      };
      fail = () => {
        listener.failed('crashed', '');
      };
      return { send: (request) => sent.push(request), dispose: () => disposed++ };
    },
    (place, { iteration }, isDone) => grown.push([place, iteration, isDone]),
  );
});

/** Returns the types of the requests since the last call. */
function types(): string[] {
  return sent.splice(0).map(({ type }) => type);
}

/** Reports a snapshot of the order with this number. */
function snapshot(generation: number, run: number, iteration: number, running: boolean): void {
  hear({ type: 'snapshot', generation, run, snapshot: { iteration, running } as Snapshot });
}

function ready(): void {
  hear({ type: 'ready', limits: {} as Extract<Hear, { type: 'ready' }>['limits'] });
}

function answer(times: number): void {
  for (let i = 0; i < times; i++) hear({ type: 'answered' });
}

describe('The engine of ghosts', () => {
  test('starts one worker with the first order, and trains once it is ready', () => {
    expect(workers).toBe(0);
    engine.train([ORDER]);
    expect(types()).toEqual([]);
    ready();
    expect(sent[0]).toMatchObject({ type: 'load', isPreview: true });
    expect(sent[1]).toMatchObject({ type: 'run', until: 1500, pace: Infinity, tolerance: 0.5 });
    expect(types()).toEqual(['load', 'run']);
    engine.train([]);
    engine.train([ORDER]);
    expect(workers).toBe(1);
  });

  test('passes on the snapshots of a run until it is done', () => {
    engine.train([ORDER]);
    ready();
    snapshot(1, 0, 0, false);
    snapshot(1, 1, 700, true);
    expect(engine.isBusy).toBe(true);
    snapshot(1, 1, 1500, false);
    expect(grown).toEqual([
      [0, 700, false],
      [0, 1500, true],
    ]);
    expect(engine.isBusy).toBe(false);
  });

  test('repeats the past of a run that goes on before it trains, because a tolerance would end it', () => {
    engine.train([LATER]);
    ready();
    expect(types()).toEqual(['load']);
    snapshot(1, 0, 0, true);
    expect(types()).toEqual(['drawn']);
    snapshot(1, 0, 210, false);
    expect(types()).toEqual(['run']);
    snapshot(1, 1, 1500, false);
    expect(grown).toEqual([[0, 1500, true]]);
  });

  test('sends only the newest order while the worker is busy', () => {
    engine.train([ORDER]);
    ready();
    types();
    engine.train([LATER]);
    engine.train([ORDER, ORDER]);
    expect(types()).toEqual([]);
    answer(2);
    expect(sent[0]).toMatchObject({ type: 'load', generation: 3 });
    expect(types()).toEqual(['load', 'run']);
    snapshot(1, 1, 1500, false);
    expect(grown).toEqual([]);
  });

  test('trains the orders of a list one after another, and leaves out those that the core refuses', () => {
    engine.train([ORDER, ORDER, ORDER]);
    ready();
    snapshot(1, 1, 1500, false);
    answer(2);
    hear({ type: 'refused', generation: 2, problem: { code: 'outOfRange', field: '', value: '', allowed: '' } });
    answer(2);
    snapshot(3, 3, 900, false);
    expect(grown).toEqual([
      [0, 1500, true],
      [2, 900, true],
    ]);
  });

  test('pauses a run that is not wanted any more, and shows nothing of it', () => {
    engine.train([ORDER]);
    ready();
    types();
    engine.train([]);
    expect(types()).toEqual(['pause']);
    snapshot(1, 1, 800, true);
    expect(types()).toEqual(['drawn']);
    engine.train([]);
    expect(types()).toEqual([]);
    expect(grown).toEqual([]);
  });

  test('starts another worker after one has failed', () => {
    engine.train([ORDER]);
    ready();
    fail();
    expect(engine.isBusy).toBe(false);
    engine.train([ORDER]);
    ready();
    expect([workers, disposed]).toEqual([2, 1]);
    expect(types()).toEqual(['load', 'run', 'load', 'run']);
  });
});
