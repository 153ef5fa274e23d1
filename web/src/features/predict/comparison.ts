/** Grades the parts of a prediction, and finds the difference from its run that matters most. */

import { lossOfCurveAt } from '../../session/learning/loss-of-curve.ts';
import { type Gap, largestGap, NEAR_LOSS } from './largest-gap.ts';
import type { Measured, RunFacts } from './run-facts.ts';
import { isWhole, iterationOf, lossAt, nearOn, reaches, type Sketch } from './sketch.ts';

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
  /** Largest gap between sketch and curve, beside which the times and the ends matter less. */
  | ({ readonly kind: 'gap'; readonly start: number } & Gap)
  | { readonly kind: 'learnedBy'; readonly expected: number; readonly right: Measured }
  | { readonly kind: 'learned'; readonly expected: boolean; readonly right: Measured }
  | {
      readonly kind: 'notLearned';
      /** Expected to learn, by an iteration if one was given; or not to learn. */
      readonly expected: number | boolean;
      readonly facts: RunFacts;
    }
  | { readonly kind: 'rowLast'; readonly expected: number; readonly rows: readonly number[] }
  /** Every row became right at the same time, so that none was last. */
  | { readonly kind: 'rowsTogether'; readonly expected: number; readonly right: Measured }
  | { readonly kind: 'rowNotLast'; readonly expected: number; readonly facts: RunFacts };

/** Part of the axis before which a fall is "at once". */
const AT_ONCE = 0.08;
/** Shortest plateau that is worth telling, as a part of the iterations until the loss halves. */
const LEAST_PLATEAU = 0.25;

/** Returns whether a prediction says anything. */
export function isEmpty({ sketch, learns, by, row }: Prediction): boolean {
  return sketch.length < 2 && learns === undefined && by === undefined && row === undefined;
}

/** Parts of a prediction, in the order in which their differences matter. */
export type Topic = 'learns' | 'row' | 'by' | 'curve';

/** Grade of each answer; undefined where there is no answer. The row is "moot" if all rows became right together. */
export interface Marks {
  readonly learns?: boolean | undefined;
  readonly by?: boolean | undefined;
  readonly row?: boolean | 'moot' | undefined;
  readonly halved?: boolean | undefined;
  readonly end?: boolean | undefined;
  /** False if sketch and curve are far apart somewhere. */
  readonly course?: boolean | undefined;
}

/** Comparison of a whole prediction with its run. */
export interface Verdict {
  /** Difference that matters most; agreement only if no part of the prediction is wrong. */
  readonly main: Comparison;
  /** Other parts that are wrong, and those that are right, apart from the parts that the main comparison covers. */
  readonly missed: readonly Topic[];
  readonly right: readonly Topic[];
  readonly marks: Marks;
  /** Comparison of the sketch by its times and its end; undefined if there is none. */
  readonly curve: Comparison | undefined;
  /** Largest gap between sketch and curve, if it matters more than that. */
  readonly gap: Gap | undefined;
}

/** Comparison of some parts; neither right nor wrong if the run leaves their question open. */
interface Finding {
  readonly topics: readonly Topic[];
  readonly isRight: boolean | undefined;
  readonly comparison: Comparison;
}

/** Compares a prediction with its run; `iterations` is the planned end. Returns undefined if nothing was predicted. */
export function compare(prediction: Prediction, facts: RunFacts, iterations: number): Verdict | undefined {
  const asked = withoutUnasked(prediction);
  const { learns, by, row, sketch } = asked;
  const findings = findingsOf(asked, facts, iterations);
  const first =
    findings.find(({ isRight }) => isRight === false) ??
    findings.find(({ isRight }) => isRight === undefined) ??
    findings[0];
  if (!first) return undefined;
  const others = findings.filter((finding) => finding !== first);
  const topicsOf = (grade: boolean) =>
    others
      .filter(({ isRight }) => isRight === grade)
      .flatMap(({ topics }) => topics)
      .filter((topic) => !first.topics.includes(topic));
  const { right } = facts;
  const curve = sketch.length > 1 ? gradedSketch(sketch, facts, iterations) : undefined;
  return {
    main: first.comparison,
    missed: topicsOf(false),
    right: topicsOf(true),
    marks: {
      learns: learns === undefined ? undefined : learns === Boolean(right),
      by: by === undefined ? undefined : isRightBy(by, facts),
      row: row === undefined ? undefined : gradeOfRow(row, facts),
      ...curve?.marks,
    },
    curve: curve?.comparison,
    gap: curve?.gap,
  };
}

/** Returns a prediction without the answers to questions that are not asked after "will not learn". */
export function withoutUnasked(prediction: Prediction): Prediction {
  return prediction.learns === false ? { ...prediction, by: undefined, row: undefined } : prediction;
}

