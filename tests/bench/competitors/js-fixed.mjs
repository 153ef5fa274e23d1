/**
 * Trains the tutorial's network, and no other, in plain JavaScript: sizes are constants, loops over inputs and units
 * are unrolled, and all weights are local variables.
 */

import { serve } from './serve.mjs';

await serve(({ inputs, targets, learningRate, starts }) => {
  const rows = Float64Array.from(inputs.flatMap((row, r) => [...row, ...targets[r]]));
  const parameters = new Float64Array(16);
  return {
    start: (k) => parameters.set(starts[k].weights.flat(2)),
    train: (iterations) => train(rows, parameters, learningRate, iterations),
  };
});

/**
 * @param {Float64Array} rows        four rows of three inputs and their target
 * @param {Float64Array} parameters  the weights of the four hidden units, input by input, then those
 *   of the output
 * @param {number} rate
 * @param {number} iterations
 */
function train(rows, parameters, rate, iterations) {
  let [w00, w01, w02, w03, w10, w11, w12, w13, w20, w21, w22, w23, v0, v1, v2, v3] = parameters;
  for (let k = 0; ; k++) {
    let g00 = 0;
    let g01 = 0;
    let g02 = 0;
    let g03 = 0;
    let g10 = 0;
    let g11 = 0;
    let g12 = 0;
    let g13 = 0;
    let g20 = 0;
    let g21 = 0;
    let g22 = 0;
    let g23 = 0;
    let h0 = 0;
    let h1 = 0;
    let h2 = 0;
    let h3 = 0;
    let loss = 0;
    for (let r = 0; r < 16; r += 4) {
      const x0 = rows[r];
      const x1 = rows[r + 1];
      const x2 = rows[r + 2];
      const a0 = 1 / (1 + Math.exp(-(x0 * w00 + x1 * w10 + x2 * w20)));
      const a1 = 1 / (1 + Math.exp(-(x0 * w01 + x1 * w11 + x2 * w21)));
      const a2 = 1 / (1 + Math.exp(-(x0 * w02 + x1 * w12 + x2 * w22)));
      const a3 = 1 / (1 + Math.exp(-(x0 * w03 + x1 * w13 + x2 * w23)));
      const y = 1 / (1 + Math.exp(-(a0 * v0 + a1 * v1 + a2 * v2 + a3 * v3)));
      const error = y - rows[r + 3];
      loss += error * error;
      const d = 2 * error * y * (1 - y);
      const d0 = d * v0 * a0 * (1 - a0);
      const d1 = d * v1 * a1 * (1 - a1);
      const d2 = d * v2 * a2 * (1 - a2);
      const d3 = d * v3 * a3 * (1 - a3);
      g00 += x0 * d0;
      g01 += x0 * d1;
      g02 += x0 * d2;
      g03 += x0 * d3;
      g10 += x1 * d0;
      g11 += x1 * d1;
      g12 += x1 * d2;
      g13 += x1 * d3;
      g20 += x2 * d0;
      g21 += x2 * d1;
      g22 += x2 * d2;
      g23 += x2 * d3;
      h0 += a0 * d;
      h1 += a1 * d;
      h2 += a2 * d;
      h3 += a3 * d;
    }
    if (k === iterations) {
      parameters.set([w00, w01, w02, w03, w10, w11, w12, w13, w20, w21, w22, w23, v0, v1, v2, v3]);
      return loss;
    }
    w00 -= rate * g00;
    w01 -= rate * g01;
    w02 -= rate * g02;
    w03 -= rate * g03;
    w10 -= rate * g10;
    w11 -= rate * g11;
    w12 -= rate * g12;
    w13 -= rate * g13;
    w20 -= rate * g20;
    w21 -= rate * g21;
    w22 -= rate * g22;
    w23 -= rate * g23;
    v0 -= rate * h0;
    v1 -= rate * h1;
    v2 -= rate * h2;
    v3 -= rate * h3;
  }
}
