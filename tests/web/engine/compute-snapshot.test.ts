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
