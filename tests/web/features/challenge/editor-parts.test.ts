import { expect, test } from 'vitest';
import { startOfChallenge } from '../../../../web/src/features/challenge/challenge-start.ts';
import { EMPTY_DRAFT, readDraft } from '../../../../web/src/features/challenge/draft.ts';
import { startWeightsOf } from '../../../../web/src/export/start-weights.ts';
import { DEFAULTS } from '../../../../web/src/session/defaults.ts';
import { PRESETS } from '../../../../web/src/session/presets/presets.ts';
import { completeSession } from '../../../../web/src/session/session.ts';

const SESSION = completeSession({ table: PRESETS.xor, network: { hidden: [2], bias: true } }, DEFAULTS);

test('Weights set by hand before training become start weights of a challenge, later ones do not', () => {
  const weight = { kind: 'weight', layer: 1, from: 0, to: 0, value: 3 } as const;
  const { training } = startOfChallenge(SESSION, [
    { iteration: 0, ...weight },
    { iteration: 0, kind: 'bias', layer: 0, unit: 1, value: -1 },
    { iteration: 7, ...weight, from: 1 },
  ]);
  const { weights } = startWeightsOf(SESSION);
  expect(training.init).toBe('given');
  expect(training.start).toEqual({ weights: [weights[0], [[3], weights[1]![1]]], biases: [[0, -1], [0]] });
  expect(startOfChallenge(SESSION, [{ iteration: 7, ...weight }])).toBe(SESSION);
});

test('A stored form is read, and whatever no form has is left out', () => {
  const draft = {
    ...EMPTY_DRAFT,
    kind: 'byHand',
    open: ['weights'],
    numbers: { within: '9' },
    words: { 'text.zh': '好' },
  };
  expect(readDraft(JSON.stringify(draft))).toEqual(draft);
  for (const text of ['', '{', '[]', 'null', '{"kind":"x","open":1,"numbers":[],"words":{"title.en":5}}']) {
    expect(readDraft(text)).toEqual(EMPTY_DRAFT);
  }
  expect(readDraft('{"open":["seed","all"]}').open).toEqual(['seed']);
});
