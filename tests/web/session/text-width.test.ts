import { expect, test, vi } from 'vitest';
import { columnsOf, cutToColumns } from '../../../web/src/session/text-width.ts';

const FAMILY = '👨‍👩‍👧‍👦';

test('Chinese characters and emoji take two columns, letters with accents one', () => {
  expect(columnsOf('abc')).toBe(3);
  expect(columnsOf('应该')).toBe(4);
  expect(columnsOf(FAMILY)).toBe(2);
  expect(columnsOf('e\u0301')).toBe(1);
  expect(columnsOf('𠮷')).toBe(2);
});

test('A name is truncated between its letters, to its width', () => {
  expect(cutToColumns('abcdefg', 7)).toBe('abcdefg');
  expect(cutToColumns('abcdefgh', 7)).toBe('abcdef…');
  expect(cutToColumns('abcde😀fgh', 7)).toBe('abcde…');
  expect(cutToColumns('应该出门散步吗', 7)).toBe('应该出…');
  expect(cutToColumns(`${FAMILY}${FAMILY}${FAMILY}abc`, 7)).toBe(`${FAMILY}${FAMILY}${FAMILY}…`);
  expect(cutToColumns('e\u0301'.repeat(8), 7)).toBe(`${'e\u0301'.repeat(6)}…`);
});

test('Without a segmenter a name is truncated between its characters', () => {
  vi.stubGlobal('Intl', {});
  expect(cutToColumns('abcde😀fgh', 7)).toBe('abcde…');
  expect(cutToColumns('应该出门散步吗', 7)).toBe('应该出…');
  vi.unstubAllGlobals();
});
