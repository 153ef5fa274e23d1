import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULTS } from '../../../../web/src/session/defaults.ts';
import { jsonErrorAt } from '../../../../web/src/session/formats/json-error.ts';
import type { SavedStateProblem } from '../../../../web/src/session/saved-state-problem.ts';
import { TUTORIAL_TABLE } from '../../../../web/src/session/presets/presets.ts';
import { MOST_FILE_SIZE, readSessionFile } from '../../../../web/src/session/formats/session-file.ts';
import { writeSessionFile } from '../../../../web/src/session/formats/write-session-file.ts';
import { completeSession } from '../../../../web/src/session/session.ts';
import { savedStates } from '../../arbitraries.ts';

const session = completeSession({ table: TUTORIAL_TABLE }, DEFAULTS);

function problemOf(text: string): SavedStateProblem | undefined {
  const read = readSessionFile(text);
  return 'problem' in read ? read.problem : undefined;
}

test('A file has one row per line', () => {
  const text = writeSessionFile({
    session,
    iteration: 300,
    changes: [
      { iteration: 100, kind: 'learningRate', value: 0.5 },
      { iteration: 120, kind: 'bias', layer: 1, unit: 0, value: -0 },
    ],
    view: { lossScale: 'log' },
  });
  expect(text).toBe(`{
  "version": 1,
  "table": {
    "inputs": ["X1", "X2", "X3"],
    "outputs": ["y"],
    "rows": [
      { "in": [0, 0, 1], "out": [0] },
      { "in": [0, 1, 1], "out": [1] },
      { "in": [1, 0, 1], "out": [1] },
      { "in": [1, 1, 1], "out": [0] }
    ]
  },
  "network": { "hidden": [4], "activation": ["sigmoid", "sigmoid"], "bias": false },
  "training": {
    "loss": "sse",
    "optimizer": "gd",
    "batch": "full",
    "learningRate": 1,
    "init": "uniform01",
    "seed": 1,
    "iterations": 1500
  },
  "iteration": 300,
  "changes": [
    { "iteration": 100, "kind": "learningRate", "value": 0.5 },
    { "iteration": 120, "kind": "bias", "layer": 1, "unit": 0, "value": -0 }
  ],
  "view": { "lossScale": "log" }
}
`);
});

test('A file of a session that was never trained contains only the session', () => {
  const text = writeSessionFile({ session, iteration: 0, changes: [], view: {} });
  expect(JSON.parse(text)).toEqual(session);
});

test('A file may leave out everything but the table', () => {
  expect(readSessionFile(JSON.stringify({ table: TUTORIAL_TABLE, $schema: './session.schema.json' }))).toEqual({
    savedState: { session, iteration: 0, changes: [], view: {} },
  });
});

test('A file may begin with a byte order mark', () => {
  const savedState = { session, iteration: 0, changes: [], view: {} };
  expect(readSessionFile(`\uFEFF${writeSessionFile(savedState)}`)).toEqual({ savedState });
  expect(problemOf('\uFEFF{"a" 1}')).toMatchObject({ code: 'notJson', field: '1:6' });
});

test('A file at iteration -0 is at its start', () => {
  expect(readSessionFile(`{"table": ${JSON.stringify(TUTORIAL_TABLE)}, "iteration": -0}`)).toEqual({
    savedState: { session, iteration: 0, changes: [], view: {} },
  });
});

const NOT_JSON: readonly (readonly [text: string, place: string])[] = [
  ['', '1:1'],
  ['  \n\n hello', '3:2'],
  ['{"table": {\n  "inputs": ["a",],\n}}', '2:18'],
  ['{"a": 01}', '1:7'],
  ['{"a": 1.}', '1:7'],
  ['{"a": .5}', '1:7'],
  ['{"a": NaN}', '1:7'],
  ["{'a': 1}", '1:2'],
  ['{"a": "x\ny"}', '1:7'],
  ['{"a": "\\x"}', '1:7'],
  ['{"a" 1}', '1:6'],
  ['{"a": 1 "b": 2}', '1:9'],
  ['[1, 2}', '1:6'],
  ['[1, 2', '1:6'],
  ['{"a": 1}}', '1:9'],
  ['{"a": 1}\r\n\r\n,', '3:1'],
  ['[true, falsey]', '1:8'],
];

