/** Begins the coarsest picture of a map while the reader reaches for its tab. */

import type { Limits } from '../../engine/protocol.ts';
import { KEPT_MILLISECONDS } from '../../engine/spare-workers.ts';
import type { StartWorker } from '../../engine/start-worker.ts';
import type { Session } from '../../session/session.ts';
import type { ViewState } from '../../session/view.ts';
import type { MapAxis } from './map-axes.ts';
import { isQuick, type MapInput, MapRun } from './map-run.ts';
import { type MapView, MOST_SIZE, readMapView } from './map-view.ts';

/** Likely width of the picture in CSS pixels. */
const LIKELY_WIDTH = 200;

let begun: MapRun | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Begins the map of a session, unless its runs take long. It ends if no panel takes it. */
export function begin(session: Session, view: ViewState, limits: Limits, startWorker: StartWorker): void {
  const input = inputOf(session, readMapView(view.mapView, session, limits), LIKELY_WIDTH, view.tolerance);
  if (begun?.isOf(input) || !isQuick(input)) return;
  drop();
  begun = new MapRun(undefined, startWorker);
  begun.show(input);
  timer = setTimeout(drop, KEPT_MILLISECONDS);
}

/** Returns the map that has begun, if it is this one. */
export function takeBegun(input: MapInput): MapRun | undefined {
  if (!begun?.isOf(input)) return undefined;
  const taken = begun;
  begun = undefined;
  clearTimeout(timer);
  return taken;
}

function drop(): void {
  clearTimeout(timer);
  begun?.stop();
  begun = undefined;
}

/** Returns the inputs of a map whose picture has this width in CSS pixels. */
export function inputOf(session: Session, view: MapView, width: number, tolerance: number): MapInput {
  return { session: neutral(session, view), view, size: sizeFor(width), tolerance };
}

/** Returns the points along a side for a picture of this width in CSS pixels. */
function sizeFor(width: number): number {
  const pixels = width * devicePixelRatio;
  return [128, 256].find((size) => size >= 0.75 * pixels) ?? MOST_SIZE;
}

/** Returns the session without the values that the axes replace: their edits do not change the map. */
function neutral(session: Session, { x, y }: MapView): Session {
  const has = (kind: MapAxis['spec']['kind']) => [x, y].some(({ axis }) => axis.spec.kind === kind);
  return {
    ...session,
    training: {
      ...session.training,
      ...(has('learningRate') && { learningRate: 1 }),
      // The seed also decides the start weights that the mark shows.
      ...(has('seed') && !has('parameter') && { seed: 0 }),
    },
  };
}
