#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "truthnet/activation.hpp"
#include "truthnet/blocks.hpp"
#include "truthnet/network.hpp"

namespace truthnet::kernels {

// The loops that training spends its time in, on values laid out as blocks.hpp draws them. That one
// layout keeps every SIMD lane busy for four rows as for a thousand, and needs no transposed copy
// of anything: sums over units read the weights one by one, sums over rows read two rows of memory
// side by side.

/// One layer with its parameters: a' = f(a W + b).
struct LayerInUse {
  std::size_t fanIn;
  std::size_t fanOut;
  Activation activation;
  /// (fanIn, fanOut), row-major.
  const double* weights;
  /// (fanOut)
  const double* biases;
};

LayerInUse layerOf(const Network& network, std::size_t layer);

/// Computes out = f(in W + b) for all blocks of the layers `in` and `out`. `scratch` is memory to
/// use.
void forward(const LayerInUse& layer, const Blocks& blocks, std::span<const double> in,
             std::span<double> out, std::vector<double>& scratch);

/// Where the gradients of a layer go, laid out like its weights and biases.
struct Gradients {
  double* weights;
  /// Null where biases are not trained.
  double* biases;
  /// Whether to add to what stands there, as all blocks but the first do.
  bool add;
};

/// Carries gradients through a layer for one block: `deltas`, (fanOut) units, is ∂loss/∂z and `in`,
/// (fanIn) units, the layer's input. Fills or adds to the gradients and, unless it is empty, fills
/// `back`, (fanIn) units, with the gradient with respect to `in`.
void backward(const LayerInUse& layer, const Blocks& blocks, std::span<const double> in,
              std::span<const double> deltas, const Gradients& gradients, std::span<double> back);

}  // namespace truthnet::kernels
