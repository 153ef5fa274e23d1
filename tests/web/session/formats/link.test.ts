import { describe, expect, test } from 'vitest';
import { DEFAULTS } from '../../../../web/src/session/defaults.ts';
import type { SavedState } from '../../../../web/src/session/saved-state.ts';
import { isLink } from '../../../../web/src/session/formats/is-link.ts';
import type { SavedStateProblem } from '../../../../web/src/session/saved-state-problem.ts';
import { MOST_LINK_LENGTH, readLink, writeLink } from '../../../../web/src/session/formats/link.ts';
import { TUTORIAL_TABLE } from '../../../../web/src/session/presets/presets.ts';
import { completeSession, type Row, type SessionInput } from '../../../../web/src/session/session.ts';

function keep(session: Partial<SessionInput>, rest: Partial<SavedState> = {}): SavedState {
  return {
    session: completeSession({ table: TUTORIAL_TABLE, ...session }, DEFAULTS),
    iteration: 0,
    changes: [],
    view: {},
    ...rest,
  };
}

function linkOf(savedState: SavedState): string {
  const written = writeLink(savedState);
  return 'hash' in written ? written.hash : `problem: ${written.problem.code}`;
}

function problemOf(hash: string): SavedStateProblem | undefined {
  const read = readLink(hash);
  return 'problem' in read ? read.problem : undefined;
}

const AND_ROWS: Row[] = [
  { in: [0, 0], out: [0] },
  { in: [0, 1], out: [0] },
  { in: [1, 0], out: [0] },
  { in: [1, 1], out: [1] },
];

