/** Solves each built-in challenge with a stored run, and judges runs of every kind of goal with the core. */

import { loadCore } from 'truthnet';
import { beforeAll, describe, expect, test } from 'vitest';
import { judged } from '../../web/src/cli/verify.ts';
import type { Change } from '../../web/src/session/changes.ts';
import { BUILT_IN, BUILT_IN_IDS, type BuiltInId } from '../../web/src/session/challenge/built-in.ts';
import type { Challenge, Goal } from '../../web/src/session/challenge/challenge.ts';
import { completionCode, readCode } from '../../web/src/session/challenge/completion-code.ts';
import type { Run } from '../../web/src/session/challenge/judge.ts';
import { DEFAULTS } from '../../web/src/session/defaults.ts';
import { PRESETS } from '../../web/src/session/presets/presets.ts';
import { completeSession, type Network, type SessionInput, type Training } from '../../web/src/session/session.ts';

let core: Awaited<ReturnType<typeof loadCore>>;
beforeAll(async () => {
  core = await loadCore();
});

interface Edits {
  readonly network?: Partial<Network>;
  readonly training?: Partial<Training>;
  readonly rows?: number;
  readonly iteration?: number;
  readonly changes?: readonly Change[];
}

/** Returns a run of a challenge's session with edits. */
function runOf({ session }: Challenge, { network, training, rows, iteration = 0, changes = [] }: Edits): Run {
  const table = { ...session.table, rows: session.table.rows.slice(0, rows) };
  return {
    session: {
      ...session,
      table,
      network: { ...session.network, ...network },
      training: { ...session.training, ...training },
    },
    iteration,
    changes,
  };
}

/** Returns changes at iteration 0 that set weights, by layer, unit before and unit after, and biases. */
function settings(
  weights: readonly [number, number, number, number][],
  biases: readonly [number, number, number][],
): Change[] {
  return [
    ...weights.map(([layer, from, to, value]): Change => ({ iteration: 0, kind: 'weight', layer, from, to, value })),
    ...biases.map(([layer, unit, value]): Change => ({ iteration: 0, kind: 'bias', layer, unit, value })),
  ];
}

const SOLUTIONS: Readonly<Record<BuiltInId, Edits>> = {
  'press-train': { iteration: 201 },
  'and-by-hand': {
    changes: settings(
      [
        [0, 0, 0, 10],
        [0, 1, 0, 10],
      ],
      [[0, 0, -15]],
    ),
  },
  'more-speed': { training: { learningRate: 5 }, iteration: 70 },
  contradiction: { rows: 4, iteration: 60 },
  overflow: { training: { learningRate: 10 }, iteration: 81 },
  'better-seed': { training: { seed: 1 }, iteration: 178 },
  'unlucky-seed': { training: { seed: 67 }, iteration: 1500 },
  twins: {
    changes: settings(
      [
        [0, 0, 0, 4],
        [0, 0, 1, -4],
        [0, 1, 0, -4],
        [0, 1, 1, 4],
      ],
      [],
    ),
    iteration: 300,
  },
  'two-units': { network: { hidden: [2], bias: true }, training: { learningRate: 3 }, iteration: 83 },
  'xor-by-hand': {
    changes: settings(
      [
        [0, 0, 0, 1],
        [0, 1, 0, 1],
        [0, 0, 1, 1],
        [0, 1, 1, 1],
        [1, 0, 0, 1],
        [1, 1, 0, -1],
      ],
      [
        [0, 0, -0.5],
        [0, 1, -1.5],
        [1, 0, -0.5],
      ],
    ),
  },
  'every-seed': { network: { hidden: [8], activation: ['tanh', 'sigmoid'] }, training: { learningRate: 0.5 } },
  'odd-ones': {
    network: { activation: ['tanh', 'sigmoid'] },
    training: { learningRate: 0.5, seed: 0 },
    iteration: 308,
  },
};

describe.each(BUILT_IN_IDS)('The built-in challenge %s', (id) => {
  const challenge = BUILT_IN[id];

  test('is solved by a stored run, whose code says so', () => {
    const run = runOf(challenge, SOLUTIONS[id]);
    expect(judged(challenge, run, core)).toBe(undefined);
    const written = completionCode(challenge, run);
    const read = readCode(challenge, 'code' in written ? written.code : '');
    expect('run' in read && judged(challenge, read.run, core)).toBe(undefined);
  });

  test('is not solved at the start, nor by training alone unless that is the task', () => {
    expect(judged(challenge, runOf(challenge, {}), core)).toBeTruthy();
    if (id === 'press-train') return;
    const within = 'within' in challenge.goal ? challenge.goal.within : 100;
    const iteration = challenge.goal.kind === 'diverge' ? within - 1 : within;
    expect(judged(challenge, runOf(challenge, { iteration }), core)).toBeTruthy();
  });
});

/** Returns a challenge about exclusive or that leaves everything but the table open. */
function aboutXor(goal: Goal, session: Partial<SessionInput> = {}): Challenge {
  return {
    version: 1,
    title: {},
    text: {},
    goal,
    session: completeSession({ table: PRESETS.xor, network: { bias: true }, ...session }, DEFAULTS),
    open: [
      'units',
      'activation',
      'bias',
      'loss',
      'optimizer',
      'batch',
      'learningRate',
      'init',
      'seed',
      'weights',
      'training',
    ],
  };
}

test('"One row lies" is not solved by another table that is learned', () => {
  const { contradiction } = BUILT_IN;
  const run = runOf(contradiction, { iteration: 1000 });
  const other = { ...run, session: { ...run.session, table: PRESETS.xor } };
  expect(judged({ ...contradiction, goal: { kind: 'allRight', within: 1000 } }, other, core)).toBe(undefined);
  expect(judged(contradiction, other, core)).toEqual({ kind: 'otherTable' });
});

