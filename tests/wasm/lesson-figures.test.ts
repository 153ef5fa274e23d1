/** Tests the figures about other learning rates and start weights in the lesson. */

import { describe, expect, test } from 'vitest';
import { rightSince } from '../../web/src/session/learning/story.ts';
import { TUTORIAL_TABLE } from '../../web/src/session/presets/presets.ts';
import type { Training } from '../../web/src/session/session.ts';
import { ToldRun } from './told-story.ts';

const ITERATIONS = 1500;

/** Returns the iteration from which the tutorial's network is right, and its last loss. */
async function ending(training: Partial<Training>): Promise<{ since: number | undefined; loss: number }> {
  const told = await ToldRun.begin({ table: TUTORIAL_TABLE, training });
  told.run.step(ITERATIONS);
  return { since: rightSince(told.story(), TUTORIAL_TABLE.rows)?.iteration, loss: told.run.loss };
}

/** Returns the start weights of seed 1, all times a factor. */
async function scaled(factor: number): Promise<Partial<Training>> {
  const told = await ToldRun.begin({ table: TUTORIAL_TABLE });
  const { weights } = told.run.trainer.parameters();
  const times = weights.map((matrix) => matrix.map((row) => Array.from(row, (weight) => factor * weight)));
  return { init: 'given', start: { weights: times } };
}

describe('The tutorial’s network', () => {
  test.each([
    [1, 201],
    [8, 41],
    [12, 938],
    [15, undefined],
  ])('with learning rate %d is right from iteration %s on', async (learningRate, since) => {
    expect((await ending({ learningRate })).since).toBe(since);
  });

  test.each([
    [1, 201],
    [3, 84],
    [10, undefined],
  ])('with %d times its start weights is right from iteration %s on', async (factor, since) => {
    expect((await ending(await scaled(factor))).since).toBe(since);
  });
});
