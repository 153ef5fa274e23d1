/** Derives the snapshot request for a view of a session. */

import type { SnapshotRequest } from '../engine/protocol.ts';
import { inputSliceOf } from '../session/input-slice.ts';
import { drawsOneLine } from '../session/network.ts';
import type { Session } from '../session/session.ts';
import type { Panel } from '../session/panels.ts';
import { inputsOf, leftOut } from '../session/table.ts';
import { magnifiedRows, magnifies } from '../session/learning/microscope.ts';
import { MOST_MAPS, type ViewState, weightsOf } from '../session/view.ts';
import { parameterCount, sizesOf } from '../session/weight.ts';

/**
 * Points of a surface along each axis: fine enough for its curvature, few enough for every frame, and one more than a
 * multiple of 4, for the lines of the bent grid. Coarse for large networks, where every point is slow.
 */
const SURFACE_SIZE = { fine: 33, coarse: 13 };
/** Number of parameters above which surfaces are coarse. */
const LARGE = 20_000;

/** Returns the request for the panels that are shown. */
export function snapshotRequestOf(session: Session, view: ViewState, panels: ReadonlySet<Panel>): SnapshotRequest {
  const { table, network } = session;
  const row = view.selectedRow === null ? undefined : table.rows[view.selectedRow];
  const { chart } = view;
  const cut = inputSliceOf(table, view);
  const hasSpace = view.space && panels.has('space') && network.hidden.length > 0;
  return {
    ...(row && { row: Float64Array.from(row.in) }),
    ...(view.showLeftOut && panels.has('table') && { leftOut: Float64Array.from(leftOut(table).flat()) }),
    ...(((view.surfaces && panels.has('surfaces')) || hasSpace) && {
      surfaces: {
        x: cut.x,
        y: cut.y,
        inputs: [...cut.fixed],
        size: parameterCount(sizesOf(session)) > LARGE ? SURFACE_SIZE.coarse : SURFACE_SIZE.fine,
        units: view.allSurfaces ? Infinity : Math.max(MOST_MAPS, view.spaceX + 1, view.spaceY + 1),
      },
    }),
    ...(hasSpace && { space: { layer: view.spaceLayer, rows: inputsOf(table) } }),
    ...(view.microscope &&
      panels.has('microscope') &&
      magnifies(session) && {
        microscope: { rows: magnifiedRows(session, view), weight: weightsOf(view).chosen },
      }),
    ...(((view.neuron && panels.has('neuron')) || (panels.has('diagnosis') && drawsOneLine(network))) && {
      separability: true,
    }),
    ...(view.landscape &&
      panels.has('landscape') && {
        landscape: {
          stepReach: view.stepReach,
          plane:
            view.plane === 'random'
              ? { kind: 'random', seed: view.planeSeed }
              : { kind: 'weights', first: weightsOf(view).chosen, second: weightsOf(view).other },
          reach: view.planeReach,
        },
      }),
    ...(chart !== 'loss' && panels.has('chart') && { history: chart }),
  };
}
