import { expect } from 'vitest';

/** Expects equality to a relative 1e-9, or to 1e-14 near zero. */
export function expectClose(actual: readonly number[], expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, i) => {
    expect(Math.abs(value - expected[i]!)).toBeLessThanOrEqual(Math.max(1e-9 * Math.abs(expected[i]!), 1e-14));
  });
}
