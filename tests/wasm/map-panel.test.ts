/** Compares what the map panel shows with the runs of a trainer, bit by bit. */

import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { Core } from '../../wasm/core.mjs';
import { MapGrid } from '../../web/src/features/map/map-grid.ts';
import { PLACES } from '../../web/src/features/map/map-places.ts';
import { isDeepest, MOST_SIZE, readMapView, writeMapView, zoomed } from '../../web/src/features/map/map-view.ts';
import { trainAt } from '../../web/src/features/map/worker.ts';

let core: Core;
beforeAll(async () => {
  core = await Core.load({ wasm: await readFile(new URL('../../build/wasm/truthnet-core.wasm', import.meta.url)) });
});

/** Returns the grid of a place, and its settings. */
function gridOf({ session, view: text }: (typeof PLACES)[number]) {
  const view = readMapView(text, session, core.limits());
  const axes = [view.x.axis.spec, view.y.axis.spec] as const;
  return { grid: MapGrid.of(view, MOST_SIZE), settings: { session, axes, tolerance: 0.5 }, view };
}

/** The last place, zoomed into as far as doubles allow. */
function deepest() {
  const { session, view: text } = PLACES.at(-1)!;
  let view = readMapView(text, session, core.limits());
  while (!isDeepest(view)) view = zoomed(view, { x: 0.5, y: 0.5 }, 0.5);
  return { session, view: writeMapView(view) };
}

test('Neighbouring points at the end of the zoom are other numbers, and open their runs to the last bit', () => {
  const { grid, settings, view } = gridOf(deepest());
  expect(view.x.span).toBeLessThan(1e-12);
  const points = [0, 1, 2, 3].map((column) => grid.valuesAt({ column, row: column }));
  expect(new Set(points.map(([x]) => x)).size).toBe(4);
  for (const values of points) {
    const run = trainAt(core, settings, values);
    expect(run.session.training.layerRates).toEqual(values);
    const { losses } = core.map(settings.session, { axes: settings.axes, points: [...values], tolerance: 0.5 });
    expect(run.losses.at(-1)).toBe(losses[0]);
  }
});

describe.each(PLACES)('The place $view', (place) => {
  test('is within the limits, so that a link brings it back', () => {
    expect(writeMapView(gridOf(place).view)).toBe(place.view);
  });

  test('lies on the border: runs learn and diverge in it, next to each other', () => {
    const { grid, settings } = gridOf(place);
    const points = [...grid.samples(MOST_SIZE / 32)].flatMap((sample) => grid.valuesAt(sample));
    const { outcomes } = core.map(settings.session, { axes: settings.axes, points, tolerance: 0.5 });
    const share = (outcome: number) => outcomes.filter((each) => each === outcome).length / outcomes.length;
    expect(share(0)).toBeGreaterThan(0.1);
    expect(share(2)).toBeGreaterThan(0.1);
  });

  test('has pixels whose values are those of the run that opens', () => {
    const { grid, settings } = gridOf(place);
    for (const at of [0.1, 0.35, 0.5, 0.77]) {
      const values = grid.valuesAt(grid.pointAt({ x: at, y: 1 - at }));
      const { losses, rightSince, outcomes } = core.map(settings.session, {
        axes: settings.axes,
        points: [...values],
        tolerance: 0.5,
      });
      const run = trainAt(core, settings, values);
      const trainer = core.createTrainer(run.session);
      trainer.step(run.session.training.iterations);
      expect(trainer.loss).toBe(losses[0]);
      expect(trainer.blownUp).toBe(outcomes[0] === 2);
      expect(trainer.lossHistory().at(-1)).toBe(losses[0]);
      if (outcomes[0] === 0) {
        trainer.seek(rightSince[0]!);
        expect(trainer.isRight(0.5)).toBe(true);
        if (rightSince[0]! > 0) {
          trainer.seek(rightSince[0]! - 1);
          expect(trainer.isRight(0.5)).toBe(false);
        }
      }
      trainer.delete();
    }
  });
});
