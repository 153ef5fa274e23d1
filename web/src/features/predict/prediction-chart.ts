/** Draws a sketched loss curve and the curve of its run. */

import { nothing, svg } from 'lit';
import type { LossScale } from '../../session/view.ts';
import type { ChartScales } from '../../ui/loss-axes.ts';
import { linearScale, logScale, place, type Scale } from '../../ui/scale.ts';
import { AXIS_INSET } from '../../ui/time-axis.ts';
import { iterationOf, type Sketch } from './sketch.ts';

export const MARGIN = { ...AXIS_INSET, top: 24, bottom: 40 };

/** Room above the start loss, and the most of it that a run may take for a linear scale. */
const ROOM = 1.15;
const MOST_ROOM = 3;
/** Lower end of a logarithmic scale, for sketches that reach 0. */
const LEAST = 1e-4;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Returns the scales of the empty chart: iterations of the planned run, and losses a bit beyond the start loss. */
export function sketchScales(iterations: number, start: number, size: Size): ChartScales {
  return { x: iterationsOver(iterations, size), y: linearScale([0, topOf(start)], lossRange(size)), kind: 'linear' };
}

/** Returns the largest loss that can be sketched. */
export function topOf(start: number): number {
  return start > 0 && Number.isFinite(start) ? start * ROOM : 1;
}

/** Returns whether the curve of a run leaves the linear scale of its sketch. */
export function needsLog(curve: Float64Array, start: number): boolean {
  return greatest(curve) > MOST_ROOM * topOf(start);
}

/** Returns the scales of sketch and run together. */
export function comparisonScales(
  kind: LossScale,
  sketch: Sketch,
  curve: Float64Array,
  iterations: number,
  size: Size,
): ChartScales {
  const start = curve[1] ?? 1;
  const last = Math.max(iterations, curve.at(-2) ?? 0);
  const x = iterationsOver(last, size);
  const most = Math.max(topOf(start), greatest(curve), ...sketch);
  if (kind === 'linear') {
    const top = Math.min(most, MOST_ROOM * topOf(start));
    return { x, y: linearScale([0, top], lossRange(size)), kind };
  }
  let least = Math.max(LEAST, ...(sketch.length > 0 ? [Math.min(...sketch)] : []));
  for (let at = 1; at < curve.length; at += 2) if (curve[at]! > 0) least = Math.min(least, curve[at]!);
  return { x, y: logScale([Math.max(least, Number.MIN_VALUE), Math.max(most, least * 10)], lossRange(size)), kind };
}

/** Renders the start loss, which is known before a run; its words are above the plot, where no sketch crosses them. */
export function renderStart({ x, y }: ChartScales, start: number, label: string) {
  if (!Number.isFinite(start)) return nothing;
  return svg`
    <circle class="start" r="4.5" cx=${x(0)} cy=${y(start)} />
    <text class="start-label" x=${x(0) - 5} y=${MARGIN.top - 9}>${label}</text>`;
}

/** Renders a sketch of a run with this many iterations. */
export function renderSketch({ x, y }: ChartScales, sketch: Sketch, iterations: number) {
  if (sketch.length < 2) return nothing;
  const points = sketch.map((loss, column) => `${place(x(iterationOf(column, iterations)))},${place(y(loss))}`);
  return svg`<polyline class="sketch" points=${points.join(' ')} />`;
}

/** Renders the curve of a run; losses above the scale are cut off by the drawing. */
export function renderCurve({ x, y }: ChartScales, curve: Float64Array, { width, height }: Size) {
  if (curve.length < 4) return nothing;
  const points: string[] = [];
  for (let at = 0; at < curve.length; at += 2) {
    const top = place(y(curve[at + 1]!));
    if (!Number.isNaN(top)) points.push(`${place(x(curve[at]!))},${top}`);
  }
  const inside = { width: Math.max(1, width - MARGIN.left - MARGIN.right), height: height - MARGIN.bottom };
  return svg`<svg
    x=${MARGIN.left}
    y="0"
    width=${inside.width}
    height=${inside.height}
    viewBox="${MARGIN.left} 0 ${inside.width} ${inside.height}"
    overflow="hidden"
  ><polyline class="curve" points=${points.join(' ')} /></svg>`;
}

function iterationsOver(last: number, { width }: Size): Scale {
  return linearScale([0, Math.max(1, last)], [MARGIN.left, width - MARGIN.right]);
}

function lossRange({ height }: Size): readonly [number, number] {
  return [height - MARGIN.bottom, MARGIN.top];
}

function greatest(curve: Float64Array): number {
  let most = 0;
  for (let at = 1; at < curve.length; at += 2) if (Number.isFinite(curve[at])) most = Math.max(most, curve[at]!);
  return most;
}
