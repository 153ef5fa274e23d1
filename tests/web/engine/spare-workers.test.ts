import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Request } from '../../../web/src/engine/protocol.ts';
import { SpareWorkers } from '../../../web/src/engine/spare-workers.ts';
import type { StartWorker, WorkerListener } from '../../../web/src/engine/start-worker.ts';

const READY = { type: 'ready', limits: {} as never } as const;

/** Started workers, in order. */
let started: { engine: string | undefined; listener: WorkerListener; isEnded: boolean; sent: Request[] }[];
const start: StartWorker = (listener, engine) => {
  const worker = { engine, listener, isEnded: false, sent: [] as Request[] };
  started.push(worker);
  return {
    send: (request) => worker.sent.push(request),
    dispose: () => {
      worker.isEnded = true;
    },
  };
};
let spares: SpareWorkers;

/** Listener of a view, with what it has heard. */
function listener() {
  const heard: unknown[] = [];
  return { heard, report: (report: unknown) => heard.push(report), failed: (failure: unknown) => heard.push(failure) };
}

beforeEach(() => {
  vi.useFakeTimers();
  started = [];
  spares = new SpareWorkers(start);
});
afterEach(() => {
  vi.useRealTimers();
});

test('A prepared worker is passed on with its report that it is ready, after the caller has it', async () => {
  spares.prepare(2);
  spares.prepare(2);
  expect(started).toHaveLength(2);
  started[0]!.listener.report(READY);
  const [first, second, third] = [listener(), listener(), listener()];
  const worker = spares.startWorker(first);
  expect(first.heard).toEqual([]);
  await Promise.resolve();
  expect(first.heard).toEqual([READY]);
  worker.send({ type: 'ask' });
  expect(started[0]!.sent).toEqual([{ type: 'ask' }]);
  // The second one becomes ready only after it was taken.
  spares.startWorker(second);
  await Promise.resolve();
  expect(second.heard).toEqual([]);
  started[1]!.listener.report(READY);
  expect(second.heard).toEqual([READY]);
  spares.startWorker(third);
  expect(started).toHaveLength(3);
});

test('A worker that was ended at once reports nothing', async () => {
  spares.prepare(1);
  started[0]!.listener.report(READY);
  const view = listener();
  spares.startWorker(view).dispose();
  await Promise.resolve();
  expect(view.heard).toEqual([]);
  expect(started[0]!.isEnded).toBe(true);
});

test('Workers that nothing takes end after a while; a worker that was taken goes on', () => {
  spares.prepare(2);
  spares.startWorker(listener());
  vi.advanceTimersByTime(9_000);
  expect(started.map(({ isEnded }) => isEnded)).toEqual([false, false]);
  vi.advanceTimersByTime(2_000);
  expect(started.map(({ isEnded }) => isEnded)).toEqual([false, true]);
  spares.prepare(1);
  expect(started).toHaveLength(3);
});

test('A worker that fails is no spare; one that fails later tells the view that has it', () => {
  spares.prepare(2);
  started[0]!.listener.failed('notLoaded', '');
  const view = listener();
  spares.startWorker(view);
  expect(started).toHaveLength(2);
  started[1]!.listener.failed('crashed', '');
  expect(view.heard).toEqual(['crashed']);
});

test('Workers that train the run itself are always new', () => {
  spares.prepare(1);
  spares.startWorker(listener(), 'training');
  expect(started.map(({ engine }) => engine)).toEqual([undefined, 'training']);
});
