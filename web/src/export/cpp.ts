/** Exports a trained network as C++. */

import type { Activation } from '../session/session.ts';
import { activationsOf, describe, floatText, layersOf, quoted, type Trained, type TrainedLayer } from './trained.ts';

const FUNCTIONS: Record<Activation, string> = {
  sigmoid: 'double sigmoid(double z) { return 1 / (1 + std::exp(-z)); }',
  tanh: 'double tanhOf(double z) { return std::tanh(z); }',
  relu: 'double relu(double z) { return z < 0 ? 0 : z; }',
  leaky_relu: 'double leakyRelu(double z) { return z > 0 ? z : 0.01 * z; }',
  linear: 'double linear(double z) { return z; }',
  step: 'double step(double z) { return z > 0 ? 1 : z < 0 ? 0 : z; }',
};

/** Returns the network as a C++17 program that needs only the standard library. */
export function cppCode(trained: Trained): string {
  const { table, network } = trained.session;
  const layers = layersOf(trained);
  const inputs = table.inputs.length;
  const outputs = table.outputs.length;
  return `// ${describe(trained).join('\n// ')}
//
//     c++ -std=c++17 network.cpp -o network && ./network

#include <array>
#include <cmath>
#include <cstddef>
#include <iomanip>
#include <iostream>
#include <string_view>

using namespace std::literals;

constexpr std::string_view kInputs[] = {${table.inputs.map(cppString).join(', ')}};
constexpr std::string_view kOutputs[] = {${table.outputs.map(cppString).join(', ')}};

// The inputs of the truth table's rows.
constexpr std::array<double, ${inputs}> kRows[] = {
${table.rows.map((row) => `    {${row.in.join(', ')}},\n`).join('')}};

// weights[from unit][to unit] of each layer${network.bias ? ', and its biases' : ''}.
${layers.map(parametersText).join('')}
${activationsOf(trained)
  .map((activation) => `${FUNCTIONS[activation]}\n`)
  .join('')}
${network.bias ? LAYER_WITH_BIASES : LAYER}

// Returns the outputs for one row of inputs.
std::array<double, ${outputs}> predict(const std::array<double, ${inputs}>& row) {
${layers.map((layer) => layerText(layer, layers.length)).join('')}}

int main() {
  for (const auto name : kInputs) std::cout << name << ' ';
  std::cout << "->";
  for (const auto name : kOutputs) std::cout << ' ' << name;
  std::cout << std::setprecision(17) << '\\n';
  for (const auto& row : kRows) {
    for (const double input : row) std::cout << input << ' ';
    std::cout << "->";
    for (const double output : predict(row)) std::cout << ' ' << output;
    std::cout << '\\n';
  }
}
`;
}

const LAYER = `template <std::size_t From, std::size_t To>
std::array<double, To> layer(const std::array<double, From>& a, const double (&weights)[From][To],
                             double (*f)(double)) {
  std::array<double, To> result{};
  for (std::size_t to = 0; to < To; ++to) {
    double z = 0;
    for (std::size_t from = 0; from < From; ++from) z += a[from] * weights[from][to];
    result[to] = f(z);
  }
  return result;
}`;

const LAYER_WITH_BIASES = LAYER.replace(
  '                             double (*f)',
  '                             const double (&biases)[To], double (*f)',
).replace('double z = 0;', 'double z = biases[to];');

function parametersText({ number, weights, biases }: TrainedLayer): string {
  const rows = weights.map((from) => `    {${from.map(floatText).join(', ')}},\n`).join('');
  const text = `constexpr double kWeights${number}[${weights.length}][${weights[0]!.length}] = {\n${rows}};\n`;
  if (!biases) return text;
  return `${text}constexpr double kBiases${number}[${biases.length}] = {${biases.map(floatText).join(', ')}};\n`;
}

function layerText({ number, biases, activation }: TrainedLayer, count: number): string {
  const a = number === 1 ? 'row' : `a${number - 1}`;
  const f = { ...SAME_NAMES, tanh: 'tanhOf', leaky_relu: 'leakyRelu' }[activation];
  const call = `layer(${a}, kWeights${number}, ${biases ? `kBiases${number}, ` : ''}${f})`;
  return number === count ? `  return ${call};\n` : `  const auto a${number} = ${call};\n`;
}

const SAME_NAMES = { sigmoid: 'sigmoid', relu: 'relu', linear: 'linear', step: 'step' } as const;

/** Returns a string_view literal, which may contain any character, also a zero. Escapes are the bytes of UTF-8. */
function cppString(text: string): string {
  const escape = (codePoint: number) =>
    Array.from(new TextEncoder().encode(String.fromCodePoint(codePoint)), octal).join('');
  // Two question marks can begin a trigraph.
  return `${quoted(text, escape).replaceAll('?', '\\?')}sv`;
}

function octal(byte: number): string {
  return `\\${byte.toString(8).padStart(3, '0')}`;
}
