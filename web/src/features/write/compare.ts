/** Compares numbers that were computed in different orders. */

import { type NumpyArray, sameShape, type Shape } from './numpy-array.ts';

/** Largest difference of equal numbers, as a part of the largest of them. */
const TOLERANCE = 1e-7;

/** Returns whether two lists of numbers are equal up to rounding. */
export function nearlyEqual(one: Float64Array, other: Float64Array): boolean {
  return (
    one.length === other.length && largestDifference(one, other) <= TOLERANCE * Math.max(largest(one), largest(other))
  );
}

/** Returns the largest difference of two lists; NaN counts as infinitely far. */
export function largestDifference(one: Float64Array, other: Float64Array): number {
  return one.reduce((most, value, i) => {
    const difference = Math.abs(value - other[i]!);
    return Number.isNaN(difference) ? Infinity : Math.max(most, difference);
  }, 0);
}

/** Returns the largest absolute value. */
export function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/** Returns whether two arrays are equal up to rounding, apart from dimensions in front that have one element. */
export function equalArrays(one: NumpyArray, other: NumpyArray): boolean {
  return sameShape(withoutOnes(one.shape), withoutOnes(other.shape)) && nearlyEqual(one.data, other.data);
}

function withoutOnes(shape: Shape): Shape {
  const first = shape.findIndex((length) => length !== 1);
  return first < 0 ? [] : shape.slice(first);
}
