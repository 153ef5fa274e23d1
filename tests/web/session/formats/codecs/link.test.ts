import { deepStrictEqual } from 'node:assert';
import fc from 'fast-check';
import { describe, test } from 'vitest';
import { readLink } from '../../../../../web/src/session/formats/link.ts';
import { kepts } from '../../../arbitraries.ts';
import { garbage, mutated } from '../../../corruption.ts';
import { frozen, holds, isKeptOrSaid, linkOf } from './claims.ts';

describe('A link', () => {
  test('brings back exactly whatever was kept, and changes nothing of it', () => {
    holds(kepts, (kept) => {
      deepStrictEqual(readLink(linkOf(frozen(kept))), { kept });
    });
  });

  test('that was cut or garbled is kept as what it says now, or refused with a sentence', () => {
    holds(mutated(kepts.map(linkOf)), (hash) => {
      isKeptOrSaid(readLink(hash));
    });
  });

  test('that was made up is refused with a sentence', () => {
    const parts = fc.constantFrom('table', 'hidden', 'activation', 'lr', 'weights', 'changes', 'view', 'v', 'at', 'no');
    const madeUp = fc
      .array(fc.tuple(parts, garbage), { maxLength: 4 })
      .map((list) => `#table=a:y/0,1&${list.map((part) => part.join('=')).join('&')}`);
    holds(fc.oneof(garbage, madeUp), (hash) => {
      isKeptOrSaid(readLink(hash));
    });
  });
});
