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
  test('restores any saved state exactly, without changing the original', () => {
    holds(kepts, (kept) => {
      deepStrictEqual(readSessionFile(writeSessionFile(frozen(kept))), { kept });
    });
  });

  test('is read or rejected with a message after corruption', () => {
    holds(fc.oneof({ weight: 9, arbitrary: mutated(written) }, garbage), (text) => {
      isKeptOrSaid(readSessionFile(text));
    });
  });

  test('is read or rejected with a message after any of its values is replaced', () => {
    holds(spoiled(written.map((text): unknown => JSON.parse(text))), (value) => {
      isKeptOrSaid(readSavedState(frozen(value)));
    });
  });

  test('is rejected with a message if it is any other JSON', () => {
    const values = fc.jsonValue();
    const tables = fc.record({ table: fc.oneof(values, fc.record({ inputs: values, outputs: values, rows: values })) });
    holds(fc.oneof(values, tables), (value) => {
      isKeptOrSaid(readSessionFile(JSON.stringify(value)));
      isKeptOrSaid(readSavedState(frozen(value)));
    });
  });
});
