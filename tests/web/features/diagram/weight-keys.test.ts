import { expect, test } from 'vitest';
import type { Part } from '../../../../web/src/ui/network-part.ts';
import { WeightKeys } from '../../../../web/src/features/diagram/weight-keys.ts';

type Weight = Part & { kind: 'weight' };

const FIRST: Weight = { kind: 'weight', layer: 1, from: 0, to: 0 };
const SECOND: Weight = { kind: 'weight', layer: 1, from: 0, to: 1 };

test('Key presses faster than the display add up', () => {
  const keys = new WeightKeys();
  expect(keys.step(FIRST, 1, 1)).toBe(1.1);
  expect(keys.step(FIRST, 1, 1)).toBe(1.2);
  // The network of the first step is shown.
  keys.shown(() => 1.1);
  expect(keys.step(FIRST, 1.1, -1)).toBe(1.1);
});

test('The shown weight is the base for the next key press', () => {
  const keys = new WeightKeys();
  keys.step(FIRST, 1, 1);
  keys.shown(() => 1.1);
  // Training has continued in the meantime.
  expect(keys.step(FIRST, 5, 1)).toBe(5.1);
});

test('A different network is accepted after as many snapshots as there were requests', () => {
  const keys = new WeightKeys();
  keys.step(FIRST, 1, 1);
  keys.step(FIRST, 1, 1);
  keys.shown(() => 7);
  keys.shown(() => 7);
  expect(keys.step(FIRST, 7, 1)).toBe(7.1);
});

test('Another weight starts from its shown value', () => {
  const keys = new WeightKeys();
  keys.step(FIRST, 1, 1);
  expect(keys.step(SECOND, -2, 0.1)).toBe(-1.99);
});
