import { expect, test } from 'vitest';
import { magnify, type MagnifiedTrainer } from '../../../web/src/engine/magnify.ts';

test('The microscope evaluates the table at most once in each slice', () => {
  let evaluated = 0;
  const trainer: MagnifiedTrainer = {
    loss: 7,
    layerSizes: () => Float64Array.of(2, 1),
    parameterRow: () => Float64Array.of(1, 2, 3),
    gradientRow() {
      evaluated++;
      return Float64Array.of(4, 5, 6);
    },
    trace: () => ({ loss: 0, layers: [] }),
    lossesAround({ offsets }) {
      evaluated += offsets.length;
      return offsets.map((offset) => 7 + offset);
    },
  };
  const slices = magnify(trainer, { rows: [0, 1], weight: { layer: 0, from: 1, to: 0 } });
  const perSlice: number[] = [];
  for (;;) {
    const { value, done } = slices.next();
    perSlice.push(evaluated);
    evaluated = 0;
    if (!done) continue;
    expect(value.nudge).toEqual({ by: 2e-5, below: 7 - 2e-5, above: 7 + 2e-5 });
    expect(value).toMatchObject({
      loss: 7,
      parameters: { biases: [Float64Array.of(3)] },
      gradients: { biases: [Float64Array.of(6)] },
    });
    break;
  }
  expect(perSlice).toEqual([1, 1, 1, 0]);
});
