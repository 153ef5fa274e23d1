import { describe, expect, test } from 'vitest';
import { CHALLENGE_WORDS } from '../../../texts.ts';
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
  return 'problem' in read ? CHALLENGE_WORDS.en.codeProblem(read.problem, en.problem) : undefined;
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

describe('Codes are found in a text', () => {
  const code = codeOf();
  const namesIn = (text: string) => codesIn(CHALLENGE, text).map((line) => [line.label, line.code === code]);

  test('with names before them, also where a mail program wrapped the line', () => {
    const text = `Hello,\nAnn: ${code.slice(0, 40)}\n${code.slice(40)}\n\n李雷：TN1.a.b.c\nBye!\n`;
    expect(codesIn(CHALLENGE, text)).toEqual([
      { label: 'Hello' },
      { label: 'Ann', code },
      { label: '李雷', code: 'TN1.a.b.c' },
      { label: 'Bye!' },
    ]);
  });

  test.each([
    `Zoë\nCODE\nYan\nCODE`,
    `CODE Zoë\nCODE Yan`,
    `CODE,Zoë\nCODE;Yan\n`,
    `Zoë <CODE>\r\nYan <CODE>\r\n`,
    `Zoë: "CODE".\nYan: “CODE”.`,
    `Zoë：CODE。\nYan，《CODE》。`,
    `- Zoë (CODE)\n- Yan (CODE)`,
    `1\tCODE\tZoë\nYan\n\nCODE`.replace('1\t', ''),
    `CODE\nZoë\nCODE\nYan`,
    `> Zoë\n> CODE\n>\n> Yan\n> CODE`,
    `Zoë CODE Yan CODE`,
    `CODEZoë\nCODEYan`,
  ])('with names beside them or on lines of their own: %j', (text) => {
    expect(namesIn(text.replaceAll('CODE', code))).toEqual([
      ['Zoë', true],
      ['Yan', true],
    ]);
  });

  test.each([/(.{76})/g, /(.{30})/g, /(.{7})/g])('wrapped by a mail program after %s, before a name', (length) => {
    for (const end of ['\n', '\r\n', '=\n', '\n> ', ' ']) {
      const wrapped = code.replace(length, `$1${end}`);
      expect(namesIn(`${wrapped}\nZoë\n${wrapped}\nYan\n${wrapped}`)).toEqual([
        ['', true],
        ['Zoë', true],
        ['Yan', true],
      ]);
    }
  });

  test('also if a wrapped one was altered: its lines are no names', () => {
    const altered = code.replace(/\.[a-z0-9]{14}\./, '.0123456789abcd.').replace(/(.{40})/g, '$1\n');
    const lines = codesIn(CHALLENGE, `Zoë\n${altered}\nYan\n${code}`);
    expect(lines.map(({ label }) => label)).toEqual(['Zoë', 'Yan']);
    expect(refusalOf(lines[0]!.code!)).toMatch(/^This code does not fit/);
    expect(lines[1]!.code).toBe(code);
  });

  test('and lines without one are listed', () => {
    expect(codesIn(CHALLENGE, `hello\n${code} Zoë\n---\nno code yet\n`)).toEqual([
      { label: 'hello' },
      { label: 'Zoë', code },
      { label: 'no code yet' },
    ]);
    expect(codesIn(CHALLENGE, 'hello')).toEqual([{ label: 'hello' }]);
    expect(codesIn(CHALLENGE, ' \n')).toEqual([]);
  });
});

test('A code with one letter changed in its name is not denied to be a code', () => {
  expect(refusalOf(codeOf().replace('press-train', 'press-trein'))).toBe(
    'This code is for another challenge, “press-trein”.',
  );
  expect(refusalOf(codeOf().replace('press-train', 'Press_train'))).toBe(
    'This code is for another challenge, “Press_train”.',
  );
  expect(refusalOf('TN1.pre')).toBe('This code is incomplete: its end is missing.');
  expect(refusalOf('TN1')).toBe('This code is incomplete: its end is missing.');
});

test('A code with punctuation around it is read', () => {
  for (const around of ['CODE.', '"CODE"', 'Anna <CODE>', 'CODE,Anna', 'CODE。', '“CODE”，', 'CODE\nYan', 'CODE Zed']) {
    expect(readCode(CHALLENGE, around.replace('CODE', codeOf()))).toEqual({ run: RUN });
  }
});
