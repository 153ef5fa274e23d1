import { deepStrictEqual } from 'node:assert';
import fc from 'fast-check';
import { describe, test } from 'vitest';
import { readSavedState } from '../../../../../web/src/session/check.ts';
import { readSessionFile } from '../../../../../web/src/session/formats/session-file.ts';
import { writeSessionFile } from '../../../../../web/src/session/formats/write-session-file.ts';
import { kepts } from '../../../arbitraries.ts';
import { garbage, mutated, spoiled } from '../../../corruption.ts';
import { frozen, holds, isKeptOrSaid } from './claims.ts';

const written = kepts.map(writeSessionFile);

describe('A session file', () => {
  test('brings back exactly whatever was kept, and changes nothing of it', () => {
    holds(kepts, (kept) => {
      deepStrictEqual(readSessionFile(writeSessionFile(frozen(kept))), { kept });
    });
  });

  test('that was cut or garbled is kept as what it says now, or refused with a sentence', () => {
    holds(fc.oneof({ weight: 9, arbitrary: mutated(written) }, garbage), (text) => {
      isKeptOrSaid(readSessionFile(text));
    });
  });

  test('with something else in it is kept as what it says now, or refused with a sentence', () => {
    holds(spoiled(written.map((text): unknown => JSON.parse(text))), (value) => {
      isKeptOrSaid(readSavedState(frozen(value)));
    });
  });

  test('of any other JSON is refused with a sentence', () => {
    const values = fc.jsonValue();
    const tables = fc.record({ table: fc.oneof(values, fc.record({ inputs: values, outputs: values, rows: values })) });
    holds(fc.oneof(values, tables), (value) => {
      isKeptOrSaid(readSessionFile(JSON.stringify(value)));
      isKeptOrSaid(readSavedState(frozen(value)));
    });
  });
});
