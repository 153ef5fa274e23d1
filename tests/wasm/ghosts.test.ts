import { loadCore, type Trainer } from 'truthnet';
import { afterEach, describe, expect, test } from 'vitest';
import type { Snapshot } from '../../web/src/engine/protocol.ts';
import { savedStateOf } from '../../web/src/engine/training-run.ts';
import { type Session, withLearningRate, withRows } from '../../web/src/session/session.ts';
import { setHoldOut, setTarget } from '../../web/src/session/table.ts';
import { type GhostAction, ghostOrder } from '../../web/src/store/ghost-order.ts';
import { initialState, reduce, type State } from '../../web/src/store/state.ts';
import { TUTORIAL } from './load-core.ts';

const core = await loadCore();
const trainers: Trainer[] = [];
afterEach(() => trainers.splice(0).forEach((trainer) => trainer.delete()));

function trainerOf(saved: Parameters<typeof core.prepareTrainer>[0]): Trainer {
  const trainer = core.prepareTrainer(saved);
  trainers.push(trainer);
  return trainer;
}

/** Returns a run of the tutorial that was changed on its way to iteration 150, and the state of its playground. */
function livelyRun(): { trainer: Trainer; state: State } {
  const started = reduce(initialState(TUTORIAL), { type: 'engineReady', limits: core.limits() });
  const trainer = trainerOf(started.session!);
  trainer.step(100);
  trainer.setLearningRate(0.7);
  trainer.setWeight(0, 1, 2, -1.5);
  trainer.step(50);
  const faster = reduce(started, { type: 'edited', session: withLearningRate(started.session!, 0.7) });
  const snapshot = {
    iteration: trainer.iteration,
    lastIteration: trainer.lastIteration,
    running: false,
    changes: trainer.changes(),
    rows: trainer.rows(),
    firstRows: trainer.rows(0),
    firstLearningRate: trainer.firstLearningRate,
  } as unknown as Snapshot;
  return { trainer, state: reduce(faster, { type: 'arrived', generation: faster.generation, snapshot }) };
}

/** Trains a ghost as its worker does, and returns all numbers in which it could differ. */
function ghostOf(state: State, action?: GhostAction): unknown[] {
  const { session, replay, until } = ghostOrder(state, action)!;
  const trainer = trainerOf(replay ? savedStateOf(session, replay) : session);
  if (replay) trainer.step(replay.iteration);
  trainer.step(until - trainer.iteration);
  return numbersOf(trainer);
}

function numbersOf(trainer: Trainer): unknown[] {
  return [trainer.iteration, trainer.loss, trainer.lossHistory(), trainer.parameterRow(), trainer.predictions()];
}

const edit = (session: Session): GhostAction => ({ type: 'edited', session });

describe('A ghost has the bits of the run that follows', () => {
  test('an edit of a cell, which keeps the weights', () => {
    const { trainer, state } = livelyRun();
    const table = setTarget(state.session!.table, 0, 0, 1);
    const ghost = ghostOf(state, edit({ ...state.session!, table }));
    trainer.setRows(table.rows);
    trainer.step(1500 - 150);
    expect(ghost).toEqual(numbersOf(trainer));
  });

  test('a row that is held out', () => {
    const { trainer, state } = livelyRun();
    const table = setHoldOut(state.session!.table, 2, true);
    const ghost = ghostOf(state, edit({ ...state.session!, table }));
    trainer.setRows(table.rows);
    trainer.step(1500 - 150);
    expect(ghost).toEqual(numbersOf(trainer));
  });

  test('another learning rate', () => {
    const { trainer, state } = livelyRun();
    const ghost = ghostOf(state, edit(withLearningRate(state.session!, 2)));
    trainer.setLearningRate(2);
    trainer.step(1500 - 150);
    expect(ghost).toEqual(numbersOf(trainer));
  });

  test('a weight set by hand, also one that was set at this iteration before', () => {
    const { trainer, state } = livelyRun();
    const setting = { kind: 'weight', layer: 1, from: 0, to: 0, value: 4 } as const;
    const ghost = ghostOf(state, { type: 'setting', setting, goesOn: false });
    trainer.setWeight(1, 0, 0, 1);
    trainer.setWeight(1, 0, 0, 4);
    trainer.step(1500 - 150);
    expect(ghost).toEqual(numbersOf(trainer));
  });

  test('the present run to its end, and twice as far once it is there', () => {
    const { trainer, state } = livelyRun();
    const ghost = ghostOf(state);
    trainer.step(1500 - 150);
    expect(ghost).toEqual(numbersOf(trainer));
    const ended = { ...state.snapshot!, iteration: 1500, lastIteration: 1500 };
    const further = ghostOf({ ...state, snapshot: ended });
    trainer.step(1500);
    expect(further).toEqual(numbersOf(trainer));
  });

  test.each(['a seed', 'a cell, when a change starts over'])('a run that begins again: %s', (change) => {
    const { state } = livelyRun();
    const session = state.session!;
    const other =
      change === 'a seed'
        ? { ...session, training: { ...session.training, seed: 7 } }
        : withRows(session, setTarget(session.table, 0, 0, 1).rows);
    const ghost = ghostOf({ ...state, view: { ...state.view, onChange: 'restart' } }, edit(other));
    const trainer = trainerOf(other);
    trainer.step(1500);
    expect(ghost).toEqual(numbersOf(trainer));
  });
});
