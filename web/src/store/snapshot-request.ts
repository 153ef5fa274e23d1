/** Derives the snapshot request for a view of a session. */

import { MOST_MAPS } from '../engine/compute-snapshot.ts';
import type { SnapshotRequest, SurfaceRequest } from '../engine/protocol.ts';
import { type InputSlice, inputSliceOf, varyingSliceOf } from '../session/input-slice.ts';
import { drawsOneLine } from '../session/network.ts';
import { sameData } from '../session/same-data.ts';
import type { Session, Table } from '../session/session.ts';
import { isStudyOpen, type Panel } from '../session/panels.ts';
import { inputsOf, leftOut } from '../session/table.ts';
import { followedRow, magnifiedRows, magnifies } from '../session/learning/microscope.ts';
import { type ViewState, weightsOf } from '../session/view.ts';
import { parameterCount, sizesOf } from '../session/weight.ts';

/**
 * Points of a surface along each axis: fine enough for its curvature, few enough for every frame, and one more than a
 * multiple of 4, for the lines of the bent grid. Coarse for large networks, where every point is slow.
 */
const SURFACE_SIZE = { fine: 33, unit: 17, coarse: 13 };
/** Number of parameters above which surfaces are coarse. */
const LARGE = 20_000;

/** Rows of a large network for which the diagram shows its units: as many as a coarse surface has points. */
const MOST_CELLS = SURFACE_SIZE.coarse ** 2;

/** Returns the request for the panels that are shown; `hasOutputMap` if the outputs have a map beside them. */
export function snapshotRequestOf(
  session: Session,
  view: ViewState,
  panels: ReadonlySet<Panel>,
  hasOutputMap = false,
): SnapshotRequest {
  const { table, network } = session;
  // Animating a step needs the numbers before it. Once "1 step" is pressed, it is too late to request them.
  const animates = view.animateSteps && panels.has('diagram') && magnifies(session);
  const row = animates || view.selectedRow !== null ? table.rows[followedRow(session, view)] : undefined;
  const { chart, tolerance } = view;
  const isLossShown = chart === 'loss' && panels.has('chart');
  const cut = inputSliceOf(table, view);
  const isLarge = parameterCount(sizesOf(session)) > LARGE;
  const hasSpace = view.space && panels.has('space') && network.hidden.length > 0;
  const fine = isLarge ? SURFACE_SIZE.coarse : SURFACE_SIZE.fine;
  const surfaces =
    (view.surfaces && panels.has('surfaces')) || hasSpace
      ? surfaceRequest(cut, fine, view.allSurfaces ? Infinity : Math.max(MOST_MAPS, view.spaceX + 1, view.spaceY + 1))
      : undefined;
  return {
    ...(row && { row: Float64Array.from(row.in) }),
    ...(view.showLeftOut && panels.has('table') && { leftOut: Float64Array.from(leftOut(table).flat()) }),
    ...(surfaces && { surfaces }),
    ...(hasOutputMap && { outputMap: surfaceRequest(cut, fine, table.outputs.length) }),
    ...(panels.has('diagram') && unitsRequest(table, isLarge, surfaces)),
    ...(hasSpace && { space: { layer: view.spaceLayer, rows: inputsOf(table) } }),
    ...(view.microscope &&
      panels.has('microscope') &&
      magnifies(session) && {
        microscope: { rows: magnifiedRows(session, view), weight: weightsOf(view).chosen },
      }),
    ...(view.neuron && panels.has('neuron')
      ? { separability: 'atOnce' }
      : panels.has('diagnosis') && drawsOneLine(network) && { separability: 'onceTrained' }),
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
    ...((isStudyOpen('story', view, panels) || isStudyOpen('predict', view, panels)) && { story: { tolerance } }),
    ...(chart !== 'loss' && panels.has('chart') && { history: chart }),
    ...((isLossShown || view.task) && { tolerance }),
    ...(isLossShown && heldOutRequest(session)),
  };
}

function surfaceRequest({ x, y, fixed }: InputSlice, size: number, units: number): SurfaceRequest {
  return { x, y, inputs: [...fixed], size, units };
}

/** Returns the request for the units of the diagram: nothing if the surfaces of another panel show the same. */
function unitsRequest(
  table: Table,
  isLarge: boolean,
  surfaces: SurfaceRequest | undefined,
): Pick<SnapshotRequest, 'unitMaps' | 'unitCells'> {
  const slice = varyingSliceOf(table);
  if (!slice) {
    const rows = isLarge ? table.rows.slice(0, MOST_CELLS) : table.rows;
    return { unitCells: { inputs: inputsOf({ ...table, rows }), count: rows.length, units: MOST_MAPS } };
  }
  const unitMaps = surfaceRequest(slice, isLarge ? SURFACE_SIZE.coarse : SURFACE_SIZE.unit, MOST_MAPS);
  const isShown = surfaces?.x === slice.x && surfaces.y === slice.y && sameData(surfaces.inputs, unitMaps.inputs);
  return isShown ? {} : { unitMaps };
}

/** Returns the request for the loss of the held-out rows: of a mean, their own mean. */
function heldOutRequest({ table, training }: Session): Pick<SnapshotRequest, 'heldOut'> {
  const rows = table.rows.flatMap(({ holdOut }, row) => (holdOut ? [row] : []));
  const targets = (isHeldOut: boolean) =>
    table.rows
      .filter(({ holdOut = false }) => holdOut === isHeldOut)
      .flatMap(({ out }) => out)
      .filter((target) => target !== null).length;
  if (targets(true) === 0) return {};
  const isMean = training.loss === 'mse' || training.loss === 'cross_entropy';
  return { heldOut: { rows, factor: isMean ? Math.max(1, targets(false)) / targets(true) : 1 } };
}
