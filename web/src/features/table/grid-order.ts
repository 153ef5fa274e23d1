/** Orders the rows of a table by the errors of their predictions. */

import type { Table } from '../../session/session.ts';

/** Order in which the grid shows the rows of a table. */
export interface RowOrder {
  /** The row at each place. */
  readonly rows: readonly number[];
  /** The place of each row. */
  readonly places: readonly number[];
}

export interface PredictedTable {
  readonly table: Table;
  /** rows × outputs, row-major; those of the previous table until the first predictions for a new one. */
  readonly predictions: Float64Array | undefined;
}

/**
 * Returns the rows from the largest error to the smallest, and in the table's order where errors are equal. The error of
 * a row is that of its worst output. Without predictions, returns undefined.
 */
export function orderByError({ table, predictions }: PredictedTable): RowOrder | undefined {
  const { rows, outputs } = table;
  if (predictions?.length !== rows.length * outputs.length) return undefined;
  const errors = rows.map(({ out }, row) =>
    Math.max(
      ...out.map((target, output) =>
        target === null ? 0 : Math.abs(predictions[row * outputs.length + output]! - target),
      ),
    ),
  );
  const ordered = rows.map((_, row) => row).sort((one, other) => errors[other]! - errors[one]!);
  const places: number[] = [];
  ordered.forEach((row, place) => (places[row] = place));
  return { rows: ordered, places };
}
