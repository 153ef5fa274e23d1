/** Trains layers of any number and size in plain JavaScript: typed arrays allocated once, loops in memory order. */

import { serve } from './serve.mjs';

class Network {
  #starts;
  #rows;
  #learningRate;
  #bias;
  /** Sizes, parameters and row-major results for all rows, of each layer after the input. */
  #layers;
  #inputs;
  #targets;

  /** @param {import('../jobs.mjs').Task} task */
  constructor({ inputs, targets, sizes, bias, learningRate, starts }) {
    this.#starts = starts;
    this.#rows = inputs.length;
    this.#learningRate = learningRate;
    this.#bias = bias;
    this.#inputs = Float64Array.from(inputs.flat());
    this.#targets = Float64Array.from(targets.flat());
    this.#layers = sizes.slice(1).map((fanOut, l) => {
      const fanIn = sizes[l];
      return {
        fanIn,
        fanOut,
        weights: new Float64Array(fanIn * fanOut),
        biases: new Float64Array(fanOut),
        gradients: new Float64Array(fanIn * fanOut),
        activations: new Float64Array(this.#rows * fanOut),
        deltas: new Float64Array(this.#rows * fanOut),
      };
    });
  }

  /** @param {number} k */
  start(k) {
    const { weights, biases } = this.#starts[k];
    this.#layers.forEach((layer, l) => {
      layer.weights.set(weights[l].flat());
      layer.biases.set(biases[l]);
    });
  }

  /** @param {number} iterations */
  train(iterations) {
    for (let k = 0; k < iterations; k++) {
      this.#feedforward();
      this.#backpropagate();
    }
    this.#feedforward();
    return this.#loss();
  }

  #feedforward() {
    let inputs = this.#inputs;
    for (const { fanIn, fanOut, weights, biases, activations } of this.#layers) {
      feedforward(inputs, weights, biases, activations, this.#rows, fanIn, fanOut);
      inputs = activations;
    }
  }

  #backpropagate() {
    const layers = this.#layers;
    const last = layers[layers.length - 1];
    for (let i = 0; i < last.deltas.length; i++) {
      last.deltas[i] = 2 * (last.activations[i] - this.#targets[i]);
    }
    for (let l = layers.length - 1; l >= 0; l--) {
      const { fanIn, fanOut, weights, biases, gradients, activations, deltas } = layers[l];
      multiplyBySlope(activations, deltas);
      if (l > 0) carryBack(deltas, weights, layers[l - 1].deltas, this.#rows, fanIn, fanOut);
      const inputs = l > 0 ? layers[l - 1].activations : this.#inputs;
      weightGradients(inputs, deltas, gradients, this.#rows, fanIn, fanOut);
      for (let i = 0; i < weights.length; i++) weights[i] -= this.#learningRate * gradients[i];
      if (this.#bias) updateBiases(deltas, biases, this.#learningRate, this.#rows, fanOut);
    }
  }

  #loss() {
    const { activations } = this.#layers[this.#layers.length - 1];
    let loss = 0;
    for (let i = 0; i < activations.length; i++) loss += (this.#targets[i] - activations[i]) ** 2;
    return loss;
  }
}

function feedforward(inputs, weights, biases, activations, rows, fanIn, fanOut) {
  for (let r = 0; r < rows; r++) {
    const out = r * fanOut;
    for (let j = 0; j < fanOut; j++) activations[out + j] = biases[j];
    for (let i = 0; i < fanIn; i++) {
      const input = inputs[r * fanIn + i];
      const from = i * fanOut;
      for (let j = 0; j < fanOut; j++) activations[out + j] += input * weights[from + j];
    }
    for (let j = 0; j < fanOut; j++) activations[out + j] = 1 / (1 + Math.exp(-activations[out + j]));
  }
}

function multiplyBySlope(activations, deltas) {
  for (let i = 0; i < deltas.length; i++) deltas[i] *= activations[i] * (1 - activations[i]);
}

function carryBack(deltas, weights, before, rows, fanIn, fanOut) {
  for (let r = 0; r < rows; r++) {
    for (let i = 0; i < fanIn; i++) {
      let sum = 0;
      for (let j = 0; j < fanOut; j++) sum += deltas[r * fanOut + j] * weights[i * fanOut + j];
      before[r * fanIn + i] = sum;
    }
  }
}

function weightGradients(inputs, deltas, gradients, rows, fanIn, fanOut) {
  gradients.fill(0);
  for (let r = 0; r < rows; r++) {
    for (let i = 0; i < fanIn; i++) {
      const input = inputs[r * fanIn + i];
      for (let j = 0; j < fanOut; j++) gradients[i * fanOut + j] += input * deltas[r * fanOut + j];
    }
  }
}

function updateBiases(deltas, biases, learningRate, rows, fanOut) {
  for (let j = 0; j < fanOut; j++) {
    let sum = 0;
    for (let r = 0; r < rows; r++) sum += deltas[r * fanOut + j];
    biases[j] -= learningRate * sum;
  }
}

await serve((task) => new Network(task));
