/** Computes the next value when a number is stepped up or down. */

/** Returns the next of some ascending values above (1) or below (-1) a value; the value itself at the end. */
export function stepAlong(rungs: readonly number[], value: number, direction: 1 | -1): number {
  const next =
    direction > 0 ? rungs.find((rung) => rung > value * 1.0001) : rungs.findLast((rung) => rung < value * 0.9999);
  return next ?? value;
}

/** Returns the next of 1, 2, 5, 10, 20, 50, … and their fractions above or below `value`: about double or half. */
export function stepAlong125(value: number, direction: 1 | -1): number {
  const exponent = Math.floor(Math.log10(value));
  const rungs = [exponent - 1, exponent, exponent + 1].flatMap((e) => [1, 2, 5].map((s) => Number(`${s}e${e}`)));
  return stepAlong(rungs, value, direction);
}