/** Returns the comparison of each part, from the part that matters most. */
function findingsOf({ learns, by, row, sketch }: Prediction, facts: RunFacts, iterations: number): Finding[] {
  const { right } = facts;
  const findings: Finding[] = [];
  // An iteration by which every row is right implies that every row becomes right.
  const expects = learns ?? (by === undefined ? undefined : true);
  const isLate = by !== undefined && right !== undefined && !isRightBy(by, facts);
  const late: Finding[] = isLate
    ? [{ topics: ['by'], isRight: false, comparison: { kind: 'learnedBy', expected: by, right } }]
    : [];
  if (expects !== undefined) {
    const topics: Topic[] = [];
    if (learns !== undefined) topics.push('learns');
    if (by !== undefined && !isLate) topics.push('by');
    if (!right) {
      const comparison: Comparison = { kind: 'notLearned', expected: expects ? (by ?? true) : false, facts };
      findings.push({ topics, isRight: !expects, comparison });
    } else if (expects && by !== undefined && !isLate) {
      findings.push({ topics, isRight: true, comparison: { kind: 'learnedBy', expected: by, right } });
    } else if (learns !== undefined) {
      findings.push({ topics, isRight: learns, comparison: { kind: 'learned', expected: learns, right } });
    }
  }
  if (row !== undefined) {
    const grade = gradeOfRow(row, facts);
    const comparison: Comparison = !right
      ? { kind: 'rowNotLast', expected: row, facts }
      : grade === 'moot'
        ? { kind: 'rowsTogether', expected: row, right }
        : { kind: 'rowLast', expected: row, rows: right.rows };
    // A run that does not learn has no last row: the difference is that it does not learn.
    const topics: Topic[] = !right && expects ? [] : ['row'];
    findings.push({ topics, isRight: grade === 'moot' ? undefined : grade, comparison });
  }
  findings.push(...late);
  if (sketch.length > 1) {
    const { comparison, gap, marks } = gradedSketch(sketch, facts, iterations);
    const isRight = !Object.values(marks).includes(false);
    const { start } = facts;
    findings.push({ topics: ['curve'], isRight, comparison: gap ? { kind: 'gap', start, ...gap } : comparison });
  }
  return findings;
}

function isRightBy(by: number, { right }: RunFacts): boolean {
  return right !== undefined && right.iteration <= by;
}

function gradeOfRow(row: number, { right, rows }: RunFacts): boolean | 'moot' {
  if (!right) return false;
  return right.rows.length === rows ? 'moot' : right.rows.includes(row);
}

/** Comparison of a sketch, with its largest gap if that matters more, and the grades of both. */
interface GradedSketch extends Pick<Verdict, 'gap'> {
  readonly comparison: Comparison;
  readonly marks: Pick<Marks, 'halved' | 'end' | 'course'>;
}

function gradedSketch(sketch: Sketch, facts: RunFacts, iterations: number): GradedSketch {
  const comparison = compareSketch(sketch, facts, iterations);
  const grades = gradesOfSketch(sketch, comparison, facts, iterations);
  if (comparison.kind === 'overflow') return { comparison, gap: undefined, marks: grades };
  const gap = largestGap(sketch, facts, iterations);
  return {
    comparison,
    gap: gap && !covers(comparison, gap) ? gap : undefined,
    marks: { ...grades, course: gap === undefined },
  };
}

/** Returns whether a comparison names a difference of times that makes up most of a gap. */
function covers(comparison: Comparison, { from, to }: Gap): boolean {
  const [first, last] = mistimed(comparison);
  return Math.min(last, to) - Math.max(first, from) >= (to - from) / 2;
}

/** Returns the iterations between which a sketch is above half of the start loss and its run below, or reversed. */
function mistimed(comparison: Comparison): readonly [number, number] {
  if (comparison.kind === 'later') return [comparison.expected, comparison.halved.iteration];
  if (comparison.kind === 'earlier') return [comparison.halved.iteration, comparison.expected];
  if (comparison.kind === 'neverHalved') return [comparison.expected, Infinity];
  if (comparison.kind === 'halvedAfterAll') return [comparison.halved.iteration, Infinity];
  return [Infinity, -Infinity];
}

/** Returns the grades of the measures of a sketch, which are shown beside those of its run. */
function gradesOfSketch(
  sketch: Sketch,
  comparison: Comparison,
  facts: RunFacts,
  iterations: number,
): Pick<Marks, 'halved' | 'end'> {
  const drawn = measuresOf(sketch, facts, iterations);
  return {
    halved: gradeOfHalf(drawn.halved, comparison.kind, facts, iterations),
    end: gradeOfEnd(drawn.end, comparison, facts),
  };
}

