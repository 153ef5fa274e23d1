#pragma once

#include <optional>
#include <vector>

#include "truthnet/detail/blocks.hpp"
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

/// Returns false only where all of in W + b are finite for sure, whatever the rows are. `before` is
/// the activation that makes `in`, or none where the layer reads the bits of the table.
bool mayOverflow(const Layer& layer, const double* parameters, const Blocks& blocks,
                 std::optional<Activation> before);

/// Computes out = f(in W + b), (fanIn) and (fanOut) units. `tiles` may be empty. Unless `sums` is
/// null, it is filled with in W + b. Where `checksSums`, returns whether all of in W + b are finite
/// numbers, for f may hide one that is not, as a sigmoid makes 1 of infinity; else true.
bool forward(const Layer& layer, const double* parameters, const std::vector<double>& tiles,
             bool checksSums, const Blocks& blocks, const double* in, double* out, double* sums);

/// Where gradients go to. They are sums over the rows of all blocks, which are added block by
/// block.
struct Gradients {
  /// Laid out like the parameters; filled by the last block.
  double* parameters;
  /// Whether biases have any.
  bool ofBiases;
  /// The two halves of each sum (see row_sums.hpp) from one block to the next, (parameters, 2),
  /// those of a tile side by side. May be null where there is but one block.
  double* halves;
  bool isFirstBlock;
  bool isLastBlock;
};

/// The layer before another one.
struct Before {
  /// What it made of the rows.
  const double* out;
  Activation activation;
  /// Where ∂loss/∂z of that layer goes to; null for the inputs, which have none.
  double* deltas;
};

/// Carries gradients through a layer and on through the activation of the one before: `deltas`,
/// (fanOut) units, is ∂loss/∂z of the layer. Adds the block's rows to the layer's gradients.
void backward(const Layer& layer, const double* parameters, const Blocks& blocks,
              const double* deltas, const Gradients& gradients, const Before& before);

/// The sum over the rows of all blocks of the losses of their cells, (units) in each block.
double sumOfLosses(const std::vector<double>& cells, std::size_t units, const Blocks& blocks);

}  // namespace truthnet::kernels
