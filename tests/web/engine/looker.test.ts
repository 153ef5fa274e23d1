import { expect, test } from 'vitest';
import { Looker } from '../../../web/src/engine/looker.ts';
import type { Found } from '../../../web/src/engine/protocol.ts';

const ROW = [Float64Array.of(1)];

function looked(found: Partial<Found>): Looker {
  const looker = new Looker();
  looker.begin(
    (function* () {
      yield found;
    })(),
  );
  looker.advance(Infinity);
  return looker;
}

test('A snapshot is computed in slices, and each result is handed out once', () => {
  const looker = new Looker();
  looker.begin(
    (function* () {
      yield {};
      yield { look: { row: ROW } };
      yield { steepest: [Float64Array.of(0.25)] };
    })(),
  );
  looker.advance(0);
  expect(looker.take()).toEqual({});
  looker.advance(0);
  expect(looker.take()).toEqual({ look: { row: ROW } });
  expect(looker.isBusy).toBe(true);
  looker.advance(Infinity);
  expect(looker.isBusy).toBe(false);
  expect(looker.take()).toEqual({ steepest: [Float64Array.of(0.25)] });
  expect(looker.take()).toEqual({});
});

test('At rest, a landscape is kept until another one is requested', () => {
  const watched = { landscape: { stepReach: 2, reach: 1, plane: { kind: 'random', seed: 1 } } } as const;
  const other = { landscape: { ...watched.landscape, plane: { kind: 'random', seed: 2 } } } as const;
  const landscape = {
    line: { rates: Float64Array.of(0), losses: Float64Array.of(1), landing: 1, learningRate: 1 },
    plane: { size: 1, reach: 1, losses: Float64Array.of(1), path: Float64Array.of() },
  };
  const looker = looked({ look: { landscape } });
  looker.keepFor(watched, other, true);
  expect(looker.take().look).toEqual({ landscape });
  looker.keepFor(other, watched, false);
  expect(looker.take().look).toStrictEqual({ landscape: undefined });
});

test('Results for another request are dropped, and those of the same request are kept', () => {
  const looker = looked({ look: { row: ROW, leftOut: Float64Array.of(2) }, steepest: ROW });
  looker.take();
  looker.keepFor(
    { row: Float64Array.of(0), leftOut: Float64Array.of(0, 1) },
    { row: Float64Array.of(1), leftOut: Float64Array.of(0, 1) },
    true,
  );
  expect(looker.take()).toStrictEqual({ look: { row: undefined } });
});

test('A result that is dropped before it was handed out is not handed out', () => {
  const looker = looked({ look: { row: ROW } });
  looker.keepFor({ row: Float64Array.of(0) }, {}, true);
  expect(looker.take()).toStrictEqual({ look: { row: undefined } });
  const other = looked({ look: { row: ROW } });
  other.clear();
  expect(other.take()).toStrictEqual({});
});
