/** Tests that the links of all pages lead somewhere. */

import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { brokenLinks } from '../../web/build/links.mjs';
import { REPOSITORY } from './scratch.ts';

test('All links of the built pages lead to a file, and to a place in it', () => {
  expect(brokenLinks()).toEqual([]);
});

test('A link to a missing file, or to a missing place, is named', () => {
  const page = join(REPOSITORY, 'dist/broken.html');
  writeFileSync(page, '<a href="nope.html"></a><a href="lesson.html#nope"></a><a href="zh/#table=a:y/0,1"></a>');
  try {
    expect(brokenLinks()).toEqual([
      'broken.html: nope.html leads to no file',
      'broken.html: lesson.html#nope leads to no element',
    ]);
  } finally {
    rmSync(page);
  }
});
