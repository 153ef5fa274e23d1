#pragma once

#include <span>
#include <vector>

#include "truthnet/loss.hpp"
#include "truthnet/network.hpp"
#include "truthnet/tensor.hpp"

namespace truthnet {

/// Values of one layer for one row, forward and backward.
struct LayerTrace {
  /// z = in W + b: (units)
  Vector sums;
  /// a = f(z): (units)
  Vector activations;
  /// f'(z): (units)
  Vector slopes;
  /// ∂loss/∂a: (units). For an output unit it follows from the target; for a hidden unit from the
  /// deltas of the next layer and the weights to it.
  Vector errors;
  /// ∂loss/∂z = ∂loss/∂a · f'(z): (units). Also the row's contribution to the bias gradients.
  Vector deltas;
  /// The row's contribution to ∂loss/∂W: (fanIn, units), in[from] · delta[to].
  Matrix contributions;
};

/// All intermediate values of one row's contribution to the loss and its gradients.
struct Trace {
  /// The row's contribution to the loss.
  double loss;
  /// Traces of the layers after the input.
  std::vector<LayerTrace> layers;
};

/// A table row with its targets and loss weights.
struct TracedRow {
  /// (inputs)
  std::span<const double> inputs;
  /// One cell per output. If all shares are 0, the row contributes nothing.
  Cells cells;
};

/// Runs `row` forward and backward through `network`, step by step as in a textbook. The values
/// equal those of training bit for bit.
Trace trace(const Network& network, const LossFunction& loss, const TracedRow& row);

}  // namespace truthnet
