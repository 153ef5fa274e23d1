/** Tests the history of the benchmark. */

import { expect, test } from 'vitest';
import { entryOf, historyPage } from '../bench/history.mjs';

const results = {
  origin: {
    processor: '<b>"fast"</b>',
    processors: 2,
    load: 0,
    node: 'v20.20.2',
    emscripten: '3.1.69',
    native: 'clang 19',
    commit: 'abcdef0123456789',
    date: '2026-12-01T00:00:00.000Z',
  },
  J1: [
    { name: 'ours', milliseconds: [2, 2, 2] },
    { name: 'native-sse42', milliseconds: [1, 1, 1] },
  ],
  J4: [{ name: 'ours', milliseconds: [1000] }],
  bytes: [{ brotli: 40 }, { brotli: 2 }],
};

test('An entry of the history has the figures that were measured, and no others', () => {
  expect(entryOf(results).figures).toEqual({ J1: 2, 'J1 / native': 2, J4: 1000, 'J4 / J1': 2, bytes: 42 });
});

test('The page of the history draws a point for each entry, and shows texts as texts', () => {
  const entry = entryOf(results);
  const page = historyPage([entry, entry]);
  expect(page.match(/<title>abcdef0: 2\.00<\/title>/g)).toHaveLength(6);
  expect(page).toContain('&lt;b>&quot;fast&quot;&lt;/b>');
  expect(page).toContain('J2 in Node, ms: not measured');
  expect(historyPage([])).toContain('0 measurements');
});
