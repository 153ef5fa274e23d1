/** Tests the grades of all answers against all kinds of runs. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare, type Marks, type Prediction, type Topic } from '../../../../web/src/features/predict/comparison.ts';
import { firstAtMost, interpolatedLoss, type RunFacts } from '../../../../web/src/features/predict/run-facts.ts';
import { COLUMNS, type Sketch } from '../../../../web/src/features/predict/sketch.ts';
import { PREDICT_TEXTS } from '../../../texts.ts';

const ITERATIONS = 1000;
const START = 1;

function factsOf(change: Partial<RunFacts>): RunFacts {
  return {
    iterations: ITERATIONS,
    start: START,
    end: 0.01,
    halved: { iteration: 300, isExact: true },
    plateau: undefined,
    right: { iteration: 400, isExact: true, rows: [3] },
    wrong: [],
    rows: 4,
    isBlownUp: false,
    curve: Float64Array.of(0, START, 300, 0.5, 1000, 0.01),
    ...change,
  };
}

const STUCK = {
  end: 0.75,
  halved: undefined,
  right: undefined,
  wrong: [1, 2],
  curve: Float64Array.of(0, START, 300, 0.75, 1000, 0.75),
};
const OUTCOMES: Readonly<Record<string, RunFacts>> = {
  'learns, one row last': factsOf({}),
  'learns, two rows last': factsOf({ right: { iteration: 400, isExact: false, rows: [1, 3] } }),
  'learns all rows together': factsOf({ right: { iteration: 400, isExact: true, rows: [0, 1, 2, 3] } }),
  'is right from the start': factsOf({ right: { iteration: 0, isExact: true, rows: [0, 1, 2, 3] } }),
  'learns and stops at once': factsOf({
    iterations: 400,
    end: 0.3,
    curve: Float64Array.of(0, START, 300, 0.5, 400, 0.3),
  }),
  'is stuck': factsOf(STUCK),
  'learns no row': factsOf({ ...STUCK, wrong: [0, 1, 2, 3] }),
  overflows: factsOf({ ...STUCK, isBlownUp: true, iterations: 7, end: 1e300, wrong: [] }),
};

/** Returns a sketch that has half the start loss at an iteration, and a loss at the end. */
function halvedAt(iteration: number, end: number): Sketch {
  return Array.from({ length: COLUMNS + 1 }, (_, column) => {
    const at = (column / COLUMNS) * ITERATIONS;
    return at <= iteration
      ? START - (at / iteration) * (START / 2)
      : START / 2 - ((at - iteration) / (ITERATIONS - iteration)) * (START / 2 - end);
  });
}

const SKETCHES: readonly Sketch[] = [
  [],
  halvedAt(300, 0.01),
  halvedAt(20, 0.01),
  halvedAt(900, 0.4),
  Array.from({ length: COLUMNS + 1 }, () => 0.8),
  Array.from({ length: COLUMNS + 1 }, (_, column) => START + column / COLUMNS),
  Array.from({ length: COLUMNS / 2 }, () => 0.9),
];

function combinations(): Prediction[] {
  return [undefined, true, false].flatMap((learns) =>
    [undefined, 0, 200, 400, 1000].flatMap((by) =>
      [undefined, 0, 1, 3].flatMap((row) => SKETCHES.map((sketch) => ({ learns, by, row, sketch }))),
    ),
  );
}

/** Returns the grades of the topics from the marks of their answers. */
function gradesOf({
  learns,
  by,
  row,
  halved,
  end,
  course,
}: Marks): Readonly<Record<Topic, boolean | 'moot' | undefined>> {
  const curve = [halved, end, course].filter((each) => each !== undefined);
  return { learns, by, row, curve: curve.length === 0 ? undefined : !curve.includes(false) };
}

