import { describe, expect, test } from 'vitest';
import { linearScale, logScale, roundScale } from '../../../web/src/ui/scale.ts';

describe('A linear scale', () => {
  const scale = linearScale([0, 200], [50, 450]);

  test('maps values to pixels and back', () => {
    expect([0, 50, 200].map(scale)).toEqual([50, 150, 450]);
    expect([50, 150, 450].map(scale.invert)).toEqual([0, 50, 200]);
  });

  test('continues beyond its ends, and downwards', () => {
    expect(scale(-25)).toBe(0);
    expect(linearScale([0, 1], [100, 20])(0.25)).toBe(80);
  });

  test('has round ticks within its ends', () => {
    expect(scale.ticks(4)).toEqual([0, 50, 100, 150, 200]);
    expect(linearScale([0.3, 1.7], [0, 1]).ticks(3)).toEqual([0.5, 1, 1.5]);
  });

  test('puts equal values at its start', () => {
    const flat = linearScale([0, 0], [300, 10]);
    expect(flat(0)).toBe(300);
    expect(flat.ticks(4)).toEqual([0]);
  });

  test('can end at round values', () => {
    const round = roundScale([0, 1.312], [300, 10], 5);
    expect(round(0)).toBe(300);
    expect(round(1.4)).toBeCloseTo(10, 10);
  });
});

describe('A scale by powers of ten', () => {
  const scale = logScale([0.004, 30], [300, 0]);

  test('ends at powers of ten', () => {
    expect([0.001, 0.1, 10, 100].map((value) => Math.round(scale(value)))).toEqual([300, 180, 60, 0]);
    expect(scale.invert(180)).toBeCloseTo(0.1, 12);
  });

  test('draws values beyond its ends at them, 0 too', () => {
    expect([0, 1e-9, 1e9].map(scale)).toEqual([300, 300, 0]);
  });

  test('has the highest powers of ten as ticks, up to the requested number', () => {
    expect(scale.ticks(6)).toEqual([0.001, 0.01, 0.1, 1, 10, 100]);
    expect(scale.ticks(3)).toEqual([0.01, 1, 100]);
    expect(logScale([1e-16, 1], [1, 0]).ticks(6)).toEqual([1e-15, 1e-12, 1e-9, 1e-6, 1e-3, 1]);
  });
});
