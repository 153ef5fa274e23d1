import { deepStrictEqual } from 'node:assert';
import fc from 'fast-check';
import { describe, test } from 'vitest';
import { readLink } from '../../../../../web/src/session/formats/link.ts';
import { savedStates } from '../../../arbitraries.ts';
import { garbage, mutated } from '../../../corruption.ts';
import { frozen, holds, isSavedOrRefused, linkOf } from './claims.ts';

describe('A link', () => {
  test('restores any saved state exactly, without changing the original', () => {
    holds(savedStates, (savedState) => {
      deepStrictEqual(readLink(linkOf(frozen(savedState))), { savedState });
    });
  });

  test('is read or rejected with a message after corruption', () => {
    holds(mutated(savedStates.map(linkOf)), (hash) => {
      isSavedOrRefused(readLink(hash));
    });
  });

  test('is rejected with a message if it is random text', () => {
    const parts = fc.constantFrom('table', 'hidden', 'activation', 'lr', 'weights', 'changes', 'view', 'v', 'at', 'no');
    const madeUp = fc
      .array(fc.tuple(parts, garbage), { maxLength: 4 })
      .map((list) => `#table=a:y/0,1&${list.map((part) => part.join('=')).join('&')}`);
    holds(fc.oneof(garbage, madeUp), (hash) => {
      isSavedOrRefused(readLink(hash));
    });
  });
});
