import { expect, test } from 'vitest';
import { highlightBy } from '../../../web/src/ui/highlight.ts';
import { partKey } from '../../../web/src/ui/network-part.ts';

/** Layer sizes of a network with two inputs, three hidden units and one output. */
const SIZES = [2, 3, 1];

test('A weight of a formula highlights its line', () => {
  const { parts } = highlightBy([{ kind: 'weight', weight: { layer: 0, from: 1, to: 2 } }], SIZES);
  expect([...parts]).toEqual([partKey({ kind: 'weight', layer: 1, from: 1, to: 2 })]);
});

test('A bias of a formula highlights its unit, since it has no line', () => {
  const biases = [
    { kind: 'weight', weight: { layer: 0, from: 2, to: 1 } },
    { kind: 'weight', weight: { layer: 1, from: 3, to: 0 } },
  ] as const;
  expect([...highlightBy(biases, SIZES).parts]).toEqual([
    partKey({ kind: 'unit', layer: 1, unit: 1 }),
    partKey({ kind: 'unit', layer: 2, unit: 0 }),
  ]);
});
