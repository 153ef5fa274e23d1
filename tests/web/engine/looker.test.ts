import { expect, test } from 'vitest';
import { Looker } from '../../../web/src/engine/looker.ts';

const ROW = [Float64Array.of(1)];

test('A snapshot is computed in slices, and reports what each has completed', () => {
  const looker = new Looker();
  looker.begin(
    (function* () {
      yield {};
      yield { look: { row: ROW } };
      yield { steepest: [Float64Array.of(0.25)] };
    })(),
  );
  expect(looker.advance(0)).toBeUndefined();
  expect(looker.advance(0)).toEqual({ look: { row: ROW } });
  expect(looker.isBusy).toBe(true);
  looker.advance(Infinity);
  expect(looker.isBusy).toBe(false);
  expect(looker.found).toMatchObject({ look: { row: ROW }, steepest: [Float64Array.of(0.25)] });
});

test('At rest, a landscape is kept until another one is requested', () => {
  const watched = { landscape: { stepReach: 2, reach: 1, plane: { kind: 'random', seed: 1 } } } as const;
  const other = { landscape: { ...watched.landscape, plane: { kind: 'random', seed: 2 } } } as const;
  const landscape = {
    line: { rates: Float64Array.of(0), losses: Float64Array.of(1), landing: 1, learningRate: 1 },
    plane: { size: 1, reach: 1, losses: Float64Array.of(1), path: Float64Array.of() },
  };
  const looker = new Looker();
  looker.begin(
    (function* () {
      yield { look: { landscape } };
    })(),
  );
  looker.advance(Infinity);
  looker.keepFor(watched, other, true);
  expect(looker.found.look).toEqual({ landscape });
  looker.keepFor(other, watched, false);
  expect(looker.found.look).toEqual({});
});

test('Results for another request are dropped, and those of the same request are kept', () => {
  const looker = new Looker();
  looker.begin(
    (function* () {
      yield { look: { row: ROW, leftOut: Float64Array.of(2) } };
    })(),
  );
  looker.advance(Infinity);
  const leftOut = Float64Array.of(0, 1);
  looker.keepFor(
    { row: Float64Array.of(0), leftOut },
    { row: Float64Array.of(1), leftOut: Float64Array.of(0, 1) },
    true,
  );
  expect(looker.found.look).toEqual({ leftOut: Float64Array.of(2) });
  looker.clear();
  expect(looker.found.look).toEqual({});
});
