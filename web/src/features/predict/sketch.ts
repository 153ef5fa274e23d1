/** A loss curve as a reader sketches it before a run: one loss for each of a fixed number of columns. */

/** Columns from iteration 0 to the end of the run: fine enough for a finger, coarse enough to read a sketch from. */
export const COLUMNS = 96;
/** Points that sliders set. */
const MOST_POINTS = 8;
/** Parts of the axis, and of the iterations up to a place, by which a sketch may be shifted there. */
const NEAR = 0.05;
const NEAR_PLACE = 0.25;
/** Columns on either side that a tap bends. */
const TAP_REACH = 6;

/**
 * Losses at evenly spaced iterations, from iteration 0 on. The first is the loss of the start weights. Shorter than
 * COLUMNS + 1 if it is not drawn to the end; empty if nothing is drawn.
 */
export type Sketch = readonly number[];

/** Place in the chart: columns from the left, which may be a fraction, and a loss. */
export interface SketchPoint {
  readonly column: number;
  readonly loss: number;
}

/** Returns the sketch after a stroke from one point to another; a gap before the stroke is closed by a straight line. */
export function withStroke(sketch: Sketch, start: number, from: SketchPoint, to: SketchPoint): Sketch {
  const drawn = reachedTo(sketch, start, from);
  const [left, right] = from.column <= to.column ? [from, to] : [to, from];
  const first = columnOf(left.column);
  const last = columnOf(right.column);
  const losses = [...drawn];
  // Only the columns from 1 on: the loss of the start weights is known.
  for (let column = Math.max(1, first); column <= last; column++) losses[column] = between(left, right, column);
  // The point under the pointer counts, even if both points are in one column.
  if (columnOf(to.column) > 0) losses[columnOf(to.column)] = to.loss;
  return losses;
}

/** Returns the sketch with a point where the chart was tapped, and its neighbours bent towards it. */
export function withTap(sketch: Sketch, start: number, to: SketchPoint): Sketch {
  return bent(sketch, start, { column: columnOf(to.column), loss: to.loss }, TAP_REACH);
}

/** Returns the columns that sliders set: evenly spaced, the last at the end; none at iteration 0. */
export function pointColumns(iterations: number): number[] {
  const points = Math.max(1, Math.min(MOST_POINTS, iterations));
  return Array.from({ length: points }, (_, i) => Math.round(((i + 1) / points) * COLUMNS));
}

/** Returns the sketch with the loss of a slider, and straight lines to the columns of the sliders beside it. */
export function withPoint(sketch: Sketch, start: number, point: SketchPoint, iterations: number): Sketch {
  const [first = COLUMNS] = pointColumns(iterations);
  return bent(sketch, start, point, first);
}

/** Returns the loss that a sketch has at an iteration; undefined beyond its end. */
export function lossAt(sketch: Sketch, iteration: number, iterations: number): number | undefined {
  const column = (iteration / iterations) * COLUMNS;
  const before = Math.floor(column);
  const [from, to] = [sketch[before], sketch[Math.ceil(column)]];
  return from === undefined || to === undefined ? undefined : from + (to - from) * (column - before);
}

/** Returns the iteration at which a sketch first reaches a loss from above; undefined if it never does. */
export function reaches(sketch: Sketch, loss: number, iterations: number): number | undefined {
  const at = sketch.findIndex((each) => each <= loss);
  if (at < 0) return undefined;
  const [before, after] = [sketch[at - 1] ?? loss, sketch[at]!];
  const part = before > after ? (before - loss) / (before - after) : 1;
  return iterationOf(Math.max(0, at - 1 + part), iterations);
}

/** Returns the iteration of a column. */
export function iterationOf(column: number, iterations: number): number {
  return (column / COLUMNS) * iterations;
}

/**
 * Returns the most iterations by which a sketch may be shifted at an iteration: few near the start, where a shift is a large
 * part of the way, but no fewer than its columns can show.
 */
export function nearOn(iterations: number, iteration: number): number {
  return Math.max(iterationOf(1, iterations), Math.min(NEAR * iterations, NEAR_PLACE * iteration));
}

/** Returns whether a sketch is drawn to the end of the run, or as good as. */
export function isWhole(sketch: Sketch): boolean {
  return sketch.length > COLUMNS * 0.95;
}

/** Returns a sketch drawn at least to a point, with a straight line to the point if it ended before. */
function reachedTo(sketch: Sketch, start: number, to: SketchPoint): Sketch {
  const drawn = sketch.length > 0 ? sketch : [start];
  const last = columnOf(to.column);
  if (last < drawn.length) return drawn;
  const end = { column: drawn.length - 1, loss: drawn.at(-1)! };
  const added = Array.from({ length: last + 1 - drawn.length }, (_, i) =>
    between(end, { ...to, column: last }, drawn.length + i),
  );
  return [...drawn, ...added];
}

function bent(sketch: Sketch, start: number, point: SketchPoint, reach: number): Sketch {
  if (point.column === 0) return sketch;
  const losses = [...reachedTo(sketch, start, point)];
  const before = Math.max(0, point.column - reach);
  const after = Math.min(losses.length - 1, point.column + reach);
  const [left, right] = [before, after].map((column) => ({ column, loss: losses[column]! })) as [
    SketchPoint,
    SketchPoint,
  ];
  for (let column = before + 1; column < point.column; column++) losses[column] = between(left, point, column);
  for (let column = point.column; column < after; column++) losses[column] = between(point, right, column);
  losses[point.column] = point.loss;
  return losses;
}

/** Returns the loss on the straight line between two points. */
function between(from: SketchPoint, to: SketchPoint, column: number): number {
  const part = to.column > from.column ? (column - from.column) / (to.column - from.column) : 1;
  return from.loss + (to.loss - from.loss) * Math.max(0, Math.min(1, part));
}

function columnOf(column: number): number {
  return Math.max(0, Math.min(COLUMNS, Math.round(column)));
}
