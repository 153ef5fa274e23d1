/** Checks the figures that the gallery of the documentation states. */

import { createTrainer } from 'truthnet';
import { expect, test } from 'vitest';
import { GALLERY } from '../../web/build/gallery.mjs';
import { PRESETS } from '../../web/src/session/presets/presets.ts';
import { readLink } from '../../web/src/session/formats/link.ts';

/** Returns a trainer for the session of a playground, with other options. */
async function trainerOf(name: keyof typeof GALLERY, training: object = {}) {
  const [, hash = ''] = /session="(#[^"]*)"/.exec(GALLERY[name]) ?? [];
  const read = readLink(hash);
  if (!('savedState' in read)) throw new Error(`${name}: ${JSON.stringify(read)}`);
  const { session } = read.savedState;
  return createTrainer({ ...session, training: { ...session.training, ...training } });
}

test('Two units learn XOR after a plateau', async () => {
  const trainer = await createTrainer({ table: PRESETS.xor, network: { hidden: [2], bias: true } });
  trainer.step(100);
  for (const prediction of trainer.predictions()) expect(Math.abs(prediction - 0.5)).toBeLessThan(0.1);
  trainer.step(1400);
  expect(trainer.isRight(0.1)).toBe(true);
});

test('A plateau of 500 iterations ends by iteration 1500', async () => {
  const trainer = await trainerOf('plateau');
  expect(trainer.seek(100)).toBeCloseTo(1, 2);
  expect(trainer.seek(500)).toBeCloseTo(1, 2);
  expect(trainer.seek(1500)).toBeLessThan(0.1);
});

test('A learning rate of 30 saturates the output, and 1 does not', async () => {
  const trainer = await trainerOf('saturated');
  trainer.step(1500);
  for (const prediction of trainer.predictions()) expect(prediction).toBeGreaterThan(0.99);
  expect(Math.max(...trainer.gradientRow().map(Math.abs))).toBeLessThan(1e-6);
  const slower = await trainerOf('saturated', { learningRate: 1 });
  slower.step(1500);
  expect(slower.isRight(0.5)).toBe(true);
});

test('The network is right on its 12 training rows, and wrong on two of the four held out', async () => {
  const trainer = await trainerOf('held-out');
  trainer.step(1000);
  const predictions = trainer.predictions();
  const wrong = trainer.rows().filter(({ out }, row) => Math.abs(predictions[row]! - out[0]!) >= 0.5);
  expect(trainer.isRight(0.5)).toBe(true);
  expect(trainer.rows().filter(({ holdOut }) => holdOut).length).toBe(4);
  expect(wrong.map(({ holdOut }) => holdOut)).toEqual([true, true]);
});

test('Momentum is below 0.01 where plain descent is above 1.9', async () => {
  expect((await trainerOf('momentum')).step(100)).toBeLessThan(0.01);
  expect((await trainerOf('momentum', { optimizer: 'gd' })).step(100)).toBeGreaterThan(1.9);
});

test('Parity stays near 4 for 200 iterations, then is learned', async () => {
  const trainer = await trainerOf('parity');
  expect(trainer.seek(200)).toBeCloseTo(4, 1);
  trainer.seek(1000);
  expect(trainer.isRight(0.5)).toBe(true);
});
