/** Types of the story of a run, and the plateaus and falls of its loss. */

import type { Row } from '../session.ts';
import type { Logic } from './unit-logic.ts';

/** A state that holds from one iteration until that of the next span. */
export interface Span<T> {
  readonly from: number;
  /** True if the iteration before `from` is known to have had another state; otherwise it was one shortly before. */
  readonly isExact: boolean;
  readonly state: T;
}

/** Logic of a unit; `isDead` if its activation is flat at 0 for every row, so that no gradient passes through it. */
export interface UnitState {
  readonly logic: Logic | undefined;
  readonly isDead: boolean;
}

/** Unit of a layer over a run; layers count from 0, the first after the input. */
export interface UnitLane {
  readonly layer: number;
  readonly unit: number;
  readonly spans: readonly Span<UnitState>[];
}

/** Row of the present table over a run: right, wrong, or without a target. */
export interface RowLane {
  /** Index of the row in the present table. */
  readonly row: number;
  readonly spans: readonly Span<boolean | null>[];
}

/** Numbers of a run at an iteration. */
export interface Moment {
  readonly iteration: number;
  readonly loss: number;
  /** Least and greatest prediction for the training rows. */
  readonly low: number;
  readonly high: number;
}

/** Stretch of the loss: flat, falling or rising. */
export interface Phase {
  readonly kind: 'plateau' | 'fall' | 'rise';
  readonly from: Moment;
  readonly to: Moment;
  /** Iteration near which the loss changes fastest. */
  readonly steepest: number;
  /** Least and greatest prediction for the training rows on the way. */
  readonly low: number;
  readonly high: number;
}

/** Facts about a run, up to iteration `last`. */
export interface Story {
  /** True if the story reaches the end of the run and its iterations are as exact as they will be. */
  readonly isDone: boolean;
  readonly first: Moment;
  readonly last: Moment;
  /** True if the next iteration would overflow. */
  readonly blownUp: boolean;
  /** Length of the gradient at the end; NaN while the story is not done. */
  readonly gradient: number;
  readonly units: readonly UnitLane[];
  readonly rows: readonly RowLane[];
  readonly phases: readonly Phase[];
  /** Units whose steepest slope over all rows is near 0 at the end. */
  readonly saturated: readonly { readonly layer: number; readonly unit: number }[];
}

/** Iteration from which every training row is right until the end. */
export interface RightSince {
  readonly iteration: number;
  readonly isExact: boolean;
  /** Training rows that became right last, and their number in all. */
  readonly rows: readonly number[];
  readonly of: number;
}

/** Returns since when every training row is right; undefined if one is wrong at the end. `rows` are those at the end. */
export function rightSince({ rows: lanes, last }: Story, rows: readonly Row[]): RightSince | undefined {
  const trained = lanes.filter(({ row, spans }) => !rows[row]?.holdOut && spans.at(-1)?.state !== null);
  const ends = trained.map(({ row, spans }) => ({ row, span: spans.at(-1) }));
  if (ends.length === 0 || ends.some(({ span }) => span?.state !== true)) return undefined;
  const iteration = Math.max(...ends.map(({ span }) => span!.from));
  if (iteration > last.iteration) return undefined;
  const latest = ends.filter(({ span }) => span!.from === iteration);
  return {
    iteration,
    isExact: latest.every(({ span }) => span!.isExact),
    rows: latest.map(({ row }) => row),
    of: ends.length,
  };
}

/** Part of the range of the loss within which a plateau stays, and that a fall or a rise exceeds. */
const FLAT = 0.05;
const STEEP = 0.15;
/** Multiple of the first loss above which the loss is only "high": a run that diverges would flatten everything else. */
const HIGH = 4;
/** Shortest plateau, in doublings of the iteration and in iterations. */
const LEAST_PLATEAU = { doublings: 1, iterations: 10 };

