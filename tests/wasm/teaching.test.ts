/** Computes the figures that the page for teachers states, and finds them in both languages of its text. */

import { readFileSync } from 'node:fs';
import { createTrainer } from 'truthnet';
import { beforeAll, expect, test } from 'vitest';
import { PRESETS } from '../../web/src/session/presets/presets.ts';
import type { SessionInput } from '../../web/src/session/session.ts';
import { type Core, loadCore, TUTORIAL } from './load-core.ts';

const RATES = [0.1, 0.5, 1, 2, 5, 10, 20];
const SEEDS = 100;

let core: Core;
let page: string;

beforeAll(async () => {
  core = await loadCore();
  const source = readFileSync(new URL('../../web/teaching.html', import.meta.url), 'utf8');
  page = source.replaceAll(/<[^>]*>/g, '').replaceAll(/\s+/g, ' ');
});

/** Returns the iterations from which on each of the first seeds has every row right; NaN for those that fail. */
function rightSince(session: SessionInput): number[] {
  const survey = core.survey(session, { firstSeed: 0, count: SEEDS, tolerance: 0.5 });
  if (!('rightSince' in survey)) throw new Error(survey.code);
  return [...survey.rightSince];
}

/** Expects a text in English and one in Chinese, with a space or none where the source wraps. */
function expectTold(en: string, zh: string): void {
  expect(page).toContain(en);
  expect(page.replaceAll(' ', '')).toContain(zh.replaceAll(' ', ''));
}

test('The first and the last loss of the tutorial, and the iteration at which it is learned', async () => {
  const trainer = await createTrainer({ ...TUTORIAL, training: { iterations: 1500 } });
  const first = trainer.loss.toFixed(4);
  trainer.step(1500);
  const last = trainer.loss.toFixed(4);
  trainer.delete();
  const survey = core.survey(
    { ...TUTORIAL, training: { iterations: 1500 } },
    { firstSeed: 1, count: 1, tolerance: 0.5 },
  );
  if (!('rightSince' in survey)) throw new Error(survey.code);
  const [since] = survey.rightSince;
  expectTold(
    `the loss starts at ${first} and hardly falls at first; from iteration ${since!} on, all rows are right; after 1,500 iterations it is ${last}`,
    `从第 ${since!} 次迭代起所有行都正确；1,500 次迭代之后降到 ${last}`,
  );
  expectTold(first, `损失从 ${first} 出发`);
});

test('The iterations that other learning rates need', () => {
  const results = RATES.map((learningRate) => {
    const session = { ...TUTORIAL, training: { learningRate, iterations: 3000 } };
    const survey = core.survey(session, { firstSeed: 1, count: 1, tolerance: 0.5 });
    if (!('rightSince' in survey)) throw new Error(survey.code);
    return [learningRate, survey.rightSince[0]!] as const;
  });
  const told = (never: string, colon: string, stop: string) =>
    results
      .map(([rate, since]) => `${rate}${colon}${Number.isNaN(since) ? never : since.toLocaleString('en')}`)
      .join(stop);
  expectTold(told('never', ': ', '; '), told('始终没有学会', '：', '；'));
});

test('The seeds from which the networks of the challenges learn', () => {
  const xor = rightSince({
    table: PRESETS.xor,
    network: { hidden: [2], bias: true },
    training: { init: 'uniform11', iterations: 1000 },
  });
  const learned = xor.filter((since) => !Number.isNaN(since)).length;
  expectTold(`from ${learned} of them, the network learns`, `其中 ${learned} 个能学会`);

  const tutorial = rightSince({ ...TUTORIAL, training: { iterations: 1500 } });
  expect(tutorial.filter(Number.isNaN)).toHaveLength(1);
  const failing = tutorial.findIndex(Number.isNaN);
  expectTold(
    `Of the seeds 0 to 99, 99 learn within 1,500 iterations; seed ${failing} does not.`,
    `99 个在 1,500 次迭代之内学会，${failing} 号没有`,
  );
});
