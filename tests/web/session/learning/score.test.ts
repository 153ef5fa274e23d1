import { describe, expect, test } from 'vitest';
import { scoreOf } from '../../../../web/src/session/learning/score.ts';
import type { Table } from '../../../../web/src/session/session.ts';
import { gaugeAt } from '../../../../web/src/features/table/gauge.ts';

const TABLE: Table = {
  inputs: ['a'],
  outputs: ['y', 'z'],
  rows: [
    { in: [0], out: [0, 1] },
    { in: [1], out: [1, null] },
    { in: [1], out: [null, null] },
    { in: [0], out: [1, 1], holdOut: true },
    { in: [0], out: [0, 1], holdOut: true },
  ],
};
const PREDICTIONS = Float64Array.from([0.2, 0.7, 0.9, 0, 0.5, 0.5, 0.6, 0.9, 0.6, 0.9]);

describe('The score of a network', () => {
  test('counts a row as right if each of its predictions is close enough to an existing target', () => {
    expect(scoreOf(TABLE, PREDICTIONS, 0.5).trained).toEqual({ rows: 2, right: 2 });
    expect(scoreOf(TABLE, PREDICTIONS, 0.25).trained).toEqual({ rows: 2, right: 1 });
  });

  test("counts held-out rows separately, and skips rows of don't care targets", () => {
    expect(scoreOf(TABLE, PREDICTIONS, 0.5).heldOut).toEqual({ rows: 2, right: 1 });
  });

  test('requires a distance below the tolerance, and a number', () => {
    const half = Float64Array.from([0.5, 0.75, NaN, 0, 0, 0, 0, 0, 0, 0]);
    expect(scoreOf(TABLE, half, 0.5).trained.right).toBe(0);
  });
});

describe('The gauge of a prediction', () => {
  test('marks values outside of 0 to 1, and stays within its box', () => {
    expect(gaugeAt(1.946)).toBeGreaterThan(gaugeAt(1) + 5);
    expect(gaugeAt(-0.9)).toBeLessThan(gaugeAt(0) - 5);
    expect([gaugeAt(1e9), gaugeAt(-Infinity)]).toEqual([gaugeAt(1.946), gaugeAt(-0.9)]);
  });
});
