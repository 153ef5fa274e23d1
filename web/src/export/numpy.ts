/** Exports a trained network as Python with NumPy. */

import type { Activation } from '../session/session.ts';
import {
  activationsOf,
  describe,
  floatText,
  hex,
  layersOf,
  matrixText,
  quoted,
  type Trained,
  type TrainedLayer,
} from './trained.ts';

const FUNCTIONS: Record<Activation, string> = {
  sigmoid: `def sigmoid(z):
    with np.errstate(over="ignore"):  # 1 / inf is 0
        return 1 / (1 + np.exp(-z))`,
  tanh: `def tanh(z):
    return np.tanh(z)`,
  relu: `def relu(z):
    return np.maximum(z, 0)`,
  leaky_relu: `def leaky_relu(z):
    return np.where(z > 0, z, 0.01 * z)`,
  linear: `def linear(z):
    return z`,
  step: `def step(z):
    return np.heaviside(z, 0)`,
};

/** Returns the network as a Python program that needs only NumPy. */
export function numpyCode(trained: Trained): string {
  const { table } = trained.session;
  const layers = layersOf(trained);
  return `"""${describe(trained).join('\n')}"""

import numpy as np

INPUTS = [${table.inputs.map(pythonString).join(', ')}]
OUTPUTS = [${table.outputs.map(pythonString).join(', ')}]

# The inputs of the truth table's rows.
ROWS = [
${table.rows.map((row) => `    [${row.in.join(', ')}],\n`).join('')}]

# weights[from unit, to unit] of each layer${layers[0]?.biases ? ', and its biases' : ''}.
${layers.map(parametersText).join('')}

${activationsOf(trained)
  .map((activation) => `${FUNCTIONS[activation]}\n\n\n`)
  .join('')}def predict(rows):
    """Returns one row of outputs for each row of inputs."""
    a = np.array(rows, dtype=float)
${layers.map(layerText).join('')}    return a


if __name__ == "__main__":
    print(*INPUTS, "->", *OUTPUTS)
    for row, prediction in zip(ROWS, predict(ROWS)):
        print(*row, "->", *prediction)
`;
}

function parametersText({ number, weights, biases }: TrainedLayer): string {
  const text = `W${number} = np.array(${matrixText(weights)})\n`;
  return biases ? `${text}b${number} = np.array([${biases.map(floatText).join(', ')}])\n` : text;
}

function layerText({ number, biases, activation }: TrainedLayer): string {
  return `    a = ${activation}(a @ W${number}${biases ? ` + b${number}` : ''})\n`;
}

function pythonString(text: string): string {
  return quoted(text, (codePoint) => (codePoint > 0xffff ? `\\U${hex(codePoint, 8)}` : `\\u${hex(codePoint, 4)}`));
}
