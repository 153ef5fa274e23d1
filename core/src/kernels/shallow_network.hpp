#pragma once

#include <cstddef>
#include <span>

#include "truthnet/detail/blocks.hpp"
#include "truthnet/layer.hpp"

namespace truthnet::kernels {

/// A network with one hidden layer and one output, all sigmoids, as the tutorial's is, and the few
/// rows that it learns: whole iterations are one loop. Its results are those of the kernels for
/// networks of any depth, bit for bit, but for the sign of zeros.
struct ShallowNetwork {
  const Layer& hidden;
  const Layer& output;
  double* parameters;
  bool hasBiases;
  // The rows.
  const double* inputs;
  const double* targets;
  const double* shares;
  /// What the layers made of them: filled before the first iteration and after the last.
  double* activations;
  /// Room for as many numbers as there are activations.
  double* exponents;
  double* predictions;
};

bool isShallow(std::span<const Layer> layers);

/// Whether the rows are few enough: one block of about four.
bool areFew(const Blocks& blocks);

/// Gradient descent on squared errors, one iteration for each of `losses`: backpropagation, an
/// update of the parameters, and feedforward, whose loss is filled in. The rows stand in one block.
void descend(const ShallowNetwork& network, double learningRate, std::span<double> losses);

/// The rows of runs that descend together.
inline constexpr std::size_t kRowsTogether = 4;

/// One such iteration of `runs` runs, whole vectors of them, whose numbers stand side by side; the
/// rows follow one another, (kRowsTogether, units, runs). Fills the loss of each run, and the
/// largest distance between a prediction and its target where that counts.
void descendTogether(const ShallowNetwork& networks, std::size_t runs, double learningRate,
                     double* losses, double* errors);

}  // namespace truthnet::kernels