test('The last iteration that a goal allows counts, and the next one does not', () => {
  const right = { 'press-train': 201, overflow: 81 } as const;
  for (const id of ['press-train', 'overflow'] as const) {
    const challenge = BUILT_IN[id];
    const run = runOf(challenge, SOLUTIONS[id]);
    // The weights overflow in the iteration after the last finite state.
    const within = id === 'overflow' ? right[id] + 1 : right[id];
    const at = (most: number) => judged({ ...challenge, goal: { ...challenge.goal, within: most } as Goal }, run, core);
    expect(at(within)).toBe(undefined);
    expect(at(within - 1)).toBeTruthy();
  }
  const { 'unlucky-seed': failing, 'every-seed': every } = BUILT_IN;
  const unlucky = { ...runOf(failing, SOLUTIONS['unlucky-seed']), iteration: 1500 };
  expect(judged(failing, unlucky, core)).toBe(undefined);
  expect(judged(failing, { ...unlucky, iteration: 1499 }, core)).toMatchObject({ kind: 'tooEarly' });
  const run = runOf(every, SOLUTIONS['every-seed']);
  const latest = Math.max(...core.survey(run.session, { firstSeed: 0, count: 100, tolerance: 0.5 }).rightSince);
  const from = (within: number) => judged({ ...every, goal: { kind: 'everySeed', within } }, run, core);
  expect(from(latest)).toBe(undefined);
  expect(from(latest - 1)).toMatchObject({ kind: 'seedsFail' });
});

describe('The goal', () => {
  test('to get all rows right counts only runs within its iterations and limits', () => {
    const challenge = aboutXor({ kind: 'allRight', within: 400, maxUnits: 4, learningRate: 1 });
    expect(judged(challenge, runOf(challenge, { iteration: 400 }), core)).toBe(undefined);
    expect(judged(challenge, runOf(challenge, { iteration: 100 }), core)).toMatchObject({
      kind: 'rowsWrong',
      iteration: 100,
      tally: { rows: 4 },
    });
    expect(judged(challenge, runOf(challenge, { iteration: 401 }), core)).toEqual({
      kind: 'tooLate',
      iteration: 401,
      within: 400,
    });
    expect(judged(challenge, runOf(challenge, { network: { hidden: [5] }, iteration: 400 }), core)).toEqual({
      kind: 'tooManyUnits',
      units: 5,
      most: 4,
    });
    const faster: Change = { iteration: 10, kind: 'learningRate', value: 2 };
    expect(judged(challenge, runOf(challenge, { iteration: 400, changes: [faster] }), core)).toEqual({
      kind: 'otherRate',
      rate: 2,
      required: 1,
    });
  });

  test('to get all rows right holds at its tolerance', () => {
    const strict = aboutXor({ kind: 'allRight', within: 400, tolerance: 0.01 });
    expect(judged(strict, runOf(strict, { iteration: 400 }), core)).toMatchObject({ kind: 'rowsWrong' });
  });

  test('to learn from every seed names the first seed that fails, and refuses given weights and changed runs', () => {
    const challenge = aboutXor({ kind: 'everySeed', within: 1500 }, { network: { hidden: [2], bias: true } });
    expect(judged(challenge, runOf(challenge, {}), core)).toEqual({
      kind: 'seedsFail',
      solved: 99,
      seeds: 100,
      first: 28,
    });
    const wider = runOf(challenge, { network: { hidden: [4] } });
    expect(judged(challenge, wider, core)).toBe(undefined);
    const changes: Change[] = [{ iteration: 0, kind: 'learningRate', value: 2 }];
    expect(judged(challenge, { ...wider, changes }, core)).toEqual({ kind: 'changedRun' });
    const start = {
      weights: [
        [
          [1, 1],
          [1, 1],
        ],
        [[1], [1]],
      ],
    };
    const given = runOf(challenge, { training: { init: 'given', start } });
    expect(judged(challenge, given, core)).toEqual({ kind: 'sameWeights' });
  });

  test('to set the weights by hand counts no iteration', () => {
    const { 'xor-by-hand': challenge } = BUILT_IN;
    const trained = { ...runOf(challenge, SOLUTIONS['xor-by-hand']), iteration: 1 };
    expect(judged({ ...challenge, open: ['weights', 'training'] }, trained, core)).toEqual({ kind: 'trained' });
    expect(judged(challenge, trained, core)).toEqual({ kind: 'closed', control: 'training' });
  });

  test('to find a seed that fails needs the whole run', () => {
    const { 'unlucky-seed': challenge } = BUILT_IN;
    const early = runOf(challenge, { training: { seed: 67 }, iteration: 20 });
    expect(judged(challenge, early, core)).toEqual({ kind: 'tooEarly', iteration: 20, within: 1500 });
    const learned = runOf(challenge, { training: { seed: 2 }, iteration: 1500 });
    expect(judged(challenge, learned, core)).toEqual({ kind: 'learned', iteration: 1500 });
  });

  test('to break the network needs an overflow within the iterations', () => {
    const { overflow } = BUILT_IN;
    const tame = runOf(overflow, { training: { learningRate: 0.5 }, iteration: 50 });
    expect(judged(overflow, tame, core)).toEqual({ kind: 'noOverflow', iteration: 51 });
    const atLimit = runOf(overflow, { training: { learningRate: 0.5 }, iteration: 100 });
    expect(judged(overflow, atLimit, core)).toEqual({ kind: 'noOverflow', iteration: 100 });
    const late = runOf(overflow, { training: { learningRate: 3 }, iteration: 112 });
    expect(judged(overflow, late, core)).toEqual({ kind: 'tooLate', iteration: 112, within: 100 });
  });
});