describe('A link contains in plain words', () => {
  test('the table', () => {
    expect(linkOf(keep({}))).toBe('#table=X1,X2,X3:y/001:0,011:1,101:1,111:0');
  });

  test('only the targets, if the rows are all combinations in counting order', () => {
    expect(linkOf(keep({ table: { inputs: ['A', 'B'], outputs: ['y'], rows: AND_ROWS } }))).toBe(
      '#table=A,B:y/0,0,0,1',
    );
  });

  test("held-out rows, don't care targets, and any column's name", () => {
    const rows: Row[] = [
      { in: [1], out: [null, 1], holdOut: true },
      { in: [0], out: [0, null] },
    ];
    const table = { inputs: ['输入'], outputs: ['a,b', '(c)'], rows };
    expect(linkOf(keep({ table }))).toBe('#table=%E8%BE%93%E5%85%A5:a%2Cb,%28c%29/1:-1!,0:0-');
  });

  test('the factors on the learning rate, in a version of their own', () => {
    expect(linkOf(keep({ training: { layerRates: [1, 0.5] } }))).toMatch(/&rates=1,0\.5&v=3$/);
  });

  test('every setting that differs from the default', () => {
    expect(
      linkOf(
        keep(
          {
            network: { hidden: [4, 3], activation: ['relu', 'relu', 'sigmoid'], bias: true },
            training: { learningRate: 0.5, seed: 7, loss: 'mse', optimizer: 'adam', batch: 'row', iterations: 300 },
          },
          {
            iteration: 300,
            changes: [
              { iteration: 100, kind: 'learningRate', value: 2 },
              { iteration: 120, kind: 'weight', layer: 0, from: 2, to: 1, value: -3.5 },
              { iteration: 120, kind: 'bias', layer: 1, unit: 0, value: 1e-7 },
            ],
            view: { lossScale: 'log', selectedRow: 2, pace: Infinity, surfaceFixed: '011' },
          },
        ),
      ).replace(/^#table=[^&]*/, ''),
    ).toBe(
      '&hidden=4,3&activation=relu,relu,sigmoid&bias=true&loss=mse&optimizer=adam&batch=row&lr=0.5&seed=7' +
        '&iterations=300&at=300&changes=100:lr:2,120:w0.2.1:-3.5,120:b1.0:1e-7&view=lossScale:log,selectedRow:2,surfaceFixed:011,pace:full',
    );
  });

  test('edits of rows, briefly and with a version that older pages name', () => {
    const row = { in: [0, 0, 1], out: [1] } as const;
    const changes = [
      { iteration: 195, kind: 'rows', row: 0, remove: 1, add: [row] },
      {
        iteration: 200,
        kind: 'rows',
        row: 3,
        remove: 0,
        add: [
          { ...row, out: [null] },
          { ...row, holdOut: true },
        ],
      },
      { iteration: 240, kind: 'rows', row: 4, remove: 2, add: [] },
    ] as const;
    const savedState = keep({}, { iteration: 300, changes });
    const link = linkOf(savedState);
    expect(link.replace(/^#table=[^&]*/, '')).toBe('&at=300&changes=195:r0.1:001:1,200:r3.0:001:-;001:1!,240:r4.2&v=2');
    expect(readLink(link)).toMatchObject({ savedState: { changes } });
    // Links without such edits are as before.
    expect(linkOf(keep({}, { iteration: 300 }))).not.toContain('v=');
  });

  test('given start weights', () => {
    const start = {
      weights: [
        [
          [0.1, 0.2],
          [0.3, 0.4],
          [-0, 1e21],
        ],
        [[1], [2]],
      ],
      biases: [[0, 0], [1]],
    };
    const link = linkOf(keep({ network: { hidden: [2], bias: true }, training: { init: 'given', start } }));
    expect(link).toContain('&init=given&weights=0.1,0.2;0.3,0.4;-0,1e21/1;2&biases=0,0/1');
  });

  test('the absence of hidden layers', () => {
    expect(linkOf(keep({ network: { hidden: [] } }))).toMatch(/&hidden=none$/);
  });
});

describe('A link restores exactly', () => {
  test('the defaults that it leaves out', () => {
    expect(readLink('#table=A:y/0,1')).toEqual({
      savedState: keep({
        table: {
          inputs: ['A'],
          outputs: ['y'],
          rows: [
            { in: [0], out: [0] },
            { in: [1], out: [1] },
          ],
        },
      }),
    });
  });

  test('a name that begins with a byte order mark', () => {
    const table = { inputs: ['\ufeffa', 'a'], outputs: ['\ufeff'], rows: [{ in: [0, 1], out: [1] }] } as const;
    expect(readLink(linkOf(keep({ table })))).toEqual({ savedState: keep({ table }) });
  });

  test('names in any script, encoded or not', () => {
    expect(readLink('#table=输入,é:y/00:1')).toEqual(readLink('#table=%E8%BE%93%E5%85%A5,%C3%A9:y/00:1'));
  });
});

test('The largest tables fit well within 32 kB', () => {
  const rows = (hold: boolean, order: 1 | -1): Row[] =>
    Array.from({ length: 1024 }, (_, i) => ({
      in: Array.from((order > 0 ? i : 1023 - i).toString(2).padStart(10, '0'), (bit) => (bit === '1' ? 1 : 0)),
      out: Array.from({ length: 8 }, () => 1 as const),
      ...(hold && { holdOut: true }),
    }));
  const inputs = Array.from({ length: 10 }, (_, i) => `X${i}`);
  const outputs = Array.from({ length: 8 }, (_, i) => `y${i}`);
  expect(linkOf(keep({ table: { inputs, outputs, rows: rows(false, 1) } })).length).toBeLessThan(10_000);
  expect(linkOf(keep({ table: { inputs, outputs, rows: rows(true, -1) } })).length).toBeLessThan(24_000);
});

test('A session that is too large for a link is reported', () => {
  const weights = [Array.from({ length: 3 }, () => Array.from({ length: 256 }, () => 1 / 3))];
  for (let layer = 0; layer < 5; layer++) {
    weights.push(Array.from({ length: 256 }, () => Array.from({ length: 256 }, () => 1 / 3)));
  }
  expect(linkOf(keep({ training: { init: 'given', start: { weights } } }))).toBe('problem: linkTooLong');
});

const TABLE = 'table=A,B:y/0,1,1,0';

const BROKEN: readonly (readonly [hash: string, expected: Partial<SavedStateProblem>])[] = [
  ['#', { code: 'missing', field: 'table' }],
  ['#hidden=4', { code: 'missing', field: 'table' }],
  ['#table=', { code: 'malformed', field: 'table', allowed: 'table' }],
  ['#table=A,B:y', { code: 'malformed', field: 'table', allowed: 'table' }],
  ['#table=A,B:y/', { code: 'wrongLength', field: 'table.rows', value: '0' }],
  ['#table=A,B:y/0,1,1', { code: 'malformed', field: 'table', value: '3', allowed: 'allRows' }],
  ['#table=A,B:y/00:0,01:2', { code: 'malformed', field: 'table.rows[1]', value: '01:2', allowed: 'row' }],
  ['#table=A,B:y/00:0,1', { code: 'malformed', field: 'table.rows[1]', value: '1' }],
  ['#table=A,B:y/0,1,1,11:0', { code: 'malformed', field: 'table.rows[3]', value: '11:0' }],
  ['#table=A,B:y/000:0', { code: 'malformed', field: 'table.rows[0]', value: '000:0' }],
  ['#table=A,%E0%A4:y/00:0', { code: 'malformed', field: 'table', value: '%E0%A4', allowed: 'percent' }],
  ['#table=A,%20:y/00:0', { code: 'emptyName', field: 'table.inputs[1]', value: '" "' }],
  ['#table=A,A:y/00:0', { code: 'duplicateName', field: 'table.inputs[1]' }],
  [`#table=${'n'.repeat(33)}:y/0:0`, { code: 'tooLong', field: 'table.inputs[0]', value: '33', allowed: '32' }],
  [`#${TABLE}&sead=4`, { code: 'unknownPart', field: 'sead' }],
  [`#${TABLE}&__proto__=4`, { code: 'unknownPart', field: '__proto__' }],
  [`#${TABLE}&seed=4&seed=5`, { code: 'partTwice', field: 'seed' }],
  [`#${TABLE}&v=4&lr=1&news=1`, { code: 'newerLink', field: 'v', value: '4', allowed: '3' }],
  [`#${TABLE}&rates=1,x`, { code: 'malformed', field: 'rates', value: 'x', allowed: 'numbers' }],
  [`#${TABLE}&rates=1,-1`, { code: 'outOfRange', field: 'training.layerRates[1]', allowed: '[0, 1000]' }],
  [`#${TABLE}&lr=fast`, { code: 'malformed', field: 'lr', value: 'fast', allowed: 'number' }],
  [`#${TABLE}&lr=`, { code: 'malformed', field: 'lr' }],
  [`#${TABLE}&lr=0x10`, { code: 'malformed', field: 'lr' }],
  [`#${TABLE}&lr=1e999`, { code: 'malformed', field: 'lr' }],
  [`#${TABLE}&lr=NaN`, { code: 'malformed', field: 'lr' }],
  [`#${TABLE}&lr=0`, { code: 'outOfRange', field: 'training.learningRate', allowed: '(0, 1000]' }],
  [`#${TABLE}&seed=-1`, { code: 'outOfRange', field: 'training.seed', allowed: '[0, 4294967295]' }],
  [`#${TABLE}&seed=1.5`, { code: 'notAnInteger', field: 'training.seed', value: '1.5' }],
  [`#${TABLE}&at=2e9`, { code: 'outOfRange', field: 'iteration' }],
  [`#${TABLE}&hidden=4%26x`, { code: 'malformed', field: 'hidden', value: '4&x', allowed: 'numbers' }],
  [`#${TABLE}&hidden=4,,4`, { code: 'malformed', field: 'hidden', allowed: 'numbers' }],
  [`#${TABLE}&hidden=1e300`, { code: 'outOfRange', field: 'network.hidden[0]', value: '1e+300' }],
  [`#${TABLE}&hidden=1,1,1,1,1,1,1`, { code: 'wrongLength', field: 'network.hidden', value: '7', allowed: '[0, 6]' }],
  [`#${TABLE}&activation=sine`, { code: 'notOneOf', field: 'network.activation', value: '"sine"' }],
  [`#${TABLE}&activation=tanh,sine`, { code: 'notOneOf', field: 'network.activation[1]', value: '"sine"' }],
  [`#${TABLE}&bias=yes`, { code: 'malformed', field: 'bias', allowed: 'trueOrFalse' }],
  [`#${TABLE}&activation=tanh,a%26b`, { code: 'notOneOf', field: 'network.activation[1]', value: '"a&b"' }],
  [`#${TABLE}&loss=%3Cscript%3E`, { code: 'notOneOf', field: 'training.loss', value: '"<script>"' }],
  [`#${TABLE}&optimizer=a%26b`, { code: 'notOneOf', field: 'training.optimizer', value: '"a&b"' }],
  [`#${TABLE}&batch=a%26b`, { code: 'notOneOf', field: 'training.batch', value: '"a&b"' }],
  [`#${TABLE}&init=a%26b`, { code: 'notOneOf', field: 'training.init', value: '"a&b"' }],
  [`#${TABLE}&init=%E0%A4`, { code: 'malformed', field: 'init', value: '%E0%A4', allowed: 'percent' }],
  [`#${TABLE}&init=given`, { code: 'missing', field: 'training.start' }],
  [`#${TABLE}&init=given&biases=1`, { code: 'missing', field: 'training.start.weights' }],
  [`#${TABLE}&init=given&weights=2e9`, { code: 'outOfRange', field: 'training.start.weights[0][0][0]' }],
  [`#${TABLE}&changes=5:lr`, { code: 'malformed', field: 'changes', value: '5:lr', allowed: 'change' }],
  [`#${TABLE}&changes=5:lr:0`, { code: 'outOfRange', field: 'changes[0].value' }],
  [`#${TABLE}&changes=5:w0.0:1`, { code: 'malformed', field: 'changes' }],
  [`#${TABLE}&changes=5:r0.1:01`, { code: 'malformed', field: 'changes', allowed: 'change' }],
  [`#${TABLE}&changes=5:r0.1025`, { code: 'outOfRange', field: 'changes[0].remove' }],
  [`#${TABLE}&changes=5:w7.0.0:1`, { code: 'outOfRange', field: 'changes[0].layer' }],
  [`#${TABLE}&view=depth:3`, { code: 'unknownField', field: 'view.depth' }],
  [`#${TABLE}&view=pace:fast`, { code: 'notOneOf', field: 'view.pace', value: '"fast"', allowed: 'rising, full' }],
  [`#${TABLE}&view=surfaceFixed:2`, { code: 'noMatch', field: 'view.surfaceFixed', value: '"2"' }],
  [`#${TABLE}&view=lossScale:cubic`, { code: 'notOneOf', field: 'view.lossScale', allowed: 'linear, log' }],
];

describe('A broken link is reported with the part, its value and the valid values:', () => {
  test.each(BROKEN)('%s', (hash, expected) => {
    expect(problemOf(hash)).toMatchObject(expected);
  });
});

test('A place on the page is not a link', () => {
  expect(['', '#', '#lesson-2', '#输入'].map(isLink)).toEqual([false, false, false, false]);
  expect(isLink('#table=A:y/0:1')).toBe(true);
});

test('A megabyte is rejected at once', () => {
  const start = performance.now();
  expect(problemOf(`#table=${'0,'.repeat(500_000)}`)).toEqual({
    code: 'linkTooLong',
    field: '',
    value: '1000007',
    allowed: String(MOST_LINK_LENGTH),
  });
  expect(performance.now() - start).toBeLessThan(50);
});

describe('A link that passed through other programs', () => {
  const session = { table: { inputs: ['输入', 'a,b'], outputs: ['100%'], rows: AND_ROWS }, training: { seed: 7 } };
  const hash = linkOf(keep(session));
  const encoded = encodeURIComponent(hash.slice(1));

  test.each([
    ['encoded once', `#${encoded}`],
    ['encoded twice', `#${encodeURIComponent(encoded)}`],
    ['encoded as an address once more', encodeURI(hash)],
    ['decoded', decodeURIComponent(hash.replace('%2C', '%252C').replace('100%25', '100%2525'))],
    ['with a full stop', `${hash}.`],
    ['in brackets', `${hash})`],
    ['at the end of a quoted sentence', `${hash}.”)`],
    ['at the end of a Chinese sentence', `${hash}。`],
    ['the same, encoded', `${hash}${encodeURIComponent('。')}`],
    ['encoded once, with a full stop', `#${encoded}.`],
    ['encoded twice, in brackets', `#${encodeURIComponent(encoded)})`],
    ['escaped as HTML', hash.replaceAll('&', '&amp;')],
  ])('opens %s', (_, handedOn) => {
    expect(isLink(handedOn)).toBe(true);
    expect(readLink(handedOn)).toEqual({ savedState: keep(session) });
  });

  test('keeps names that look encoded', () => {
    for (const name of ['%41', '%25', '%E8', '100%', 'a)', 'a.', '%2541']) {
      const named = keep({ table: { ...session.table, outputs: [name] } });
      expect(readLink(linkOf(named))).toEqual({ savedState: named });
      const alone = keep({ table: { inputs: ['A', 'B'], outputs: [name], rows: AND_ROWS } });
      expect(readLink(linkOf(alone))).toEqual({ savedState: alone });
    }
  });

  test('is reported as it was given if it is broken', () => {
    expect(problemOf(`#${TABLE}&seed=x.`)).toMatchObject({ field: 'seed', value: 'x.' });
    expect(isLink('#the-lesson')).toBe(false);
  });
});
