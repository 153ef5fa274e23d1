import { describe, expect, test } from 'vitest';
import { PRESETS, TUTORIAL_TABLE } from '../../../../web/src/session/presets/presets.ts';
import { inputSliceOf, withFixed } from '../../../../web/src/session/input-slice.ts';
import { pointsOf } from '../../../../web/src/session/slice-points.ts';
import { countingOrder } from '../../../../web/src/session/table.ts';
import { DEFAULT_VIEW } from '../../../../web/src/session/view.ts';
import { paint, rampOf } from '../../../../web/src/ui/colour-ramp.ts';
import { valueAt } from '../../../../web/src/ui/heat-map.ts';
import { bentGrid, lineWithin } from '../../../../web/src/features/hidden-space/space-shapes.ts';
import { rangeOf } from '../../../../web/src/ui/value-range.ts';

describe('The slice of the input space', () => {
  test('keeps an input that is always 1 at 1, until it is fixed otherwise', () => {
    const cut = inputSliceOf(TUTORIAL_TABLE, DEFAULT_VIEW);
    expect(cut.fixed[2]).toBe(1);
    const view = { ...DEFAULT_VIEW, ...withFixed(cut, 2, 0) };
    expect(inputSliceOf(TUTORIAL_TABLE, view).fixed[2]).toBe(0);
  });

  test('has the values of most rows where another input varies', () => {
    const added = { in: [0, 0, 0] as const, out: [0] as const };
    const table = { ...TUTORIAL_TABLE, rows: [added, ...TUTORIAL_TABLE.rows] };
    expect(inputSliceOf(table, DEFAULT_VIEW).fixed[2]).toBe(1);
    expect(inputSliceOf(PRESETS.parity4, DEFAULT_VIEW).fixed).toEqual([0, 0, 0, 0]);
  });

  test('shows the rows in it as points at its corners, and other rows beside', () => {
    const on = pointsOf(TUTORIAL_TABLE, inputSliceOf(TUTORIAL_TABLE, DEFAULT_VIEW));
    expect(on.map(({ row, x, y, isOnCut }) => [row, x, y, isOnCut])).toEqual([
      [0, 0, 0, true],
      [1, 0, 1, true],
      [2, 1, 0, true],
      [3, 1, 1, true],
    ]);
    const parity = pointsOf(PRESETS.parity4, { x: 0, y: 1, fixed: [0, 0, 0, 0] });
    expect(parity.filter(({ isOnCut }) => isOnCut)).toHaveLength(4);
    expect(parity).toHaveLength(16);
    expect(
      parity.filter(({ x, y, isOnCut }) => x === 0 && y === 0 && !isOnCut).map(({ index, of }) => [index, of]),
    ).toEqual([
      [0, 3],
      [1, 3],
      [2, 3],
    ]);
  });

  test('draws only a few of hundreds of points beside it', () => {
    const rows = Array.from({ length: 64 }, (_, i) => ({
      in: [0 as const, 0 as const, ...countingOrder(i, 6)],
      out: [0 as const],
    }));
    const table = { inputs: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], outputs: ['y'], rows };
    expect(pointsOf(table, { x: 0, y: 1, fixed: [0, 0, 0, 0, 0, 0, 0, 0] })).toHaveLength(9);
  });
});

describe('The colours of a surface', () => {
  const ramp = rampOf([200, 0, 0], [255, 255, 255], [0, 0, 200]);
  const channels = (pixel: number) => [...new Uint8Array(Uint32Array.of(pixel).buffer)];

  test('run from low over the middle to high, and are constant beyond', () => {
    const pixels = new Uint32Array(4);
    paint([-5, 0, 1, 7], 2, [0, 1], ramp, pixels);
    // The lower row of values is the last row of pixels.
    expect(channels(pixels[2]!)).toEqual([200, 0, 0, 255]);
    expect(channels(pixels[3]!)).toEqual([200, 0, 0, 255]);
    expect(channels(pixels[0]!)).toEqual([0, 0, 200, 255]);
    expect(channels(pixels[1]!)).toEqual([0, 0, 200, 255]);
    paint([0.5, 0.5, 0.5, 0.5], 2, [0, 1], ramp, pixels);
    expect(Math.min(...channels(pixels[0]!))).toBeGreaterThan(250);
  });

  test('cover the range of an activation, with its midpoint in the middle', () => {
    expect(rangeOf('sigmoid', [9])).toEqual({ low: 0, middle: 0.5, high: 1 });
    expect(rangeOf('tanh', [])).toEqual({ low: -1, middle: 0, high: 1 });
    expect(rangeOf('linear', [1, -3, Infinity, NaN])).toEqual({ low: -3, middle: 0, high: 3 });
    const { low, high } = rangeOf('relu', [0, 0]);
    expect(high).toBeGreaterThan(low);
  });
});

test('A value between the computed ones is interpolated by a plane', () => {
  const values = Float64Array.from([0, 1, 2, 10, 11, 12, 20, 21, 22]);
  expect(valueAt(values, 3, { x: 0, y: 0 })).toBe(0);
  expect(valueAt(values, 3, { x: 1, y: 1 })).toBe(22);
  expect(valueAt(values, 3, { x: 0.25, y: 0.75 })).toBeCloseTo(15.5, 12);
});

describe('The hidden space', () => {
  test('has the border of the square among its grid lines', () => {
    const size = 5;
    const x = Float64Array.from({ length: 25 }, (_, i) => i % 5);
    const y = Float64Array.from({ length: 25 }, (_, i) => Math.floor(i / 5));
    const lines = bentGrid(x, y, size);
    expect(lines).toContainEqual([
      [0, 4],
      [1, 4],
      [2, 4],
      [3, 4],
      [4, 4],
    ]);
    expect(lines).toContainEqual([
      [4, 0],
      [4, 1],
      [4, 2],
      [4, 3],
      [4, 4],
    ]);
  });

  test("draws an output's line from border to border, and none outside", () => {
    const box = { low: [0, 0], high: [1, 1] } as const;
    const ends = lineWithin([1, 1], -1, 0, box)!;
    expect(ends.map(([x, y]) => x + y)).toEqual([1, 1]);
    expect(lineWithin([2, 0], -1, 0, box)).toEqual([
      [0.5, 0],
      [0.5, 1],
    ]);
    expect(lineWithin([0, 0], 1, 0, box)).toBeUndefined();
    expect(lineWithin([1, 1], 5, 0, box)).toBeUndefined();
  });
});
