import type { Activation } from '../session/session.ts';

/** Range of a picture of activations, and the middle that separates low from high. */
export interface ValueRange {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** Returns the full range of a bounded activation; else the largest magnitude of `values` on either side of 0. */
export function rangeOf(activation: Activation, values: Iterable<number>): ValueRange {
  switch (activation) {
    case 'sigmoid':
    case 'step':
      return { low: 0, middle: 0.5, high: 1 };
    case 'tanh':
      return { low: -1, middle: 0, high: 1 };
    case 'relu':
    case 'leaky_relu':
    case 'linear': {
      let most = 1e-9;
      for (const value of values) {
        const size = Math.abs(value);
        if (size > most && Number.isFinite(size)) most = size;
      }
      return { low: -most, middle: 0, high: most };
    }
  }
}

/** Range of an output: around the half between its targets, whatever its activation can return. */
export const OUTPUT_RANGE: ValueRange = { low: 0, middle: 0.5, high: 1 };
