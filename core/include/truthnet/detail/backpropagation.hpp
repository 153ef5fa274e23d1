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

/// The two steps that training repeats over some rows: feedforward, which keeps what every layer
/// makes of every row, and backpropagation, which turns that into gradients by the chain rule.
class Backpropagation {
 public:
  /// Prepares for networks shaped like `network`. Of the full batch, the rows together have one
  /// loss; of single rows, each has its own.
  Backpropagation(const Network& network, const Rows& rows, Loss loss, Batch batch = Batch::full);

  /// Runs the rows through the network and returns their loss, for single rows the sum of theirs;
  /// NaN where one of the sums in it is not finite, even if an activation hides that.
  double feedforward(const Network& network);

  /// Fills `gradients`, laid out like the parameters, with ∂loss/∂parameter at the point of the
  /// last feedforward. The biases' are 0 in a network without biases.
  void backpropagate(const Network& network, std::span<double> gradients);

  /// Makes gradient descent from the point of the last feedforward, for the full batch: for each of
  /// `losses` backpropagation, an update and feedforward, whose loss it becomes. Only for the
  /// networks and rows that have a loop of their own; for others it returns false and does nothing.
  bool descend(Network& network, double learningRate, std::span<double> losses);

  /// Fills `gradients` with those of the loss of one single row; with NaN where one of the row's
  /// sums is not finite.
  void backpropagateRow(const Network& network, std::size_t row, std::span<double> gradients);

 private:
  /// Returns whether all sums are finite.
  bool feedforward(const Network& network, std::size_t block);
  void backpropagate(const Network& network, std::size_t block,
                     const kernels::Gradients& gradients);

  /// The numbers that the loss is computed from: predictions, or the sums before them.
  std::vector<double>& outputs();

  /// The part of `values` that belongs to one block of a layer.
  double* at(std::vector<double>& values, std::size_t block, std::size_t units) const;

  Blocks blocks_;
  LossFunction loss_;
  // In blocks.
  std::vector<double> inputs_;
  std::vector<double> targets_;
  std::vector<double> shares_;
  /// The sums z of the output layer, where the loss is computed from them.
  std::vector<double> sums_;
  /// The loss of each cell.
  std::vector<double> losses_;
  /// Gradients on their way from one block to the next.
  std::vector<double> halves_;
  /// a[l]: what layer l made of the rows, in blocks.
  std::vector<std::vector<double>> activations_;
  /// ∂loss/∂z[l], for one block at a time.
  std::vector<std::vector<double>> deltas_;
  /// The weights of each layer as the kernels like them, empty where they take them as they are.
  std::vector<std::vector<double>> tiles_;
  /// Whether a look at each sum of a layer is due, to find one that is not finite.
  std::vector<bool> mayOverflow_;
};

}  // namespace truthnet
