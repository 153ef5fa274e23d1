import { expect, test, vi } from 'vitest';
import { SliceRunner } from '../../../web/src/engine/slice-runner.ts';
import type { Results } from '../../../web/src/engine/protocol.ts';

const ROW = [Float64Array.of(1)];

/** Computations that wait for messages to be handled. */
let waiting: (() => void)[] = [];

function makeRunner(): SliceRunner {
  waiting = [];
  return new SliceRunner((callback) => waiting.push(callback));
}

function finished(results: Partial<Results>): SliceRunner {
  const sliceRunner = makeRunner();
  sliceRunner.begin(
    (function* () {
      yield results;
    })(),
  );
  sliceRunner.advance(Infinity);
  return sliceRunner;
}

test('A snapshot is computed in slices, and each result is handed out once', () => {
  const sliceRunner = makeRunner();
  sliceRunner.begin(
    (function* () {
      yield {};
      yield { views: { row: ROW } };
      yield { steepest: [Float64Array.of(0.25)] };
    })(),
  );
  sliceRunner.advance(0);
  expect(sliceRunner.take()).toEqual({});
  sliceRunner.advance(0);
  expect(sliceRunner.take()).toEqual({ views: { row: ROW } });
  expect(sliceRunner.isBusy).toBe(true);
  sliceRunner.advance(Infinity);
  expect(sliceRunner.isBusy).toBe(false);
  expect(sliceRunner.take()).toEqual({ steepest: [Float64Array.of(0.25)] });
  expect(sliceRunner.take()).toEqual({});
});

test('At rest, a landscape is kept until another one is requested', () => {
  const watched = { landscape: { stepReach: 2, reach: 1, plane: { kind: 'random', seed: 1 } } } as const;
  const other = { landscape: { ...watched.landscape, plane: { kind: 'random', seed: 2 } } } as const;
  const landscape = {
    line: { rates: Float64Array.of(0), losses: Float64Array.of(1), landing: 1, learningRate: 1 },
    plane: { size: 1, reach: 1, losses: Float64Array.of(1), path: Float64Array.of() },
  };
  const sliceRunner = finished({ views: { landscape } });
  sliceRunner.keepFor(watched, other, true);
  expect(sliceRunner.take().views).toEqual({ landscape });
  sliceRunner.keepFor(other, watched, false);
  expect(sliceRunner.take().views).toStrictEqual({ landscape: undefined });
});

test('Results for another request are dropped, and those of the same request are kept', () => {
  const sliceRunner = finished({ views: { row: ROW, leftOut: Float64Array.of(2) }, steepest: ROW });
  sliceRunner.take();
  sliceRunner.keepFor(
    { row: Float64Array.of(0), leftOut: Float64Array.of(0, 1) },
    { row: Float64Array.of(1), leftOut: Float64Array.of(0, 1) },
    true,
  );
  expect(sliceRunner.take()).toStrictEqual({ views: { row: undefined } });
});

test('A result that is dropped before it was handed out is not handed out', () => {
  const sliceRunner = finished({ views: { row: ROW } });
  sliceRunner.keepFor({ row: Float64Array.of(0) }, {}, true);
  expect(sliceRunner.take()).toStrictEqual({ views: { row: undefined } });
  const other = finished({ views: { row: ROW } });
  other.clear();
  expect(other.take()).toStrictEqual({});
});

test('The rest is computed between messages, until another computation begins', () => {
  const sliceRunner = makeRunner();
  const handedOut: Partial<Results>[] = [];
  const results = [{ views: { row: ROW } }, { steepest: ROW }, {}];
  // Each part takes longer than a slice.
  const slowly = function* () {
    for (const part of results.slice(0, 2)) {
      vi.advanceTimersByTime(100);
      yield part;
    }
  };
  vi.useFakeTimers({ toFake: ['performance'] });
  const answerMessages = () => {
    for (const callback of waiting.splice(0)) callback();
  };
  sliceRunner.begin(slowly());
  sliceRunner.finish((part) => handedOut.push(part));
  expect(handedOut).toEqual([]);
  while (waiting.length > 0) answerMessages();
  expect(handedOut).toEqual(results);

  let isWanted = true;
  sliceRunner.begin(slowly());
  sliceRunner.finish(
    (part) => handedOut.push(part),
    () => isWanted,
  );
  isWanted = false;
  answerMessages();
  sliceRunner.finish((part) => handedOut.push(part));
  sliceRunner.begin(slowly());
  answerMessages();
  expect(waiting).toEqual([]);
  expect(handedOut).toHaveLength(results.length);
  vi.useRealTimers();
});
