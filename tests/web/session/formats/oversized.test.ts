import { describe, expect, test } from 'vitest';
import { en } from '../../../../web/src/i18n/en.ts';
import { lazyEn } from '../../../../web/src/i18n/lazy-en.ts';
import { readAttributes } from '../../../../web/src/session/formats/attributes.ts';
import { MOST_CSV_CHARACTERS, tableFromCsv } from '../../../../web/src/session/formats/csv.ts';
import { tableFromExpression } from '../../../../web/src/session/formats/expression.ts';
import type { Read } from '../../../../web/src/session/saved-state-problem.ts';
import { MOST_LINK_LENGTH, readLink } from '../../../../web/src/session/formats/link.ts';
import { TUTORIAL_TABLE } from '../../../../web/src/session/presets/presets.ts';
import { MOST_PROSE_LENGTH, readPageLink } from '../../../../web/src/session/formats/page-links.ts';
import { MOST_FILE_SIZE, readSessionFile } from '../../../../web/src/session/formats/session-file.ts';
import { TUTORIAL } from '../../tutorial.ts';

const LIMITS = { maxInputs: 10, maxOutputs: 8, maxRows: 1024, maxNameLength: 32 };
const MEGABYTE = 1_000_000;
const FORTY = Array.from({ length: 40 }, (_, index) => `x${index}`);
const TABLE = 'table=A,B:y/0,1,1,0';
const { csvProblem, expressionProblem } = lazyEn;

function sentence(read: Read | undefined): string | undefined {
  return read && 'problem' in read ? en.problem(read.problem) : undefined;
}

function csvSentence(text: string): string | undefined {
  const parsed = tableFromCsv(text, LIMITS);
  return parsed.ok ? undefined : csvProblem(parsed.error);
}

function expressionSentence(text: string): string | undefined {
  const parsed = tableFromExpression(text, LIMITS);
  return parsed.ok ? undefined : expressionProblem(parsed.error);
}

function fileOf(more: string): string {
  return `{"table": ${JSON.stringify(TUTORIAL_TABLE)}, ${more}}`;
}

describe('An oversized text is rejected at once:', () => {
  test('50 MB of CSV', () => {
    const text = `a,y\n${'0,0\n'.repeat(12.5 * MEGABYTE)}`;
    expect(csvSentence(text)).toBe('The text is longer than 250,000 characters.');
    expect(MOST_CSV_CHARACTERS).toBe(250_000);
  });

  test('50 MB of JSON', () => {
    const text = `[${' '.repeat(50 * MEGABYTE)}]`;
    expect(sentence(readSessionFile(text))).toBe(
      `This file has 50000002 bytes. A session file may have at most ${MOST_FILE_SIZE}.`,
    );
  });

  test('1 MB of a link, and of each attribute', () => {
    const text = `table=${'%E8'.repeat(MEGABYTE / 3)}`;
    const expected = `This link has 1000005 characters; at most ${MOST_LINK_LENGTH} are allowed. Save a session this large as a file instead.`;
    expect(sentence(readLink(text))).toBe(expected);
    for (const attribute of ['session', 'table', 'preset', 'units', 'seed']) {
      const read = readAttributes((name) => (name === attribute ? text : null), TUTORIAL);
      expect([attribute, sentence(read)]).toEqual([attribute, expected]);
    }
  });

  test('1 MB of an expression', () => {
    const text = 'a or '.repeat(MEGABYTE / 5);
    expect(expressionSentence(text)).toBe('The text is longer than 4,000 characters.');
  });

  test('1 MB of a command in the text, which has no effect', () => {
    expect(readPageLink('train '.repeat(MEGABYTE / 6))).toEqual({});
    expect(readPageLink('train '.repeat(MOST_PROSE_LENGTH / 6))).toEqual({ command: 'train' });
  });
});

