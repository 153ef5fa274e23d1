/**
 * Trains a task with ConvNetJS: gradients row by row, one update per batch. Its gradient is that of half the sum of
 * squares, divided by the batch size, so its learning rate is ours times twice the number of rows.
 */

import convnetjs from 'convnetjs';

import { serve } from './serve.mjs';

await serve(({ inputs, targets, sizes, bias, learningRate, starts }) => {
  const rows = inputs.map((input) => new convnetjs.Vol(input));
  const network = makeNetwork(sizes, bias);
  const layers = network.layers.filter(({ layer_type }) => layer_type === 'fc');
  const options = { method: 'sgd', momentum: 0, learning_rate: 2 * rows.length * learningRate };
  const trainer = new convnetjs.Trainer(network, { ...options, batch_size: rows.length });
  return {
    start: (k) => {
      layers.forEach(({ filters, biases }, l) => {
        filters.forEach((unit, j) => unit.w.set(starts[k].weights[l].map((row) => row[j])));
        biases.w.set(starts[k].biases[l]);
      });
    },
    train: (iterations) => {
      for (let k = 0; k < iterations; k++) {
        for (let r = 0; r < rows.length; r++) trainer.train(rows[r], targets[r]);
      }
      return rows.reduce((loss, row, r) => loss + (targets[r][0] - network.forward(row).w[0]) ** 2, 0);
    },
  };
});

/**
 * Builds a network. ConvNetJS always ends its own networks in a linear layer, so the last layer is added by hand.
 * @param {number[]} sizes
 * @param {boolean} bias
 */
function makeNetwork([inputs, ...sizes], bias) {
  const network = new convnetjs.Net();
  network.makeLayers([
    { type: 'input', out_sx: 1, out_sy: 1, out_depth: inputs },
    ...sizes.map((size) => ({ type: 'fc', num_neurons: size, activation: 'sigmoid' })),
  ]);
  network.layers.push(new convnetjs.RegressionLayer({ in_sx: 1, in_sy: 1, in_depth: sizes.at(-1) }));
  if (!bias) network.layers.forEach(leaveOutBiases);
  return network;
}

/** @param {any} layer  whose biases are never updated */
function leaveOutBiases(layer) {
  const all = layer.getParamsAndGrads.bind(layer);
  layer.getParamsAndGrads = () => all().filter(({ params }) => params !== layer.biases?.w);
}
