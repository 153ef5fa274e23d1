import { expect, test } from 'vitest';
import { texChanged } from '../../../web/src/ui/tex.ts';

test.each([
  [6.561, -0.0003999, '6.561', '6.5614'],
  [0.5, 0.25, '0.5', '0.25'],
  [-1.2159, 2.37e-5, '-1.2159', '-1.215924'],
  [1234.5, 0.01, '1234.5', '1234.49'],
])('The numbers before and after a step of %d from %d differ as the step says', (value, step, before, after) => {
  expect([texChanged(value, -step), texChanged(value - step, -step)]).toEqual([before, after]);
});

test('A step too small for a double leaves the number as it is', () => {
  expect(texChanged(6.561, 0)).toBe('6.561');
  expect(texChanged(6.561, 1e-18)).toBe('6.561');
  expect(texChanged(0, 0.1)).toBe('0');
});
