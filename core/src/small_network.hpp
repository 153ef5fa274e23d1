#pragma once

#include <cstddef>
#include <span>

#include "truthnet/blocks.hpp"
#include "truthnet/layer.hpp"

namespace truthnet::kernels {

/// The smallest networks, the tutorial's among them, with the few rows that they learn: whole
/// iterations of these are one loop, with the sizes known to the compiler. Its results are those of
/// the kernels for networks of any size, bit for bit, but for the sign of zeros.
struct SmallNetwork {
  const Layer& hidden;
  const Layer& output;
  double* parameters;
  bool hasBiases;
  // One block of rows each.
  const double* inputs;
  const double* targets;
  const double* shares;
  /// What the layers made of the rows: filled before the first iteration and after the last.
  double* activations;
  double* predictions;
};

/// Whether there is a loop for such layers and rows: 2 to 4 hidden units and one output, all of
/// them sigmoids, and about four rows.
bool isSmall(std::span<const Layer> layers, const Blocks& blocks);

/// Gradient descent on squared errors, one iteration for each of `losses`: backpropagation, an
/// update of the parameters, and feedforward, whose loss is filled in.
void descend(const SmallNetwork& network, double learningRate, std::span<double> losses);

}  // namespace truthnet::kernels
