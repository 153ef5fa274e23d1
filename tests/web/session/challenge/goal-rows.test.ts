import { describe, expect, test } from 'vitest';
import { CHALLENGE_WORDS } from '../../../texts.ts';
import { en } from '../../../../web/src/i18n/en.ts';
import { BUILT_IN } from '../../../../web/src/session/challenge/built-in.ts';
import { hasRows, rowsInText } from '../../../../web/src/session/challenge/goal-rows.ts';
import { hindranceIn } from '../../../../web/src/session/challenge/hindrance.ts';
import { candidateOf, objectionTo, type Run } from '../../../../web/src/session/challenge/judge.ts';
import {
  challengeFile,
  compactChallenge,
  readChallenge,
  readChallengeText,
  taskText,
} from '../../../../web/src/session/challenge/read-challenge.ts';
import { PRESETS } from '../../../../web/src/session/presets/presets.ts';
import type { Row, Table } from '../../../../web/src/session/session.ts';

const { contradiction } = BUILT_IN;
const AND = [
  [0, 0, 0],
  [0, 1, 0],
  [1, 0, 0],
  [1, 1, 1],
] as const;

function withRows(rows: readonly Row[]): Table {
  return { ...PRESETS.and, rows };
}

describe('A table has the rows of a goal', () => {
  test('in any order, repeated or not', () => {
    const { rows } = PRESETS.and;
    expect(hasRows(PRESETS.and, AND)).toBe(true);
    expect(hasRows(withRows(rows.toReversed()), AND)).toBe(true);
    expect(hasRows(withRows([...rows, rows[0]!]), AND)).toBe(true);
  });

  test('but not with a row missing, too many, held out, or without a target', () => {
    const { rows } = PRESETS.and;
    const [first, ...others] = rows;
    expect(hasRows(withRows(others), AND)).toBe(false);
    expect(hasRows(withRows([...others, { ...first!, holdOut: true }]), AND)).toBe(false);
    expect(hasRows(withRows([...others, { ...first!, out: [null] }]), AND)).toBe(false);
    expect(hasRows(contradiction.session.table, AND)).toBe(false);
    const held = contradiction.session.table.rows.map((row, at) => ({ ...row, holdOut: at === 4 }));
    expect(hasRows(withRows(held), AND)).toBe(false);
    expect(hasRows(PRESETS.xor, AND)).toBe(false);
  });
});

function runWith(table: Table): Run {
  return { session: { ...contradiction.session, table }, iteration: 300, changes: [] };
}

test('"One row lies" refuses every other table, and takes the row away or its target', () => {
  for (const table of [PRESETS.xor, PRESETS.or, withRows(PRESETS.and.rows.slice(0, 1)), contradiction.session.table]) {
    expect(objectionTo(contradiction, runWith(table))).toEqual({ kind: 'otherTable' });
  }
  const mended = contradiction.session.table.rows.map((row, at) => (at === 4 ? { ...row, out: [1] as const } : row));
  for (const table of [PRESETS.and, withRows(mended)]) {
    expect(objectionTo(contradiction, runWith(table))).toBe(undefined);
  }
  // Two outputs of one input have the same bits.
  const narrow: Table = {
    inputs: ['a'],
    outputs: ['y', 'z'],
    rows: AND.map(([a, y, z]): Row => ({ in: [a], out: [y, z] })),
  };
  expect(objectionTo(contradiction, runWith(narrow))).toEqual({ kind: 'otherTable' });
});

test('A table mended during the run is judged at its own iteration', () => {
  const run: Run = {
    session: contradiction.session,
    iteration: 300,
    changes: [{ iteration: 200, kind: 'rows', row: 4, remove: 1, add: [] }],
  };
  const shown = { predictions: Float64Array.of(0, 0, 0, 1), blownUp: false, allRightSince: 100 };
  expect(candidateOf(contradiction, run, shown)).toMatchObject({ iteration: 300 });
  expect(candidateOf(contradiction, { ...run, changes: [] }, shown)).toBe(undefined);
});

describe('The rows of a goal', () => {
  test('come back from a file and a compact text, and are part of the task', () => {
    const { id: _id, ...own } = contradiction;
    for (const text of [challengeFile(own), compactChallenge(own)]) {
      expect(readChallengeText(text)).toEqual({ challenge: own });
    }
    const { rows: _rows, ...goal } = contradiction.goal as typeof contradiction.goal & { rows: unknown };
    expect(taskText({ ...contradiction, goal })).not.toBe(taskText(contradiction));
  });

  test.each([
    [[[0, 0]], 'goal.rows[0]'],
    [[[0, 0, 0, 1]], 'goal.rows[0]'],
    [[[0, 0, 2]], 'goal.rows[0][2]'],
    [[], 'goal.rows'],
    ['000', 'goal.rows'],
    [[AND[0], null], 'goal.rows[1]'],
    [Array.from({ length: 1025 }, () => [0, 0, 0]), 'goal.rows'],
  ])('%j are refused', (rows, field) => {
    const read = readChallenge({ session: { table: PRESETS.and }, goal: { kind: 'byHand', rows } });
    expect(read).toMatchObject({ problem: { field } });
    const problem = 'problem' in read && CHALLENGE_WORDS.en.problem(read.problem, en.problem);
    expect(problem).toMatch(/^[^\n]+\.$/);
  });

  test('must not contradict each other, nor a closed table', () => {
    const closed = { ...contradiction, open: ['seed', 'training'] } as const;
    expect(hindranceIn(closed)).toEqual({ kind: 'closedTable' });
    const goal = { kind: 'allRight', within: 9, rows: [...AND, [1, 1, 0]] } as const;
    expect(hindranceIn({ ...contradiction, goal })).toEqual({ kind: 'rowsContradict', rows: [3, 4] });
    expect(hindranceIn(contradiction)).toBe(undefined);
  });

  test('are read from the field of the editor', () => {
    expect(rowsInText('000, 010,100,111', 3)).toEqual(AND);
    expect(rowsInText('00→0；０１ 0、10|0，\n 11 1 ', 3)).toEqual(AND);
    expect(rowsInText(' ', 3)).toEqual([]);
    for (const text of ['00', '0000', '002', 'abc', '0-0', '00.']) expect(rowsInText(text, 3)).toBe(undefined);
  });
});
