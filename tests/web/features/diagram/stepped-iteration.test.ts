import { expect, test } from 'vitest';
import type { Snapshot } from '../../../../web/src/engine/protocol.ts';
import {
  activationIn,
  errorIn,
  isStepByHand,
  numberAt,
  type SteppedIteration,
} from '../../../../web/src/features/diagram/stepped-iteration.ts';

/** Returns the members of a snapshot that an animation reads: of a network with two inputs and one output. */
function snapshotAt(iteration: number, weights: readonly [number, number], lastIteration = iteration): Snapshot {
  return {
    iteration,
    lastIteration,
    running: false,
    parameters: { weights: [weights.map((weight) => [weight])], biases: [[0]] },
    gradients: { weights: [[[0.5], [-0.25]]], biases: [[0]] },
    views: { row: [Float64Array.of(0.75)] },
  } as unknown as Snapshot;
}

const ITERATION: SteppedIteration = {
  before: snapshotAt(4, [2, -3]),
  after: snapshotAt(5, [1.5, -2.75]),
  index: 1,
  row: { in: [1, 0], out: [1] },
};

test('Only an iteration that was stepped by hand is played', () => {
  const at = (iteration: number, last = iteration) => snapshotAt(iteration, [0, 0], last);
  expect(isStepByHand(at(4), at(5))).toBe(true);
  // A step after going back drops the later iterations.
  expect(isStepByHand(at(4, 9), at(5))).toBe(true);
  expect(isStepByHand(at(4, 9), at(5, 9))).toBe(false);
  expect(isStepByHand(at(4, 5), at(5))).toBe(false);
  expect(isStepByHand(at(4), at(14))).toBe(false);
  expect(isStepByHand(at(5), at(5))).toBe(false);
  expect(isStepByHand(undefined, at(1))).toBe(false);
  expect(isStepByHand({ ...at(4), running: true }, at(5))).toBe(false);
  expect(isStepByHand(at(4), { ...at(5), running: true })).toBe(false);
});

test('The numbers are those of the iteration: before the update on the way, and the change after it', () => {
  const at = (kind: 'forward' | 'backward' | 'update') =>
    [0, 1].map((from) => numberAt(ITERATION, { kind, layer: 0 }, from, 0));
  expect(at('forward')).toEqual([2, -0]);
  expect(at('backward')).toEqual([0.5, -0.25]);
  expect(at('update')).toEqual([-0.5, 0.25]);
  expect([activationIn(ITERATION, 0, 0), activationIn(ITERATION, 1, 0)]).toEqual([1, 0.75]);
});

test('An output has an error unless its target is "don’t care"', () => {
  expect(errorIn(ITERATION, 0)).toBe(-0.25);
  expect(errorIn({ ...ITERATION, row: { in: [1, 0], out: [null] } }, 0)).toBeUndefined();
});
