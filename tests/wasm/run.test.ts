import { createTrainer, loadCore, type Trainer } from 'truthnet';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { HistoryKind, Replay } from '../../web/src/engine/protocol.ts';
import { RunLoop } from '../../web/src/engine/run-loop.ts';
import { TrainingRun, savedStateOf } from '../../web/src/engine/training-run.ts';
import { type Change, withNewChanges } from '../../web/src/session/changes.ts';
import { completeSession, withLearningRate } from '../../web/src/session/session.ts';
import { DEFAULTS } from '../../web/src/session/defaults.ts';
import { TUTORIAL } from './load-core.ts';

const trainers: Trainer[] = [];
afterEach(() => trainers.splice(0).forEach((trainer) => trainer.delete()));

/** Begins a run. `learningRate` is the one to continue with; after a replay it defaults to the replay's last one. */
async function begin(replay?: Replay, learningRate = lastRateOf(replay) ?? 1): Promise<TrainingRun<Trainer>> {
  const session = withLearningRate(completeSession(TUTORIAL, DEFAULTS), learningRate);
  const trainer = (await loadCore()).prepareTrainer(replay ? savedStateOf(session, replay) : session);
  trainers.push(trainer);
  return new TrainingRun(trainer, false);
}

function lastRateOf(replay: Replay | undefined): number | undefined {
  return replay?.changes.findLast(({ kind }) => kind === 'learningRate')?.value ?? replay?.firstLearningRate;
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
    const fresh = await begin({ iteration: 0, changes: [], firstLearningRate: 1 }, 0.125);
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
    run.step(100);
    run.setLearningRate(0.5);
    run.step(100);
    run.seek(50);
    run.step(10);
    expect(run.trainer.changes()).toEqual([{ iteration: 50, kind: 'learningRate', value: 0.5 }]);
    const again = await begin(replayOf(run));
    again.step(60);
    expect(again.trainer.loss).toBe(run.trainer.loss);
  });

  test('rejects an invalid change before anything is trained', async () => {
    const change = { iteration: 5, kind: 'weight', layer: 4, from: 0, to: 0, value: 1 } as const;
    await expect(begin({ iteration: 9, changes: [change], firstLearningRate: 1 })).rejects.toThrow(
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
    run.step(100);
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
    expect(looked.allRightSince(0.5)).toBeUndefined();
    looked.step(700);
    const since = looked.allRightSince(0.5)!;
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
    run.allRightSince(0.5);
    run.step(700);
    const since = run.allRightSince(0.5)!;
    run.seek(100);
    expect(run.allRightSince(0.5)).toBe(since);
    run.setLearningRate(0.5);
    run.step(900);
    expect(run.allRightSince(0.5)).toBeGreaterThan(since);
  });

  test('is unknown if nobody looked before, with another tolerance, and after a reset', async () => {
    const run = await begin();
    run.step(700);
    expect(run.allRightSince(0.5)).toBeUndefined();
    run.reset();
    run.allRightSince(0.5);
    run.step(700);
    expect(run.allRightSince(0.5)).toBeDefined();
    expect(run.allRightSince(0.4)).toBeUndefined();
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