/**
 * Divides a run into plateaus of the loss and the falls and rises between them. `starts` are the iterations at which the
 * loss was changed by hand, in increasing order; a stretch ends there.
 *
 * A plateau is a stretch in which the loss stays within FLAT of its range over the whole run, while the number of
 * iterations since the last start at least doubles. The doubling makes the definition independent of the length of the
 * run: on a logarithmic time axis, every plateau is about as wide as another. The definition is ours; for the phenomenon
 * see Fukumizu and Amari, "Local minima and plateaus in hierarchical structures of multilayer perceptrons", Neural
 * Networks 13 (2000).
 */
export function phasesOf(moments: readonly Moment[], starts: readonly number[] = []): Phase[] {
  const first = moments[0]?.loss ?? 0;
  const high = first > 0 ? HIGH * first : Infinity;
  const levelled = moments.map((moment) => ({ moment, level: Math.min(moment.loss, high) }));
  const range = rangeOf(levelled);
  if (!(range > 0)) return [];
  const bounds = [0, ...starts.filter((start) => start > 0), Infinity];
  return bounds.slice(1).flatMap((end, i) => {
    const part = levelled.filter(({ moment }) => moment.iteration >= bounds[i]! && moment.iteration < end);
    return phasesFrom(part, bounds[i]!, { range, high });
  });
}

interface Levelled {
  readonly moment: Moment;
  /** Loss, but not above the high one. */
  readonly level: number;
}

function phasesFrom(
  part: readonly Levelled[],
  start: number,
  { range, high }: { readonly range: number; readonly high: number },
): Phase[] {
  const phases: Phase[] = [];
  let moved = 0;
  const move = (to: number) => {
    const [before, after] = [part[moved]!.level, part[to]!.level];
    if (Math.abs(after - before) > STEEP * range) {
      phases.push(phaseOf(before > after ? 'fall' : 'rise', part.slice(moved, to + 1)));
    }
    moved = to;
  };
  for (let i = 0; i < part.length; i++) {
    const end = flatUntil(part, i, FLAT * range);
    const [from, to] = [part[i]!.moment.iteration - start, part[end]!.moment.iteration - start];
    if (part[i]!.level >= high || !isLong(from, to)) continue;
    move(i);
    const last = phases.at(-1);
    const begin = last?.kind === 'plateau' ? part.findIndex(({ moment }) => moment === last.from) : i;
    // A loss that drifts is one plateau as long as it does not fall or rise.
    const isOne = begin < i && rangeOf(part.slice(begin, end + 1)) <= STEEP * range;
    if (isOne) phases.pop();
    phases.push(phaseOf('plateau', part.slice(isOne ? begin : i, end + 1)));
    moved = end;
    i = end;
  }
  if (part.length > 0) move(part.length - 1);
  return phases;
}

/** Returns the index of the last moment up to which the losses from `first` on differ by at most `band`. */
function flatUntil(part: readonly Levelled[], first: number, band: number): number {
  let [least, most] = [Infinity, -Infinity];
  for (let i = first; i < part.length; i++) {
    const { level } = part[i]!;
    [least, most] = [Math.min(least, level), Math.max(most, level)];
    if (!(most - least <= band)) return Math.max(first, i - 1);
  }
  return part.length - 1;
}

function rangeOf(part: readonly Levelled[]): number {
  const levels = part.map(({ level }) => level);
  return Math.max(...levels) - Math.min(...levels);
}

function isLong(from: number, to: number): boolean {
  const { doublings, iterations } = LEAST_PLATEAU;
  return to - from >= iterations && Math.log2((to + 1) / (from + 1)) >= doublings;
}

function phaseOf(kind: Phase['kind'], part: readonly Levelled[]): Phase {
  const moments = part.map(({ moment }) => moment);
  let [steepest, most] = [moments[0]!.iteration, 0];
  moments.slice(1).forEach(({ iteration, loss }, i) => {
    const before = moments[i]!;
    const slope = Math.abs(loss - before.loss) / (iteration - before.iteration);
    if (slope > most) [steepest, most] = [iteration, slope];
  });
  return {
    kind,
    from: moments[0]!,
    to: moments.at(-1)!,
    steepest,
    low: Math.min(...moments.map(({ low }) => low)),
    high: Math.max(...moments.map(({ high }) => high)),
  };
}
