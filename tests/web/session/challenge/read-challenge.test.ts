import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { CHALLENGE_WORDS } from '../../../texts.ts';
import { en } from '../../../../web/src/i18n/en.ts';
import { BUILT_IN, BUILT_IN_IDS } from '../../../../web/src/session/challenge/built-in.ts';
import { CONTROLS, GOAL_KINDS, textIn } from '../../../../web/src/session/challenge/challenge.ts';
import {
  challengeFile,
  compactChallenge,
  readChallenge,
  readChallengeText,
} from '../../../../web/src/session/challenge/read-challenge.ts';
import { writeLink } from '../../../../web/src/session/formats/link.ts';
import { PRESETS } from '../../../../web/src/session/presets/presets.ts';

const OWN = {
  title: { en: 'My own', zh: '自己的' },
  session: { table: PRESETS.xor },
  goal: { kind: 'allRight', within: 500 },
  open: ['seed', 'training'],
};

/** Returns the English sentence that refuses a value or a text. */
function refusalOf(given: unknown): string | undefined {
  const read = typeof given === 'string' ? readChallengeText(given) : readChallenge(given);
  return 'problem' in read ? CHALLENGE_WORDS.en.problem(read.problem, en.problem) : undefined;
}

function ownChallenge() {
  const read = readChallenge(OWN);
  if ('problem' in read) throw new Error(JSON.stringify(read.problem));
  return read.challenge;
}

describe('A challenge', () => {
  test('is refused if its file would be too long to be read', () => {
    const names = Array.from('abcdefghij');
    const rows = Array.from({ length: 1024 }, (_, row) => ({
      in: names.map((_, bit) => ((row >> bit) & 1) as 0 | 1),
      out: Array.from({ length: 8 }, () => (row & 1) as 0 | 1),
    }));
    const withUnits = (units: number) => {
      const layer = (from: number, to: number) => Array.from({ length: from }, () => Array<number>(to).fill(1 / 3));
      const training = { init: 'given', start: { weights: [layer(10, units), layer(units, 8)] } };
      const session = {
        table: { inputs: names, outputs: Array.from('klmnopqr'), rows },
        network: { hidden: [units] },
        training,
      };
      return readChallenge({ ...OWN, session });
    };
    const small = withUnits(4);
    if ('problem' in small) throw new Error(JSON.stringify(small.problem));
    expect(readChallengeText(challengeFile(small.challenge))).toEqual(small);
    expect(withUnits(100)).toMatchObject({ problem: { code: 'tooLong', field: 'challenge', allowed: '100000' } });
  });

  test('comes back from its file, its compact text and a link', () => {
    const challenge = ownChallenge();
    expect(readChallengeText(challengeFile(challenge))).toEqual({ challenge });
    const task = compactChallenge(challenge);
    expect(task).toMatch(/^1\.[\w-]+$/);
    expect(readChallengeText(task)).toEqual({ challenge });
    const link = writeLink({ session: challenge.session, iteration: 0, changes: [], view: { challenge: true, task } });
    expect(readChallengeText(`https://example.org/${'hash' in link ? link.hash : ''}`)).toEqual({ challenge });
  });

  test('may have its session as the hash of a link', () => {
    const written = { ...OWN, session: '#table=a,b:y/0,1,1,0' };
    expect(readChallenge(written)).toEqual({ challenge: ownChallenge() });
  });

  test('that is built in has its name as compact text', () => {
    for (const id of BUILT_IN_IDS) {
      expect(compactChallenge(BUILT_IN[id])).toBe(id);
      expect(readChallengeText(id)).toEqual({ challenge: BUILT_IN[id] });
    }
  });

  test('that is built in could be written by a teacher, too, and has both languages', () => {
    expect(BUILT_IN_IDS).toHaveLength(12);
    for (const id of BUILT_IN_IDS) {
      const challenge = BUILT_IN[id];
      expect(readChallengeText(challengeFile(challenge))).toEqual({ challenge });
      for (const text of [challenge.title, challenge.text]) {
        expect(textIn(text, 'zh')).toMatch(/\p{Script=Han}/u);
        expect(textIn(text, 'en')).toMatch(/^[\x20-\x7e’]+$/);
      }
    }
  });

  test('shows the other language where one is missing', () => {
    expect([textIn({ zh: '题' }, 'en'), textIn({ en: 'Task' }, 'zh'), textIn({}, 'en')]).toEqual(['题', 'Task', '']);
  });
});

