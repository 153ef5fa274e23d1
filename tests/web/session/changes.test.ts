import { expect, test } from 'vitest';
import { type Change, changesUpTo, withNewChanges } from '../../../web/src/session/changes.ts';

const CHANGES: Change[] = [0, 1, 1, 4].map((iteration, i) => ({ iteration, kind: 'learningRate', value: i + 1 }));

test('The changes up to an iteration include those at it', () => {
  expect(changesUpTo(-1, CHANGES)).toEqual([]);
  expect(changesUpTo(1, CHANGES)).toEqual(CHANGES.slice(0, 3));
  expect(changesUpTo(3, CHANGES)).toEqual(CHANGES.slice(0, 3));
});

test('A long list of changes is not copied if all of it is wanted, or nothing is new', () => {
  expect(changesUpTo(4, CHANGES)).toBe(CHANGES);
  expect(withNewChanges(CHANGES, { first: 5, list: [] })).toBe(CHANGES);
});

test('New changes replace those from their first iteration on', () => {
  const list: Change[] = [{ iteration: 2, kind: 'learningRate', value: 9 }];
  expect(withNewChanges(CHANGES, { first: 1, list })).toEqual([CHANGES[0], ...list]);
});
