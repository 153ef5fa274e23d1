#pragma once

#include <optional>
#include <vector>

#include "truthnet/detail/blocks.hpp"
#include "truthnet/layer.hpp"

namespace truthnet::kernels {

// The inner loops of training, on values in the layout of blocks.hpp. This layout fills every SIMD
// lane for four rows as well as for a thousand and needs no transposed copies: sums over units read
// the weights one by one, sums over rows read two contiguous arrays.
//
// Each function works on one block of a layer. `parameters` and `gradients` belong to the whole
// network.

/// Returns true if forward() is faster with a layer's weights packed into tiles, for all blocks at
/// once.
bool wantsTiles(const Layer& layer, const Blocks& blocks);

/// Packs the weights of each four units together, (fanIn, 4) per tile; leftover units are not
/// packed.
void copyTiles(const Layer& layer, const double* parameters, std::vector<double>& tiles);

/// Returns false only if all of in W + b are guaranteed finite for any rows. `before` is the
/// activation that produces `in`, or empty if the layer reads the inputs of the table.
bool mayOverflow(const Layer& layer, const double* parameters, const Blocks& blocks,
                 std::optional<Activation> before);

/// Computes out = f(in W + b) from (fanIn) to (fanOut) units. `tiles` may be empty. Fills `sums`,
/// unless it is null, with in W + b. If `checksSums`, returns true if all of in W + b are finite,
/// since f may hide an infinite one (a sigmoid maps infinity to 1); else returns true.
bool forward(const Layer& layer, const double* parameters, const std::vector<double>& tiles,
             bool checksSums, const Blocks& blocks, const double* in, double* out, double* sums);

/// Destination of gradients. They are sums over the rows of all blocks, added block by block.
struct Gradients {
  /// Gradients in the layout of the parameters; written by the last block.
  double* parameters;
  /// True if biases have gradients.
  bool ofBiases;
  /// The two partial sums of each gradient (see row_sums.hpp) between blocks, (parameters, 2),
  /// contiguous within a tile. May be null for a single block.
  double* halves;
  bool isFirstBlock;
  bool isLastBlock;
};

/// The layer before the current one.
struct PreviousLayer {
  /// Activations of that layer.
  const double* out;
  Activation activation;
  /// Destination of ∂loss/∂z of that layer; null for the inputs.
  double* deltas;
};

/// Propagates gradients through a layer and the activation before it: `deltas`, (fanOut) units, is
/// ∂loss/∂z of the layer. Adds the block's rows to the layer's gradients.
void backward(const Layer& layer, const double* parameters, const Blocks& blocks,
              const double* deltas, const Gradients& gradients, const PreviousLayer& previous);

/// Returns the sum of the cell losses, (units) in each block, over the rows of all blocks.
double sumOfLosses(const std::vector<double>& cells, std::size_t units, const Blocks& blocks);

}  // namespace truthnet::kernels
