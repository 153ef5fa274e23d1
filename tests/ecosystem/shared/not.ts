import type { SessionInput } from 'truthnet/element';

/** A session that the framework sets as a property. */
export const NOT = {
  table: {
    inputs: ['a'],
    outputs: ['y'],
    rows: [
      { in: [0], out: [1] },
      { in: [1], out: [0] },
    ],
  },
  training: { seed: 7 },
} satisfies SessionInput;
