/**
 * Compares the tutorial's network with the figures of an independent simulation, within the sampling error of the
 * seeds.
 */

import { createTrainer } from 'truthnet';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Core, loadCore, TUTORIAL } from './load-core.ts';

const SEEDS = 1000;
let core: Core;

beforeAll(async () => {
  core = await loadCore();
});

/** Returns the share of seeds that end with every row right. */
function solved(options: { hidden?: number[]; learningRate?: number }): number {
  const { hidden = [4], learningRate = 1 } = options;
  const session = { ...TUTORIAL, network: { hidden }, training: { learningRate, iterations: 1500 } };
  const survey = core.survey(session, { firstSeed: 0, count: SEEDS, tolerance: 0.5 });
  if (!('rightSince' in survey)) throw new Error(survey.code);
  return survey.rightSince.filter((iteration) => !Number.isNaN(iteration)).length / SEEDS;
}

/** Returns true if the loss falls with every iteration. */
async function falls(seed: number, learningRate: number): Promise<boolean> {
  const trainer = await createTrainer({ ...TUTORIAL, training: { seed, learningRate, iterations: 1500 } });
  trainer.step(1500);
  const losses = trainer.lossHistory();
  trainer.delete();
  return losses.every((loss, iteration) => iteration === 0 || loss < losses[iteration - 1]!);
}

async function shareFalling(seeds: number, learningRate: number): Promise<number> {
  let falling = 0;
  for (let seed = 0; seed < seeds; seed++) if (await falls(seed, learningRate)) falling++;
  return falling / seeds;
}

describe('The width of the hidden layer:', () => {
  // Three standard deviations of a share among a thousand seeds, and of the share it is compared with.
  test.each([
    [1, 0, 0],
    [2, 0.3, 0.09],
    [3, 0.98, 0.03],
    [4, 1, 0.01],
  ])('%i units solve the table for a share of %d of the seeds', (units, share, within) => {
    expect(Math.abs(solved({ hidden: [units] }) - share)).toBeLessThanOrEqual(within);
  });

  test('four units end with a sum of squared errors of two or three thousandths', () => {
    const survey = core.survey({ ...TUTORIAL, training: { iterations: 1500 } }, { firstSeed: 0, count: SEEDS });
    if (!('losses' in survey)) throw new Error(survey.code);
    const median = survey.losses.slice().sort()[SEEDS / 2]!;
    expect(median).toBeGreaterThan(0.0015);
    expect(median).toBeLessThan(0.0035);
  });
});

describe('The learning rate:', () => {
  test.each([
    [0.1, 0.25, 0.09],
    [20, 0.01, 0.02],
  ])('%d solves the table for a share of %d of the seeds', (learningRate, share, within) => {
    expect(Math.abs(solved({ learningRate }) - share)).toBeLessThanOrEqual(within);
  });

  test('at 1 the loss falls at every iteration, at 2 it does for few seeds', async () => {
    expect(await shareFalling(300, 1)).toBe(1);
    expect(Math.abs((await shareFalling(300, 2)) - 0.04)).toBeLessThanOrEqual(0.05);
  });
});
