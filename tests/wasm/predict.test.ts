/** Tests what is said about the difference between a prediction and real runs. */

import { describe, expect, test } from 'vitest';
import { compare, type Prediction } from '../../web/src/features/predict/comparison.ts';
import { factsOf, type RunFacts } from '../../web/src/features/predict/run-facts.ts';
import { COLUMNS, type Sketch } from '../../web/src/features/predict/sketch.ts';
import { PREDICT_TEXTS } from '../texts.ts';
import { PRESETS, TUTORIAL_TABLE } from '../../web/src/session/presets/presets.ts';
import type { SessionInput } from '../../web/src/session/session.ts';
import { ToldRun } from './told-story.ts';

const TUTORIAL = { table: TUTORIAL_TABLE };
const ITERATIONS = 1500;

/** Returns the facts of a run after all its iterations. */
async function factsAfter(input: SessionInput): Promise<RunFacts> {
  const told = await ToldRun.begin(input);
  told.run.step(told.session.training.iterations);
  const story = told.story();
  const { replay } = told.run;
  return factsOf(story, {
    curve: told.run.trainer.lossCurve(2000),
    firstRows: replay.firstRows,
    changes: replay.changes,
    blownUp: told.run.trainer.blownUp,
    lastIteration: told.run.trainer.lastIteration,
  });
}

/** Returns a sketch from the start loss, level until one iteration, and falling to a loss at another. */
function falling(start: number, from: number, to: number, end: number): Sketch {
  return Array.from({ length: COLUMNS + 1 }, (_, column) => {
    const iteration = (column / COLUMNS) * ITERATIONS;
    if (iteration <= from) return start;
    return iteration >= to ? end : start + ((end - start) * (iteration - from)) / (to - from);
  });
}

function said(prediction: Partial<Prediction>, facts: RunFacts): readonly [en: string, zh: string] {
  const verdict = compare({ sketch: [], ...prediction }, facts, ITERATIONS)!;
  return [PREDICT_TEXTS.en.verdict(verdict), PREDICT_TEXTS.zh.verdict(verdict)];
}

