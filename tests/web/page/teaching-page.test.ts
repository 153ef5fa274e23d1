/** Compares the names on the page for teachers with those of the editor of challenges. */

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CHALLENGE_TEXTS } from '../../../web/src/features/challenge/texts.ts';

const PAGE = readFileSync(new URL('../../../web/teaching.html', import.meta.url), 'utf8').replaceAll(
  /\s*(?=[<>])|(?<=>)\s+/g,
  '',
);

test.each(Object.entries(CHALLENGE_TEXTS.en.kind))(
  'The goal %s has the name that the editor gives it',
  (kind, name) => {
    const zh = CHALLENGE_TEXTS.zh.kind[kind as keyof typeof CHALLENGE_TEXTS.zh.kind];
    expect(PAGE).toContain(`<span lang="en">${name}</span><span lang="zh">${zh}</span><code>${kind}</code>`);
  },
);
