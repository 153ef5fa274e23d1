import { describe, expect, test } from 'vitest';
import { type EndedRun, outcomeOf } from '../../../../web/src/session/learning/outcome.ts';
import { TUTORIAL as SESSION } from '../../tutorial.ts';

/** Run whose loss falls to 0.4; rows 1 to 3 of 4 are right. */
const OPEN: EndedRun = {
  lastIteration: 1000,
  loss: 0.4,
  curve: Float64Array.of(0, 1.3, 500, 0.8, 750, 0.6, 1000, 0.4),
  predictions: Float64Array.of(0.2, 0.8, 0.9, 0.7),
  allRightSince: undefined,
  blownUp: false,
};

describe('The outcome of a run', () => {
  test('is open while the loss falls and rows are wrong', () => {
    expect(outcomeOf(SESSION, OPEN, 0.5)).toEqual({ kind: 'open', loss: 0.4, right: 3, rows: 4 });
  });

  test('is stuck if the loss hardly falls over the last quarter', () => {
    const curve = Float64Array.of(0, 1.3, 500, 0.8, 750, 0.403, 1000, 0.4);
    expect(outcomeOf(SESSION, { ...OPEN, curve }, 0.5)).toEqual({ kind: 'stuck', loss: 0.4 });
  });

  test('is right once every training row is, also if the iteration is not known', () => {
    const right = { ...OPEN, predictions: Float64Array.of(0.2, 0.8, 0.9, 0.4) };
    expect(outcomeOf(SESSION, { ...right, allRightSince: 201 }, 0.5)).toEqual({ kind: 'right', since: 201 });
    expect(outcomeOf(SESSION, right, 0.5)).toEqual({ kind: 'right', since: undefined });
    expect(outcomeOf(SESSION, right, 0.3)).toMatchObject({ kind: 'open', right: 3 });
  });

  test('names an overflow and a network that gradients cannot train', () => {
    expect(outcomeOf(SESSION, { ...OPEN, blownUp: true }, 0.5)).toEqual({ kind: 'blownUp', iteration: 1000 });
    expect(outcomeOf(SESSION, { ...OPEN, obstacle: 'noTrainingRows' }, 0.5)).toEqual({
      kind: 'untrainable',
      obstacle: 'noTrainingRows',
    });
  });
});
