import fc from 'fast-check';
import { createTrainer, loadCore, type Trainer } from 'truthnet';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { HistoryKind, Replay } from '../../web/src/engine/protocol.ts';
import { RunLoop } from '../../web/src/engine/run-loop.ts';
import { TrainingRun, savedStateOf } from '../../web/src/engine/training-run.ts';
import { type Change, withNewChanges } from '../../web/src/session/changes.ts';
import {
  asBegun,
  completeSession,
  type Row,
  runStartOf,
  type Session,
  withChanges,
  withLearningRate,
  withRows,
} from '../../web/src/session/session.ts';
import { readLink, writeLink } from '../../web/src/session/formats/link.ts';
import { readSessionFile } from '../../web/src/session/formats/session-file.ts';
import { writeSessionFile } from '../../web/src/session/formats/write-session-file.ts';
import type { SavedState } from '../../web/src/session/saved-state.ts';
import { DEFAULTS } from '../../web/src/session/defaults.ts';
import { TUTORIAL } from './load-core.ts';

const SESSION = completeSession(TUTORIAL, DEFAULTS);
/** Start of a run of the tutorial. */
const START = runStartOf(SESSION);
const trainers: Trainer[] = [];
afterEach(() => trainers.splice(0).forEach((trainer) => trainer.delete()));

/** Begins a run. `learningRate` is the one to continue with; after a replay it defaults to the replay's last one. */
async function begin(replay?: Replay, learningRate = lastRateOf(replay) ?? 1): Promise<TrainingRun<Trainer>> {
  const session = withLearningRate(replay ? withChanges(begun(replay), replay.changes) : SESSION, learningRate);
  return beginSession(session, replay);
}

/** Returns the session of the tutorial as the replayed run began it. */
function begun(replay: Replay): Session {
  return asBegun(SESSION, replay);
}

async function beginSession(session: Session, replay?: Replay): Promise<TrainingRun<Trainer>> {
  const trainer = (await loadCore()).prepareTrainer(replay ? savedStateOf(session, replay) : session);
  trainers.push(trainer);
  return new TrainingRun(trainer, false, replay?.iteration);
}

function allRightSince(run: TrainingRun<Trainer>, tolerance: number): number | undefined {
  return run.allRightSince(tolerance, run.trainer.lossCurve(2000));
}

function lastRateOf(replay: Replay | undefined): number | undefined {
  return replay && withChanges(begun(replay), replay.changes).training.learningRate;
}

/** Returns a run with another learning rate, a changed weight, a seek back, and a new continuation. */
async function lively(): Promise<TrainingRun<Trainer>> {
  const run = await begin();
  run.step(100);
  run.setLearningRate(0.5);
  run.step(57);
  run.set({ kind: 'weight', layer: 0, from: 1, to: 2, value: -3 });
  run.set({ kind: 'weight', layer: 1, from: 3, to: 0, value: 2 });
  run.step(300);
  run.seek(200);
  run.setLearningRate(2);
  run.step(13);
  return run;
}

const replayOf = (run: TrainingRun<Trainer>, iteration = run.iteration): Replay => ({
  iteration,
  changes: run.trainer.changes(),
  firstLearningRate: run.firstLearningRate,
  firstRows: run.firstRows,
});

