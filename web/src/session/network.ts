/** Edits a network: each function returns a copy with exactly one change. */

import type { Activation, Network } from './session.ts';

/** Adds a hidden layer before the output layer, like the last one; `units` is its size if there is none yet. */
export function addLayer(network: Network, units: number): Network {
  const { hidden, activation } = network;
  const like = activation.at(-2) ?? 'sigmoid';
  return {
    ...network,
    hidden: [...hidden, hidden.at(-1) ?? units],
    activation: [...activation.slice(0, -1), like, activation.at(-1)!],
  };
}

export function removeLayer(network: Network, layer: number): Network {
  return {
    ...network,
    hidden: network.hidden.toSpliced(layer, 1),
    activation: network.activation.toSpliced(layer, 1),
  };
}

export function setUnits(network: Network, layer: number, units: number): Network {
  return { ...network, hidden: network.hidden.with(layer, units) };
}

/** Sets the activation of a layer; layer 0 is the first after the input. */
export function setActivation(network: Network, layer: number, activation: Activation): Network {
  return { ...network, activation: network.activation.with(layer, activation) };
}

/** Returns whether all layers before the output are linear: together they are a single linear layer. */
export function isStraight({ activation }: Network): boolean {
  return activation.slice(0, -1).every((name) => name === 'linear');
}

/** Returns whether each output fires on one side of a straight line: all layers are linear, or have one unit each. */
export function drawsOneLine(network: Network): boolean {
  return isStraight(network) || network.hidden.every((units) => units === 1);
}
