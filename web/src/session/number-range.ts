/** Checks numbers of a text field against a range. */

import { shortened } from './saved-state-problem.ts';
import { readNumber } from './number-text.ts';

/** A range of numbers, both ends included. */
export interface NumberRange {
  readonly least: number;
  readonly most: number;
  /** True if the least is excluded. */
  readonly open?: boolean;
  readonly whole?: boolean;
}

export interface NumberProblem {
  readonly text: string;
  /** Numbers that the text may mean. */
  readonly readings: readonly number[];
  readonly range: NumberRange;
}

/** Returns the number in a text, or the reason why it is not within the range. */
export function readWithin(text: string, range: NumberRange): number | NumberProblem {
  const readings = readNumber(text, range.whole);
  const [value, other] = readings;
  return value !== undefined && other === undefined && isWithin(value, range)
    ? value
    : { text: shortened(text.trim()), readings, range };
}

function isWithin(value: number, { least, most, open, whole }: NumberRange): boolean {
  return (open ? value > least : value >= least) && value <= most && (!whole || Number.isInteger(value));
}