describe('A run', () => {
  test('repeats to the last bit from its changes', async () => {
    const run = await lively();
    const again = await begin(replayOf(run));
    again.step(213);
    expect(again.trainer.parameters()).toEqual(run.trainer.parameters());
    expect(again.trainer.lossHistory()).toEqual(run.trainer.lossHistory());
    expect(again.trainer.changes()).toEqual(run.trainer.changes());
    again.step(50);
    run.step(50);
    expect(again.trainer.loss).toBe(run.trainer.loss);
  });

  test('continues after its replay with the current learning rate, and records that', async () => {
    const run = await begin();
    run.step(50);
    const again = await begin(replayOf(run), 0.125);
    again.step(50);
    expect(again.trainer.parameters()).toEqual(run.trainer.parameters());
    expect(again.trainer.changes()).toEqual([{ iteration: 50, kind: 'learningRate', value: 0.125 }]);
    run.setLearningRate(0.125);
    for (const each of [run, again]) each.step(1);
    expect(again.trainer.parameters()).toEqual(run.trainer.parameters());
    // At iteration 0 there is nothing to repeat.
    const fresh = await begin({ iteration: 0, changes: [], ...START }, 0.125);
    expect([fresh.firstLearningRate, fresh.trainer.changes()]).toEqual([0.125, []]);
  });

  test('lists the changes that still apply', async () => {
    const run = await lively();
    expect(run.trainer.changes()).toEqual([
      { iteration: 100, kind: 'learningRate', value: 0.5 },
      { iteration: 157, kind: 'weight', layer: 0, from: 1, to: 2, value: -3 },
      { iteration: 157, kind: 'weight', layer: 1, from: 3, to: 0, value: 2 },
      { iteration: 200, kind: 'learningRate', value: 2 },
    ]);
  });

  test('continues after a seek back with the current learning rate, and records that', async () => {
    const run = await begin();
    run.step(200);
    run.setLearningRate(0.5);
    run.step(200);
    run.seek(50);
    run.step(10);
    expect(run.trainer.changes()).toEqual([{ iteration: 50, kind: 'learningRate', value: 0.5 }]);
    const again = await begin(replayOf(run));
    again.step(60);
    expect(again.trainer.loss).toBe(run.trainer.loss);
  });

  test('rejects an invalid change before anything is trained', async () => {
    const change = { iteration: 5, kind: 'weight', layer: 4, from: 0, to: 0, value: 1 } as const;
    await expect(begin({ iteration: 9, changes: [change], ...START })).rejects.toThrow(
      'changes[0].layer must be from 0 to 1, but is 4.',
    );
  });

  test('posts each of 10,000 changes at most three times, and the page has them all', async () => {
    const run = await begin();
    let [changes, handedOut]: [readonly Change[], number] = [[], 0];
    for (let change = 0; change < 10_000; change++) {
      if (change % 2 > 0) run.setLearningRate(1 + (change % 3) / 10);
      else run.set({ kind: 'weight', layer: 0, from: 0, to: change % 4, value: change / 10_000 });
      run.step(change % 5);
      const news = structuredClone(run.newChanges());
      handedOut += news.list.length;
      changes = withNewChanges(changes, news);
      if (change % 1000 === 999) expect(changes).toEqual(run.trainer.changes());
    }
    expect(changes.length).toBeGreaterThan(8000);
    expect(handedOut).toBeLessThan(30_000);
  });

  test('posts the changes that a seek, a reset and a replay add or drop', async () => {
    const run = await lively();
    const replay = replayOf(run);
    let changes = withNewChanges([], run.newChanges());
    const expectAll = (of = run) => {
      const news = of.newChanges();
      changes = withNewChanges(changes, news);
      expect(changes).toEqual(of.trainer.changes());
      expect(withNewChanges(changes, of.newChanges())).toEqual(changes);
    };
    run.step(40);
    expectAll();
    run.seek(120);
    expectAll();
    run.set({ kind: 'weight', layer: 0, from: 0, to: 1, value: 4 });
    expectAll();
    run.seek(20);
    run.step(1);
    expectAll();
    run.reset();
    expectAll();
    const again = await begin(replay);
    for (const steps of [0, 99, 1, 57, 56, 10]) {
      again.step(steps);
      expectAll(again);
    }
    expect(changes).toEqual(replay.changes);
  });

  test('takes the same steps as its trainer in any chunks', async () => {
    const run = await begin();
    for (const steps of [1, 2, 300, 45, 1000]) run.step(steps);
    const trainer = await createTrainer(TUTORIAL);
    trainers.push(trainer);
    expect(run.trainer.loss).toBe(trainer.step(1348));
  });
});

