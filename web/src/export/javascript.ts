/** Exports a trained network as JavaScript. */

import type { Activation } from '../session/session.ts';
import { numberText } from '../session/number-text.ts';
import { activationsOf, describe, hex, layersOf, quoted, type Trained, type TrainedLayer } from './trained.ts';

const FUNCTIONS: Record<Activation, string> = {
  sigmoid: 'const sigmoid = (z) => 1 / (1 + Math.exp(-z));',
  tanh: 'const tanh = Math.tanh;',
  relu: 'const relu = (z) => Math.max(z, 0);',
  leaky_relu: 'const leakyRelu = (z) => (z > 0 ? z : 0.01 * z);',
  linear: 'const linear = (z) => z;',
  step: 'const step = (z) => (z > 0 ? 1 : Math.max(z, 0));',
};

/** Returns the network as a JavaScript program without dependencies: for Node, a page, or a browser's console. */
export function javascriptCode(trained: Trained): string {
  const { table, network } = trained.session;
  const layers = layersOf(trained);
  return `// ${describe(trained).join('\n// ')}

const inputs = [${table.inputs.map(scriptString).join(', ')}];
const outputs = [${table.outputs.map(scriptString).join(', ')}];

// The inputs of the truth table's rows.
const rows = [
${table.rows.map((row) => `  [${row.in.join(', ')}],\n`).join('')}];

// weights[from unit][to unit] of each layer${network.bias ? ', and its biases' : ''}.
${layers.map(parametersText).join('')}
${activationsOf(trained)
  .map((activation) => `${FUNCTIONS[activation]}\n`)
  .join('')}
${network.bias ? LAYER_WITH_BIASES : LAYER}

/** Returns the outputs for one row of inputs. */
function predict(row) {
  let a = row;
${layers.map(layerText).join('')}  return a;
}

console.log(...inputs, "->", ...outputs);
for (const row of rows) console.log(...row, "->", ...predict(row));
`;
}

const LAYER = `function layer(a, weights, f) {
  return weights[0].map((_, to) => f(a.reduce((z, value, from) => z + value * weights[from][to], 0)));
}`;

const LAYER_WITH_BIASES = `function layer(a, weights, biases, f) {
  return biases.map((bias, to) => f(a.reduce((z, value, from) => z + value * weights[from][to], bias)));
}`;

function parametersText({ number, weights, biases }: TrainedLayer): string {
  const rows = weights.map((from) => `  [${from.map(numberText).join(', ')}],\n`).join('');
  const text = `const weights${number} = [\n${rows}];\n`;
  return biases ? `${text}const biases${number} = [${biases.map(numberText).join(', ')}];\n` : text;
}

function layerText({ number, biases, activation }: TrainedLayer): string {
  const f = activation === 'leaky_relu' ? 'leakyRelu' : activation;
  return `  a = layer(a, weights${number}, ${biases ? `biases${number}, ` : ''}${f});\n`;
}

function scriptString(text: string): string {
  return quoted(text, (codePoint) => (codePoint > 0xffff ? `\\u{${hex(codePoint, 1)}}` : `\\u${hex(codePoint, 4)}`));
}