describe.each(Object.entries(OUTCOMES))('A run that %s', (_, facts) => {
  const isLearned = facts.right !== undefined;

  test('is told first if it is not what "will it learn" said', () => {
    for (const prediction of combinations()) {
      const { learns, by } = prediction;
      const expects = learns ?? (by === undefined ? undefined : true);
      if (expects === undefined || expects === isLearned) continue;
      const verdict = compare(prediction, facts, ITERATIONS)!;
      expect(PREDICT_TEXTS.en.verdict(verdict)).toMatch(
        expects
          ? /^You expected every row to be right( from the start| by iteration [\d,]+)?; after [\d,]+ iterations, (rows 2 and 3 are wrong|no row is right|the weights overflowed)\./
          : /^You expected rows to be wrong at the end; every row is right from /,
      );
      expect(PREDICT_TEXTS.zh.verdict(verdict)).toMatch(
        expects
          ? /^你预想.*所有行.*都正确，实际上经过 [\d,]+ 次迭代，/
          : /^你预想最后还有行是错的，实际上.*所有行.*都正确。/,
      );
      expect(verdict.right).not.toContain('learns');
    }
  });

  test('is called right only where its answer is marked right, and no difference is left out', () => {
    for (const prediction of combinations()) {
      const verdict = compare(prediction, facts, ITERATIONS);
      if (!verdict) {
        expect([prediction.learns, prediction.by, prediction.row, prediction.sketch.length]).toEqual([
          undefined,
          undefined,
          undefined,
          0,
        ]);
        continue;
      }
      const { main, missed, right, marks } = verdict;
      const grades = gradesOf(marks);
      for (const topic of right) expect(grades[topic]).toBe(true);
      for (const topic of missed) expect(grades[topic]).toBe(false);
      const isWrong = (topic: Topic) => grades[topic] === false;
      const wrong = (['learns', 'row', 'by', 'curve'] as const).filter(isWrong);
      // The outcome covers the time and the row of a run that does not learn.
      const covered: Readonly<Record<string, readonly Topic[]>> = {
        notLearned: ['learns', 'by', 'row'],
        learned: ['learns'],
        learnedBy: ['by'],
        rowLast: ['row'],
        rowNotLast: ['row'],
      };
      const said = [...(covered[main.kind] ?? (main.kind === 'rowsTogether' ? [] : ['curve' as const])), ...missed];
      expect(said).toEqual(expect.arrayContaining(wrong));
      // Praise beside a difference is that of the same sketch: halved as expected, but another end.
      if (wrong.length > 0 && main.kind !== 'onTime')
        expect(PREDICT_TEXTS.en.verdict(verdict)).not.toMatch(/, and (it did|it was|that is so)/);
    }
  });

  test('has one sentence of each kind, in both languages, without empty lists', () => {
    for (const prediction of combinations()) {
      const verdict = compare(prediction, facts, ITERATIONS);
      if (!verdict) continue;
      for (const language of ['en', 'zh'] as const) {
        const text = PREDICT_TEXTS[language].verdict(verdict);
        expect(text).not.toMatch(/undefined|NaN|rows? {2}|第 {2}行|iteration 0 on/);
        expect(text.match(/[.。](?=\s|$|[^\d])/g)!.length).toBeLessThanOrEqual(3);
      }
    }
  });
});

test('Marks each answer by itself', () => {
  const facts = OUTCOMES['learns, one row last']!;
  const marksOf = (prediction: Partial<Prediction>) => compare({ sketch: [], ...prediction }, facts, ITERATIONS)!.marks;
  expect(marksOf({ learns: true, by: 400, row: 0 })).toMatchObject({ learns: true, by: true, row: false });
  expect(marksOf({ learns: true, by: 399, row: 3 })).toMatchObject({ learns: true, by: false, row: true });
  expect(marksOf({ sketch: halvedAt(300, 0.4) })).toMatchObject({ halved: true, end: false });
  expect(marksOf({ sketch: halvedAt(20, 0.01) })).toMatchObject({ halved: false, end: true });
  // "No" withdraws the questions about the way.
  expect(marksOf({ learns: false, by: 400, row: 3 })).toMatchObject({ learns: false, by: undefined, row: undefined });
});

/** Returns the facts of a run with a curve through these points, which is right or not at its end. */
function curved(points: readonly (readonly [iteration: number, loss: number])[], iterations = ITERATIONS): RunFacts {
  const losses = points.flat();
  const dense = Float64Array.from({ length: 2 * (iterations + 1) }, (_, i) =>
    i % 2 === 0 ? i / 2 : interpolatedLoss(Float64Array.from(losses), (i - 1) / 2),
  );
  const [start, end] = [dense[1]!, dense.at(-1)!];
  return factsOf({ iterations, start, end, curve: dense, halved: firstAtMost(dense, start / 2), plateau: undefined });
}

