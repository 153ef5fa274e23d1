import { expect, test } from 'vitest';
import { type Core, loadCore, trainerOf, TUTORIAL } from './load-core.ts';

const memoryOf = (core: Core): number => (core.HEAPU8 as Uint8Array).buffer.byteLength;

/** Creates and trains many trainers, and deletes them if `deleted` is true. */
function use(core: Core, trainers: number, deleted: boolean): void {
  for (let i = 0; i < trainers; i++) {
    const trainer = trainerOf(core, TUTORIAL);
    trainer.step(100);
    trainer.predictions();
    trainer.parameters();
    trainer.lossCurve(100);
    trainer.seek(50);
    trainer.setWeight(0, 0, 0, 1);
    trainer.gradients();
    trainer.trace(0);
    trainer.surface({ inputs: [0, 0, 1], size: 4 });
    if (deleted) trainer.delete();
  }
}

test('Ten thousand trainers that are created and deleted do not grow the memory', async () => {
  const core = await loadCore();
  use(core, 100, true);
  const before = memoryOf(core);
  use(core, 10_000, true);
  expect(memoryOf(core)).toBe(before);
});

test('Trainers that are not deleted do grow the memory', async () => {
  const core = await loadCore();
  use(core, 100, true);
  const before = memoryOf(core);
  use(core, 10_000, false);
  expect(memoryOf(core)).toBeGreaterThan(before);
});

test('Rejected sessions leave nothing behind', async () => {
  const core = await loadCore();
  const refuse = (times: number) => {
    for (let i = 0; i < times; i++) core.createTrainer({ ...TUTORIAL, training: { learningRate: -1 } });
  };
  refuse(100);
  const before = memoryOf(core);
  refuse(10_000);
  expect(memoryOf(core)).toBe(before);
});

test('Surveys leave nothing behind', async () => {
  const core = await loadCore();
  const survey = (times: number) => {
    for (let i = 0; i < times; i++) core.survey({ ...TUTORIAL, training: { iterations: 5 } }, { count: 20 });
  };
  survey(10);
  const before = memoryOf(core);
  survey(500);
  expect(memoryOf(core)).toBe(before);
});

test('A million iterations cost at most a few megabytes, and stay seekable', async () => {
  const core = await loadCore();
  const trainer = trainerOf(core, TUTORIAL);
  trainer.step(1000);
  const before = memoryOf(core);
  trainer.step(1_000_000);
  expect(memoryOf(core) - before).toBeLessThanOrEqual(8 * 2 ** 20);
  const loss = trainer.loss;
  trainer.seek(123_456);
  expect(trainer.seek(trainer.lastIteration)).toBe(loss);
  trainer.delete();
});
