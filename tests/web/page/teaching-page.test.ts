/** Compares the names on the page for teachers with those of the editor of challenges. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CHALLENGE_TEXTS } from '../../texts.ts';
import { BUILT_IN, BUILT_IN_IDS, type BuiltInId } from '../../../web/src/session/challenge/built-in.ts';
import { writeLink } from '../../../web/src/session/formats/link.ts';

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

describe('A challenge that a lesson plan names', () => {
  const links = Array.from(
    PAGE.matchAll(/<a\s+href="\.\/(#[^"]*)"\s+data-challenge="([^"]*)"\s*>([^<]*)<\/a>/g),
    ([, hash, id, title]) => ({ hash: hash!.replaceAll('&amp;', '&'), id: id as BuiltInId, title: title! }),
  );

  test('has its title in both languages, and a link that opens it', () => {
    expect(links.length).toBeGreaterThanOrEqual(12);
    for (const id of new Set(links.map((link) => link.id))) {
      expect(BUILT_IN_IDS).toContain(id);
      const { title, session } = BUILT_IN[id];
      const titles = links.filter((link) => link.id === id).map((link) => link.title);
      expect(titles.toSorted()).toEqual([title.en, title.zh].toSorted());
      const written = writeLink({ session, iteration: 0, changes: [], view: { challenge: true, task: id } });
      for (const { hash } of links.filter((link) => link.id === id)) expect({ hash }).toEqual(written);
    }
  });

  test('is not named by its id', () => {
    // The goal of this name is in the list of goals.
    for (const id of BUILT_IN_IDS.filter((each) => each !== 'overflow'))
      expect(PAGE).not.toContain(`<code>${id}</code>`);
  });
});
