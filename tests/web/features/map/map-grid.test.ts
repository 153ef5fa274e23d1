import { describe, expect, test } from 'vitest';
import { MapGrid, type PointResult, type Sample, spacingsOf } from '../../../../web/src/features/map/map-grid.ts';
import { panned, readMapView, zoomed } from '../../../../web/src/features/map/map-view.ts';
import { DEFAULTS } from '../../../../web/src/session/defaults.ts';
import { TUTORIAL_TABLE } from '../../../../web/src/session/presets/presets.ts';
import { completeSession } from '../../../../web/src/session/session.ts';

const session = completeSession({ table: TUTORIAL_TABLE }, DEFAULTS);
const limits = { maxLearningRate: 1000, maxParameter: 1e9, maxSeed: 2 ** 32 - 1 };
const SIZE = 128;

function view(text = '') {
  return readMapView(text, session, limits);
}

/** Returns a result that tells the point at which it was computed. */
function resultAt(grid: MapGrid, sample: Sample): PointResult {
  const [x, y] = grid.valuesAt(sample);
  return { loss: x, rightSince: y, outcome: 0 };
}

function fill(grid: MapGrid, spacings = spacingsOf(grid.size)): MapGrid {
  for (const spacing of spacings) {
    for (const sample of grid.samples(spacing)) grid.store(sample, resultAt(grid, sample));
  }
  return grid;
}

/** Returns the places of all pixels. */
function* places() {
  for (let y = 0; y < SIZE; y++) for (let x = 0; x < SIZE; x++) yield { x: (x + 0.5) / SIZE, y: (y + 0.5) / SIZE };
}

function own(grid: MapGrid): number {
  let count = 0;
  for (const place of places()) if (grid.seenAt(grid.pointAt(place))?.isOwn) count++;
  return count;
}

describe('Refinement', () => {
  test('begins with 32 × 32 points, which fill the picture', () => {
    const grid = MapGrid.of(view(), SIZE);
    expect(spacingsOf(SIZE)).toEqual([4, 2, 1]);
    expect([...grid.samples(4)]).toHaveLength(32 ** 2);
    fill(grid, [4]);
    for (const place of places()) expect(grid.seenAt(grid.pointAt(place))).toBeDefined();
    expect(own(grid)).toBe(32 ** 2);
  });

  test('trains each point once and ends with every pixel’s own run', () => {
    const grid = MapGrid.of(view(), SIZE);
    const counts = spacingsOf(SIZE).map((spacing) => {
      const count = grid.count(spacing);
      fill(grid, [spacing]);
      return count;
    });
    expect(counts).toEqual([1024, 4096 - 1024, 16384 - 4096]);
    expect(grid.isComplete).toBe(true);
    for (const place of places()) {
      const point = grid.pointAt(place);
      const [x, y] = grid.valuesAt(point);
      expect(grid.seenAt(point)).toEqual({ result: { loss: x, rightSince: y, outcome: 0 }, isOwn: true });
    }
  });

  test('goes from the middle outwards', () => {
    const grid = MapGrid.of(view(), SIZE);
    const far = [...grid.samples(1)].map(({ column, row }) => Math.max(Math.abs(column), Math.abs(row)));
    expect(Math.max(...far.slice(0, 256))).toBeLessThan(far.at(-1)!);
  });

  test('does not repeat the runs of one seed', () => {
    const grid = MapGrid.of(view('seed~8~16_rate~1~4_right'), SIZE);
    fill(grid, [4]);
    const fine = [...grid.samples(2)];
    const known = fine.filter((sample) => grid.sameAsCoarser(sample));
    // 8 pixels are one seed: of the finer columns none is new, of the finer rows all are.
    expect(known).toHaveLength(64 * 32 - 32 * 32);
    for (const sample of known) expect(grid.sameAsCoarser(sample)).toEqual(resultAt(grid, sample));
  });
});

describe('A moved view', () => {
  test.each(['rate~1~4_w0.0.0~3~20_right', 'rate~1.3~1e-12_w0.0.0~1.7~2e-12_right'])(
    'keeps the runs that stay in view, at the same points: %s',
    (text) => {
      const before = fill(MapGrid.of(view(text), SIZE));
      const moved = panned(view(text), 32 / SIZE, -8 / SIZE);
      const after = MapGrid.of(moved, SIZE, before);
      expect(own(after)).toBe((SIZE - 32) * (SIZE - 8));
      expect(after.valuesAt(after.pointAt({ x: 0, y: 0.5 }))).toEqual(
        before.valuesAt(before.pointAt({ x: 32 / SIZE, y: 0.5 - 8 / SIZE })),
      );
      fill(after);
      const back = MapGrid.of(panned(moved, -32 / SIZE, 8 / SIZE), SIZE, after);
      expect(back.valuesAt(back.pointAt({ x: 0, y: 0 }))).toEqual(before.valuesAt(before.pointAt({ x: 0, y: 0 })));
    },
  );

  test('shows the old picture in another scale until it is computed', () => {
    const before = fill(MapGrid.of(view(), SIZE));
    const after = MapGrid.of(zoomed(view(), { x: 0.5, y: 0.5 }, 0.5), SIZE, before);
    expect(own(after)).toBe(0);
    const [x] = after.valuesAt(after.pointAt({ x: 0.3, y: 0.3 }));
    const seen = after.seenAt(after.pointAt({ x: 0.3, y: 0.3 }))!.result;
    expect(Math.abs(Math.log10(seen.loss / x))).toBeLessThan(4 / SIZE);
    // A coarse run does not replace the finer old colour around it, a fine one does.
    fill(after, [4]);
    expect(after.seenAt(after.pointAt({ x: 0.3, y: 0.3 }))!.result).toEqual(seen);
    fill(after, [2, 1]);
    expect(after.isComplete).toBe(true);
  });

  test('shows the runs of other settings only until there are new ones', () => {
    const before = fill(MapGrid.of(view(), SIZE));
    const after = MapGrid.of(view(), SIZE, before, true);
    expect(after.isStale).toBe(true);
    expect(own(after)).toBe(0);
    fill(after, [4]);
    expect(after.isStale).toBe(false);
  });

  test('keeps nothing of other axes', () => {
    const before = fill(MapGrid.of(view(), SIZE));
    const after = MapGrid.of(view('rate~1~4_seed~32~64_right'), SIZE, before);
    expect(after.seenAt(after.pointAt({ x: 0.5, y: 0.5 }))).toBeUndefined();
  });
});
