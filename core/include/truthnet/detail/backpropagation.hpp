#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "truthnet/batch.hpp"
#include "truthnet/detail/blocks.hpp"
#include "truthnet/loss.hpp"
#include "truthnet/network.hpp"
#include "truthnet/truth_table.hpp"

namespace truthnet {

namespace kernels {
struct Gradients;
}

/// The two passes that training repeats over a set of rows: feedforward, which stores the
/// activations of every layer for every row, and backpropagation, which computes the gradients from
/// them by the chain rule.
class Backpropagation {
 public:
  /// Allocates buffers for networks shaped like `network`. With Batch::full, the rows share one
  /// loss; with Batch::row, each row has its own.
  Backpropagation(const Network& network, const Rows& rows, Loss loss, Batch batch = Batch::full);

  /// Runs the rows through the network and returns their loss; with Batch::row the sum of the row
  /// losses. Returns NaN if a sum z is not finite, even if an activation hides it.
  double feedforward(const Network& network);

  /// Fills `gradients`, in the layout of the parameters, with ∂loss/∂parameter at the point of the
  /// last feedforward. Bias gradients are 0 in a network without biases.
  void backpropagate(const Network& network, std::span<double> gradients);

  /// Runs gradient descent from the point of the last feedforward, for Batch::full: for each of
  /// `losses`, backpropagation, an update with the learning `rates`, (layers), and feedforward,
  /// whose loss is stored. Supports only networks and rows with a specialized loop (see
  /// shallow_network.hpp); returns false without any effect for others.
  bool descend(Network& network, std::span<const double> rates, std::span<double> losses);

  /// Fills `gradients` with those of a single row's loss. Returns false if one of the row's sums is
  /// not finite, and leaves `gradients` as they were.
  [[nodiscard]] bool backpropagateRow(const Network& network, std::size_t row,
                                      std::span<double> gradients);

 private:
  /// Runs one block forward. Returns true if all sums are finite.
  bool feedforward(const Network& network, std::size_t block);
  void backpropagate(const Network& network, std::size_t block,
                     const kernels::Gradients& gradients);

  /// Returns the values from which the loss is computed: predictions or logits.
  std::vector<double>& outputs();

  /// Returns the part of `values` that belongs to a block of a layer.
  double* at(std::vector<double>& values, std::size_t block, std::size_t units) const;

  Blocks blocks_;
  LossFunction loss_;
  // In block layout.
  std::vector<double> inputs_;
  std::vector<double> targets_;
  std::vector<double> shares_;
  /// Logits z of the output layer, if the loss is computed from them; else empty.
  std::vector<double> sums_;
  /// Loss of each cell.
  std::vector<double> losses_;
  /// Partial sums of gradients, carried from one block to the next.
  std::vector<double> halves_;
  /// a[l]: activations of layer l for all rows, in block layout.
  std::vector<std::vector<double>> activations_;
  /// ∂loss/∂z[l] for one block.
  std::vector<std::vector<double>> deltas_;
  /// Weights of each layer repacked into tiles; empty if not packed.
  std::vector<std::vector<double>> tiles_;
  /// Per layer: true if its sums must be checked for non-finite values.
  std::vector<bool> mayOverflow_;
};

}  // namespace truthnet
