import { describe, expect, test } from 'vitest';
import { challengeWords } from '../../../../web/src/i18n/challenge-words.ts';
import { en } from '../../../../web/src/i18n/en.ts';
import { BUILT_IN } from '../../../../web/src/session/challenge/built-in.ts';
import { codesIn, completionCode, readCode } from '../../../../web/src/session/challenge/completion-code.ts';
import { packed } from '../../../../web/src/session/challenge/compact-text.ts';

const CHALLENGE = BUILT_IN['press-train'];
const RUN = { session: CHALLENGE.session, iteration: 201, changes: [] };

function codeOf(challenge = CHALLENGE): string {
  const written = completionCode(challenge, RUN);
  return 'code' in written ? written.code : '';
}

function refusalOf(code: string, challenge = CHALLENGE): string | undefined {
  const read = readCode(challenge, code);
  return 'problem' in read ? challengeWords.en.codeProblem(read.problem, en.problem) : undefined;
}

describe('A completion code', () => {
  test('contains the run, and survives line breaks', () => {
    expect(codeOf()).toMatch(/^TN1\.press-train\.[a-z0-9]{14}\.[\w-]+$/);
    expect(readCode(CHALLENGE, codeOf())).toEqual({ run: RUN });
    expect(readCode(CHALLENGE, ` ${codeOf().replace(/(.{30})/g, '$1\r\n')} `)).toEqual({ run: RUN });
  });

  test('holds for a challenge with other words, and not for one with another goal', () => {
    expect(refusalOf(codeOf(), { ...CHALLENGE, title: { en: 'Train!' } })).toBe(undefined);
    const other = { ...CHALLENGE, goal: { kind: 'allRight', within: 300 } } as const;
    expect(refusalOf(codeOf(), other)).toMatch(/^This code does not fit/);
  });

  test('of a challenge without a name has one made of its task', () => {
    const { id: _id, ...anonymous } = CHALLENGE;
    expect(codeOf(anonymous)).toMatch(/^TN1\.task-[a-z0-9]{1,8}\./);
    expect(readCode(anonymous, codeOf(anonymous))).toEqual({ run: RUN });
  });

  test('is refused in one sentence', () => {
    const [version, id, hash, replay] = codeOf().split('.') as [string, string, string, string];
    expect(refusalOf('hello')).toBe('“hello” is not a completion code: a code begins with TN1.');
    expect(refusalOf('TN2.press-train.abc.abc')).toMatch(/newer TruthNet/);
    expect(refusalOf(`${version}.twins.${hash}.${replay}`)).toBe('This code is for another challenge, “twins”.');
    expect(refusalOf(`${version}.${id}.${hash}`)).toBe('This code is incomplete: its end is missing.');
    expect(refusalOf(`${version}.${id}.${hash}.${replay.slice(0, -6)}`)).toMatch(
      /^This code (?:does not fit|is incomplete)/,
    );
    expect(refusalOf(`${version}.${id}.${hash}.${packed('table=a:y/0,1&at=1')}`)).toMatch(/^This code does not fit/);
    expect(refusalOf('x'.repeat(200_000))).toMatch(/is not a completion code/);
  });
});

test('Codes are found in a text with names before them, also where a mail program wrapped the line', () => {
  const text = `Hello,\nAnn: ${codeOf().slice(0, 40)}\n${codeOf().slice(40)}\n\n李雷：TN1.a.b.c\nBye!\n`;
  expect(codesIn(text)).toEqual([
    { label: 'Ann', code: codeOf() },
    { label: '李雷', code: 'TN1.a.b.c' },
  ]);
});