describe('A run with edited rows', () => {
  const rows = SESSION.table.rows;
  const flipped = rows.with(0, { ...rows[0]!, out: [1] });

  test('goes on from its weights, and the loss jumps', async () => {
    const run = await begin();
    run.step(195);
    const { loss } = run.trainer;
    const before = run.trainer.parameterRow();
    run.setRows(flipped);
    expect(run.trainer.parameterRow()).toEqual(before);
    expect(run.newChanges()).toEqual({
      first: 0,
      list: [{ iteration: 195, kind: 'rows', row: 0, remove: 1, add: [flipped[0]] }],
      jumps: [{ iteration: 195, loss: run.trainer.loss }],
    });
    expect(run.trainer.loss).toBeGreaterThan(loss);
    expect(run.trainer.lossHistory().at(-1)).toBe(loss);
    run.step(1);
    expect(run.newChanges()).toMatchObject({ first: 195, jumps: [{ iteration: 195 }] });
    expect(run.newChanges()).toEqual({ first: 196, list: [], jumps: [] });
  });

  test('has the rows of each iteration: the same array until they change', async () => {
    const run = await begin();
    const first = run.rows;
    expect(run.firstRows).toBe(first);
    run.step(10);
    run.setRows(flipped);
    const edited = run.rows;
    expect(edited).toEqual(flipped);
    run.step(10);
    expect(run.rows).toBe(edited);
    run.seek(9);
    expect(run.rows).toEqual(rows);
    run.seek(10);
    expect(run.rows).toEqual(flipped);
    run.reset();
    expect([run.rows, run.firstRows, run.trainer.changes()]).toEqual([flipped, flipped, []]);
    run.setRows(rows);
    expect([run.rows, run.firstRows, run.trainer.changes()]).toEqual([rows, rows, []]);
  });

  test('shows the predictions for the rows of its start, also after a reset', async () => {
    const run = await begin();
    const predictions = Array.from(run.predictions);
    run.step(5);
    run.setRows(rows.slice(1));
    run.reset();
    expect(Array.from(run.predictions)).toEqual(predictions.slice(1));
    expect(Array.from(run.predictions)).toEqual(predictions.slice(1));
  });

  test('follows the rows while it is repeated', async () => {
    const run = await begin();
    run.step(10);
    run.setRows(flipped);
    run.step(10);
    const again = await begin(replayOf(run));
    again.step(9);
    again.newChanges();
    expect(again.rows).toEqual(rows);
    again.step(1);
    again.newChanges();
    expect(again.rows).toEqual(flipped);
    expect(again.firstRows).toEqual(rows);
  });

  test('continues after its replay with rows that were edited meanwhile, and records that', async () => {
    const run = await begin();
    run.step(10);
    run.setRows(flipped);
    const replay = replayOf(run);
    const others = [...flipped, flipped[1]!];
    const again = await beginSession(withRows(SESSION, others), replay);
    again.step(10);
    expect(again.trainer.rows()).toEqual(others);
    expect(again.trainer.changes()).toMatchObject([{ iteration: 10 }]);
    run.setRows(others);
    for (const each of [run, again]) each.step(10);
    expect(again.trainer.parameterRow()).toEqual(run.trainer.parameterRow());
    // Rows that are back as they began leave no change.
    const back = await beginSession(SESSION, replay);
    back.step(10);
    expect(back.trainer.changes()).toEqual([]);
    const fresh = await beginSession(withRows(SESSION, flipped), { iteration: 0, changes: [], ...START });
    expect([fresh.firstRows, fresh.trainer.changes()]).toEqual([flipped, []]);
  });

  test('keeps the losses of its rows: those that are not there yet or any more have none', async () => {
    const run = await begin();
    run.step(10);
    run.setRows([...rows, flipped[0]!]);
    run.step(10);
    const added = run.history('rows');
    expect(added.lines).toEqual([0, 1, 2, 3, 4].map((row) => ({ kind: 'row', row })));
    expect(added.values.slice(0, 5)).toEqual(Float64Array.of(...added.values.slice(0, 4), 0));
    run.setRows(rows.slice(0, 3));
    run.step(10);
    const { lines, values } = run.history('rows');
    expect(lines).toHaveLength(5);
    expect(values.slice(0, 5)).toEqual(added.values.slice(0, 5));
    expect(values.slice(-2)).toEqual(Float64Array.of(0, 0));
  });

  test.each([
    ['a link', (savedState: SavedState) => readLink((writeLink(savedState) as { hash: string }).hash)],
    ['a file', (savedState: SavedState) => readSessionFile(writeSessionFile(savedState))],
  ])('comes back from %s to the last bit, after any script of edits', async (_name, carried) => {
    const row = fc.record({
      in: fc.constantFrom(...rows.map((each) => each.in)),
      out: fc.constantFrom<Row['out'][]>([0], [1], [null]),
      holdOut: fc.boolean(),
    });
    const act = fc.oneof(
      fc.record({ kind: fc.constant('step' as const), by: fc.nat(200) }),
      fc.record({ kind: fc.constant('seek' as const), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
      fc.record({ kind: fc.constant('rate' as const), rate: fc.constantFrom(0.1, 0.5, 2) }),
      fc.record({ kind: fc.constant('weight' as const), value: fc.integer({ min: -3, max: 3 }) }),
      fc.record({ kind: fc.constant('rows' as const), rows: fc.array(row, { minLength: 1, maxLength: 6 }) }),
      fc.record({ kind: fc.constant('reset' as const) }),
    );
    const path = fc.array(act, { minLength: 4, maxLength: 12 });
    for (const acts of fc.sample(path, { seed: 7, numRuns: 40 })) {
      const run = await begin();
      for (const each of acts) {
        if (each.kind === 'step') run.step(each.by);
        else if (each.kind === 'seek') run.seek(Math.floor(each.share * run.trainer.lastIteration));
        else if (each.kind === 'rate') run.setLearningRate(each.rate);
        else if (each.kind === 'weight') run.set({ kind: 'weight', layer: 0, from: 1, to: 2, value: each.value });
        else if (each.kind === 'rows') run.setRows(each.rows);
        else run.reset();
      }
      run.step(1);
      const { iteration, changes, ...first } = replayOf(run);
      const read = carried({ session: asBegun(SESSION, first), iteration, changes, view: {} });
      const again = await createTrainer((read as { savedState: SavedState }).savedState);
      trainers.push(again);
      expect(again.parameterRow()).toEqual(run.trainer.parameterRow());
      expect(again.lossHistory()).toEqual(run.trainer.lossHistory());
      expect(again.lossJumps()).toEqual(run.trainer.lossJumps());
      expect(again.changes()).toEqual(run.trainer.changes());
      expect(again.rows()).toEqual(run.rows);
    }
  });
});

describe('The history of a run', () => {
  test('computes only the numbers of the current state that it shows', async () => {
    const run = await begin();
    run.step(11);
    const rowLosses = vi.spyOn(run.trainer, 'rowLosses');
    const gradients = vi.spyOn(run.trainer, 'gradientRow');
    const computed = (kind: HistoryKind) => {
      for (const spy of [rowLosses, gradients]) spy.mockClear();
      run.history(kind);
      return [rowLosses, gradients].map((spy) => spy.mock.calls.length);
    };
    expect([computed('weights'), computed('rows'), computed('gradients')]).toEqual([
      [0, 0],
      [1, 0],
      [0, 1],
    ]);
  });

  test('has none if it is not recorded, and takes the same steps', async () => {
    const { trainer } = await begin();
    const preview = new TrainingRun(trainer, false, 0, false);
    preview.stepUntilRight(1500, 0.5);
    const run = await begin();
    run.stepUntilRight(1500, 0.5);
    expect(trainer.parameters()).toEqual(run.trainer.parameters());
    expect(allRightSince(preview, 0.5)).toBe(allRightSince(run, 0.5));
    // Only the state shown.
    expect(preview.history('weights').iterations).toEqual(Float64Array.of(run.iteration));
    expect(run.history('weights').iterations.length).toBeGreaterThan(1);
  });

  test('holds at most 128 frames and the current one, evenly spaced from the start', async () => {
    const run = await begin();
    run.step(10_001);
    const { iterations } = run.history('weights');
    expect(iterations.length).toBeLessThanOrEqual(129);
    expect(iterations.length).toBeGreaterThan(60);
    expect([iterations[0], iterations.at(-1)]).toEqual([0, 10_001]);
    const gaps = new Set(iterations.slice(1, -1).map((iteration, i) => iteration - iterations[i]!));
    expect(gaps.size).toBe(1);
  });

  test('shows the numbers of the run at its iterations', async () => {
    const run = await begin();
    run.step(200);
    const rows = run.history('rows');
    const weights = run.history('weights');
    const gradients = run.history('gradients');
    expect(rows.lines).toEqual([0, 1, 2, 3].map((row) => ({ kind: 'row', row })));
    expect(weights.lines).toHaveLength(16);
    for (const iteration of [0, 40, 100]) {
      run.seek(iteration);
      const at = rows.iterations.indexOf(iteration);
      expect(rows.values.slice(at * 4, at * 4 + 4)).toEqual(run.trainer.rowLosses());
      const biasFree = [...run.trainer.parameters().weights.flat(2)];
      expect([...weights.values.slice(at * 16, at * 16 + 16)]).toEqual(biasFree);
      expect([...gradients.values.slice(at * 16, at * 16 + 16)]).toEqual(run.trainer.gradients().weights.flat(2));
    }
  });

  test('drops the frames after an earlier iteration from which training continues', async () => {
    const run = await begin();
    run.step(1000);
    run.seek(100);
    run.step(1);
    expect(run.history('rows').iterations.at(-1)).toBe(101);
  });

  test('has one line per layer for a network with too many weights', async () => {
    const trainer = await createTrainer({ ...TUTORIAL, network: { hidden: [30, 20] } });
    trainers.push(trainer);
    const run = new TrainingRun(trainer, true);
    run.step(10);
    const { lines, values } = run.history('weights');
    expect(lines).toEqual([0, 1, 2].map((layer) => ({ kind: 'layer', layer })));
    expect(values.every((value) => value > 0)).toBe(true);
  });
});

test('A default run at a rising pace takes 6 to 9 seconds, and ends with the bits of a run at full speed', async () => {
  const [paced, unpaced] = [await begin(), await begin()];
  let time = 0;
  let next: (() => void) | undefined;
  const clock = {
    now: () => time,
    defer: (callback: () => void, wait: number) => void ([next, time] = [callback, time + wait]),
  };
  const loop = new RunLoop(clock, () => {
    loop.pageIsReady();
  });
  loop.load(paced);
  loop.run(1500, 'rising');
  while (loop.running) next?.();
  expect(time).toBeGreaterThan(6000);
  expect(time).toBeLessThan(9000);
  unpaced.step(1500);
  expect(paced.trainer.parameters()).toEqual(unpaced.trainer.parameters());
});

describe('The iteration from which every row is right', () => {
  test('is found between two looks, and leaves the run as it was', async () => {
    const [looked, plain] = [await begin(), await begin()];
    expect(allRightSince(looked, 0.5)).toBeUndefined();
    looked.step(700);
    const since = allRightSince(looked, 0.5)!;
    expect(looked.iteration).toBe(700);
    plain.step(since - 1);
    expect(plain.isRight(0.5)).toBe(false);
    plain.step(1);
    expect(plain.isRight(0.5)).toBe(true);
    plain.step(700 - since);
    for (const each of [looked, plain]) each.step(100);
    expect(looked.trainer.parameters()).toEqual(plain.trainer.parameters());
    expect(looked.trainer.lossHistory()).toEqual(plain.trainer.lossHistory());
  });

  test('stays while the run is sought back, and is found again on another way', async () => {
    const run = await begin();
    allRightSince(run, 0.5);
    run.step(700);
    const since = allRightSince(run, 0.5)!;
    run.seek(100);
    expect(allRightSince(run, 0.5)).toBe(since);
    run.setLearningRate(0.5);
    run.step(900);
    expect(allRightSince(run, 0.5)).toBeGreaterThan(since);
  });

  // At these rates, rows are right, wrong and right again.
  test.each([2, 2.5, 3, 4])('is exact at the learning rate %d, however often one looks', async (learningRate) => {
    const plain = await begin(undefined, learningRate);
    let since = plain.isRight(0.5) ? 0 : undefined;
    const expected = [since];
    while (plain.iteration < 600) {
      plain.step(1);
      since = plain.isRight(0.5) ? (since ?? plain.iteration) : undefined;
      expected.push(since);
    }
    for (const every of [1, 8, 50, 600]) {
      const run = await begin(undefined, learningRate);
      const found = [allRightSince(run, 0.5)];
      while (run.iteration < 600) {
        run.step(every);
        found.push(allRightSince(run, 0.5));
      }
      expect(found).toEqual(expected.filter((_, iteration) => iteration % every === 0));
    }
  });

  test('is found on a reduced loss curve, and skips losses too small for a wrong row', async () => {
    const run = await begin(undefined, 2);
    allRightSince(run, 0.5);
    run.step(5000);
    const seek = vi.spyOn(run.trainer, 'seek');
    expect(run.allRightSince(0.5, run.trainer.lossCurve(300))).toBe(131);
    expect(seek.mock.calls.length).toBeLessThan(500);
  });

  test('is found again after an edit at the iteration shown', async () => {
    const run = await begin();
    allRightSince(run, 0.5);
    run.step(1500);
    run.setRows(run.rows.map((row, i) => (i === 0 ? { ...row, out: [1] } : row)));
    expect(allRightSince(run, 0.5)).toBeUndefined();
    run.setRows(START.firstRows);
    expect(allRightSince(run, 0.5)).toBe(201);
    run.set({ kind: 'weight', layer: 1, from: 0, to: 0, value: 0 });
    run.step(200);
    expect(allRightSince(run, 0.5)).toBeGreaterThan(1500);
  });

  test('is looked for without dropping the changes of a saved run that are still to come', async () => {
    const plain = await begin();
    plain.step(700);
    plain.set({ kind: 'weight', layer: 1, from: 3, to: 0, value: 2 });
    plain.step(100);
    const changes = plain.trainer.changes();
    const repeated = await begin({ ...START, iteration: 800, changes });
    for (let step = 0; step < 80; step++) {
      allRightSince(repeated, 0.5);
      repeated.step(10);
    }
    expect(repeated.trainer.changes()).toEqual(changes);
    expect(repeated.trainer.parameters()).toEqual(plain.trainer.parameters());
  });

  test('is found if nobody looked before, with another tolerance, after a reset, and for a restored run', async () => {
    const run = await begin();
    run.step(700);
    expect(allRightSince(run, 0.5)).toBe(201);
    expect(allRightSince(run, 0.4)).toBeGreaterThan(201);
    run.reset();
    run.step(150);
    expect(allRightSince(run, 0.5)).toBeUndefined();
    run.step(550);
    expect(allRightSince(run, 0.5)).toBe(201);
    const restored = await begin({ ...START, iteration: 700, changes: [] });
    restored.trainer.replay();
    expect(allRightSince(restored, 0.5)).toBe(201);
  });

  test('is unknown if too many iterations would have to be repeated', async () => {
    const rows = Array.from({ length: 1024 }, (_, row) => ({
      in: Array.from({ length: 10 }, (_bit, i) => ((row >> i) & 1) as 0 | 1),
      out: [(row & 1) as 0 | 1],
    }));
    const table = { inputs: Array.from({ length: 10 }, (_, i) => `x${i}`), outputs: ['y'], rows };
    const run = await beginSession(
      completeSession(
        {
          table,
          network: { hidden: [], activation: ['sigmoid'], bias: true },
          training: { optimizer: 'adam', learningRate: 0.1 },
        },
        DEFAULTS,
      ),
    );
    run.step(200);
    expect(run.isRight(0.5)).toBe(true);
    const seek = vi.spyOn(run.trainer, 'seek');
    expect(allRightSince(run, 0.5)).toBeUndefined();
    expect(allRightSince(run, 0.5)).toBeUndefined();
    expect(seek.mock.calls.length).toBeLessThan(100);
  });
});

test('The loss of held-out rows is the sum of their losses over the iterations', async () => {
  const run = await begin();
  run.step(1000);
  const { iterations, losses } = run.heldOutLosses({ rows: [1, 3], factor: 2 });
  expect([iterations[0], iterations.at(-1)]).toEqual([0, 1000]);
  const now = run.trainer.rowLosses();
  expect(losses.at(-1)).toBe(2 * (now[1]! + now[3]!));
  run.seek(iterations[5]!);
  const then = run.trainer.rowLosses();
  expect(losses[5]).toBe(2 * (then[1]! + then[3]!));
});
