import { expect, test } from 'vitest';
import { computeSnapshot, type ViewedTrainer } from '../../../web/src/engine/compute-snapshot.ts';

test("The diagram's cells are the activations of the first units, unit by unit", () => {
  const trainer = {
    layerSizes: () => Float64Array.of(1, 3, 1),
    evaluate: (layer: number) => (layer === 0 ? Float64Array.of(1, 2, 3, 4, 5, 6) : Float64Array.of(7, 8)),
  };
  const slices = computeSnapshot(trainer as unknown as ViewedTrainer, {
    unitCells: { inputs: Float64Array.of(0, 1), count: 2, units: 2 },
  });
  expect([...slices].at(-1)?.views?.unitCells).toEqual({
    size: 2,
    layers: [Float64Array.of(1, 4, 2, 5), Float64Array.of(7, 8)],
  });
});
