import { deepStrictEqual } from 'node:assert';
import fc from 'fast-check';
import { describe, test } from 'vitest';
import { readSavedState } from '../../../../../web/src/session/check.ts';
import { readSessionFile } from '../../../../../web/src/session/formats/session-file.ts';
import { writeSessionFile } from '../../../../../web/src/session/formats/write-session-file.ts';
import { savedStates } from '../../../arbitraries.ts';
import { garbage, mutated, spoiled } from '../../../corruption.ts';
import { frozen, holds, isSavedOrRefused } from './claims.ts';

const written = savedStates.map(writeSessionFile);

describe('A session file', () => {
  test('restores any saved state exactly, without changing the original', () => {
    holds(savedStates, (savedState) => {
      deepStrictEqual(readSessionFile(writeSessionFile(frozen(savedState))), { savedState });
    });
  });

  test('is read or rejected with a message after corruption', () => {
    holds(fc.oneof({ weight: 9, arbitrary: mutated(written) }, garbage), (text) => {
      isSavedOrRefused(readSessionFile(text));
    });
  });

  test('is read or rejected with a message after any of its values is replaced', () => {
    holds(spoiled(written.map((text): unknown => JSON.parse(text))), (value) => {
      isSavedOrRefused(readSavedState(frozen(value)));
    });
  });

  test('is rejected with a message if it is any other JSON', () => {
    const values = fc.jsonValue();
    const tables = fc.record({ table: fc.oneof(values, fc.record({ inputs: values, outputs: values, rows: values })) });
    holds(fc.oneof(values, tables), (value) => {
      isSavedOrRefused(readSessionFile(JSON.stringify(value)));
      isSavedOrRefused(readSavedState(frozen(value)));
    });
  });
});
