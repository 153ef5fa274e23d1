/** Tests names with half of a surrogate pair, as in a text cut in the middle of an emoji. */

import { expect, test } from 'vitest';
import { readGiven, readSavedState } from '../../../web/src/session/check.ts';
import { tableFromCsv } from '../../../web/src/session/formats/csv.ts';
import { tableFromExpression } from '../../../web/src/session/formats/expression.ts';
import { readLink, writeLink } from '../../../web/src/session/formats/link.ts';
import { PRESETS } from '../../../web/src/session/presets/presets.ts';
import { readSessionFile } from '../../../web/src/session/formats/session-file.ts';
import type { Table } from '../../../web/src/session/session.ts';
import { renameColumn } from '../../../web/src/session/table.ts';

const LIMITS = { maxInputs: 10, maxOutputs: 8, maxRows: 1024, maxNameLength: 32 };
const HALF = '\ud83d';
const NAMED: Table = { ...PRESETS.xor, inputs: [`a${HALF}`, 'b'], outputs: [`${HALF}y`] };

function tableOf(read: object | undefined): Table | undefined {
  if (read && 'table' in read) return read.table as Table;
  return (read as { readonly savedState?: { readonly session: { readonly table: Table } } }).savedState?.session.table;
}

test.each<[string, () => object]>([
  ['an edit', () => ({ table: renameColumn(renameColumn(NAMED, 'inputs', 0, `a${HALF}`), 'outputs', 0, `${HALF}y`) })],
  ['CSV', () => tableFromCsv(`a${HALF},b,${HALF}y\n0,0,0\n0,1,1\n1,0,1\n1,1,0\n`, LIMITS)],
  ['an expression', () => tableFromExpression(`"${HALF}y" = "a${HALF}" xor b`, LIMITS)],
  ['a property', () => readGiven({ table: NAMED })],
  ['a file', () => readSessionFile(JSON.stringify({ table: NAMED }))],
])('Lone surrogates in names from %s become a replacement character that a link can hold', (_entrance, enter) => {
  const table = tableOf(enter())!;
  expect(table).toEqual({ ...PRESETS.xor, inputs: ['a\ufffd', 'b'], outputs: ['\ufffdy'] });
  const link = writeLink({ session: { table }, iteration: 0, changes: [], view: {} });
  expect(tableOf(readLink('hash' in link ? link.hash : ''))).toEqual(table);
});

test('Two names that differ only in lone surrogates are equal, and the second is rejected on entry', () => {
  const parsed = tableFromCsv(`${HALF},\udc00,y\n0,1,1\n`, LIMITS);
  expect(parsed).toMatchObject({ ok: false, error: { code: 'duplicateName' } });
});

test('A file whose names are equal once repaired is rejected', () => {
  const table = { inputs: ['a'], outputs: ['\ud800', '\ufffd'], rows: [{ in: [0], out: [0, 1] }] };
  expect(readSavedState({ version: 1, table })).toMatchObject({
    problem: { code: 'duplicateName', field: 'table.outputs[1]' },
  });
});
