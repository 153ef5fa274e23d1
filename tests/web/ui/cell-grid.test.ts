import { describe, expect, test } from 'vitest';
import { columnsFor, downwards } from '../../../web/src/ui/cell-grid.ts';

describe("The cells of a table's rows", () => {
  test('make a nearly square grid with few gaps', () => {
    expect([1, 2, 3, 4, 5, 6, 8, 16, 128, 1024].map(columnsFor)).toEqual([1, 2, 3, 2, 3, 3, 4, 4, 16, 32]);
  });

  test('begin at the top, which in a picture whose rows go upwards is the last row', () => {
    expect(downwards([1, 2, 3, 4, 5], 3, 2)).toEqual(Float64Array.of(4, 5, NaN, 1, 2, 3));
  });
});
