/** Tests the sketch of a loss curve. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  COLUMNS,
  isWhole,
  lossAt,
  pointColumns,
  reaches,
  type Sketch,
  withPoint,
  withStroke,
  withTap,
} from '../../../../web/src/features/predict/sketch.ts';

const START = 1.3;
const RUN = 1500;

const point = fc.record({
  column: fc.double({ min: -20, max: COLUMNS + 20, noNaN: true }),
  loss: fc.double({ min: 0, max: 1.5, noNaN: true }),
});

describe('Strokes', () => {
  test('begin at the start loss, and close the gap before them with a straight line', () => {
    const sketch = withStroke([], START, { column: 48, loss: 0.65 }, { column: 50, loss: 0.6 });
    expect(sketch).toHaveLength(51);
    expect(sketch[0]).toBe(START);
    expect(sketch[24]).toBeCloseTo((START + 0.65) / 2);
    expect(sketch[49]).toBeCloseTo(0.625);
    expect(sketch[50]).toBe(0.6);
  });

  test('replace what they are drawn over, in both directions', () => {
    const level = withStroke([], START, { column: 0, loss: START }, { column: COLUMNS, loss: START });
    const back = withStroke(level, START, { column: 60, loss: 0.2 }, { column: 40, loss: 0.4 });
    expect(back[39]).toBe(START);
    expect(back[40]).toBe(0.4);
    expect(back[50]).toBeCloseTo(0.3);
    expect(back[60]).toBeCloseTo(0.2);
    expect(back[61]).toBe(START);
    expect(level[50]).toBe(START);
  });

  test('of any hand leave no gap and no impossible loss', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(point, point), { maxLength: 8 }), point, (strokes, tap) => {
        const drawn = strokes.reduce<Sketch>((sketch, [from, to]) => withStroke(sketch, START, from, to), []);
        const sketch = withTap(drawn, START, tap);
        expect(sketch.length).toBeLessThanOrEqual(COLUMNS + 1);
        // A spread turns gaps into undefined.
        for (const loss of [...sketch]) {
          expect(loss).toBeGreaterThanOrEqual(0);
          expect(loss).toBeLessThanOrEqual(1.5);
        }
        if (sketch.length > 0) expect(sketch[0]).toBe(START);
      }),
    );
  });
});

describe('Points', () => {
  test('are evenly spaced, and never more than there are iterations', () => {
    expect(pointColumns(RUN)).toEqual([12, 24, 36, 48, 60, 72, 84, 96]);
    expect(pointColumns(3)).toEqual([32, 64, 96]);
    expect(pointColumns(1)).toEqual([COLUMNS]);
  });

  test('are joined by straight lines', () => {
    const first = withPoint([], START, { column: 12, loss: 1 }, RUN);
    expect(first).toHaveLength(13);
    const last = withPoint(first, START, { column: 96, loss: 0 }, RUN);
    expect(isWhole(last)).toBe(true);
    expect(last[12]).toBe(1);
    const between = withPoint(last, START, { column: 24, loss: 0.1 }, RUN);
    expect(between[18]).toBeCloseTo(0.55);
    expect(between[12]).toBe(1);
    expect(between[36]).toBe(last[36]);
  });
});

test('A tap bends the sketch around it', () => {
  const level = withStroke([], 1, { column: 0, loss: 1 }, { column: COLUMNS, loss: 1 });
  const bent = withTap(level, 1, { column: 50, loss: 0.4 });
  expect([44, 47, 50, 53, 56].map((column) => Number(bent[column]!.toFixed(3)))).toEqual([1, 0.7, 0.4, 0.7, 1]);
});

test('A sketch is read between its columns', () => {
  const sketch = withStroke([], 1, { column: 0, loss: 1 }, { column: COLUMNS, loss: 0 });
  expect(reaches(sketch, 0.5, RUN)).toBeCloseTo(750);
  expect(lossAt(sketch, 1000, RUN)).toBeCloseTo(1 / 3);
  expect(reaches(sketch.slice(0, 10), 0.5, RUN)).toBeUndefined();
  expect(lossAt(sketch.slice(0, 10), 1000, RUN)).toBeUndefined();
});
