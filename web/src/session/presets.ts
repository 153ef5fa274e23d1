import type { Table } from './session.ts';

/** The table that the tutorial teaches with: exclusive or of X1 and X2, beside an X3 that is always 1. */
export const TUTORIAL_TABLE: Table = {
  inputs: ['X1', 'X2', 'X3'],
  outputs: ['y'],
  rows: [
    { in: [0, 0, 1], out: [0] },
    { in: [0, 1, 1], out: [1] },
    { in: [1, 0, 1], out: [1] },
    { in: [1, 1, 1], out: [0] },
  ],
};
