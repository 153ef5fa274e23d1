import { describe, expect, test } from 'vitest';
import { onPlane, principalPlane } from '../../../../web/src/features/hidden-space/principal-plane.ts';

/** Rows whose variance is 50 along (3, 4, 0) / 5, 8 along (−4, 3, 0) / 5 and 2 along the third unit. */
const ROWS = [
  [3, 4, 0],
  [-3, -4, 0],
  [-1.6, 1.2, 0],
  [1.6, -1.2, 0],
  [0, 0, 1],
  [0, 0, -1],
];

function valuesOf(rows: readonly (readonly number[])[], [x, y, z] = [0.5, 0.25, 1]): Float64Array {
  return Float64Array.from(rows.flatMap(([a, b, c]) => [a! + x, b! + y, c! + z]));
}

describe('The plane of the first two principal components', () => {
  test('has them as its axes, through the mean', () => {
    const plane = principalPlane(valuesOf(ROWS), 3);
    expect([...plane.mean]).toEqual([0.5, expect.closeTo(0.25, 12), 1]);
    const [first, second] = plane.axes.map((axis) => [...axis].map((value) => value * Math.sign(axis[0]!)));
    for (const [axis, known] of [
      [first!, [0.6, 0.8, 0]],
      [second!, [0.8, -0.6, 0]],
    ] as const) {
      axis.forEach((value, unit) => {
        expect(value).toBeCloseTo(known[unit]!, 10);
      });
    }
    expect(plane.share).toBeCloseTo(58 / 60, 12);
  });

  test('keeps distances between rows that lie in it', () => {
    const rows = ROWS.slice(0, 4);
    const plane = principalPlane(valuesOf(rows), 3);
    const points = rows.map((_, row) => onPlane(plane, valuesOf(rows).subarray(3 * row)));
    expect(plane.share).toBeCloseTo(1, 12);
    for (const [i, [x, y]] of points.entries()) {
      expect(Math.hypot(x, y)).toBeCloseTo(Math.hypot(...rows[i]!), 10);
    }
  });

  test('moves steadily where two components exchange their order', () => {
    let plane = principalPlane(valuesOf(ROWS), 3);
    for (let step = 1; step <= 40; step++) {
      const grown = ROWS.map((row, i) => (i === 2 || i === 3 ? row.map((value) => value * (1 + step / 10)) : row));
      const next = principalPlane(valuesOf(grown), 3, plane);
      for (const [axis, values] of next.axes.entries()) {
        values.forEach((value, unit) => {
          expect(value).toBeCloseTo(plane.axes[axis]![unit]!, 8);
        });
      }
      plane = next;
    }
  });

  test('has a given direction as its first axis, and the main one beside it as its second', () => {
    const { axes } = principalPlane(valuesOf(ROWS), 3, undefined, Float64Array.of(0, 0, -2));
    const expected = [
      [0, 0, -1],
      [0.6, 0.8, 0],
    ];
    for (const [at, axis] of [axes[0], axes[1].map((value) => value * Math.sign(axes[1][0]!))].entries()) {
      axis.forEach((value, unit) => {
        expect(value).toBeCloseTo(expected[at]![unit]!, 10);
      });
    }
  });

  test('exists for rows that are equal, or differ in one direction only', () => {
    for (const rows of [ROWS.map(() => [0, 0, 0]), ROWS.slice(0, 2)]) {
      const { axes, share } = principalPlane(valuesOf(rows), 3);
      expect(share).toBeCloseTo(1, 12);
      expect(axes.map((axis) => Math.hypot(...axis))).toEqual([expect.closeTo(1, 10), expect.closeTo(1, 10)]);
      expect(axes[0].reduce((sum, value, unit) => sum + value * axes[1][unit]!, 0)).toBeCloseTo(0, 10);
    }
  });
});
