import { expect, test } from 'vitest';
import type { Part } from '../../../../web/src/ui/network-part.ts';
import { WeightKeys } from '../../../../web/src/features/diagram/weight-keys.ts';

type Weight = Part & { kind: 'weight' };

const FIRST: Weight = { kind: 'weight', layer: 1, from: 0, to: 0 };
const SECOND: Weight = { kind: 'weight', layer: 1, from: 0, to: 1 };

test('Steps that are faster than what is shown add up', () => {
  const keys = new WeightKeys();
  expect(keys.step(FIRST, 1, 1)).toBe(1.1);
  expect(keys.step(FIRST, 1, 1)).toBe(1.2);
  // The network of the first step is shown.
  keys.shown(() => 1.1);
  expect(keys.step(FIRST, 1.1, -1)).toBe(1.1);
});

test('Once it is shown, what is shown counts', () => {
  const keys = new WeightKeys();
  keys.step(FIRST, 1, 1);
  keys.shown(() => 1.1);
  // It was trained on meanwhile.
  expect(keys.step(FIRST, 5, 1)).toBe(5.1);
});

test('A network that says otherwise is believed after as many as were asked for', () => {
  const keys = new WeightKeys();
  keys.step(FIRST, 1, 1);
  keys.step(FIRST, 1, 1);
  keys.shown(() => 7);
  keys.shown(() => 7);
  expect(keys.step(FIRST, 7, 1)).toBe(7.1);
});

test('Another weight begins with what is shown of it', () => {
  const keys = new WeightKeys();
  keys.step(FIRST, 1, 1);
  expect(keys.step(SECOND, -2, 0.1)).toBe(-1.99);
});
