import { describe, expect, test } from 'vitest';
import { BUILT_IN, BUILT_IN_IDS } from '../../../../web/src/session/challenge/built-in.ts';
import { type Challenge, type Control, GOAL_KINDS } from '../../../../web/src/session/challenge/challenge.ts';
import { hindranceIn, isIdle, USUAL_CONTROLS } from '../../../../web/src/session/challenge/hindrance.ts';
import { DEFAULTS } from '../../../../web/src/session/defaults.ts';
import { PRESETS } from '../../../../web/src/session/presets/presets.ts';
import { completeSession, type SessionInput } from '../../../../web/src/session/session.ts';

function challenge(
  goal: Challenge['goal'],
  open: readonly Control[] = USUAL_CONTROLS[goal.kind],
  session: Partial<SessionInput> = {},
): Challenge {
  const start = completeSession({ table: PRESETS.xor, network: { hidden: [5] }, ...session }, DEFAULTS);
  return { version: 1, title: {}, text: {}, session: start, goal, open };
}

const ALL_RIGHT = { kind: 'allRight', within: 100 } as const;
const LYING = { ...PRESETS.and, rows: [...PRESETS.and.rows, { in: [1, 1], out: [0] }] } as const;
const GIVEN = { init: 'given', start: { weights: [[[0], [0]]] } } as const;

describe('A challenge that nobody can solve is found', () => {
  test.each<[string, Challenge]>([
    ['closedUnits', challenge({ ...ALL_RIGHT, maxUnits: 3 })],
    ['closedRate', challenge({ ...ALL_RIGHT, learningRate: 0.1 }, undefined, { training: { learningRate: 0.7 } })],
    ['closedRate', challenge({ ...ALL_RIGHT, learningRate: 2, maxUnits: 3 }, ['units', 'training'])],
    ['nothingToChange', challenge({ kind: 'byHand' }, ['seed', 'training'], { training: GIVEN })],
    ['nothingToChange', challenge({ kind: 'byHand' }, ['training', 'learningRate', 'loss'])],
    ['nothingToChange', challenge(ALL_RIGHT, ['loss'])],
    ['noTraining', challenge({ kind: 'failingSeed', within: 100 }, ['seed'])],
    ['noTraining', challenge({ kind: 'diverge', within: 100 }, ['learningRate'])],
    [
      'sameWeights',
      challenge({ kind: 'everySeed', within: 100 }, undefined, { network: { hidden: [] }, training: GIVEN }),
    ],
    ['contradiction', challenge(ALL_RIGHT, undefined, { table: LYING })],
    ['cannotOverflow', challenge({ kind: 'diverge', within: 100 })],
  ])('%s', (kind, each) => {
    expect(hindranceIn(each)?.kind).toBe(kind);
  });

  test('with the two rows that contradict each other', () => {
    expect(hindranceIn(challenge(ALL_RIGHT, undefined, { table: LYING }))).toEqual({
      kind: 'contradiction',
      rows: [3, 4],
    });
  });
});

test.each<[string, Challenge]>([
  ['open units', challenge({ ...ALL_RIGHT, maxUnits: 3 }, ['units', 'training'])],
  ['an open rate', challenge({ ...ALL_RIGHT, learningRate: 0.1 }, ['learningRate', 'training'])],
  ['a contradiction in an open table', challenge(ALL_RIGHT, ['table', 'training'], { table: LYING })],
  ['a contradiction within a wide tolerance', challenge({ ...ALL_RIGHT, tolerance: 0.6 }, undefined, { table: LYING })],
  ['units that overflow', challenge({ kind: 'diverge', within: 9 }, undefined, { network: { activation: 'relu' } })],
  ['weights by hand', challenge({ kind: 'byHand' })],
])('A challenge with %s is not refused', (_, each) => {
  expect(hindranceIn(each)).toBe(undefined);
});

test.each(BUILT_IN_IDS)('The built-in challenge %s is not refused, and opens nothing idle', (id) => {
  const { session, goal, open } = BUILT_IN[id];
  expect(hindranceIn(BUILT_IN[id])).toBe(undefined);
  expect(open.filter((control) => isIdle(control, goal.kind, session, open))).toEqual([]);
});

test.each(GOAL_KINDS)('The usual controls for %s are of use', (kind) => {
  const { session } = challenge(ALL_RIGHT);
  const usual = USUAL_CONTROLS[kind];
  expect(usual.filter((control) => isIdle(control, kind, session, usual))).toEqual([]);
});
