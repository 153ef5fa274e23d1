import { expect, test } from 'vitest';
import { orderByError } from '../../../../web/src/features/table/grid-order.ts';
import type { Table } from '../../../../web/src/session/session.ts';

const TABLE: Table = {
  inputs: ['a', 'b'],
  outputs: ['y', 'z'],
  rows: [
    { in: [0, 0], out: [0, 1] },
    { in: [0, 1], out: [null, null] },
    { in: [1, 0], out: [1, null], holdOut: true },
    { in: [1, 1], out: [1, 0] },
  ],
};

test('The row with the worst output comes first, and a don’t care is no error', () => {
  const predictions = Float64Array.of(0.1, 0.6, 1, 1, 0.25, 1, 0.9, 0.8);
  expect(orderByError({ table: TABLE, predictions })).toEqual({ rows: [3, 2, 0, 1], places: [2, 3, 1, 0] });
});

test('Rows with equal errors keep their order', () => {
  expect(orderByError({ table: TABLE, predictions: new Float64Array(8).fill(0.5) })?.rows).toEqual([0, 2, 3, 1]);
});

test('Rows without predictions of their own have no order', () => {
  expect(orderByError({ table: TABLE, predictions: new Float64Array(6) })).toBeUndefined();
});
