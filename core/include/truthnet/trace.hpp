#pragma once

#include <span>
#include <vector>

#include "truthnet/loss.hpp"
#include "truthnet/network.hpp"
#include "truthnet/tensor.hpp"

namespace truthnet {

/// What one row makes of one layer, and what the layer makes of the row.
struct LayerTrace {
  /// z = in W + b: (units)
  Vector sums;
  /// a = f(z): (units)
  Vector activations;
  /// f'(z): (units)
  Vector slopes;
  /// ∂loss/∂a: (units). For an output it comes from its target, for a hidden unit from the deltas
  /// of the next layer by way of the weights between.
  Vector errors;
  /// ∂loss/∂z = ∂loss/∂a · f'(z): (units). Also what the row adds to the gradients of the biases.
  Vector deltas;
  /// What the row adds to ∂loss/∂W: (fanIn, units), of which each is in[from] · delta[to].
  Matrix contributions;
};

/// Every number between one row and its part in the loss and its gradients.
struct Trace {
  /// What the row adds to the loss.
  double loss;
  /// The layers after the input.
  std::vector<LayerTrace> layers;
};

/// One row of a table and what it counts for.
struct TracedRow {
  /// (inputs)
  std::span<const double> inputs;
  /// One of each for every output. Where all shares are 0, the row trains nothing.
  Cells cells;
};

/// Follows `row` forward and back through `network`, step by step as a textbook does. The numbers
/// are those of training, to the last bit.
Trace trace(const Network& network, const LossFunction& loss, const TracedRow& row);

}  // namespace truthnet