describe('The tutorial', () => {
  test('has facts that the run itself has', async () => {
    const told = await ToldRun.begin(TUTORIAL);
    const losses = [told.run.loss];
    for (let i = 0; i < ITERATIONS; i++) {
      told.run.step(1);
      losses.push(told.run.loss);
    }
    const facts = await factsAfter(TUTORIAL);
    expect(facts.start).toBe(losses[0]);
    expect(facts.end).toBe(losses[ITERATIONS]);
    expect(facts.halved).toEqual({ iteration: losses.findIndex((loss) => loss <= losses[0]! / 2), isExact: true });
    expect(facts.right).toEqual({ iteration: 201, isExact: true, rows: [3], of: 4 });
    expect(facts.wrong).toEqual([]);
    expect(facts.isBlownUp).toBe(false);
    const { from, to } = facts.plateau!;
    expect(Math.max(...losses.slice(from, to + 1)) - Math.min(...losses.slice(from, to + 1))).toBeLessThan(0.2);
    expect(to).toBeLessThan(facts.halved!.iteration);
  });

  test('waits on a plateau where a sketch falls at once', async () => {
    const facts = await factsAfter(TUTORIAL);
    const { from, to } = facts.plateau!;
    const [en, zh] = said({ sketch: falling(facts.start, 0, 60, 0) }, facts);
    expect(en).toBe(
      `You expected the loss to fall at once; it waited on a plateau from iteration ${from} to ${to}, ` +
        `and halved at iteration ${facts.halved!.iteration}.`,
    );
    expect(zh).toBe(
      `你预想损失一开始就下降，实际上第 ${from} 到 ${to} 次迭代它停在平台期，第 ${facts.halved!.iteration} 次迭代才降到一半。`,
    );
  });

  test('falls earlier than a late sketch, and as expected by a good one', async () => {
    const facts = await factsAfter(TUTORIAL);
    const halved = facts.halved!.iteration;
    expect(said({ sketch: falling(facts.start, 600, 1000, 0) }, facts)[0]).toBe(
      `You expected the loss to halve by about iteration 800; it did at iteration ${halved}, earlier than you thought.`,
    );
    expect(said({ sketch: falling(1, halved - 60, halved + 60, 0) }, facts)[0]).toMatch(
      /^You expected the loss to halve by about iteration 1[6-9]0, and it did, at iteration \d+; it ended at 0\.003\d+, close to where your sketch ends\.$/,
    );
    expect(said({ sketch: falling(1, halved - 60, halved + 60, 0.4) }, facts)[0]).toMatch(
      /^Between iterations \d+ and 1,500, the loss stood at about 0\.0\d+; your sketch was still at about 0\.4 there\.$/,
    );
    expect(said({ sketch: falling(facts.start, halved - 60, halved + 60, 0) }, facts)[0]).toMatch(
      /^Between iterations \d and 1\d\d, the loss stood at about 0\.99; your sketch was at about 1\.3 there\.$/,
    );
  });

  test('halves although a sketch stays high', async () => {
    const facts = await factsAfter(TUTORIAL);
    expect(said({ sketch: falling(facts.start, 0, 1500, 1) }, facts)[0]).toMatch(
      /^You expected the loss to stay above half of its start; it was down to half at iteration \d+, and ended at 0\.003/,
    );
  });

  test('is compared at the end of a sketch that ends early', async () => {
    const facts = await factsAfter(TUTORIAL);
    const sketch = falling(facts.start, 0, 6000, 0).slice(0, COLUMNS / 2 + 1);
    expect(said({ sketch }, facts)[0]).toMatch(
      /^Between iterations 366 and 750, the loss stood at about 0\.018; your sketch was still at about 1\.2 there\.$/,
    );
  });

  test('answers the questions', async () => {
    const facts = await factsAfter(TUTORIAL);
    expect(said({ learns: true, by: 100 }, facts)[0]).toBe(
      'You expected every row to be right by iteration 100; it took until iteration 201. You were right about the rows at the end.',
    );
    expect(said({ by: 500 }, facts)).toEqual([
      'You expected every row to be right by iteration 500, and it was, from iteration 201 on.',
      '你预想到第 500 次迭代，所有行都正确，确实如此：从第 201 次迭代起就都正确了。',
    ]);
    expect(said({ learns: false }, facts)[0]).toBe(
      'You expected rows to be wrong at the end; every row is right from iteration 201 on.',
    );
    expect(said({ row: 0 }, facts)[0]).toBe('You expected row 1 to become right last; it was row 4.');
    expect(said({ row: 3 }, facts)[0]).toBe('You expected row 4 to become right last, and it did.');
  });
});

