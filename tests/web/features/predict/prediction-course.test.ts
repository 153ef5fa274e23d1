/** Tests how a prediction follows its run. */

import { describe, expect, test } from 'vitest';
import type { Snapshot } from '../../../../web/src/engine/protocol.ts';
import type { Prediction } from '../../../../web/src/features/predict/comparison.ts';
import { type Course, follow, NO_COURSE, planOf } from '../../../../web/src/features/predict/prediction-course.ts';
import type { Change } from '../../../../web/src/session/changes.ts';
import { DEFAULTS } from '../../../../web/src/session/defaults.ts';
import type { Story } from '../../../../web/src/session/learning/story.ts';
import { TUTORIAL_TABLE } from '../../../../web/src/session/presets/presets.ts';
import { completeSession, type Session, withLearningRate } from '../../../../web/src/session/session.ts';

const SESSION = completeSession({ table: TUTORIAL_TABLE }, DEFAULTS);
const VIEW = { tolerance: 0.5, stopWhenRight: false };
const END = SESSION.training.iterations;

function storyTo(iteration: number, isDone = true): Story {
  const moment = { iteration, loss: 0.1, low: 0, high: 1 };
  const rows = TUTORIAL_TABLE.rows.map((_, row) => ({ row, spans: [{ from: 10 * row, isExact: true, state: true }] }));
  return {
    isDone,
    first: { ...moment, iteration: 0, loss: 1 },
    last: moment,
    blownUp: false,
    gradient: 0,
    units: [],
    rows,
    phases: [],
    saturated: [],
  };
}

function snapshotAt(lastIteration: number, more: Partial<Snapshot> = {}): Snapshot {
  return {
    iteration: lastIteration,
    lastIteration,
    loss: 1,
    curve: Float64Array.of(0, 1, lastIteration, 0.1),
    predictions: Float64Array.of(0, 1, 1, 0),
    firstLearningRate: SESSION.training.learningRate,
    firstRows: SESSION.table.rows,
    changes: [],
    views: {},
    running: false,
    blownUp: false,
    ...more,
  } as Snapshot;
}

function predicted(change: Partial<Prediction> = { learns: true }, session: Session = SESSION): Course {
  return { prediction: { sketch: [], ...change }, plan: planOf(session, snapshotAt(0)) };
}

describe('A prediction', () => {
  test('is asked for before a run, and not after it has begun', () => {
    expect(follow(NO_COURSE, SESSION, undefined, VIEW).stage).toBe('waiting');
    expect(follow(NO_COURSE, SESSION, snapshotAt(0), VIEW).stage).toBe('ask');
    expect(follow(NO_COURSE, SESSION, snapshotAt(7, { running: true }), VIEW).stage).toBe('known');
    expect(follow(NO_COURSE, SESSION, snapshotAt(7, { iteration: 0 }), VIEW).stage).toBe('known');
    expect(follow(NO_COURSE, SESSION, snapshotAt(0, { obstacle: 'noTrainingRows' }), VIEW).stage).toBe('untrainable');
  });

  test('waits for the end of the run and for its story', () => {
    const course = predicted();
    const stage = (snapshot: Snapshot) => follow(course, SESSION, snapshot, VIEW).stage;
    expect(stage(snapshotAt(300, { running: true }))).toBe('training');
    expect(stage(snapshotAt(300))).toBe('paused');
    expect(stage(snapshotAt(END))).toBe('reading');
    expect(stage(snapshotAt(END, { views: { story: storyTo(END - 1) } }))).toBe('reading');
    expect(stage(snapshotAt(END, { views: { story: storyTo(END, false) } }))).toBe('reading');
    const told = follow(course, SESSION, snapshotAt(END, { views: { story: storyTo(END) } }), VIEW);
    expect(told.stage).toBe('told');
    expect(told.course.facts?.right).toMatchObject({ iteration: 30, rows: [3] });
  });

  test('ends early where the run does', () => {
    const views = { story: storyTo(300) };
    const stage = (more: Partial<Snapshot>, view = VIEW) =>
      follow(predicted(), SESSION, snapshotAt(300, { views, ...more }), view).stage;
    expect(stage({ blownUp: true })).toBe('told');
    expect(stage({}, { ...VIEW, stopWhenRight: true })).toBe('told');
    expect(stage({ predictions: Float64Array.of(1, 1, 1, 1) }, { ...VIEW, stopWhenRight: true })).toBe('paused');
  });

  test('is shown beside its run after a reset and after further training', () => {
    const { course } = follow(predicted(), SESSION, snapshotAt(END, { views: { story: storyTo(END) } }), VIEW);
    expect(follow(course, SESSION, snapshotAt(0), VIEW).stage).toBe('told');
    const later = follow(course, SESSION, snapshotAt(2 * END, { running: true }), VIEW);
    expect(later.stage).toBe('told');
    expect(later.course.facts?.iterations).toBe(END);
  });
});

describe('Another session', () => {
  const otherSeed = { ...SESSION, training: { ...SESSION.training, seed: 2 } };

  test('clears a prediction and says so', () => {
    const { course, stage } = follow(predicted(), otherSeed, snapshotAt(0), VIEW);
    expect(course).toEqual({ ...NO_COURSE, wasCleared: true });
    expect(stage).toBe('ask');
    expect(follow(NO_COURSE, otherSeed, snapshotAt(0), VIEW).course).toBe(NO_COURSE);
  });

  test('is also one whose weights are set by hand before it trains', () => {
    const changes: Change[] = [{ iteration: 0, kind: 'weight', layer: 0, from: 0, to: 0, value: 3 }];
    expect(follow(predicted(), SESSION, snapshotAt(0, { changes }), VIEW).course.wasCleared).toBe(true);
  });

  test('is one of another length only before it trains', () => {
    const longer = { ...SESSION, training: { ...SESSION.training, iterations: 3000 } };
    expect(follow(predicted(), longer, snapshotAt(0), VIEW).course.wasCleared).toBe(true);
    expect(follow(predicted(), longer, snapshotAt(400), VIEW).stage).toBe('paused');
  });

  test('is not one that is changed during its run, or only renamed', () => {
    const changed = withLearningRate(SESSION, 5);
    const changes: Change[] = [{ iteration: 40, kind: 'learningRate', value: 5 }];
    expect(follow(predicted(), changed, snapshotAt(400, { changes }), VIEW).stage).toBe('paused');
    const renamed = { ...SESSION, table: { ...SESSION.table, inputs: ['a', 'b', 'c'] } };
    expect(follow(predicted(), renamed, snapshotAt(0), VIEW).stage).toBe('ask');
  });
});
