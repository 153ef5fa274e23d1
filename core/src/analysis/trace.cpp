#include "truthnet/trace.hpp"

#include <span>

namespace truthnet {
namespace {

Vector filled(std::size_t size, double value) {
  Vector vector = Vector::from_shape({size});
  vector.fill(value);
  return vector;
}

/// Computes z, a and f'(z) of one layer.
void traceForward(const Network& network, std::size_t l, std::span<const double> in,
                  LayerTrace& traced) {
  const Matrix weights = network.weights(l);
  traced.sums = network.biases(l);
  for (std::size_t to = 0; to < traced.sums.size(); ++to) {
    for (std::size_t from = 0; from < in.size(); ++from) {
      traced.sums(to) += weights(from, to) * in[from];
    }
  }
  traced.activations = traced.sums;
  activate(network.layers()[l].activation, traced.activations);
  traced.slopes = filled(traced.sums.size(), 1);
  multiplyBySlope(network.layers()[l].activation, traced.activations, traced.slopes);
}

/// Returns ∂loss/∂a of a hidden layer from the deltas of the next layer.
Vector errorsBefore(const LayerTrace& next, const Matrix& weights) {
  Vector errors = filled(weights.shape(0), 0);
  for (std::size_t from = 0; from < errors.size(); ++from) {
    for (std::size_t to = 0; to < next.deltas.size(); ++to) {
      errors(from) += weights(from, to) * next.deltas(to);
    }
  }
  return errors;
}

Matrix contributionsOf(std::span<const double> in, const Vector& deltas) {
  Matrix contributions = Matrix::from_shape({in.size(), deltas.size()});
  for (std::size_t from = 0; from < in.size(); ++from) {
    for (std::size_t to = 0; to < deltas.size(); ++to) {
      contributions(from, to) = in[from] * deltas(to);
    }
  }
  return contributions;
}

}  // namespace

Trace trace(const Network& network, const LossFunction& loss, const TracedRow& row) {
  Trace result{0, std::vector<LayerTrace>(network.layers().size())};
  auto& layers = result.layers;
  const auto inputOf = [&](std::size_t l) {
    return l == 0 ? row.inputs : std::span<const double>(layers[l - 1].activations);
  };
  for (std::size_t l = 0; l < layers.size(); ++l) traceForward(network, l, inputOf(l), layers[l]);

  LayerTrace& output = layers.back();
  const Vector& outputs = loss.usesLogits() ? output.sums : output.activations;
  result.loss = loss.ofRow(row.cells, outputs);
  output.errors = filled(output.sums.size(), 0);
  loss.slopes(row.cells, outputs, output.errors);
  if (loss.usesLogits()) {
    // σ'(z) = σ(z) σ(-z) keeps the digits that ŷ (1 - ŷ) loses when ŷ is close to 1. Training never
    // uses this slope.
    for (std::size_t u = 0; u < output.sums.size(); ++u) output.slopes(u) = -output.sums(u);
    activate(Activation::sigmoid, output.slopes);
    for (std::size_t u = 0; u < output.sums.size(); ++u) output.slopes(u) *= output.activations(u);
  }
  output.deltas = filled(output.sums.size(), 0);
  loss.deltas(row.cells, outputs, output.deltas);
  for (std::size_t l = layers.size(); l-- > 0;) {
    if (l + 1 < layers.size()) {
      layers[l].errors = errorsBefore(layers[l + 1], network.weights(l + 1));
      layers[l].deltas = layers[l].errors;
      multiplyBySlope(network.layers()[l].activation, layers[l].activations, layers[l].deltas);
    }
    layers[l].contributions = contributionsOf(inputOf(l), layers[l].deltas);
  }
  return result;
}

}  // namespace truthnet
