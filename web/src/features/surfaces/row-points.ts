/** Places the rows of a table as points on the maps of its outputs. */

import { type InputSlice, inputSliceOf } from '../../session/input-slice.ts';
import { pointsOf, type SlicePoint } from '../../session/slice-points.ts';
import { isNear } from '../../session/learning/score.ts';
import type { Table } from '../../session/session.ts';
import type { ViewState } from '../../session/view.ts';
import type { MapPoint } from '../../ui/heat-map.ts';

interface Placed {
  readonly table: Table;
  readonly view: ViewState;
  readonly cut: InputSlice;
  readonly points: readonly SlicePoint[];
}

export class RowPoints {
  /** Slice and places by the last table and view, cached since there can be a thousand rows. */
  #placed: Placed | undefined;

  /** Returns the slice of the maps. */
  cutOf(table: Table, view: ViewState): InputSlice {
    return this.#place(table, view).cut;
  }

  /** Returns the points for one output; `predictions` are rows × outputs, row-major. */
  pointsOf(
    output: number,
    { table, view, predictions }: { table: Table; view: ViewState; predictions: Float64Array | undefined },
  ): readonly MapPoint[] {
    return this.#place(table, view).points.map((point) => {
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

  #place(table: Table, view: ViewState): Placed {
    if (this.#placed?.table !== table || this.#placed.view !== view) {
      const cut = inputSliceOf(table, view);
      this.#placed = { table, view, cut, points: pointsOf(table, cut) };
    }
    return this.#placed;
  }
}
