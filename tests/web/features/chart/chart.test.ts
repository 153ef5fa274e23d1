import { describe, expect, test } from 'vitest';
import { differences } from '../../../../web/src/session/differences.ts';
import { lowestLoss } from '../../../../web/src/session/learning/lowest-loss.ts';
import { TUTORIAL_TABLE } from '../../../../web/src/session/presets/presets.ts';
import { completeSession, type Table } from '../../../../web/src/session/session.ts';
import { pathOf, valueScale } from '../../../../web/src/features/chart/chart-scale.ts';
import { isSteep } from '../../../../web/src/features/chart/steep-curve.ts';
import { areaBetween, pathsBySign, stacked } from '../../../../web/src/features/chart/chart-history.ts';
import { flagsOf, placeFlags } from '../../../../web/src/features/chart/flag-places.ts';
import { nearestPoint, seriesOfCurve } from '../../../../web/src/features/chart/chart-series.ts';
import { linearScale } from '../../../../web/src/ui/scale.ts';
import { DEFAULTS } from '../../../../web/src/session/defaults.ts';

const CONTRADICTING: Table = {
  inputs: ['a'],
  outputs: ['y'],
  rows: [
    { in: [0], out: [0] },
    { in: [0], out: [1] },
    { in: [0], out: [1] },
    { in: [1], out: [1] },
  ],
};

describe('The lowest possible loss of a table', () => {
  test('is 0 without contradicting rows', () => {
    expect(lowestLoss(TUTORIAL_TABLE, 'sse')).toBe(0);
    expect(lowestLoss(TUTORIAL_TABLE, 'cross_entropy')).toBe(0);
  });

  test('is reached by predicting the share of ones', () => {
    const [zero, one] = [2 / 3, 1 / 3];
    const squares = zero ** 2 + 2 * one ** 2;
    expect(lowestLoss(CONTRADICTING, 'sse')).toBeCloseTo(squares, 12);
    expect(lowestLoss(CONTRADICTING, 'half_sse')).toBeCloseTo(squares / 2, 12);
    expect(lowestLoss(CONTRADICTING, 'mse')).toBeCloseTo(squares / 4, 12);
    const entropy = -Math.log(1 / 3) - 2 * Math.log(2 / 3);
    expect(lowestLoss(CONTRADICTING, 'cross_entropy')).toBeCloseTo(entropy / 4, 12);
  });

  test("does not count held-out rows and don't care targets", () => {
    const rows = CONTRADICTING.rows.with(0, { in: [0], out: [0], holdOut: true });
    expect(lowestLoss({ ...CONTRADICTING, rows }, 'sse')).toBe(0);
    const careless = CONTRADICTING.rows.with(0, { in: [0], out: [null] });
    expect(lowestLoss({ ...CONTRADICTING, rows: careless }, 'sse')).toBe(0);
  });
});

test('Runs are labelled by the settings that differ between them', () => {
  const session = completeSession({ table: TUTORIAL_TABLE }, DEFAULTS);
  const run = { session, changes: [] };
  const other = { session: { ...session, training: { ...session.training, seed: 2, iterations: 9 } }, changes: [] };
  expect(differences([run, run])).toEqual([]);
  expect(differences([run, other])).toEqual(['seed']);
  const changed = { session, changes: [{ iteration: 3, kind: 'learningRate', value: 2 } as const] };
  expect(differences([run, other, changed])).toEqual(['seed', 'changes']);
});

describe('A line of the chart', () => {
  const line = seriesOfCurve('loss', Float64Array.of(0, 4, 10, 2, 30, 1));

  test('is read at the point nearest to an iteration', () => {
    expect([-5, 4, 6, 10, 21, 99].map((iteration) => nearestPoint(line, iteration))).toEqual([0, 0, 1, 1, 2, 2]);
    expect(nearestPoint(seriesOfCurve('none', new Float64Array()), 3)).toBe(-1);
  });

  test('is drawn on top of those below it in a stack', () => {
    expect([...stacked([line, line, line])[2]!.values]).toEqual([12, 6, 3]);
  });

  test("stays within SVG's coordinates for overflowing values", () => {
    const wild = seriesOfCurve('wild', Float64Array.of(0, 1, 1, 1e197, 2, Infinity, 3, NaN, 4, -1e36));
    const [x, y] = [linearScale([0, 4], [0, 400]), linearScale([0, 1], [100, 0])];
    expect(pathOf(wild, x, y)).toBe('M0,0L100,-10000L200,-10000L400,10000');
    expect(areaBetween(wild, wild, x, y)).toBe(`${pathOf(wild, x, y)}L400,10000L200,-10000L100,-10000L0,0Z`);
    const logarithmic = valueScale('log', [line], [wild], [100, 0]);
    expect(pathOf(wild, x, logarithmic)).not.toMatch(/NaN|Infinity|e/);
  });
});

