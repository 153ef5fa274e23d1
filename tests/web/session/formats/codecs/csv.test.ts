import { deepStrictEqual } from 'node:assert';
import fc from 'fast-check';
import { describe, test } from 'vitest';
import { lazyTexts } from '../../../lazy-texts.ts';
import { tableFromCsv, tableToCsv } from '../../../../../web/src/session/formats/csv.ts';
import { tables } from '../../../arbitraries.ts';
import { garbage, mutated } from '../../../corruption.ts';
import { frozen, holds, isTableOrSaid, LIMITS } from './claims.ts';

describe('A table as CSV', () => {
  test('is restored exactly, without changing the original', () => {
    holds(tables, (table) => {
      deepStrictEqual(tableFromCsv(tableToCsv(frozen(table)), LIMITS), { ok: true, table });
    });
  });

  test('is parsed or rejected with a message after corruption', () => {
    holds(fc.oneof({ weight: 4, arbitrary: mutated(tables.map(tableToCsv)) }, garbage), (text) => {
      isTableOrSaid(tableFromCsv(text, LIMITS), (messages, error) => lazyTexts(messages).csvProblem(error));
    });
  });
});
