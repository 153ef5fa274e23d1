import { expect, test } from 'vitest';
import { bytesOf, lettersOf } from '../../wasm/letters.mjs';

const ALL = Uint8Array.from({ length: 256 }, (_, byte) => byte);

test('Every byte comes back from its letters', () => {
  expect(bytesOf(lettersOf(ALL))).toEqual(ALL);
});

test('No letter needs an escape in quotes', () => {
  const letters = lettersOf(ALL);
  expect(JSON.stringify(letters)).toBe(`"${letters}"`);
});
