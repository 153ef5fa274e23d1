import { deepStrictEqual } from 'node:assert';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHALLENGE_WORDS } from '../../../../texts.ts';
import { BUILT_IN, BUILT_IN_IDS } from '../../../../../web/src/session/challenge/built-in.ts';
import { type Challenge, CONTROLS, type Goal } from '../../../../../web/src/session/challenge/challenge.ts';
import { changedControl, withControlBack } from '../../../../../web/src/session/challenge/closed-controls.ts';
import { codesIn, completionCode, readCode } from '../../../../../web/src/session/challenge/completion-code.ts';
import { packed } from '../../../../../web/src/session/challenge/compact-text.ts';
import { objectionTo, shortfallOf, trialOf } from '../../../../../web/src/session/challenge/judge.ts';
import {
  challengeFile,
  compactChallenge,
  readChallenge,
  type ReadChallenge,
  readChallengeText,
} from '../../../../../web/src/session/challenge/read-challenge.ts';
import { DEFAULTS } from '../../../../../web/src/session/defaults.ts';
import { readLink, writeLink } from '../../../../../web/src/session/formats/link.ts';
import { completeSession } from '../../../../../web/src/session/session.ts';
import { savedStates, sessions } from '../../../arbitraries.ts';
import { garbage, mutated, spoiled } from '../../../corruption.ts';
import { holds, isSaid } from './claims.ts';

const texts = fc.record(
  { en: fc.string({ maxLength: 20 }), zh: fc.string({ unit: 'binary', maxLength: 20 }) },
  { requiredKeys: [], noNullPrototype: true },
);
const limits = fc.record(
  {
    maxUnits: fc.nat(1536),
    learningRate: fc.double({ min: 0, minExcluded: true, max: 1000, noNaN: true }),
    tolerance: fc.constantFrom(0.1, 0.5, 1),
  },
  { requiredKeys: [], noNullPrototype: true },
);
const within = fc.integer({ min: 1, max: 100_000 });
const goals = fc
  .tuple(
    fc.oneof(
      fc.constant({ kind: 'byHand' }),
      fc.record({ kind: fc.constantFrom('allRight', 'failingSeed', 'diverge'), within }, { noNullPrototype: true }),
      fc.record(
        { kind: fc.constant('everySeed'), within, seeds: fc.integer({ min: 1, max: 1000 }) },
        { noNullPrototype: true },
      ),
    ),
    limits,
  )
  .map((parts) => Object.assign({}, ...parts) as Goal);

const written = fc.record(
  {
    id: fc.constantFrom('a', 'my-own', 'xor-by-hand'),
    title: texts,
    text: texts,
    session: sessions,
    goal: goals,
    open: fc.subarray([...CONTROLS]),
  },
  { requiredKeys: ['session', 'goal'], noNullPrototype: true },
);

/** Challenges that fit a link: the built-in ones, and others that are made up anew for each run of the tests. */
const SAMPLE: readonly Challenge[] = [
  ...BUILT_IN_IDS.map((id) => BUILT_IN[id]),
  ...fc.sample(written, 600).flatMap((value) => {
    const read = readChallenge(value);
    return 'challenge' in read ? [read.challenge] : [];
  }),
];
const challenges = fc.constantFrom(...SAMPLE);
const compactTexts = SAMPLE.map(compactChallenge);
const files = SAMPLE.map(challengeFile);
const links = SAMPLE.map(({ session }, at) => {
  const written = writeLink({ session, iteration: 0, changes: [], view: { task: compactTexts[at]! } });
  return 'hash' in written ? written.hash : '';
});

function isReadOrSaid(read: ReadChallenge): void {
  if ('challenge' in read) deepStrictEqual(readChallengeText(challengeFile(read.challenge)), read);
  else isSaid(({ language, problem }) => CHALLENGE_WORDS[language].problem(read.problem, problem));
}

