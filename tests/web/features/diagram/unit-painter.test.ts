import { describe, expect, test } from 'vitest';
import { traceContour } from '../../../../web/src/features/diagram/unit-painter.ts';

describe('The contour of a unit', () => {
  /** Returns the ends of the lines on a square of side 2, upwards from its bottom, over 3 × 3 values. */
  function linesOf(values: readonly number[]): number[][] {
    const lines: number[][] = [];
    const path = {
      moveTo: (x: number, y: number) => void lines.push([x, 2 - y]),
      lineTo: (x: number, y: number) => void lines.at(-1)!.push(x, 2 - y),
    };
    traceContour(path, Float64Array.from(values), 3, 0.5, 2, 0);
    return lines;
  }

  test('lies where the values between two points reach the middle', () => {
    expect(linesOf([0, 0.4, 0.8, 0, 0.4, 0.8, 0, 0.4, 0.8])).toEqual([
      [expect.closeTo(1.25), 0, expect.closeTo(1.25), 1],
      [expect.closeTo(1.25), 1, expect.closeTo(1.25), 2],
    ]);
  });

  test('is missing where all values are on one side', () => {
    expect(linesOf([1, 1, 1, 1, 0.6, 1, 1, 1, 1])).toEqual([]);
  });

  test('is missing where the values leave the middle by rounding only', () => {
    const noise = 2 ** -53;
    expect(linesOf([0.5, 0.5 + noise, 0.5, 0.5 - noise, 0.5, 0.5, 0.5 + noise, 0.5, 0.5])).toEqual([]);
    expect(linesOf([0.5, 0.501, 0.5, 0.499, 0.5, 0.5, 0.501, 0.5, 0.5])).not.toEqual([]);
  });

  test('passes a saddle in two lines that do not cross', () => {
    const [first, second] = linesOf([0, 1, 1, 1, 0, 1, 1, 1, 1]);
    expect(first).toEqual([0.5, 0, 0, 0.5]);
    expect(second).toEqual([0.5, 1, 1, 0.5]);
  });
});