describe('A curve', () => {
  test('is steep if nearly all of its fall takes a small part of the run', () => {
    const curve = (fallen: number) => Float64Array.of(0, 2, fallen, 0.1, 1000, 0);
    expect([10, 40, 41, 500].map((fallen) => isSteep(curve(fallen)))).toEqual([true, true, false, false]);
  });

  test('is not steep if what is left of it is more than a tenth', () => {
    const ending = (end: number) => Float64Array.of(0, 2, 10, end, 1000, end);
    expect([0.1, 0.2, 0.3, 1.9].map((end) => isSteep(ending(end)))).toEqual([true, true, false, false]);
  });

  test('is not steep at the start of a run, or if it does not fall', () => {
    expect(isSteep(Float64Array.of(0, 2))).toBe(false);
    expect(isSteep(Float64Array.of(0, 2, 1, 0, 20, 0))).toBe(false);
    expect(isSteep(Float64Array.of(0, 2, 1, 3, 1000, 2))).toBe(false);
    expect(isSteep(Float64Array.of(0, 2, 1, NaN, 1000, NaN))).toBe(false);
  });
});

describe('The line of a weight', () => {
  const scales = [linearScale([0, 10], [0, 100]), linearScale([-2, 2], [40, 0])] as const;
  const signsOf = (iterations: readonly number[], values: readonly number[]) => {
    const line = { name: '', iterations: Float64Array.from(iterations), values: Float64Array.from(values) };
    return pathsBySign(line, ...scales);
  };

  test('has at each place the colour of its sign there', () => {
    expect(signsOf([0, 4, 8, 10], [1, -1, -1, 1])).toEqual([
      { sign: 'positive', d: 'M0,10L20,20M90,20L100,10' },
      { sign: 'negative', d: 'M20,20L40,30L80,30L90,20' },
    ]);
  });

  test('goes on in its colour at 0, and begins without one there', () => {
    expect(signsOf([0, 5, 10], [1, 0, 1])).toEqual([{ sign: 'positive', d: 'M0,10L50,20L100,10' }]);
    expect(signsOf([0, 5, 10], [0, 0, -1])).toEqual([
      { sign: 'negative', d: 'M50,20L100,30' },
      { sign: 'zero', d: 'M0,20L50,20L50,20' },
    ]);
  });

  test('leaves out points that are not numbers', () => {
    expect(signsOf([0, 5, 10], [1, NaN, 2])).toEqual([{ sign: 'positive', d: 'M0,10L100,0' }]);
    expect(signsOf([0], [NaN])).toEqual([]);
  });
});

describe('The flags of pins', () => {
  const PLOT = { left: 50, right: 300, top: 10, bottom: 130 };
  const pinsAt = (...places: number[]) => places.map((x) => ({ x, words: 'η 1 → 20' }));
  const tops = (pins: ReturnType<typeof pinsAt>, points: [number, number][], tick?: typeof PLOT) =>
    placeFlags(pins, PLOT, points, tick).map(({ box }) => box?.top);

  test('do not overlap, and stay in the plot', () => {
    const placed = placeFlags(pinsAt(54, 80, 100, 200, 290), PLOT, [], undefined);
    expect(placed.map(({ box }) => box?.top)).toEqual([10, 29, 48, 10, 10]);
    for (const { box } of placed) {
      expect(box!.left).toBeGreaterThanOrEqual(PLOT.left);
      expect(box!.right).toBeLessThanOrEqual(PLOT.right);
    }
  });

  test('are shared by pins near each other, and by more of them where there is little room', () => {
    const wordsOf = (plot: typeof PLOT, ...places: number[]) =>
      flagsOf(
        pinsAt(...places),
        (pins) => `${pins} changes`,
        (pins) => placeFlags(pins, plot, [], undefined),
      ).map(({ words, box }) => (box ? words : 'no room'));
    expect(wordsOf(PLOT, 60, 65, 150)).toEqual(['2 changes', 'η 1 → 20']);
    const low = { ...PLOT, bottom: 30 };
    expect(wordsOf(low, 60, 160, 260)).toEqual(['η 1 → 20', 'η 1 → 20', 'η 1 → 20']);
    expect(wordsOf(low, 60, 80, 100, 160, 260)).toEqual(['3 changes', 'η 1 → 20', 'η 1 → 20']);
  });

  test('stand below a curve that is at the top, and above one at the bottom', () => {
    expect(
      tops(pinsAt(100, 250), [
        [50, 20],
        [150, 20],
        [200, 120],
        [300, 120],
      ]),
    ).toEqual([29, 10]);
  });

  test('stand beside a curve that falls at their pin', () => {
    const [flag] = placeFlags(
      pinsAt(150),
      PLOT,
      [
        [50, 10],
        [148, 10],
        [149, 130],
        [300, 130],
      ],
      undefined,
    );
    expect(flag!.box!.left).toBeGreaterThan(149);
  });

  test('leave the tick of the curve free, and are left out where there is no room', () => {
    expect(tops(pinsAt(150), [], { left: 100, right: 200, top: 10, bottom: 30 })).toEqual([48]);
    expect(
      tops(
        pinsAt(150),
        [
          [50, 10],
          [50, 130],
          [300, 10],
          [300, 130],
        ],
        PLOT,
      ),
    ).toEqual([undefined]);
  });
});
