/** What the worker has to compute for a view of a session. */

import type { Watch } from './engine/protocol.ts';
import type { Session } from './session/session.ts';
import { inputsOf, leftOut } from './session/table.ts';
import type { ViewState } from './session/view.ts';

/** Points of a surface along each axis: fine enough for its bends, few enough for every frame. */
const SURFACE_SIZE = 32;

export function watchOf({ table, network }: Session, view: ViewState): Watch {
  const row = view.selectedRow === null ? undefined : table.rows[view.selectedRow];
  const { chart } = view;
  return {
    ...(row && { row: Float64Array.from(row.in) }),
    ...(view.showLeftOut && { leftOut: Float64Array.from(leftOut(table).flat()) }),
    ...(view.surfaces && {
      surface: {
        x: view.surfaceX,
        y: view.surfaceY,
        inputs: table.inputs.map((_, input) => Number(view.surfaceFixed[input] ?? '0')),
        size: SURFACE_SIZE,
      },
    }),
    ...(view.space && network.hidden.length > 0 && { space: { layer: view.spaceLayer, rows: inputsOf(table) } }),
    ...(chart !== 'loss' && { film: chart }),
  };
}
