/** Figures of a sketch in sentences. */

import { count, significant } from '../../i18n/numbers.ts';
import type { Comparison } from './comparison.ts';

/** Returns a figure of a sketch, which is no more precise than the hand that drew it. */
export function sketched(value: number): string {
  return count(Number(value.toPrecision(2)));
}

/** Returns a loss of a sketch to two digits. */
export function sketchedLoss(value: number): string {
  return significant(value, 2);
}

/** Returns true if sketch and run are both below the start loss in a gap. */
export const isFalling = ({ sketched: own, loss, start }: Extract<Comparison, { readonly kind: 'gap' }>) =>
  own < start && loss < start;
