import { expect, test } from 'vitest';
import { nearestName } from '../../../wasm/nearest-name.mjs';
import { en } from '../../../web/src/i18n/en.ts';
import { zh } from '../../../web/src/i18n/zh.ts';
import { readCommandLine } from '../../../web/src/cli/options.ts';
import { readLink } from '../../../web/src/session/formats/link.ts';
import { readSessionFile } from '../../../web/src/session/formats/session-file.ts';

const TABLE = { inputs: ['a'], outputs: ['y'], rows: [{ in: [0], out: [1] }] };

function sentencesOf(read: ReturnType<typeof readLink>): string[] {
  return 'problem' in read ? [en.problem(read.problem), zh.problem(read.problem)] : [];
}

test.each([
  ['lerningRate', 'learningRate'],
  ['holdout', 'holdOut'],
  ['LearningRate', 'learningRate'],
  ['sede', 'seed'],
  ['epochs', undefined],
  ['x'.repeat(1_000_000), undefined],
])('The unknown name %s gets the suggestion of a similar one', (name, meant) => {
  expect(nearestName(name, ['seed', 'learningRate', 'holdOut'])).toBe(meant);
});

test('An unknown field is rejected in files, links and options, with a suggestion', () => {
  const file = (extra: object) => readSessionFile(JSON.stringify({ table: TABLE, ...extra }));
  expect(sentencesOf(file({ training: { lerningRate: 5 } }))).toEqual([
    'training.lerningRate is unknown; did you mean learningRate?',
    '没有 training.lerningRate 这一项，是不是想写 learningRate？',
  ]);
  expect(sentencesOf(file({ table: { ...TABLE, colour: 1 } }))).toEqual([
    'table.colour is unknown; known are inputs, outputs and rows.',
    '没有 table.colour 这一项，可用的有 inputs、outputs、rows。',
  ]);
  expect(sentencesOf(file({ view: { lossscale: 'log' } }))[0]).toBe(
    'view.lossscale is unknown; did you mean lossScale?',
  );
  expect(sentencesOf(readLink('#table=a:y/0,1&sead=4'))[0]).toBe('sead is unknown; did you mean seed?');
  expect(() => readCommandLine(['train', 'a.csv', '--lerning-rate', '3'])).toThrow(
    '--lerning-rate is unknown; did you mean --learning-rate?',
  );
});
