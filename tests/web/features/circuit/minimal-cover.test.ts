import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  contains,
  type Cube,
  literalsOf,
  minimalCover,
  primeImplicants,
} from '../../../../web/src/features/circuit/minimal-cover.ts';
import { finish } from './finish.ts';

const all = (width: number) => Array.from({ length: 2 ** width }, (_, combination) => combination);
/** Reads a function from its code: digit i of the code in base 3 is the value of combination i, 2 for "don't care". */
const functionOf = (digits: readonly number[]) => ({
  on: all(Math.log2(digits.length)).filter((combination) => digits[combination] === 1),
  off: all(Math.log2(digits.length)).filter((combination) => digits[combination] === 0),
});
const computes = (cubes: readonly Cube[], on: readonly number[], off: readonly number[]) =>
  on.every((one) => cubes.some((cube) => contains(cube, one))) &&
  off.every((zero) => !cubes.some((cube) => contains(cube, zero)));
const costOf = (cubes: readonly Cube[]) => [cubes.length, cubes.reduce((sum, cube) => sum + literalsOf(cube), 0)];

/** Every product of three variables. */
const PRODUCTS = all(3).flatMap((care) =>
  all(3)
    .filter((bits) => (bits & ~care) === 0)
    .map((bits): Cube => ({ care, bits })),
);

/** Tries every choice of products, the fewest first. */
function cheapest(on: readonly number[], off: readonly number[]): number[] {
  const usable = PRODUCTS.filter((cube) => !off.some((zero) => contains(cube, zero)));
  const choose = (count: number, from: number, chosen: readonly Cube[]): number => {
    if (count === 0) return computes(chosen, on, off) ? costOf(chosen)[1]! : Infinity;
    let least = Infinity;
    for (let next = from; next < usable.length; next++) {
      least = Math.min(least, choose(count - 1, next + 1, [...chosen, usable[next]!]));
    }
    return least;
  };
  for (let count = 0; ; count++) {
    const literals = choose(count, 0, []);
    if (literals < Infinity) return [count, literals];
  }
}

describe('The least sum of products', () => {
  test('is the cheapest that exists for each of the 256 functions of three inputs', () => {
    for (let code = 0; code < 256; code++) {
      const { on, off } = functionOf(all(3).map((combination) => (code >> combination) & 1));
      const { cubes, isProven } = finish(minimalCover(on, off, 3));
      expect({ code, isProven, computes: computes(cubes, on, off), cost: costOf(cubes) }).toEqual({
        code,
        isProven: true,
        computes: true,
        cost: cheapest(on, off),
      });
    }
  });

  test('uses "don\'t care" combinations where that makes it cheaper', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 1, 2), { minLength: 8, maxLength: 8 }), (digits) => {
        const { on, off } = functionOf(digits);
        const { cubes } = finish(minimalCover(on, off, 3));
        expect(computes(cubes, on, off)).toBe(true);
        expect(costOf(cubes)).toEqual(cheapest(on, off));
      }),
      { numRuns: 60 },
    );
  });

  test('computes functions of up to ten inputs, of primes only', () => {
    const widths = fc.integer({ min: 1, max: 10 });
    const functions = widths.chain((width) =>
      fc.array(fc.constantFrom(0, 1, 2), { minLength: 2 ** width, maxLength: 2 ** width }),
    );
    fc.assert(
      fc.property(functions, (digits) => {
        const width = Math.log2(digits.length);
        const { on, off } = functionOf(digits);
        const { cubes } = finish(minimalCover(on, off, width));
        expect(computes(cubes, on, off)).toBe(true);
        const isFree = (cube: Cube) => !off.some((zero) => contains(cube, zero));
        for (const { care, bits } of cubes) {
          for (let variable = 0; variable < width; variable++) {
            const without = care & ~(1 << variable);
            if (without !== care) expect(isFree({ care: without, bits: bits & without })).toBe(false);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  test('has a product for every odd combination of ten inputs, and says that it is the least', () => {
    const isOdd = (combination: number) => literalsOf({ care: combination, bits: 0 }) % 2 === 1;
    const { cubes, isProven } = finish(
      minimalCover(
        all(10).filter(isOdd),
        all(10).filter((combination) => !isOdd(combination)),
        10,
      ),
    );
    expect(cubes.length).toBe(512);
    expect(isProven).toBe(true);
  });

  test('has its products in the order in which rows count', () => {
    const products = (on: readonly number[], width: number) =>
      finish(
        minimalCover(
          on,
          all(width).filter((combination) => !on.includes(combination)),
          width,
        ),
      ).cubes.map(({ care, bits }) => [care, bits]);
    expect(products([1, 2], 2)).toEqual([
      [3, 2],
      [3, 1],
    ]);
    // Majority: X1 X2, X1 X3, X2 X3.
    expect(products([3, 5, 6, 7], 3)).toEqual([
      [3, 3],
      [5, 5],
      [6, 6],
    ]);
  });

  test('is found where no prime is essential', () => {
    // The cyclic function of three inputs: each 1 lies in two primes.
    const on = [1, 2, 3, 4, 5, 6];
    expect(finish(primeImplicants(on, [0, 7], 3)).length).toBe(6);
    expect(finish(minimalCover(on, [0, 7], 3)).cubes.length).toBe(3);
  });
});