describe('Several answers', () => {
  test('are told from the largest difference on', async () => {
    const facts = await factsAfter(TUTORIAL);
    const quick = falling(facts.start, 0, 60, 0);
    expect(said({ learns: false, sketch: quick }, facts)).toEqual([
      'You expected rows to be wrong at the end; every row is right from iteration 201 on. You were also wrong about the curve.',
      '你预想最后还有行是错的，实际上从第 201 次迭代起，所有行都正确。损失曲线也没有猜对。',
    ]);
    expect(said({ by: 201, row: 0 }, facts)).toEqual([
      'You expected row 1 to become right last; it was row 4. You were right about the iteration.',
      '你预想最后学会的是第 1 行，实际上是第 4 行。猜对的是全部正确的时间。',
    ]);
    expect(said({ learns: true, by: 100, row: 3 }, facts)[0]).toBe(
      'You expected every row to be right by iteration 100; it took until iteration 201. ' +
        'You were right about the rows at the end and the last row to become right.',
    );
  });

  test('put the rows that stay wrong before the curve', async () => {
    const facts = await factsAfter({ ...TUTORIAL, training: { learningRate: 20 } });
    expect(said({ learns: true, sketch: falling(facts.start, 0, 60, 0) }, facts)[0]).toBe(
      'You expected every row to be right; after 1,500 iterations, rows 2 and 3 are wrong. You were also wrong about the curve.',
    );
  });

  test('have no last row if all rows are right from the start', async () => {
    const rows = TUTORIAL_TABLE.rows.map((row) => ({ ...row, out: [1 as const] }));
    const facts = await factsAfter({ table: { ...TUTORIAL_TABLE, rows } });
    expect(facts.right).toMatchObject({ iteration: 0, rows: [0, 1, 2, 3] });
    expect(said({ row: 0 }, facts)).toEqual([
      'You expected row 1 to become right last; all rows were right from the start.',
      '你预想最后学会的是第 1 行，实际上所有行一开始就都正确。',
    ]);
    expect(said({ by: 0 }, facts)).toEqual([
      'You expected every row to be right from the start, and it was.',
      '你预想所有行一开始就都正确，确实如此。',
    ]);
    expect(compare({ sketch: [], row: 0, by: 0 }, facts, ITERATIONS)!.marks).toMatchObject({ row: 'moot', by: true });
  });
});

test('A run that is stuck never halves', async () => {
  const facts = await factsAfter({ ...TUTORIAL, training: { learningRate: 20 } });
  expect(facts.right).toBeUndefined();
  expect(facts.wrong.length).toBeGreaterThan(0);
  expect(facts.end).toBeCloseTo(0.7502, 3);
  const [en] = said({ learns: true }, facts);
  expect(en).toMatch(/^You expected every row to be right; after 1,500 iterations, rows? [\d, and]+ (is|are) wrong\.$/);
  expect(said({ learns: false }, facts)[1]).toMatch(
    /^你预想最后还有行是错的，确实如此：经过 1,500 次迭代，第 [\d、]+ 行还是错的。$/,
  );
});

test('A slow run is compared with a quick sketch', async () => {
  const facts = await factsAfter({ ...TUTORIAL, training: { learningRate: 0.1 } });
  expect(facts.halved).toBeUndefined();
  expect(said({ sketch: falling(facts.start, 0, 700, 0) }, facts)[0]).toBe(
    'You expected the loss to halve by about iteration 350; after 1,500 iterations, the loss was still 0.8564.',
  );
  const [en] = said({ sketch: falling(1, 0, ITERATIONS, facts.end) }, facts);
  expect(en).toMatch(
    /^You expected the loss to stay above half of its start, and it did: it ended at 0\.8564, your sketch at about 0\.86\.$/,
  );
});

test('An overflow is told before anything else', async () => {
  const facts = await factsAfter({
    table: PRESETS.xor,
    network: { hidden: [4], activation: ['linear', 'linear'] },
    training: { learningRate: 1e3, iterations: ITERATIONS },
  });
  expect(facts.isBlownUp).toBe(true);
  const iteration = facts.iterations;
  expect(said({ sketch: falling(facts.start, 0, 60, 0) }, facts)).toEqual([
    `You expected the loss to fall; instead, the steps were too large, and the weights overflowed after iteration ${iteration}.`,
    `你预想损失会下降，实际上步长太大，第 ${iteration} 次迭代之后权重溢出。`,
  ]);
  expect(said({ learns: true, by: 3 }, facts)[0]).toMatch(
    /^You expected every row to be right by iteration 3; after \d+ iterations?, the weights overflowed\.$/,
  );
});

test('Held-out rows count neither as wrong nor as last', async () => {
  const rows = TUTORIAL_TABLE.rows.map((row, i) => ({ ...row, holdOut: i === 3 }));
  const facts = await factsAfter({ table: { ...TUTORIAL_TABLE, rows } });
  expect(facts.rows).toBe(3);
  expect(facts.right!.rows).not.toContain(3);
  expect(facts.wrong).toEqual([]);
});
