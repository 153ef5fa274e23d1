#pragma once

#include <vector>

#include "truthnet/blocks.hpp"
#include "truthnet/layer.hpp"

namespace truthnet::kernels {

// The loops that training spends its time in, on values laid out as blocks.hpp draws them. That one
// layout keeps every SIMD lane busy for four rows as for a thousand, and needs no transposed copy
// of anything: sums over units read the weights one by one, sums over rows read two rows of memory
// side by side.
//
// All of them work on one block of a layer. `parameters` and `gradients` are those of the whole
// network.

/// Whether forward is faster with the weights of a layer copied to tiles, for all blocks at once.
bool wantsTiles(const Layer& layer, const Blocks& blocks);

/// The weights of each four units side by side, (fanIn, 4); the units left over stay out.
void copyTiles(const Layer& layer, const double* parameters, std::vector<double>& tiles);

/// Computes out = in W + b, (fanIn) and (fanOut) units. `tiles` may be empty.
void forward(const Layer& layer, const double* parameters, const std::vector<double>& tiles,
             const Blocks& blocks, const double* in, double* out);

/// What becomes of the gradients.
struct Backward {
  /// Whether there are any of the biases.
  bool biases;
  /// Whether to add to what stands there, as all blocks but the first do.
  bool add;
};

/// Carries gradients through a layer: `deltas`, (fanOut) units, is ∂loss/∂z and `in`, (fanIn)
/// units, the layer's input. Fills or adds to the layer's gradients and, unless it is null, fills
/// `back`, (fanIn) units, with the gradient with respect to `in`.
void backward(const Layer& layer, const double* parameters, const Blocks& blocks, const double* in,
              const double* deltas, double* gradients, const Backward& options, double* back);

}  // namespace truthnet::kernels
