import { expect, test } from 'vitest';
import { errorExcerpt } from '../../../../web/src/features/table/error-excerpt.ts';

test('An excerpt is the line around the marked text', () => {
  expect(errorExcerpt('y = a\nz = a and or b\n', 14, 2)).toEqual({ before: 'z = a an', marked: 'd ', after: 'or b' });
  expect(errorExcerpt('a or', 0, 1)).toEqual({ before: '', marked: 'a', after: ' or' });
});

test('An excerpt marks a space for a missing text', () => {
  expect(errorExcerpt('y = a and\nb', 9, 0)).toEqual({ before: 'y = a and', marked: ' ', after: '' });
  expect(errorExcerpt('', 0, 0)).toEqual({ before: '', marked: ' ', after: '' });
});

test('An excerpt of a long line is cut on both sides', () => {
  const { before, after } = errorExcerpt(`${'a'.repeat(100)}#${'b'.repeat(100)}`, 100, 1);
  expect(before).toBe(`…${'a'.repeat(32)}`);
  expect(after).toBe(`${'b'.repeat(32)}…`);
});
