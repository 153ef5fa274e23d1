/** Finds the one difference between a prediction and its run that says most. */

import { lossOfCurveAt, type Measured, type RunFacts } from './run-facts.ts';
import { isWhole, iterationOf, lossAt, reaches, type Sketch } from './sketch.ts';

/** A reader's prediction; every part is optional. Rows count from 0. */
export interface Prediction {
  readonly sketch: Sketch;
  readonly learns?: boolean | undefined;
  /** Iteration by which every row is right. */
  readonly by?: number | undefined;
  /** Row that is right last. */
  readonly row?: number | undefined;
}

/** Difference between a prediction and a run; `expected` iterations and losses are read from a sketch. */
export type Comparison =
  | { readonly kind: 'overflow'; readonly iteration: number; readonly expects: 'rise' | 'fall' | 'other' }
  /** The loss halves later than sketched; `plateau` if it waited on one, and `atOnce` if it was to fall at once. */
  | {
      readonly kind: 'later';
      readonly expected: number;
      readonly atOnce: boolean;
      readonly halved: Measured;
      readonly plateau: RunFacts['plateau'];
    }
  | { readonly kind: 'earlier'; readonly expected: number; readonly halved: Measured }
  /** The loss halves as sketched; `expectedEnd` is the end of the sketch, "near" if it is close. */
  | {
      readonly kind: 'onTime';
      readonly expected: number;
      readonly halved: Measured;
      readonly end: number;
      readonly expectedEnd: number | 'near' | undefined;
    }
  | { readonly kind: 'neverHalved'; readonly expected: number; readonly end: number; readonly iterations: number }
  | { readonly kind: 'halvedAfterAll'; readonly halved: Measured; readonly end: number }
  /** Neither halves: both ends, and whether they are close. */
  | { readonly kind: 'stayed'; readonly expectedEnd: number; readonly end: number; readonly isNear: boolean }
  /** Comparison at the end of a sketch that is not drawn to the end of the run. */
  | { readonly kind: 'partial'; readonly iteration: number; readonly expected: number; readonly loss: number }
  | { readonly kind: 'learnedBy'; readonly expected: number; readonly right: Measured }
  | { readonly kind: 'learned'; readonly expected: boolean; readonly right: Measured }
  | {
      readonly kind: 'notLearned';
      /** Expected to learn, by an iteration if one was given; or not to learn. */
      readonly expected: number | boolean;
      readonly facts: RunFacts;
    }
  | { readonly kind: 'rowLast'; readonly expected: number; readonly rows: readonly number[] }
  | { readonly kind: 'rowNotLast'; readonly expected: number; readonly wrong: readonly number[] };

/** Part of the axis within which two iterations are the same, and before which a fall is "at once". */
const NEAR = 0.05;
const AT_ONCE = 0.08;
/** Part of the start loss within which two losses are the same. */
const NEAR_LOSS = 0.1;
/** Shortest plateau that is worth telling, as a part of the iterations until the loss halves. */
const LEAST_PLATEAU = 0.25;

/** Returns whether a prediction says anything. */
export function isEmpty({ sketch, learns, by, row }: Prediction): boolean {
  return sketch.length < 2 && learns === undefined && by === undefined && row === undefined;
}

/** Returns the difference to tell, of the sketch if there is one; `iterations` is the planned end of the run. */
export function compare(prediction: Prediction, facts: RunFacts, iterations: number): Comparison | undefined {
  return prediction.sketch.length > 1
    ? compareSketch(prediction.sketch, facts, iterations)
    : compareAnswers(prediction, facts);
}

function compareSketch(sketch: Sketch, facts: RunFacts, iterations: number): Comparison {
  const { start, end, halved, plateau, isBlownUp } = facts;
  const half = start / 2;
  const expected = reaches(sketch, half, iterations);
  const last = sketch.at(-1)!;
  if (isBlownUp) {
    const expects = last > start * (1 + NEAR_LOSS) ? 'rise' : last < start * (1 - NEAR_LOSS) ? 'fall' : 'other';
    return { kind: 'overflow', iteration: facts.iterations, expects };
  }
  const isDrawn = isWhole(sketch);
  if (expected !== undefined) {
    if (!halved) return { kind: 'neverHalved', expected, end, iterations: facts.iterations };
    // A sketch is no finer than its columns.
    const near = Math.max(NEAR * iterations, iterationOf(1, iterations));
    const gap = halved.iteration - expected;
    if (gap < -near) return { kind: 'earlier', expected, halved };
    const wait = plateauBefore(plateau, halved.iteration);
    // A plateau that the sketch leaves out is a difference, even where it is only a small part of the axis.
    if (gap > near || (wait !== undefined && expected < halved.iteration / 4)) {
      const atOnce = expected < AT_ONCE * iterations;
      return { kind: 'later', expected, atOnce, halved, plateau: wait };
    }
    const isNear = Math.abs(last - end) <= NEAR_LOSS * start;
    return { kind: 'onTime', expected, halved, end, expectedEnd: isDrawn ? (isNear ? 'near' : last) : undefined };
  }
  if (!isDrawn) {
    const iteration = Math.min(facts.iterations, Math.round(iterationOf(sketch.length - 1, iterations)));
    const loss = lossOfCurveAt(facts.curve, iteration);
    return { kind: 'partial', iteration, expected: lossAt(sketch, iteration, iterations) ?? last, loss };
  }
  if (halved) return { kind: 'halvedAfterAll', halved, end };
  return { kind: 'stayed', expectedEnd: last, end, isNear: Math.abs(last - end) <= NEAR_LOSS * start };
}

/** Returns the plateau if the loss waits on it for a good part of the time before an iteration. */
function plateauBefore(plateau: RunFacts['plateau'], iteration: number): RunFacts['plateau'] {
  if (!plateau || plateau.from >= iteration) return undefined;
  return plateau.to - plateau.from >= LEAST_PLATEAU * iteration ? plateau : undefined;
}

function compareAnswers({ learns, by, row }: Prediction, facts: RunFacts): Comparison | undefined {
  const { right, wrong } = facts;
  const expects = learns ?? (by === undefined ? undefined : true);
  if (expects !== undefined) {
    if (!right) return { kind: 'notLearned', expected: expects ? (by ?? true) : false, facts };
    return expects && by !== undefined
      ? { kind: 'learnedBy', expected: by, right }
      : { kind: 'learned', expected: expects, right };
  }
  if (row === undefined) return undefined;
  return right
    ? { kind: 'rowLast', expected: row, rows: right.rows }
    : { kind: 'rowNotLast', expected: row, wrong: [...wrong] };
}

/** Measures of a sketch, to be shown beside those of its run. */
export interface SketchFacts {
  /** Iteration at which it has half the start loss; null if it never does, undefined if it is not drawn so far. */
  readonly halved: number | null | undefined;
  /** Loss at the end; undefined if it is not drawn so far. */
  readonly end: number | undefined;
}

/** Returns the measures of a sketch that begins at a loss. */
export function measuresOf(sketch: Sketch, start: number, iterations: number): SketchFacts {
  const isDrawn = isWhole(sketch);
  return {
    halved: reaches(sketch, start / 2, iterations) ?? (isDrawn ? null : undefined),
    end: isDrawn ? sketch.at(-1) : undefined,
  };
}
