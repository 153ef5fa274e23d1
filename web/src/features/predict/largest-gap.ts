/** Finds the stretch in which a sketch and the curve of its run are furthest apart. */

import { interpolatedLoss, type RunFacts } from './run-facts.ts';
import { iterationOf, nearOn, type Sketch } from './sketch.ts';

/** Part of the start loss within which two losses are the same. */
export const NEAR_LOSS = 0.1;
/** Part of the start loss within which a curve stands still. */
const STILL = 0.02;

/** Stretch of a run in which its sketch is too high, or too low. */
export interface Gap {
  /** Iterations between which sketch and run are apart. */
  readonly from: number;
  readonly to: number;
  /** Iteration of the losses: the middle of a still stretch, or the place where both are furthest apart. */
  readonly at: number;
  readonly sketched: number;
  readonly loss: number;
  /** Iterations of the sketch between which the loss stands still; undefined if it moves in most of the gap. */
  readonly still: { readonly from: number; readonly to: number } | undefined;
}

/** Curve of a run at the columns of a sketch. */
interface Column {
  readonly iteration: number;
  readonly sketched: number;
  readonly loss: number;
  /** Difference beyond the losses that the run has a little earlier or later; negative if the sketch is too low. */
  readonly distance: number;
}

/**
 * Returns the gap with the largest area; undefined if the sketch is nowhere further from the curve than NEAR_LOSS, apart
 * from a small shift along the iterations.
 */
export function largestGap(sketch: Sketch, facts: RunFacts, iterations: number): Gap | undefined {
  const { start } = facts;
  const columns = columnsOf(sketch, facts, iterations);
  let most: { readonly columns: readonly Column[]; readonly area: number } | undefined;
  let open: Column[] = [];
  const close = () => {
    const area = open.reduce((sum, { distance }) => sum + Math.abs(distance), 0);
    if (area > (most?.area ?? 0)) most = { columns: open, area };
    open = [];
  };
  for (const column of columns) {
    const isApart = Math.abs(column.distance) > NEAR_LOSS * start;
    if (!isApart || Math.sign(column.distance) !== Math.sign(open[0]?.distance ?? column.distance)) close();
    if (isApart) open.push(column);
  }
  close();
  return most && gapOf(most.columns, facts, iterationOf(sketch.length - 1, iterations));
}

function columnsOf(sketch: Sketch, { curve, iterations: ended }: RunFacts, iterations: number): Column[] {
  const columns: Column[] = [];
  for (const [column, sketched] of sketch.entries()) {
    const iteration = iterationOf(column, iterations);
    if (iteration > ended) break;
    const near = nearOn(iterations, iteration);
    const [least, greatest] = rangeOf(curve, iteration - near, iteration + near);
    const distance = sketched > greatest ? sketched - greatest : sketched < least ? sketched - least : 0;
    columns.push({ iteration, sketched, loss: interpolatedLoss(curve, iteration), distance });
  }
  return columns;
}

/** Returns the least and the greatest loss between two iterations. */
function rangeOf(curve: Float64Array, from: number, to: number): readonly [number, number] {
  let [least, greatest] = [Infinity, -Infinity];
  const take = (loss: number) => {
    least = Math.min(least, loss);
    greatest = Math.max(greatest, loss);
  };
  take(interpolatedLoss(curve, from));
  take(interpolatedLoss(curve, to));
  for (let at = 0; at < curve.length; at += 2) if (curve[at]! >= from && curve[at]! <= to) take(curve[at + 1]!);
  return [least, greatest];
}

function gapOf(columns: readonly Column[], { curve, start }: RunFacts, sketchEnd: number): Gap {
  const [from, to] = [columns[0]!.iteration, columns.at(-1)!.iteration];
  const quiet = longestStill(columns, 2 * STILL * start);
  if (columns.length > 2 && quiet.length >= columns.length / 2) {
    const { iteration: at, sketched, loss } = quiet[Math.floor(quiet.length / 2)]!;
    const still = stillAround(curve, at, loss, STILL * start);
    return { from, to, at, sketched, loss, still: { ...still, to: Math.min(still.to, sketchEnd) } };
  }
  const furthest = columns.reduce((most, each) => (Math.abs(each.distance) > Math.abs(most.distance) ? each : most));
  const { iteration: at, sketched, loss } = furthest;
  return { from, to, at, sketched, loss, still: undefined };
}

/** Returns the longest part of a list in which the losses stay within a height. */
function longestStill(columns: readonly Column[], height: number): readonly Column[] {
  let longest: readonly Column[] = [];
  for (let first = 0, last = 1; last <= columns.length; last++) {
    const isHigher = () => {
      const losses = columns.slice(first, last).map(({ loss }) => loss);
      return Math.max(...losses) - Math.min(...losses) > height;
    };
    while (isHigher()) first++;
    if (last - first > longest.length) longest = columns.slice(first, last);
  }
  return longest;
}

/** Returns the iterations around a place between which a curve stays near a loss. */
function stillAround(curve: Float64Array, place: number, loss: number, height: number): NonNullable<Gap['still']> {
  let [from, to] = [Math.round(place), Math.round(place)];
  const isStill = (at: number) => Math.abs(curve[at + 1]! - loss) <= height;
  let after = 0;
  while (after < curve.length && curve[after]! < place) after += 2;
  for (let at = after; at < curve.length && isStill(at); at += 2) to = curve[at]!;
  for (let at = after - 2; at >= 0 && isStill(at); at -= 2) from = curve[at]!;
  return { from, to };
}
