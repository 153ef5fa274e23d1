import { expect, test } from 'vitest';
import { lazyEn } from '../../../../web/src/i18n/lazy-en.ts';
import { lazyZh } from '../../../../web/src/i18n/lazy-zh.ts';
import { widthOf } from '../../../../web/src/features/diagram/weight-marks.ts';

test('A larger weight has a wider line, for any weight', () => {
  const widths = [0, 0.1, 1, 4, 8, 16, 100, 1e4, 1e9].map((weight) => widthOf(-weight));
  widths.slice(1).forEach((width, i) => expect(width).toBeGreaterThan(widths[i]! + 0.1));
  expect(Math.max(...widths)).toBeLessThan(16);
});

test('A run is labelled as changed never, once, or several times', () => {
  expect([0, 1, 2].map(lazyEn.pastRuns.changes)).toEqual(['never', 'once', '2 times']);
  expect([0, 1, 2].map(lazyZh.pastRuns.changes)).toEqual(['无', '1 处', '2 处']);
});
