import { describe, expect, test } from 'vitest';
import type { Change } from '../../../../web/src/session/changes.ts';
import { BUILT_IN } from '../../../../web/src/session/challenge/built-in.ts';
import { type Challenge, type Control, CONTROLS } from '../../../../web/src/session/challenge/challenge.ts';
import { changedControl, withControlBack } from '../../../../web/src/session/challenge/closed-controls.ts';
import { candidateOf, objectionTo, type Run } from '../../../../web/src/session/challenge/judge.ts';
import { addLayer, setUnits } from '../../../../web/src/session/network.ts';
import { PRESETS } from '../../../../web/src/session/presets/presets.ts';
import type { Session } from '../../../../web/src/session/session.ts';

const CHALLENGE: Challenge = { ...BUILT_IN['better-seed'], open: [] };
const { session: SESSION } = CHALLENGE;

function runOf(session: Session, iteration = 0, changes: readonly Change[] = []): Run {
  return { session, iteration, changes };
}

function withTraining(training: Partial<Session['training']>): Run {
  return runOf({ ...SESSION, training: { ...SESSION.training, ...training } });
}

const START = {
  weights: [
    [
      [1, 1],
      [1, 1],
    ],
    [[1], [1]],
  ],
};
const RATE: Change = { iteration: 3, kind: 'learningRate', value: 2 };
const WEIGHT: Change = { iteration: 0, kind: 'weight', layer: 0, from: 0, to: 0, value: 2 };
const ROWS: Change = { iteration: 4, kind: 'rows', row: 0, remove: 1, add: [] };

/** Runs that change one control each. */
const CHANGED: Readonly<Record<Control, readonly Run[]>> = {
  table: [runOf({ ...SESSION, table: PRESETS.and }), runOf(SESSION, 5, [ROWS])],
  units: [
    runOf({ ...SESSION, network: setUnits(SESSION.network, 0, 3) }),
    runOf({ ...SESSION, network: addLayer(SESSION.network, 4) }),
  ],
  activation: [runOf({ ...SESSION, network: { ...SESSION.network, activation: ['tanh', 'sigmoid'] } })],
  bias: [runOf({ ...SESSION, network: { ...SESSION.network, bias: false } })],
  loss: [withTraining({ loss: 'mse' })],
  optimizer: [withTraining({ optimizer: 'adam' })],
  batch: [withTraining({ batch: 'row' })],
  learningRate: [withTraining({ learningRate: 2 }), withTraining({ layerRates: [1, 2] }), runOf(SESSION, 5, [RATE])],
  init: [withTraining({ init: 'uniform01' })],
  seed: [withTraining({ seed: 9 })],
  weights: [withTraining({ init: 'given', start: START }), runOf(SESSION, 5, [WEIGHT])],
  training: [runOf(SESSION, 1)],
};

describe.each(CONTROLS)('The control %s', (control) => {
  test('is named if it is closed and was changed, and is not if it is open', () => {
    for (const run of CHANGED[control]) {
      const others = CONTROLS.filter((each) => each !== control);
      expect(changedControl({ ...CHALLENGE, open: others }, run)).toBe(control);
      expect(changedControl({ ...CHALLENGE, open: CONTROLS }, run)).toBe(undefined);
    }
  });

  test('is as in the challenge after it is taken back', () => {
    for (const run of CHANGED[control]) {
      const challenge = { ...CHALLENGE, open: CONTROLS.filter((each) => each !== control) };
      expect(changedControl(challenge, withControlBack(challenge, control, run))).toBe(undefined);
    }
  });
});

test('What is taken back leaves all other changes as they are', () => {
  const challenge: Challenge = { ...CHALLENGE, open: ['weights', 'training'] };
  const run = runOf({ ...SESSION, training: { ...SESSION.training, seed: 9 } }, 5, [WEIGHT, RATE]);
  const back = withControlBack(challenge, 'seed', run);
  expect(back).toEqual({ session: SESSION, iteration: 5, changes: [WEIGHT, RATE] });
  expect(withControlBack(challenge, 'learningRate', back).changes).toEqual([WEIGHT]);
});

test('Changes after the iteration shown have not happened, and the end of training is free', () => {
  const challenge: Challenge = { ...CHALLENGE, open: ['training'] };
  expect(changedControl(challenge, runOf(SESSION, 2, [RATE]))).toBe(undefined);
  expect(objectionTo(challenge, withTraining({ iterations: 77 }))).toBe(undefined);
});

test('A run that was sought past the goal is judged where its rows became right', () => {
  const challenge = BUILT_IN['press-train'];
  const run = runOf(challenge.session, 2000);
  const predictions = Float64Array.of(0, 1, 1, 0);
  expect(candidateOf(challenge, run, { predictions, blownUp: false, allRightSince: 201 })).toMatchObject({
    iteration: 201,
  });
  expect(candidateOf(challenge, run, { predictions, blownUp: false })).toBe(undefined);
  expect(candidateOf(challenge, { ...run, iteration: 300 }, { predictions, blownUp: false })).toMatchObject({
    iteration: 300,
  });
});
