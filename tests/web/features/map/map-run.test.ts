import { expect, test } from 'vitest';
import type { Request } from '../../../../web/src/engine/protocol.ts';
import type { WorkerListener } from '../../../../web/src/engine/start-worker.ts';
import { COARSEST } from '../../../../web/src/features/map/map-grid.ts';
import { type MapInput, MapRun } from '../../../../web/src/features/map/map-run.ts';
import { readMapView } from '../../../../web/src/features/map/map-view.ts';
import { DEFAULTS } from '../../../../web/src/session/defaults.ts';
import { TUTORIAL_TABLE } from '../../../../web/src/session/presets/presets.ts';
import { completeSession } from '../../../../web/src/session/session.ts';

const SIZE = 64;
const session = completeSession({ table: TUTORIAL_TABLE }, DEFAULTS);
const limits = { maxLearningRate: 1e6, maxSeed: 2 ** 32 - 1 } as Parameters<typeof readMapView>[2];
const INPUT: MapInput = { session, view: readMapView('', session, limits), size: SIZE, tolerance: 0.5 };

/** Worker that answers each request for points at once, and counts them. */
function worker(counted: { points: number }) {
  return (listener: WorkerListener) => {
    queueMicrotask(() => {
      listener.report({ type: 'ready', limits: limits as never });
    });
    return {
      send: (request: Request) => {
        if (request.type !== 'map') return;
        const count = request.points.length / 2;
        counted.points += count;
        queueMicrotask(() => {
          const results = { losses: new Float64Array(count), rightSince: new Float64Array(count) };
          listener.report({ type: 'mapped', id: request.id, ...results, outcomes: new Uint8Array(count) });
        });
      },
      dispose: () => undefined,
    };
  };
}

test('Without a panel, a map has its coarsest picture; in one, it goes on to the finest', async () => {
  const counted = { points: 0 };
  const run = new MapRun(undefined, worker(counted), 2);
  run.show(INPUT);
  await expect.poll(() => run.isRunning).toBe(false);
  expect(counted.points).toBe(COARSEST ** 2);
  expect(run.isOf(INPUT)).toBe(true);
  expect(run.isOf({ ...INPUT, tolerance: 0.1 })).toBe(false);
  expect(run.isOf({ ...INPUT, size: 2 * SIZE })).toBe(false);

  const host = { addController: () => undefined, requestUpdate: () => undefined };
  run.join(host as unknown as Parameters<MapRun['join']>[0]);
  run.show(INPUT);
  await expect.poll(() => run.grid!.isComplete).toBe(true);
  expect(counted.points).toBe(SIZE ** 2);
  run.stop();
});
