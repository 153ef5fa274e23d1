/** Exports a trained network as JSON. */

import { printJson } from '../session/formats/json-text.ts';
import { layersOf, type Trained } from './trained.ts';

/** Returns the network as JSON, for programs: its columns, and the weights and biases of each layer. */
export function networkJson(trained: Trained): string {
  const { session, iteration, loss } = trained;
  return printJson({
    inputs: session.table.inputs,
    outputs: session.table.outputs,
    layers: layersOf(trained).map(({ activation, weights, biases }) => ({ activation, weights, biases })),
    iteration,
    loss: { kind: session.training.loss, value: loss },
  });
}
