import { expect, test } from 'vitest';
import { type Core, loadCore, trainerOf, TUTORIAL } from './load-core.ts';

const memoryOf = (core: Core): number => (core.HEAPU8 as Uint8Array).buffer.byteLength;

/** Creates and trains many trainers, and deletes them or not. */
function use(core: Core, trainers: number, deleted: boolean): void {
  for (let i = 0; i < trainers; i++) {
    const trainer = trainerOf(core, TUTORIAL);
    trainer.step(100);
    trainer.predictions();
    trainer.parameters();
    trainer.lossCurve(100);
    if (deleted) trainer.delete();
  }
}

test('Ten thousand trainers created and deleted leave the memory as it was', async () => {
  const core = await loadCore();
  use(core, 100, true);
  const before = memoryOf(core);
  use(core, 10_000, true);
  expect(memoryOf(core)).toBe(before);
});

test('The same without deleting them does grow it, so that the test above could fail', async () => {
  const core = await loadCore();
  use(core, 100, true);
  const before = memoryOf(core);
  use(core, 10_000, false);
  expect(memoryOf(core)).toBeGreaterThan(before);
});

test('Sessions that are refused leave nothing behind', async () => {
  const core = await loadCore();
  const refuse = (times: number) => {
    for (let i = 0; i < times; i++) core.createTrainer({ ...TUTORIAL, training: { learningRate: -1 } });
  };
  refuse(100);
  const before = memoryOf(core);
  refuse(10_000);
  expect(memoryOf(core)).toBe(before);
});
