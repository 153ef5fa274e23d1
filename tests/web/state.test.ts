import { beforeEach, describe, expect, test } from 'vitest';
import type { Limits, Problem, Snapshot } from '../../web/src/engine/protocol.ts';
import { TUTORIAL_TABLE } from '../../web/src/session/presets.ts';
import type { Options, Session } from '../../web/src/session/session.ts';
import { setTarget } from '../../web/src/session/table.ts';
import { initialState, reduce, type State } from '../../web/src/state.ts';

const LIMITS: Limits = {
  maxInputs: 10,
  maxOutputs: 8,
  maxRows: 1024,
  maxHiddenLayers: 6,
  maxUnits: 256,
  maxLearningRate: 1000,
  maxParameter: 1e9,
  maxSurfaceSize: 128,
  maxSurveySeeds: 10_000,
  maxIterations: 1e9,
  maxSeed: 2 ** 32 - 1,
  maxNameLength: 32,
};
const DEFAULTS: Options = {
  network: { hidden: [4], activation: ['sigmoid', 'sigmoid'], bias: false },
  training: {
    loss: 'sse',
    optimizer: 'gd',
    batch: 'full',
    learningRate: 1,
    init: 'uniform01',
    seed: 1,
    iterations: 1500,
  },
};
const SNAPSHOT: Snapshot = {
  iteration: 3,
  loss: 1,
  curve: new Float64Array([0, 1.3, 3, 1]),
  predictions: new Float64Array(4),
  parameters: { weights: [], biases: [] },
  contradictions: [],
  blownUp: false,
  trainable: true,
  running: false,
};
const PROBLEM: Problem = { code: 'outOfRange', field: 'f', value: 'v', allowed: 'a', sentence: 'No.' };

let ready: State;

function edited(state: State, change: (session: Session) => Session): State {
  return reduce(state, { type: 'edited', session: change(state.session!) });
}

const withSeed = (seed: number) => (session: Session) => ({ ...session, training: { ...session.training, seed } });

beforeEach(() => {
  const started = reduce(initialState({ table: TUTORIAL_TABLE }), {
    type: 'engineReady',
    limits: LIMITS,
    defaults: DEFAULTS,
  });
  ready = reduce(started, { type: 'arrived', generation: started.generation, snapshot: SNAPSHOT });
});

describe('The state of a playground', () => {
  test('is complete once the core has named its defaults', () => {
    expect(ready.session).toEqual({ version: 1, table: TUTORIAL_TABLE, ...DEFAULTS });
  });

  test('is frozen', () => {
    expect(Object.isFrozen(ready)).toBe(true);
    expect(Object.isFrozen(edited(ready, withSeed(2)))).toBe(true);
  });

  test('shows an edit at once, under a new number', () => {
    const after = edited(ready, withSeed(2));
    expect(after.session?.training.seed).toBe(2);
    expect(after.generation).toBe(ready.generation + 1);
  });

  test('returns to the last session that the core took when it refuses one', () => {
    const after = edited(ready, withSeed(-1));
    const refused = reduce(after, { type: 'refused', generation: after.generation, problem: PROBLEM });
    expect(refused.session).toBe(ready.session);
    expect(refused.generation).toBe(ready.generation);
    expect(refused.problem).toBe(PROBLEM);
  });

  test('forgets a refusal at the next edit', () => {
    const after = edited(ready, withSeed(-1));
    const refused = reduce(after, { type: 'refused', generation: after.generation, problem: PROBLEM });
    expect(edited(refused, withSeed(2)).problem).toBeUndefined();
  });

  test('does not let a late refusal undo a newer edit', () => {
    const first = edited(ready, withSeed(-1));
    const second = edited(first, withSeed(5));
    expect(reduce(second, { type: 'refused', generation: first.generation, problem: PROBLEM })).toBe(second);
  });

  test('ignores the snapshot of an earlier session', () => {
    const after = edited(ready, withSeed(2));
    const late = reduce(after, {
      type: 'arrived',
      generation: ready.generation,
      snapshot: { ...SNAPSHOT, iteration: 9 },
    });
    expect(late.snapshot?.iteration).toBe(3);
  });

  test('keeps showing the old predictions while a cell changes, but not when the table changes its shape', () => {
    const cell = edited(ready, (session) => ({ ...session, table: setTarget(session.table, 0, 0, 1) }));
    expect(cell.snapshot).toBe(ready.snapshot);
    const shape = edited(ready, (session) => ({
      ...session,
      table: { ...session.table, rows: session.table.rows.slice(1) },
    }));
    expect(shape.snapshot).toBeUndefined();
  });

  test('keeps table and settings when the engine fails and is started again', () => {
    const changed = edited(ready, withSeed(9));
    const taken = reduce(changed, { type: 'arrived', generation: changed.generation, snapshot: SNAPSHOT });
    const failed = reduce(taken, { type: 'engineFailed', failure: 'crashed', detail: '' });
    const again = reduce(reduce(failed, { type: 'engineStarting' }), {
      type: 'engineReady',
      limits: LIMITS,
      defaults: DEFAULTS,
    });
    expect(again.session?.training.seed).toBe(9);
    expect(again.generation).toBeGreaterThan(taken.generation);
  });

  test('opens a session given before the core was ready', () => {
    const given = reduce(initialState({ table: TUTORIAL_TABLE }), {
      type: 'opened',
      session: { table: TUTORIAL_TABLE, training: { seed: 77 } },
    });
    const started = reduce(given, { type: 'engineReady', limits: LIMITS, defaults: DEFAULTS });
    expect(started.session?.training.seed).toBe(77);
  });
});