/** Checks that any run has a verdict in words, and that no change that is taken back throws. */
function isJudged(challenge: Challenge, text: string): void {
  const read = readLink(text);
  if ('problem' in read) return;
  const reason = objectionTo(challenge, read.savedState);
  if (reason) {
    isSaid(({ language }) => CHALLENGE_WORDS[language].reason(reason));
  } else {
    const trial = trialOf(challenge, read.savedState);
    const outcome = { kind: 'run', iteration: 1, predictions: new Float64Array(1), blownUp: false } as const;
    if (trial.kind === 'run') shortfallOf(challenge, read.savedState, outcome);
  }
  const control = changedControl(challenge, read.savedState);
  if (control) withControlBack(challenge, control, read.savedState);
}

describe('A challenge', () => {
  test('comes back from its compact text, its file and a link', () => {
    expect(SAMPLE.length).toBeGreaterThan(400);
    SAMPLE.forEach((challenge, at) => {
      deepStrictEqual(readChallengeText(compactTexts[at]!), { challenge });
      deepStrictEqual(readChallengeText(files[at]!), { challenge });
      if (links[at] !== '') deepStrictEqual(readChallengeText(links[at]!), { challenge });
    });
  });

  test('is read or refused in one sentence after its compact text, file or link is corrupted', () => {
    holds(mutated(fc.constantFrom(...compactTexts, ...files, ...links)), (text) => {
      isReadOrSaid(readChallengeText(text));
    });
  });

  test('is read or refused in one sentence after its data is spoiled', () => {
    const plain = fc.constantFrom(...files).map((file): unknown => JSON.parse(file));
    holds(spoiled(plain), (value) => {
      isReadOrSaid(readChallenge(value));
    });
  });

  test('is read or refused in one sentence if its packed text has spoiled data', () => {
    const plain = fc.constantFrom(...BUILT_IN_IDS).map((id): unknown => JSON.parse(challengeFile(BUILT_IN[id])));
    holds(spoiled(plain), (value) => {
      isReadOrSaid(readChallengeText(`1.${packed(JSON.stringify(value))}`));
    });
  });

  test('is refused in one sentence if it is random text', () => {
    holds(
      fc.oneof(
        garbage,
        garbage.map((text) => `1.${packed(text)}`),
        garbage.map((text) => `{${text}}`),
      ),
      (text) => {
        isReadOrSaid(readChallengeText(text));
      },
    );
  });
});

describe('A completion code', () => {
  test('comes back, whatever run it holds', () => {
    holds(fc.tuple(challenges, savedStates), ([challenge, { session, iteration, changes }]) => {
      const code = completionCode(challenge, { session, iteration, changes });
      if (!('code' in code)) return;
      const run = { session: completeSession(session, DEFAULTS), iteration, changes };
      deepStrictEqual(readCode(challenge, code.code), { run });
    });
  });

  test('is read or refused in one sentence after corruption, and its run is judged', () => {
    const codes = fc.constantFrom(
      ...fc.sample(fc.tuple(fc.constantFrom(...BUILT_IN_IDS), savedStates), 300).map(([id, run]) => {
        const code = completionCode(BUILT_IN[id], run);
        return 'code' in code ? code.code : '';
      }),
    );
    holds(fc.tuple(fc.constantFrom(...BUILT_IN_IDS), fc.oneof(codes, mutated(codes), garbage)), ([id, text]) => {
      codesIn(BUILT_IN[id], text);
      const read = readCode(BUILT_IN[id], text);
      if ('problem' in read) {
        isSaid(({ language, problem }) => CHALLENGE_WORDS[language].codeProblem(read.problem, problem));
      }
    });
  });

  test('may hold any run: it is judged, and nothing throws', () => {
    holds(fc.tuple(challenges, savedStates), ([challenge, run]) => {
      const link = writeLink(run);
      if ('hash' in link) isJudged(challenge, link.hash);
    });
  });
});
