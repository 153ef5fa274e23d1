/** The oldest browsers that things are made for are the same in the builds, in the texts and in what looks for them. */

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { TARGETS } from '../../web/build/targets.mjs';
import { isTooOld } from '../../web/src/engine/support.ts';
import { en } from '../../web/src/i18n/en.ts';
import { zh } from '../../web/src/i18n/zh.ts';

const VERSIONS = TARGETS.map((target) => /[\d.]+$/.exec(target)![0]);

test('Every sentence names them', () => {
  const pages = ['parts/header.html', 'embedding.html'].flatMap((name) => {
    const page = readFileSync(new URL(`../../web/${name}`, import.meta.url), 'utf8');
    return page.match(/Chrome[^]{0,60}Safari\s+[\d.]+\d/g) ?? [];
  });
  expect(pages).toHaveLength(4);
  for (const sentence of [en.tooOld, zh.tooOld, ...pages]) {
    expect(new Set(sentence.match(/\d+(?:\.\d+)?/g))).toEqual(new Set(VERSIONS));
  }
});

test('A browser without light-dark() or toSorted() is too old', () => {
  const css = (known: boolean) => ({ supports: () => known }) as unknown as typeof CSS;
  expect(isTooOld({ Array, CSS: css(true) })).toBe(false);
  expect(isTooOld({ Array, CSS: css(false) })).toBe(true);
  expect(isTooOld({ Array: { prototype: {} } as ArrayConstructor, CSS: css(true) })).toBe(true);
});
