import { beforeEach, describe, expect, test } from 'vitest';
import type { Limits, Snapshot } from '../../../web/src/engine/protocol.ts';
import type { Problem } from '../../../web/src/api/outcomes.ts';
import { TUTORIAL_TABLE } from '../../../web/src/session/presets/presets.ts';
import { type Session, type Table, withLearningRate } from '../../../web/src/session/session.ts';
import { addColumn, addRow, moveRow, removeRow, setTarget } from '../../../web/src/session/table.ts';
import { toSavedState } from '../../../web/src/store/present-run.ts';
import { type Action, initialState, reduce, type State } from '../../../web/src/store/state.ts';
import { DEFAULTS } from '../../../web/src/session/defaults.ts';

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
  maxLandscapePoints: 16_384,
  maxIterations: 1e9,
  maxSeed: 2 ** 32 - 1,
  maxNameLength: 32,
};
const SNAPSHOT: Snapshot = {
  iteration: 3,
  lastIteration: 3,
  loss: 1,
  steepest: [],
  logic: [],
  changes: [],
  jumps: [],
  rows: TUTORIAL_TABLE.rows,
  firstLearningRate: 1,
  firstRows: TUTORIAL_TABLE.rows,
  views: {},
  curve: new Float64Array([0, 1.3, 3, 1]),
  predictions: new Float64Array(4),
  parameters: { weights: [], biases: [] },
  contradictions: [],
  blownUp: false,
  running: false,
};
/** Start of the runs of this session. */
const START = { firstLearningRate: 1, firstRows: TUTORIAL_TABLE.rows };
const PROBLEM: Problem = { code: 'outOfRange', field: 'f', value: 'v', allowed: 'a' };

let ready: State;

function edited(state: State, change: (session: Session) => Session): State {
  return reduce(state, { type: 'edited', session: change(state.session!) });
}

function faster(): Session {
  return withLearningRate({ version: 1, table: TUTORIAL_TABLE, ...DEFAULTS }, 2);
}

function arrivedAt(snapshot: Snapshot): State {
  return reduce(ready, { type: 'arrived', generation: ready.generation, snapshot });
}

const withSeed = (seed: number) => (session: Session) => ({ ...session, training: { ...session.training, seed } });

beforeEach(() => {
  const started = reduce(initialState({ table: TUTORIAL_TABLE }), {
    type: 'engineReady',
    limits: LIMITS,
  });
  ready = reduce(started, { type: 'arrived', generation: started.generation, snapshot: SNAPSHOT });
});

