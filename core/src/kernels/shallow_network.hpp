#pragma once

#include <cstddef>
#include <span>

#include "truthnet/detail/blocks.hpp"
#include "truthnet/layer.hpp"

namespace truthnet::kernels {

/// A network with one hidden layer and one output, all sigmoids, like the tutorial's, together with
/// its few training rows. Whole iterations run in one loop. The results equal those of the general
/// kernels bit for bit, except for the sign of zeros.
///
/// Job J1 of the benchmark (a run of 1500 iterations) takes 0.39 times as long as with the general
/// kernels, J4 (a survey of 1000 seeds) 0.61 times: medians of five rounds of bench:pair in
/// Node 20.
struct ShallowNetwork {
  const Layer& hidden;
  const Layer& output;
  double* parameters;
  bool hasBiases;
  /// Learning rates of both layers.
  const double* rates;
  // Rows.
  const double* inputs;
  const double* targets;
  const double* shares;
  /// Activations of the rows: valid before the first iteration and after the last.
  double* activations;
  /// Scratch space for as many numbers as there are activations.
  double* exponents;
  double* predictions;
};

/// Returns true if the layers have the shape of a ShallowNetwork.
bool isShallow(std::span<const Layer> layers);

/// Returns true if the rows fit the loop: one block of about four.
bool hasFewRows(const Blocks& blocks);

/// Runs gradient descent on squared errors, one iteration for each of `losses`: backpropagation, an
/// update of the parameters, and feedforward, whose loss is stored. All rows must be in one block.
void descend(const ShallowNetwork& network, std::span<double> losses);

/// Rows of runs that descend together.
inline constexpr std::size_t kRowsTogether = 4;

/// Runs one such iteration of `runs` runs, a multiple of the vector size, whose values are stored
/// side by side: (kRowsTogether, units, runs), and the learning rates (2, runs). Fills the loss of
/// each run and its largest absolute error over cells that count.
void descendTogether(const ShallowNetwork& networks, std::size_t runs, double* losses,
                     double* errors);

}  // namespace truthnet::kernels