describe('Invalid JSON is reported by line and column:', () => {
  test.each(NOT_JSON)('%j', (text, place) => {
    expect(problemOf(text)).toMatchObject({ code: 'notJson', field: place });
  });

  test('at any point where a file is truncated', () => {
    const text = writeSessionFile(fc.sample(savedStates, { seed: 4, numRuns: 1 })[0]!).trimEnd();
    for (let end = 0; end < text.length; end += 7) {
      const cut = text.slice(0, end);
      const read = problemOf(cut);
      expect(read?.code).toBe('notJson');
      const lines = cut.split('\n');
      // The error is at the end, or at the start of the truncated token.
      expect(Number(read?.field.split(':')[0])).toBeGreaterThanOrEqual(lines.length - 1);
    }
  });

  test('by the same rules as JSON.parse, without errors for valid JSON', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"\\u00e9"',
      '1',
      '-0.5e+3',
      '01',
      'true',
      'nul',
      ' ',
      '"',
      '\n',
    );
    for (const text of fc.sample(fc.string({ unit: pieces, maxLength: 7 }), { seed: 5, numRuns: 20_000 })) {
      const { line, column } = jsonErrorAt(text);
      const before =
        [...text.split('\n').slice(0, line - 1), ''].join('\n') + text.split('\n')[line - 1]!.slice(0, column - 1);
      expect([text, before, howJsonEnds(before)]).not.toEqual([text, before, 'broken']);
      if (howJsonEnds(text) === 'whole') expect(before).toBe(text);
      if (howJsonEnds(text) === 'broken') expect([text, before]).not.toEqual([text, text]);
    }
  });
});

/** Returns the verdict of the engine's own parser: whole, the beginning of some JSON, or broken. */
function howJsonEnds(text: string): 'whole' | 'open' | 'broken' {
  try {
    JSON.parse(text);
    return 'whole';
  } catch (error) {
    const sentence = String(error);
    const [, position] = /at position (\d+)/.exec(sentence) ?? [];
    return sentence.includes('Unexpected end') || Number(position) === text.length ? 'open' : 'broken';
  }
}

describe('A file that is not a session is reported as such:', () => {
  test.each(['null', '3', '"table"', '[]', '{}', '{"rows": []}'])('%s', (text) => {
    expect(problemOf(text)?.code).toBe('noSession');
  });
});

const BROKEN: readonly (readonly [value: object, expected: Partial<SavedStateProblem>])[] = [
  [{ table: null }, { code: 'wrongType', field: 'table', value: 'null', allowed: 'object' }],
  [{ table: {} }, { code: 'missing', field: 'table.inputs', allowed: 'array' }],
  [
    { table: TUTORIAL_TABLE, version: 2 },
    { code: 'notOneOf', field: 'version', value: '2', allowed: '1' },
  ],
  [
    { table: TUTORIAL_TABLE, network: [] },
    { code: 'wrongType', field: 'network', value: 'array' },
  ],
  [
    { table: TUTORIAL_TABLE, network: { activation: 3 } },
    { code: 'wrongType', field: 'network.activation', value: '3', allowed: 'string or array' },
  ],
  [
    { table: TUTORIAL_TABLE, training: { seed: '1' } },
    { code: 'wrongType', field: 'training.seed', value: '"1"' },
  ],
  [
    { table: TUTORIAL_TABLE, iteration: -1 },
    { code: 'outOfRange', field: 'iteration', value: '-1' },
  ],
  [
    { table: TUTORIAL_TABLE, changes: {} },
    { code: 'wrongType', field: 'changes', value: 'object', allowed: 'array' },
  ],
  [
    { table: TUTORIAL_TABLE, changes: [{ iteration: 1, kind: 'seed', value: 1 }] },
    { code: 'notOneOf', field: 'changes[0].kind', value: '"seed"' },
  ],
  [
    { table: TUTORIAL_TABLE, changes: [{ iteration: 1, kind: 'bias', value: 1, layer: 0 }] },
    { code: 'missing', field: 'changes[0].unit' },
  ],
  [
    { table: { ...TUTORIAL_TABLE, rows: [{ in: [0, 0, 2], out: [1] }] } },
    { code: 'notOneOf', field: 'table.rows[0].in[2]', value: '2', allowed: '0, 1' },
  ],
];

describe('A file with an error is reported with the field, its value and the valid values:', () => {
  test.each(BROKEN)('%j', (value, expected) => {
    expect(problemOf(JSON.stringify(value))).toMatchObject(expected);
  });
});

test('Numbers beyond the range of doubles are rejected', () => {
  expect(problemOf(`{"table": ${JSON.stringify(TUTORIAL_TABLE)}, "training": {"learningRate": 1e999}}`)).toMatchObject({
    field: 'training.learningRate',
    value: 'Infinity',
  });
});

test('A file that is too large is rejected before it is read', () => {
  expect(problemOf(' '.repeat(MOST_FILE_SIZE + 1))?.code).toBe('fileTooLarge');
});
