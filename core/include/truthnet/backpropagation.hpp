#pragma once

#include <span>
#include <vector>

#include "truthnet/loss.hpp"
#include "truthnet/network.hpp"
#include "truthnet/tensor.hpp"
#include "truthnet/truth_table.hpp"

namespace truthnet {

/// The two steps that training repeats over some rows: feedforward, which keeps what every layer
/// makes of every row, and backpropagation, which turns that into gradients by the chain rule.
class Backpropagation {
 public:
  /// Prepares for networks shaped like `network`.
  Backpropagation(const Network& network, Rows rows, Loss loss);

  /// Runs the rows through the network and returns their loss.
  double feedforward(const Network& network);

  /// Fills `gradients`, laid out like the parameters, with ∂loss/∂parameter at the point of the
  /// last feedforward. The biases' are 0 in a network without biases.
  void backpropagate(const Network& network, std::span<double> gradients);

 private:
  Rows rows_;
  Loss loss_;
  /// a[l], (rows, units): what layer l made of the rows.
  std::vector<Matrix> activations_;
  /// ∂loss/∂z[l], in the same shapes.
  std::vector<Matrix> deltas_;
};

}  // namespace truthnet
