/** The values that a number is stepped through. */

/** The next of some ascending values above (1) or below (-1) one; the same value where there is none. */
export function stepAlong(rungs: readonly number[], value: number, direction: 1 | -1): number {
  const next =
    direction > 0 ? rungs.find((rung) => rung > value * 1.0001) : rungs.findLast((rung) => rung < value * 0.9999);
  return next ?? value;
}

/** The next of 1, 2, 5, 10, 20, 50, … and their fractions above or below `value`: about a doubling or a halving. */
export function stepAlong125(value: number, direction: 1 | -1): number {
  const exponent = Math.floor(Math.log10(value));
  const rungs = [exponent - 1, exponent, exponent + 1].flatMap((e) => [1, 2, 5].map((s) => Number(`${s}e${e}`)));
  return stepAlong(rungs, value, direction);
}
