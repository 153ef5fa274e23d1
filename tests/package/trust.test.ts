/** Whose code is in a release can be checked. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkPackages, checkTerms } from '../../web/build/licenses.mjs';
import { REPOSITORY } from './scratch.ts';

const built = (name: string) => readFileSync(join(REPOSITORY, 'dist', name));

test.each(['index.html', 'lesson.html', 'embedding.html'])('%s leads to the licences, in both languages', (name) => {
  expect(
    built(name)
      .toString()
      .match(/href="\.\/THIRD-PARTY-LICENSES\.txt"/g),
  ).toHaveLength(2);
});

describe('The build refuses', () => {
  const part = { name: 'lit 1.0.0', license: 'MIT', text: 'Permission is hereby granted …' };

  test('a package that nobody expects', () => {
    expect(() => checkPackages([part])).not.toThrow();
    expect(() => checkPackages([part, { ...part, name: 'left-pad 1.3.0' }])).toThrow('left-pad 1.3.0');
  });

  test('one without the text of its licence, or with another licence', () => {
    expect(() => checkTerms([part, { ...part, license: '(MIT OR BSD-3-Clause)' }])).not.toThrow();
    expect(() => checkTerms([{ ...part, text: '\n' }])).toThrow('no text');
    expect(() => checkTerms([{ ...part, license: '' }])).toThrow('lit 1.0.0');
    expect(() => checkTerms([{ ...part, license: 'MIT AND GPL-3.0-only' }])).toThrow('GPL-3.0-only');
  });
});