/** Returns a sketch through these points. */
function drawn(points: readonly (readonly [iteration: number, loss: number])[], iterations = ITERATIONS): Sketch {
  const losses = Float64Array.from(points.flat());
  return Array.from({ length: COLUMNS + 1 }, (_, column) => interpolatedLoss(losses, (column / COLUMNS) * iterations));
}

describe('The largest gap between sketch and curve', () => {
  test('is told first where the run stands still: a plateau that the sketch does not have', () => {
    // Learning rate 12 in the lesson.
    const facts = curved(
      [
        [0, 1.3],
        [98, 0.65],
        [120, 0.25],
        [1030, 0.25],
        [1060, 0.01],
        [1500, 0.003],
      ],
      1500,
    );
    const points: readonly (readonly [number, number])[] = [
      [0, 1.3],
      [98, 0.6],
      [188, 0.1],
      [1500, 0.02],
    ];
    const verdict = compare({ learns: true, sketch: drawn(points, 1500) }, facts, 1500)!;
    expect(verdict.right).toEqual(['learns']);
    expect(verdict.marks).toMatchObject({ halved: true, end: true, course: false });
    expect(PREDICT_TEXTS.en.verdict(verdict)).toMatch(
      /^Between iterations 1(?:19|20) and 1,03\d, the loss stood at about 0\.25; your sketch was already down to about 0\.0\d+ there\. You were right about the rows at the end\.$/,
    );
    expect(PREDICT_TEXTS.zh.verdict(verdict)).toMatch(
      /^第 1(?:19|20) 到 1,03\d 次迭代，损失停在 0\.25 左右，而你的曲线在这里已经降到 0\.0\d+ 左右。/,
    );
  });

  test('is told where the sketch leaves out a flat start', () => {
    const facts = curved(
      [
        [0, 1.31],
        [20, 1],
        [129, 0.98],
        [187, 0.65],
        [220, 0.1],
        [1500, 0.003],
      ],
      1500,
    );
    const points: readonly (readonly [number, number])[] = [
      [0, 1.31],
      [250, 0.65],
      [400, 0.05],
      [1500, 0.02],
    ];
    const verdict = compare({ sketch: drawn(points, 1500) }, facts, 1500)!;
    expect(verdict.marks).toMatchObject({ halved: false, course: false });
    expect(verdict.right).toEqual([]);
  });

  test('keeps every ✓ from the course, however sketch and run are drawn', () => {
    const points = fc
      .array(fc.tuple(fc.integer({ min: 1, max: ITERATIONS - 1 }), fc.double({ min: 0, max: 1.3, noNaN: true })), {
        maxLength: 5,
      })
      .chain((inner) =>
        fc
          .double({ min: 0, max: 1.3, noNaN: true })
          .map((end) => [
            [0, START] as const,
            ...inner.toSorted(([one], [other]) => one - other),
            [ITERATIONS, end] as const,
          ]),
      );
    // Points at one iteration would be a step; the last one counts.
    const apart = points.map((list) => list.filter(([at], i) => list[i + 1]?.[0] !== at));
    fc.assert(
      fc.property(apart, apart, fc.boolean(), fc.integer({ min: 2, max: COLUMNS + 1 }), (run, hand, isSame, length) => {
        const facts = curved(run);
        const sketch = drawn(isSame ? run : hand).slice(0, length);
        const verdict = compare({ sketch }, facts, ITERATIONS)!;
        const isFar = sketch.some((loss, column) => {
          const at = (column / COLUMNS) * ITERATIONS;
          const near = Array.from({ length: 101 }, (_, i) => interpolatedLoss(facts.curve, at - 50 + i));
          return loss > Math.max(...near) + 0.11 * START || loss < Math.min(...near) - 0.11 * START;
        });
        if (isFar) {
          expect(verdict.marks.course).toBe(false);
          expect(verdict.main.kind).not.toMatch(/onTime|stayed|partial/);
        }
        if (isSame) expect(verdict.marks.course).toBe(true);
        expect(PREDICT_TEXTS.en.verdict(verdict)).not.toMatch(/NaN|undefined|Infinity/);
      }),
      { numRuns: 100 },
    );
  });
});
