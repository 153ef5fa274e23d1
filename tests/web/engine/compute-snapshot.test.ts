import { expect, test } from 'vitest';
import { computeSnapshot, type ViewedTrainer } from '../../../web/src/engine/compute-snapshot.ts';

test('The microscope evaluates the table at most once in each slice', () => {
  let evaluated = 0;
  const trainer: ViewedTrainer = {
    layerSizes: () => Float64Array.of(2, 1),
    parameterRow: () => Float64Array.of(1, 2, 3),
    trace: () => ({ loss: 0, layers: [] }),
    lossesAround({ offsets }) {
      evaluated += offsets.length;
      return offsets.map((offset) => 7 + offset);
    },
    evaluate: () => Float64Array.of(),
    surface: () => Float64Array.of(),
  };
  const microscope = { rows: [0, 1], weight: { layer: 0, from: 1, to: 0 } };
  const perSlice: number[] = [];
  let nudge;
  for (const { views } of computeSnapshot(trainer, { microscope })) {
    perSlice.push(evaluated);
    evaluated = 0;
    nudge = views?.microscope?.nudge;
  }
  expect(perSlice).toEqual([1, 1, 0]);
  expect(nudge).toEqual({ by: 2e-5, below: 7 - 2e-5, above: 7 + 2e-5 });
});