describe('A challenge is refused in one sentence', () => {
  test.each([
    [{ ...OWN, gaol: 1 }, 'gaol is unknown; did you mean goal?'],
    [{ ...OWN, goal: { kind: 'allRigth', within: 5 } }, /^goal\.kind must be allRight, .* but is "allRigth"\.$/],
    [{ ...OWN, goal: { kind: 'allRight' } }, /^goal\.within is missing/],
    [{ ...OWN, goal: { kind: 'allRight', within: 0 } }, 'goal.within must be from 1 to 100000, but is 0.'],
    [{ ...OWN, goal: { kind: 'allRight', within: 5, withing: 5 } }, 'goal.withing is unknown; did you mean within?'],
    [{ ...OWN, goal: { kind: 'byHand', within: 5 } }, /^goal\.within is unknown; known are kind, maxUnits/],
    [{ ...OWN, goal: { kind: 'diverge', within: 5, seeds: 9 } }, /^goal\.seeds is unknown/],
    [{ ...OWN, open: ['seeds'] }, /^open\[0\] must be table, .* but is "seeds"\.$/],
    [{ ...OWN, open: ['seed', 'seed'] }, /^open\[1\] must be unique/],
    [{ ...OWN, title: { de: 'x' } }, /^title\.de is unknown/],
    [{ ...OWN, title: { en: 'x'.repeat(81) } }, 'title.en must have at most 80 characters, but has 81.'],
    [{ ...OWN, id: 'A b' }, /^id must match/],
    [{ ...OWN, session: { table: PRESETS.xor, iteration: 5 } }, /^session\.iteration is unknown/],
    [{ ...OWN, session: { tabel: PRESETS.xor } }, 'session.tabel is unknown; did you mean table?'],
    [{ ...OWN, session: '#table=a,b:y/0,1,1' }, /^session\.table is “3”/],
    [{ ...OWN, session: 7 }, /^session must be an object/],
    [{ goal: OWN.goal }, 'session is missing.'],
    [{ table: PRESETS.xor }, /^This is not a challenge: /],
    [null, /^This is not a challenge: /],
    ['xor-by-hnad', 'There is no challenge “xor-by-hnad”; did you mean xor-by-hand?'],
    ['', /^There is no challenge “”; the built-in ones are press-train, /],
    ['1.eyJnb2FsIj', /^This challenge cannot be read: /],
    ['2.eyJ9', 'This challenge was made by a newer TruthNet. Update to read it.'],
    ['{"goal":', 'Not valid JSON: syntax error at line 1, column 9.'],
    ['#table=a:y/0,1', /^This is not a challenge: /],
    ['['.repeat(99), /^There is no challenge/],
    [`{"a":${'['.repeat(99)}`, /nested more than 64 levels/],
    ['x'.repeat(100_001), 'challenge must have at most 100000 characters, but has 100001.'],
  ])('%j', (given, sentence) => {
    expect(refusalOf(given)).toEqual(typeof sentence === 'string' ? sentence : expect.stringMatching(sentence));
  });
});

test('The published schema is valid, has the controls and goals of the types, and takes every built-in challenge', () => {
  const fileOf = (name: string) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as Schema;
  const schema = fileOf('../../../../web/src/session/challenge/challenge.schema.json');
  const session = fileOf('../../../../web/src/session/session.schema.json');
  const ajv = new Ajv2020({ allowUnionTypes: true, strictRequired: false, strictTypes: false });
  ajv.addSchema({ ...session, $id: 'session.schema.json' });
  const isValid = ajv.compile(schema);
  expect(schema.properties.open.items.enum).toEqual(CONTROLS);
  expect(schema.properties.goal.properties.kind.enum).toEqual(GOAL_KINDS);
  for (const id of BUILT_IN_IDS) expect([isValid(BUILT_IN[id]), isValid.errors]).toEqual([true, null]);
  expect(isValid({ ...OWN, goal: { kind: 'allRight' } })).toBe(false);
});

interface Schema {
  readonly properties: {
    readonly open: { readonly items: { readonly enum: unknown } };
    readonly goal: { readonly properties: { readonly kind: { readonly enum: unknown } } };
  };
}

test('A challenge with an older prefix is not said to be newer', () => {
  expect(readChallengeText('0.eyJ9')).toEqual({ problem: { kind: 'cutShort' } });
  expect(readChallengeText('2.eyJ9')).toEqual({ problem: { kind: 'newerChallenge' } });
});

test('A text of blanks counts as none', () => {
  expect(textIn({ en: '  ', zh: '我的' }, 'en')).toBe('我的');
  expect(textIn({ en: ' \n' }, 'zh')).toBe('');
});

test('A list in place of the goal is named as one', () => {
  const read = readChallengeText('{"goal":[],"session":{}}');
  expect('problem' in read && CHALLENGE_WORDS.en.problem(read.problem, en.problem)).toBe(
    'goal must be an object, but is a list.',
  );
});