function gradeOfHalf(
  expected: SketchFacts['halved'],
  kind: Comparison['kind'],
  { halved }: RunFacts,
  iterations: number,
): boolean | undefined {
  if (expected === undefined || kind === 'partial') return undefined;
  if (expected === null) return !halved;
  if (kind !== 'overflow') return kind === 'onTime';
  return halved !== undefined && Math.abs(halved.iteration - expected) <= nearOn(iterations, halved.iteration);
}

function gradeOfEnd(expected: SketchFacts['end'], comparison: Comparison, facts: RunFacts): boolean | undefined {
  if (comparison.kind === 'overflow') return comparison.expects === 'rise';
  if (comparison.kind === 'partial') return isNear(comparison.expected, comparison.loss, facts);
  return expected === undefined ? undefined : isNear(expected, facts.end, facts);
}

function isNear(expected: number, loss: number, { start }: RunFacts): boolean {
  return Math.abs(expected - loss) <= NEAR_LOSS * start;
}

function expectsOf(sketch: Sketch, start: number): 'rise' | 'fall' | 'other' {
  const last = sketch.at(-1)!;
  return last > start * (1 + NEAR_LOSS) ? 'rise' : last < start * (1 - NEAR_LOSS) ? 'fall' : 'other';
}

function compareSketch(sketch: Sketch, facts: RunFacts, iterations: number): Comparison {
  const { start, end, halved, plateau, isBlownUp } = facts;
  const expected = reaches(sketch, start / 2, iterations);
  if (isBlownUp) return { kind: 'overflow', iteration: facts.iterations, expects: expectsOf(sketch, start) };
  const drawn = measuresOf(sketch, facts, iterations);
  // A run that ends early, since all its rows are right, leaves open what comes later.
  const isOpen = halved === undefined && expected !== undefined && expected > facts.iterations;
  if (expected !== undefined && !isOpen) {
    if (!halved) return { kind: 'neverHalved', expected, end, iterations: facts.iterations };
    const near = nearOn(iterations, halved.iteration);
    const gap = halved.iteration - expected;
    if (gap < -near) return { kind: 'earlier', expected, halved };
    const wait = plateauBefore(plateau, halved.iteration);
    // A plateau that the sketch leaves out is a difference, even where it is only a small part of the axis.
    if (gap > near || (wait !== undefined && expected < halved.iteration / 4)) {
      const atOnce = expected < AT_ONCE * iterations;
      return { kind: 'later', expected, atOnce, halved, plateau: wait };
    }
    const expectedEnd = drawn.end === undefined ? undefined : isNear(drawn.end, end, facts) ? 'near' : drawn.end;
    return { kind: 'onTime', expected, halved, end, expectedEnd };
  }
  if (isOpen || drawn.end === undefined) {
    const iteration = Math.min(facts.iterations, Math.round(iterationOf(sketch.length - 1, iterations)));
    const loss = lossOfCurveAt(facts.curve, iteration);
    return { kind: 'partial', iteration, expected: lossAt(sketch, iteration, iterations) ?? sketch.at(-1)!, loss };
  }
  if (halved) return { kind: 'halvedAfterAll', halved, end };
  return { kind: 'stayed', expectedEnd: drawn.end, end, isNear: isNear(drawn.end, end, facts) };
}

/** Returns the plateau if the loss waits on it for a good part of the time before an iteration. */
function plateauBefore(plateau: RunFacts['plateau'], iteration: number): RunFacts['plateau'] {
  if (!plateau || plateau.from >= iteration) return undefined;
  return plateau.to - plateau.from >= LEAST_PLATEAU * iteration ? plateau : undefined;
}

/** Measures of a sketch, to be shown beside those of its run. */
export interface SketchFacts {
  /** Iteration at which it has half the start loss; null if it never does, undefined if it is not drawn so far. */
  readonly halved: number | null | undefined;
  /** Loss at the end; undefined if it is not drawn so far. */
  readonly end: number | undefined;
}

/** Returns the measures of a sketch; its end is that of a run that ended before its plan, with all rows right. */
export function measuresOf(
  sketch: Sketch,
  { start, iterations: ended, isBlownUp }: Pick<RunFacts, 'start' | 'iterations' | 'isBlownUp'>,
  iterations: number,
): SketchFacts {
  const isDrawn = isWhole(sketch);
  const isShort = ended < iterations && !isBlownUp;
  return {
    halved: reaches(sketch, start / 2, iterations) ?? (isDrawn ? null : undefined),
    end: isShort ? lossAt(sketch, ended, iterations) : isDrawn ? sketch.at(-1) : undefined,
  };
}