describe('The state of a playground', () => {
  test('is complete once the engine is ready', () => {
    expect(ready.session).toEqual({ version: 1, table: TUTORIAL_TABLE, ...DEFAULTS });
  });

  test('continues after its engine was asleep, and shows the earlier results until then', () => {
    const asleep = reduce(ready, { type: 'engineAsleep' });
    expect(asleep.snapshot).toBe(SNAPSHOT);
    expect(reduce(asleep, { type: 'engineStarting' })).toEqual(asleep);
    const awake = reduce(asleep, { type: 'engineReady', limits: LIMITS });
    expect(awake).toMatchObject({ snapshot: SNAPSHOT, pastRuns: [], replay: { iteration: 3, changes: [] } });
    expect(awake.generation).toBe(ready.generation + 1);
  });

  test('shows a session that was opened while the engine was asleep', () => {
    const session = { table: TUTORIAL_TABLE, training: { seed: 8 } };
    const asleep = reduce(reduce(ready, { type: 'engineAsleep' }), { type: 'opened', savedState: { session } });
    const awake = reduce(asleep, { type: 'engineReady', limits: LIMITS });
    expect(awake.session?.training.seed).toBe(8);
    expect(awake.replay).toBeUndefined();
  });

  test('keeps an edit that was made while the engine was asleep', () => {
    const asleep = edited(reduce(ready, { type: 'engineAsleep' }), withSeed(2));
    const awake = reduce(asleep, { type: 'engineReady', limits: LIMITS });
    expect(awake.session?.training.seed).toBe(2);
  });

  test('keeps its run and its session while the engine is asleep, despite edits and rejections', () => {
    const asleep = reduce(ready, { type: 'engineAsleep' });
    const retuned = edited(asleep, (session) => withLearningRate(session, 0.5));
    expect(retuned.replay).toEqual({ iteration: 3, changes: [], ...START });
    const bad = { table: TUTORIAL_TABLE, network: { hidden: [9999] } };
    const opened = reduce(asleep, { type: 'opened', savedState: { session: bad, view: { pace: 10 } } });
    const awake = reduce(opened, { type: 'engineReady', limits: LIMITS });
    const refused = reduce(awake, { type: 'refused', generation: awake.generation, problem: PROBLEM });
    expect(refused).toMatchObject({ session: ready.session, view: ready.view, problem: PROBLEM });
    // The new engine has not received that session.
    expect(refused.generation).toBeGreaterThan(awake.generation);
    expect(refused.replay).toEqual({ iteration: 3, changes: [], ...START });
  });

  test('is frozen', () => {
    expect(Object.isFrozen(ready)).toBe(true);
    expect(Object.isFrozen(edited(ready, withSeed(2)))).toBe(true);
  });

  test('shows an edit at once, with a new generation', () => {
    const after = edited(ready, withSeed(2));
    expect(after.session?.training.seed).toBe(2);
    expect(after.generation).toBe(ready.generation + 1);
  });

  test('returns to the last accepted session after the core rejects one', () => {
    const after = edited(ready, withSeed(-1));
    const refused = reduce(after, { type: 'refused', generation: after.generation, problem: PROBLEM });
    expect(refused.session).toBe(ready.session);
    expect(refused.generation).toBe(ready.generation);
    expect(refused.problem).toBe(PROBLEM);
  });

  test('returns to a session that was accepted while the next, rejected one was pending', () => {
    const first = edited(ready, withSeed(2));
    const second = edited(first, withSeed(-1));
    const arrived = reduce(second, { type: 'arrived', generation: first.generation, snapshot: SNAPSHOT });
    expect(arrived.session).toBe(second.session);
    const refused = reduce(arrived, { type: 'refused', generation: second.generation, problem: PROBLEM });
    expect(refused.session).toBe(first.session);
    expect(refused.generation).toBe(first.generation);
    expect(refused.undone.past).toHaveLength(1);
  });

  test("does not take another run's snapshot for its own", () => {
    const changed = edited(ready, withSeed(2));
    expect(changed.snapshot).toBe(SNAPSHOT);
    expect(toSavedState(changed).iteration).toBe(0);
    const again = edited(changed, withSeed(3));
    expect(again.pastRuns).toHaveLength(1);
    expect(again.undone.past.map(({ iteration }) => iteration)).toEqual([0, 3]);
    expect(again.restarted).toBeUndefined();
    // An edit that keeps the run also keeps its iteration.
    expect(toSavedState(edited(ready, (session) => withLearningRate(session, 2))).iteration).toBe(3);
  });

  test('drops changes beyond the iteration shown', () => {
    const changes = [{ iteration: 50, kind: 'learningRate', value: 0.125 }] as const;
    const opened = reduce(ready, {
      type: 'opened',
      savedState: { session: { table: TUTORIAL_TABLE }, iteration: 10, changes },
    });
    expect(opened.session?.training.learningRate).toBe(DEFAULTS.training.learningRate);
    expect(opened.replay).toMatchObject({ iteration: 10, changes: [] });
  });

  test('names the part of a session that restarted a run, until the run has begun', () => {
    const after = edited(ready, withSeed(2));
    expect(after.restarted).toBe('training');
    const begun = (iteration: number) =>
      reduce(after, { type: 'arrived', generation: after.generation, snapshot: { ...SNAPSHOT, iteration } });
    expect(begun(0).restarted).toBe('training');
    expect(begun(1).restarted).toBeUndefined();
    expect(edited(ready, (session) => withLearningRate(session, 2)).restarted).toBeUndefined();
  });

  test('draws new start weights if the given ones no longer fit the network', () => {
    const start = { weights: [[[1], [2], [3]]] };
    const given = edited(ready, (session) => ({
      ...session,
      network: { ...session.network, hidden: [], activation: ['sigmoid'] },
      training: { ...session.training, init: 'given', start },
    }));
    expect(given.session?.training.start).toEqual(start);
    const wider = edited(given, (session) => ({ ...session, table: addColumn(session.table, 'inputs') }));
    expect(wider.session?.training.init).toBe(DEFAULTS.training.init);
    expect(wider.session?.training).not.toHaveProperty('start');
  });

  test('rejects a tolerance that no prediction or every prediction meets', () => {
    for (const tolerance of [0, 1.5, NaN]) {
      const after = reduce(ready, { type: 'viewed', view: { tolerance } });
      expect(after.view).toBe(ready.view);
      expect(after.problem?.field).toBe('view.tolerance');
      expect(reduce(after, { type: 'viewed', view: { tolerance: 0.2 } }).problem).toBeUndefined();
    }
  });

  test('clears a problem at the next edit', () => {
    const after = edited(ready, withSeed(-1));
    const refused = reduce(after, { type: 'refused', generation: after.generation, problem: PROBLEM });
    expect(edited(refused, withSeed(2)).problem).toBeUndefined();
  });

  test('ignores a late rejection after a newer edit', () => {
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

  test('keeps the old predictions while a cell changes, but not if the table has other columns', () => {
    const cell = edited(ready, (session) => ({ ...session, table: setTarget(session.table, 0, 0, 1) }));
    expect(cell.snapshot).toBe(ready.snapshot);
    const column = edited(ready, (session) => ({ ...session, table: addColumn(session.table, 'inputs') }));
    expect(column.snapshot).toBeUndefined();
  });

  test('keeps its results if the engine crashes during a run, and continues with the next engine', () => {
    const changed = edited(ready, withSeed(9));
    const snapshot = { ...SNAPSHOT, running: true };
    const taken = reduce(changed, { type: 'arrived', generation: changed.generation, snapshot });
    const ended = reduce(taken, { type: 'engineFailed', failure: 'crashed', detail: 'why' });
    expect(ended.engine).toMatchObject({ kind: 'asleep', trouble: { failure: 'crashed', detail: 'why' } });
    expect(ended.snapshot).toEqual(SNAPSHOT);
    const starting = reduce(ended, { type: 'engineStarting' });
    expect(starting.engine).toMatchObject({ kind: 'asleep', trouble: undefined });
    const again = reduce(starting, { type: 'engineReady', limits: LIMITS });
    expect(again.session?.training.seed).toBe(9);
    expect(again.replay?.iteration).toBe(SNAPSHOT.iteration);
    expect(again.generation).toBeGreaterThan(taken.generation);
  });

  test('accepts edits without an engine and passes them to the next one', () => {
    const ended = reduce(ready, { type: 'engineFailed', failure: 'crashed', detail: '' });
    const changed = edited(ended, withSeed(9));
    const starting = reduce(changed, { type: 'engineStarting' });
    const again = reduce(starting, { type: 'engineReady', limits: LIMITS });
    expect(again.session?.training.seed).toBe(9);
    expect(again.replay).toBeUndefined();
  });

  test('returns to the previous session if one is too large for the engine', () => {
    const changed = edited(ready, (session) => ({ ...session, network: { ...session.network, hidden: [256] } }));
    const ended = reduce(changed, { type: 'engineFailed', failure: 'crashed', detail: 'no memory' });
    expect(ended.session).toEqual(ready.session);
    expect(ended.undone).toEqual(ready.undone);
    const starting = reduce(ended, { type: 'engineStarting' });
    const again = reduce(starting, { type: 'engineReady', limits: LIMITS });
    expect(again.replay?.iteration).toBe(SNAPSHOT.iteration);
  });

  test('has nothing to show if the first engine fails', () => {
    const failed = reduce(initialState({ table: TUTORIAL_TABLE }), {
      type: 'engineFailed',
      failure: 'notLoaded',
      detail: '',
    });
    expect(failed.engine).toEqual({ kind: 'failed', failure: 'notLoaded', detail: '' });
  });

  test('reports a silent engine until it answers again', () => {
    const silent = reduce(ready, { type: 'engineSilent', silent: true });
    expect(silent.engine).toMatchObject({ kind: 'ready', trouble: { failure: 'silent' } });
    const heard = reduce(silent, { type: 'engineSilent', silent: false });
    expect(heard.engine).toMatchObject({ kind: 'ready', trouble: undefined });
  });

  test('opens a session given before the core was ready', () => {
    const given = reduce(initialState({ table: TUTORIAL_TABLE }), {
      type: 'opened',
      savedState: { session: { table: TUTORIAL_TABLE, training: { seed: 77 } } },
    });
    const started = reduce(given, { type: 'engineReady', limits: LIMITS });
    expect(started.session?.training.seed).toBe(77);
  });
});

describe('A saved state', () => {
  const changes = [{ iteration: 2, kind: 'learningRate', value: 0.5 }] as const;

  test('opens with the learning rate at its iteration, and is repeated from the first one', () => {
    const opened = reduce(ready, {
      type: 'opened',
      savedState: { session: { table: TUTORIAL_TABLE }, iteration: 9, changes, view: { lossScale: 'log' } },
    });
    expect(opened.session?.training.learningRate).toBe(0.5);
    expect(opened.replay).toEqual({ iteration: 9, changes, ...START });
    expect(opened.view.lossScale).toBe('log');
  });

  test('is saved as it was while it is still being repeated', () => {
    const changes = [{ iteration: 2, kind: 'learningRate', value: 2 } as const];
    const opened = reduce(ready, { type: 'opened', savedState: { session: ready.session!, iteration: 9, changes } });
    const show = (snapshot: Partial<Snapshot>) =>
      toSavedState(
        reduce(opened, { type: 'arrived', generation: opened.generation, snapshot: { ...SNAPSHOT, ...snapshot } }),
      );
    expect(show({ running: true })).toMatchObject({ iteration: 9, changes });
    // Paused on the way, the run ends there.
    expect(show({ running: false })).toMatchObject({ iteration: 3, changes: [] });
    expect(show({ running: true, iteration: 10, lastIteration: 10, changes })).toMatchObject({
      iteration: 10,
      changes,
    });
  });

  test("contains the first learning rate, the changes so far, and the view's differences from the default", () => {
    const later = { iteration: 8, kind: 'learningRate', value: 3 } as const;
    const seen = reduce(ready, {
      type: 'arrived',
      generation: ready.generation,
      snapshot: { ...SNAPSHOT, iteration: 5, lastIteration: 9, changes: [...changes, later] },
    });
    const savedState = toSavedState(reduce(seen, { type: 'viewed', view: { tolerance: 0.1 } }));
    expect(savedState).toMatchObject({ iteration: 5, changes, view: { tolerance: 0.1 } });
    expect(savedState.session.training?.learningRate).toBe(1);
  });
});

test('A session that the core rejects leaves everything unchanged', () => {
  const viewed = reduce(edited(ready, withSeed(2)), { type: 'viewed', view: { chart: 'rows', selectedRow: 3 } });
  const before = reduce(viewed, { type: 'arrived', generation: viewed.generation, snapshot: SNAPSHOT });
  const table = { inputs: ['a'], outputs: ['y'], rows: [{ in: [0, 1], out: [1] }] } as const;
  const opened = reduce(before, {
    type: 'opened',
    savedState: { session: { table }, iteration: 9, view: { tolerance: 0.1 } },
  });
  const refused = reduce(opened, { type: 'refused', generation: opened.generation, problem: PROBLEM });
  const after = reduce(refused, { type: 'arrived', generation: refused.generation, snapshot: SNAPSHOT });
  expect(after).toEqual({ ...before, problem: PROBLEM });
});

describe('Earlier runs, undo steps and redo steps are unchanged after the rejection of', () => {
  const weight = { kind: 'weight', layer: 0, from: 0, to: 0 } as const;
  /** Returns a state trained again after an undo: with an earlier run, an undo step and a redo step. */
  const before = () => {
    const undone = reduce(edited(edited(ready, withSeed(2)), withSeed(3)), { type: 'undo' });
    return reduce(undone, { type: 'arrived', generation: undone.generation, snapshot: SNAPSHOT });
  };

  test.each([1e10, -1e10, Infinity, NaN])('a weight of %d', (value) => {
    for (const goesOn of [false, true]) {
      const after = reduce(before(), { type: 'setting', setting: { ...weight, value }, goesOn });
      expect(after).toEqual({ ...before(), problem: after.problem });
      expect(after.problem?.field).toBe('weight');
    }
  });

  test('but a weight at the limit is accepted', () => {
    const after = reduce(before(), { type: 'setting', setting: { ...weight, value: 1e9 }, goesOn: false });
    expect(after.problem).toBeUndefined();
    expect(after.undone.past).toHaveLength(before().undone.past.length + 1);
  });

  test.each<[string, (session: Session) => Session]>([
    ['a learning rate', (session) => withLearningRate(session, 5000)],
    ['a seed', withSeed(-1)],
    ['a column name', (session) => ({ ...session, table: { ...session.table, inputs: ['', 'b', 'c'] } })],
    ['a layer', (session) => ({ ...session, network: { ...session.network, hidden: [9999] } })],
    ['rows', (session) => ({ ...session, table: { ...session.table, rows: [] } })],
  ])('%s', (_name, change) => {
    const start = before();
    expect(start.undone.past).toHaveLength(1);
    expect(start.undone.future).toHaveLength(1);
    expect(start.pastRuns).not.toHaveLength(0);
    const after = edited(start, change);
    const refused = reduce(after, { type: 'refused', generation: after.generation, problem: PROBLEM });
    // The worker shows the session that is still valid.
    const shown = reduce(refused, { type: 'arrived', generation: refused.generation, snapshot: SNAPSHOT });
    expect(shown).toEqual({ ...start, problem: PROBLEM });
  });

  test('two edits, the second made before the answer to the first', () => {
    const start = before();
    const first = edited(start, (session) => ({ ...session, network: { ...session.network, hidden: [9999] } }));
    const second = edited(first, withSeed(5));
    const late = reduce(second, { type: 'refused', generation: first.generation, problem: PROBLEM });
    const refused = reduce(late, { type: 'refused', generation: second.generation, problem: PROBLEM });
    const shown = reduce(refused, { type: 'arrived', generation: refused.generation, snapshot: SNAPSHOT });
    expect(shown).toEqual({ ...start, problem: PROBLEM });
  });
});

describe('Undo', () => {
  test('goes back edit by edit and forward again', () => {
    const one = edited(ready, withSeed(2));
    const two = edited(one, withSeed(3));
    const back = reduce(two, { type: 'undo' });
    expect(back.session?.training.seed).toBe(2);
    expect(reduce(back, { type: 'undo' }).session).toEqual(ready.session);
    expect(reduce(back, { type: 'redo' }).session?.training.seed).toBe(3);
    expect(reduce(ready, { type: 'undo' })).toEqual(ready);
  });

  test('restores the run at the iteration of the edit', () => {
    const after = edited(ready, withSeed(2));
    expect(reduce(after, { type: 'undo' }).replay).toEqual({ iteration: 3, changes: [], ...START });
  });

  test('of a learning rate continues the run', () => {
    const faster = edited(ready, (session) => ({
      ...session,
      training: { ...session.training, learningRate: 2 },
    }));
    const back = reduce(faster, { type: 'undo' });
    expect(back.session?.training.learningRate).toBe(1);
    expect(back.replay).toBeUndefined();
  });

  test('takes back a dragged weight as one edit', () => {
    const weight = { kind: 'weight', layer: 0, from: 1, to: 2 } as const;
    let state = ready;
    for (const value of [0.1, 0.2, 0.3]) {
      state = reduce(state, { type: 'setting', setting: { ...weight, value }, goesOn: value > 0.1 });
    }
    expect(state.undone.past).toHaveLength(1);
    const again = reduce(state, { type: 'setting', setting: { ...weight, value: 0 }, goesOn: false });
    expect(again.undone.past).toHaveLength(2);
    const back = reduce(state, { type: 'undo' });
    expect(back.replay).toEqual({ iteration: 3, changes: [], ...START });
    expect(back.undone.past).toHaveLength(0);
  });

  test('has no step for a cancelled drag, and keeps its redo steps', () => {
    const before = reduce(edited(edited(ready, withSeed(2)), withSeed(3)), { type: 'undo' });
    const shown = reduce(before, { type: 'arrived', generation: before.generation, snapshot: SNAPSHOT });
    const weight = { kind: 'weight', layer: 0, from: 1, to: 2 } as const;
    const dragged = [0.1, 0.2, 0.3].reduce<State>(
      (state, value) => reduce(state, { type: 'setting', setting: { ...weight, value }, goesOn: value > 0.1 }),
      shown,
    );
    expect(dragged.undone.future).toEqual([]);
    const back = reduce(dragged, { type: 'settingCancelled' });
    expect(back.undone).toEqual(shown.undone);
    expect(back.pastRuns).toEqual(shown.pastRuns);
    expect(back.replay).toMatchObject({ iteration: SNAPSHOT.iteration, changes: [] });
  });

  test('has no step for an edit that the core rejected', () => {
    const after = edited(ready, withSeed(-1));
    const refused = reduce(after, { type: 'refused', generation: after.generation, problem: PROBLEM });
    expect(refused.undone.past).toHaveLength(0);
    expect(refused.pastRuns).toHaveLength(0);
  });
});

describe('An edit of rows during a run', () => {
  const flip = (session: Session) => ({ ...session, table: setTarget(session.table, 0, 0, 1) });
  const flipped = setTarget(TUTORIAL_TABLE, 0, 0, 1).rows;

  function answered(state: State, snapshot: Partial<Snapshot>): State {
    return reduce(state, {
      type: 'arrived',
      generation: state.generation,
      snapshot: { ...SNAPSHOT, ...snapshot },
    });
  }

  test('goes on with the run, and files none', () => {
    const after = edited(ready, flip);
    expect(after).toMatchObject({ isStale: false, replay: undefined, restarted: undefined, pastRuns: [] });
    expect(toSavedState(after).iteration).toBe(3);
  });

  test('shows the predictions of the other rows until the new ones arrive', () => {
    const predictions = Float64Array.of(0.1, 0.2, 0.3, 0.4);
    const space = new Float64Array(4);
    const shown = answered(ready, { predictions, views: { space } });
    const removed = edited(shown, (session) => ({ ...session, table: removeRow(session.table, 1) }));
    expect(removed.snapshot).toMatchObject({ iteration: 3, predictions: Float64Array.of(0.1, 0.3, 0.4), views: {} });
    const added = edited(shown, (session) => ({ ...session, table: addRow(session.table) }));
    expect(added.snapshot?.predictions).toEqual(predictions);
  });

  test('files a run that was sought back, since it takes another course', () => {
    const back = arrivedAt({ ...SNAPSHOT, iteration: 1 });
    expect(edited(back, flip).pastRuns).toMatchObject([{ session: back.session, lastIteration: 3 }]);
  });

  test('is saved with the first rows and the changes', () => {
    const changes = [{ iteration: 3, kind: 'rows', row: 0, remove: 1, add: flipped.slice(0, 1) }] as const;
    const after = answered(edited(ready, flip), { changes, rows: flipped });
    expect(after.session?.table.rows).toEqual(flipped);
    expect(toSavedState(after)).toMatchObject({ session: { table: TUTORIAL_TABLE }, iteration: 3, changes });
    const opened = reduce(ready, { type: 'opened', savedState: toSavedState(after) });
    expect(opened.session?.table.rows).toEqual(flipped);
    expect(opened.replay).toEqual({ iteration: 3, changes, ...START });
    // A past run has them, too.
    expect(reduce(after, { type: 'reset' }).pastRuns).toMatchObject([{ session: { table: TUTORIAL_TABLE }, changes }]);
  });

  test('is undone and done again by another edit, and the run goes on', () => {
    const after = answered(edited(ready, flip), { iteration: 5, rows: flipped });
    const undone = reduce(after, { type: 'undo' });
    expect(undone).toMatchObject({ session: { table: TUTORIAL_TABLE }, replay: undefined, isStale: false });
    expect(toSavedState(undone).iteration).toBe(5);
    expect(reduce(undone, { type: 'redo' }).session?.table.rows).toEqual(flipped);
  });

  test('begins a run where the reader wants it, and its undo repeats the one before', () => {
    const choosing = reduce(ready, { type: 'viewed', view: { onChange: 'restart' } });
    const after = edited(choosing, flip);
    expect(after).toMatchObject({ restarted: 'table', isStale: true });
    expect(after.pastRuns).toHaveLength(1);
    const begun = answered(after, { iteration: 0, lastIteration: 0, rows: flipped });
    const keeping = reduce(begun, { type: 'viewed', view: { onChange: 'keep' } });
    expect(reduce(keeping, { type: 'undo' }).replay).toEqual({ iteration: 3, changes: [], ...START });
    const faster = edited(choosing, (session) => withLearningRate(session, 2));
    expect(faster).toMatchObject({ restarted: 'training', isStale: true });
  });

  test('begins a run with another table, even one with the same columns', () => {
    const after = reduce(ready, { type: 'edited', session: flip(ready.session!), isOther: true });
    expect(after).toMatchObject({ restarted: 'table', isStale: true });
  });

  test('is kept while no engine runs', () => {
    const asleep = edited(reduce(ready, { type: 'engineAsleep' }), flip);
    const awake = reduce(asleep, { type: 'engineReady', limits: LIMITS });
    expect(awake.session?.table.rows).toEqual(flipped);
    expect(awake.replay).toEqual({ iteration: 3, changes: [], ...START });
  });

  test('keeps the same row selected, wherever it is afterwards, also after undo, redo and a seek', () => {
    const selectedAfter = (change: (table: Table) => Table, selectedRow: number) => {
      const selecting = reduce(ready, { type: 'viewed', view: { selectedRow } });
      const after = edited(selecting, (session) => ({ ...session, table: change(session.table) }));
      const undone = reduce(after, { type: 'undo' });
      const redone = reduce(undone, { type: 'redo' });
      return [after, undone, redone].map(({ view }) => view.selectedRow);
    };
    expect(selectedAfter((table) => addRow(table, 0), 1)).toEqual([2, 1, 2]);
    expect(selectedAfter((table) => addRow(table, 2), 1)).toEqual([1, 1, 1]);
    expect(selectedAfter((table) => removeRow(table, 0), 3)).toEqual([2, 3, 2]);
    expect(selectedAfter((table) => removeRow(table, 3), 3)).toEqual([null, null, null]);
    expect(selectedAfter((table) => moveRow(table, 1, 3), 1)).toEqual([3, 1, 3]);
    expect(selectedAfter((table) => moveRow(table, 1, 3), 2)).toEqual([1, 2, 1]);
    expect(selectedAfter((table) => setTarget(table, 1, 0, 0), 1)).toEqual([1, 1, 1]);
    expect(selectedAfter((table) => addColumn(table, 'inputs'), 2)).toEqual([2, 2, 2]);

    const selecting = reduce(ready, { type: 'viewed', view: { selectedRow: 1 } });
    const sought = answered(selecting, { iteration: 1, rows: structuredClone(TUTORIAL_TABLE.rows.slice(1)) });
    expect(sought.view.selectedRow).toBe(0);
  });

  test('leaves a table that follows a seek, with a selection that fits it', () => {
    const longer = [...TUTORIAL_TABLE.rows, ...flipped.slice(0, 1)];
    const added = answered(
      edited(ready, (session) => ({ ...session, table: addRow(session.table) })),
      { rows: longer },
    );
    const selected = reduce(added, { type: 'viewed', view: { selectedRow: 4 } });
    const back = answered(selected, { iteration: 1, rows: structuredClone(TUTORIAL_TABLE.rows) });
    expect(back.session?.table.rows).toEqual(TUTORIAL_TABLE.rows);
    expect(back.view.selectedRow).toBeNull();
    // The core has accepted these rows: it returns to them when it refuses an edit.
    const bad = edited(back, withSeed(-1));
    const refused = reduce(bad, { type: 'refused', generation: bad.generation, problem: PROBLEM });
    expect(refused.session?.table.rows).toEqual(TUTORIAL_TABLE.rows);
  });
});

describe('Past runs', () => {
  test('are those that an edit has ended, with their settings', () => {
    const { pastRuns } = edited(ready, withSeed(2));
    expect(pastRuns).toHaveLength(1);
    expect(pastRuns[0]).toMatchObject({ session: ready.session, lastIteration: 3, loss: 1 });
  });

  test('include none after a change of the learning rate for later iterations only', () => {
    const change = (session: Session) => ({ ...session, training: { ...session.training, learningRate: 2 } });
    expect(edited(ready, change).pastRuns).toHaveLength(0);
    const back = reduce(ready, {
      type: 'arrived',
      generation: ready.generation,
      snapshot: { ...SNAPSHOT, iteration: 1 },
    });
    expect(edited(back, change).pastRuns).toHaveLength(1);
  });

  test.each<[string, Action[]]>([
    ['reset', [{ type: 'reset' }]],
    ['another learning rate, then reset', [{ type: 'edited', session: faster() }, { type: 'reset' }]],
    ['reset, then another learning rate', [{ type: 'reset' }, { type: 'edited', session: faster() }]],
  ])('include those that were reset: %s', (_orders, actions) => {
    const after = actions.reduce(reduce, ready);
    expect(after.pastRuns).toHaveLength(1);
    expect(after.pastRuns[0]).toMatchObject({ session: ready.session, changes: [], lastIteration: 3, loss: 1 });
    expect(toSavedState(after).iteration).toBe(0);
  });

  test('are stored in full if a run was sought back before its reset', () => {
    const back = arrivedAt({ ...SNAPSHOT, iteration: 1 });
    expect(reduce(back, { type: 'reset' }).pastRuns).toMatchObject([{ lastIteration: 3, loss: 1 }]);
  });

  test('include a weight that was set, but no learning rate that trained no iteration', () => {
    const rate = { iteration: 3, kind: 'learningRate', value: 2 } as const;
    const weight = { iteration: 3, kind: 'weight', layer: 0, from: 0, to: 0, value: 1 } as const;
    const changed = arrivedAt({ ...SNAPSHOT, changes: [weight, rate] });
    expect(reduce(changed, { type: 'reset' }).pastRuns[0]?.changes).toEqual([weight]);
  });

  test('include no run that has not begun, and each run only once', () => {
    const begun = arrivedAt({ ...SNAPSHOT, iteration: 0, lastIteration: 0 });
    expect(reduce(begun, { type: 'reset' }).pastRuns).toHaveLength(0);
    const twice = reduce(reduce(ready, { type: 'reset' }), { type: 'reset' });
    expect(twice.pastRuns).toHaveLength(1);
  });

  test('are deleted one by one or all together', () => {
    const { pastRuns } = edited(ready, withSeed(2));
    const state = edited(ready, withSeed(2));
    expect(reduce(state, { type: 'pastRunsForgotten', id: pastRuns[0]!.id }).pastRuns).toHaveLength(0);
    expect(reduce(state, { type: 'pastRunsForgotten', id: 99 }).pastRuns).toHaveLength(1);
    expect(reduce(state, { type: 'pastRunsForgotten' }).pastRuns).toHaveLength(0);
  });
});
