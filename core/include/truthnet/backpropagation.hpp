#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "truthnet/blocks.hpp"
#include "truthnet/loss.hpp"
#include "truthnet/network.hpp"
#include "truthnet/truth_table.hpp"

namespace truthnet {

/// The two steps that training repeats over some rows: feedforward, which keeps what every layer
/// makes of every row, and backpropagation, which turns that into gradients by the chain rule.
class Backpropagation {
 public:
  /// Prepares for networks shaped like `network`.
  Backpropagation(const Network& network, const Rows& rows, Loss loss);

  /// Runs the rows through the network and returns their loss.
  double feedforward(const Network& network);

  /// Fills `gradients`, laid out like the parameters, with ∂loss/∂parameter at the point of the
  /// last feedforward. The biases' are 0 in a network without biases.
  void backpropagate(const Network& network, std::span<double> gradients);

 private:
  /// One block's part of the values of a layer.
  std::span<const double> part(const std::vector<double>& values, std::size_t block,
                               std::size_t units) const;

  Blocks blocks_;
  Loss loss_;
  // In blocks.
  std::vector<double> inputs_;
  std::vector<double> targets_;
  std::vector<double> counts_;
  /// a[l]: what layer l made of the rows, in blocks.
  std::vector<std::vector<double>> activations_;
  /// ∂loss/∂z[l], for one block at a time.
  std::vector<std::vector<double>> deltas_;
  std::vector<double> scratch_;
};

}  // namespace truthnet
