/** Places the rows of a table as points on the map of an output. */

import { type InputSlice, pointsOf, type SlicePoint } from '../../session/input-slice.ts';
import { isNear } from '../../session/learning/score.ts';
import type { Table } from '../../session/session.ts';
import type { ViewState } from '../../session/view.ts';
import type { MapPoint } from '../../ui/heat-map.ts';

export class RowPoints {
  /** Places by the last table and view, cached since there can be a thousand. */
  #places: { readonly table: Table; readonly view: ViewState; readonly points: readonly SlicePoint[] } | undefined;

  /** Returns the points for one output; `predictions` are rows × outputs, row-major. */
  pointsOf(
    output: number,
    cut: InputSlice,
    { table, view, predictions }: { table: Table; view: ViewState; predictions: Float64Array | undefined },
  ): readonly MapPoint[] {
    if (this.#places?.table !== table || this.#places.view !== view) {
      this.#places = { table, view, points: pointsOf(table, cut) };
    }
    return this.#places.points.map((point) => {
      const { out, holdOut = false } = table.rows[point.row]!;
      const target = out[output]!;
      const prediction = predictions?.[point.row * table.outputs.length + output];
      return {
        ...point,
        target,
        isRight: prediction === undefined || isNear(prediction, target, view.tolerance),
        isHeldOut: holdOut,
        isSelected: view.selectedRow === point.row,
      };
    });
  }
}