describe('A text that is nested too deep is rejected at once:', () => {
  test.each([100_000, 10 * MEGABYTE])('%d brackets of JSON, closed or not', (depth) => {
    const open = '[{"a":'.repeat(depth / 2);
    const list = '['.repeat(depth) + ']'.repeat(depth);
    for (const text of [open, list, fileOf(`"training": {"note": ${list}}`)]) {
      expect(sentence(readSessionFile(text))).toBe(
        'Not a TruthNet session: brackets are nested more than 64 levels deep.',
      );
    }
  });

  test('but brackets in texts do not count', () => {
    const quoted = JSON.stringify(`\\"${'['.repeat(1000)}\\`);
    expect(readSessionFile(fileOf(`"$schema": ${quoted}`))).toHaveProperty('savedState');
    const nested = `"note": ${'['.repeat(60)}${']'.repeat(60)}`;
    expect(readSessionFile(fileOf(nested))).toMatchObject({ problem: { code: 'unknownField', field: 'note' } });
  });

  test('100,000 brackets or negations of an expression, and as many as fit into 4000 characters', () => {
    for (const depth of [1999, 100_000]) {
      for (const text of [`${'('.repeat(depth)}a${')'.repeat(depth)}`, '!'.repeat(depth) + 'a', '('.repeat(depth)]) {
        expect(expressionSentence(text)).toBe(
          depth < 4000
            ? 'These brackets and negations are nested too deeply.'
            : 'The text is longer than 4,000 characters.',
        );
      }
    }
  });
});

describe('A session that is too large is rejected with its limit:', () => {
  test('40 inputs', () => {
    const ones = FORTY.map(() => 1).join('');
    expect(sentence(readLink(`table=${FORTY.join()}:y/${ones}:0`))).toBe(
      'table.inputs must have 1 to 10 entries, but has 40.',
    );
    expect(sentence(readLink(`table=${FORTY.join()}:y/0,1`))).toContain('only the targets of every');
    expect(csvSentence(`${FORTY.join()},y\n${'0,'.repeat(40)}1\n`)).toBe(
      'Line 1: there are 40 inputs; at most 10 are allowed.',
    );
    expect(expressionSentence(FORTY.join(' xor '))).toBe('There are more than 10 inputs.');
    const table = { inputs: FORTY, outputs: ['y'], rows: [{ in: FORTY.map(() => 0), out: [1] }] };
    expect(sentence(readSessionFile(JSON.stringify({ table })))).toContain(
      'table.inputs must have 1 to 10 entries, but has 40.',
    );
  });

  test('more iterations than a billion, and infinitely many', () => {
    expect(sentence(readLink(`${TABLE}&iterations=1000000001`))).toBe(
      'training.iterations must be from 1 to 1000000000, but is 1000000001.',
    );
    expect(sentence(readLink(`${TABLE}&at=1000000001`))).toContain('but is 1000000001');
    expect(sentence(readLink(`${TABLE}&iterations=1e400`))).toBe('iterations is “1e400”, but must be a number.');
    expect(sentence(readSessionFile(fileOf('"training": {"iterations": 1000000001}')))).toContain('1000000001');
    expect(sentence(readSessionFile(fileOf('"training": {"iterations": 1e400}')))).toBe(
      'training.iterations must be an integer, but is Infinity.',
    );
    expect(sentence(readAttributes((name) => (name === 'iterations' ? '1e400' : null), TUTORIAL))).toContain('“1e400”');
  });

  test('more rows, layers, units, changes and characters of a name', () => {
    const { rows } = TUTORIAL_TABLE;
    const many = { ...TUTORIAL_TABLE, rows: Array.from({ length: 100_000 }, () => rows[0]) };
    expect(sentence(readSessionFile(JSON.stringify({ table: many })))).toContain('entries, but has 100000.');
    expect(sentence(readLink(`${TABLE}&hidden=${'1,'.repeat(6)}1`))).toContain(
      'network.hidden must have 0 to 6 entries, but has 7.',
    );
    expect(sentence(readLink(`${TABLE}&hidden=257`))).toContain('network.hidden[0] must be from 1 to 256, but is 257');
    const changes = Array.from({ length: 100_001 }, () => 0).join();
    expect(sentence(readSessionFile(fileOf(`"changes": [${changes}]`)))).toContain('entries, but has 100001.');
    const long = { ...TUTORIAL_TABLE, outputs: ['y'.repeat(10 * MEGABYTE)] };
    expect(sentence(readSessionFile(JSON.stringify({ table: long })))).toContain('must have at most 32');
  });
});
