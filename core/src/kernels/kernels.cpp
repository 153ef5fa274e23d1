#include "kernels/kernels.hpp"

#include <algorithm>
#include <array>
#include <type_traits>

#include "kernels/elementwise.hpp"
#include "kernels/row_sums.hpp"
#include "kernels/simd.hpp"

// blocks.hpp shows the layout of one layer. A layer is computed from the previous one in tiles of
// four units and two vectors of rows. Each tile iterates over all inputs k with its eight sums in
// registers:
//
//           in                      W                        out
//       rows (lanes)              units                  rows (lanes)
//      ┌─────┬─────┐           ┌─┬─┬─┬─┐                ┌─────┬─────┐
//    k │░░░░░│░░░░░│   ×     k │░│░│░│░│   +=         u │ sum │ sum │
//      └─────┴─────┘           └─┴─┴─┴─┘              u │ sum │ sum │
//        two loads            four weights,           u │ sum │ sum │
//                           each in all lanes         u │ sum │ sum │
//                                                       └─────┴─────┘
//
// Backpropagation runs the deltas through the same loop with W transposed. The gradients of four
// inputs and two units also form a tile: it iterates over the rows, two at a time, and the two
// partial sums are added after the last block.

namespace truthnet::kernels {
namespace {

using simd::addScaled;
using simd::load;
using simd::store;

constexpr std::size_t kLanes = simd::Batch::size;

/// Several rows of one unit, in registers.
template <std::size_t vectors>
using Rows = simd::Vectors<vectors>;

/// Calls `piece(size, at)` for consecutive pieces of `count`: as many as fit of size `max`, then
/// pieces of size 1. The size is a compile-time constant, so that a piece stays in registers.
template <std::size_t max, typename Piece>
void inPieces(std::size_t count, Piece piece) {
  std::size_t at = 0;
  for (; at + max <= count; at += max) piece(std::integral_constant<std::size_t, max>(), at);
  for (; at < count; ++at) piece(std::integral_constant<std::size_t, 1>(), at);
}

// -- Tiles: the working set of one loop, in registers

/// Weights of a tile in the forward pass: those of one input are contiguous.
struct Columns {
  const double* at;
  /// Distance between two inputs.
  std::size_t stride;

  Columns from(std::size_t unit) const { return {at + unit, stride}; }
  double of(std::size_t unit) const { return at[unit]; }
  void next() { at += stride; }
};

/// The same weights in the backward pass, where inputs and units are swapped.
struct RowsOfWeights {
  const double* at;
  std::size_t stride;

  RowsOfWeights from(std::size_t unit) const { return {at + unit * stride, stride}; }
  double of(std::size_t unit) const { return at[unit * stride]; }
  void next() { ++at; }
};

/// Computes out[u] = start[u] + Σ_k weight(k, u) in[k], with start 0 if `start` is null.
template <std::size_t units, std::size_t vectors, typename Weights>
void sumOverUnits(const double* in, std::size_t inUnits, Weights weights, const double* start,
                  double* out, std::size_t stride) {
  std::array<Rows<vectors>, units> sums;
  for (std::size_t u = 0; u < units; ++u) sums[u] = Rows<vectors>(start ? start[u] : 0.0);
  for (std::size_t k = 0; k < inUnits; ++k) {
    const auto values = load<vectors>(in);
    for (std::size_t u = 0; u < units; ++u) addScaled(weights.of(u), values, sums[u]);
    in += stride;
    weights.next();
  }
  for (std::size_t u = 0; u < units; ++u) store(sums[u], out + u * stride);
}

/// Partial sums over rows for the parameters between some inputs and units, in registers.
template <std::size_t inUnits, std::size_t units>
using Halves = std::array<std::array<RowPair, units>, inUnits>;

/// Destination of a tile's sums.
struct Place {
  /// Parameter index of the first sum. Those of the next input are `fanOut` further.
  std::size_t parameter;
  std::size_t fanOut;
  /// Index of the first sum in Gradients::halves. The others of the tile follow it.
  std::size_t halves;
};

/// Loads into `sums` the partial sums of the previous blocks.
template <typename Sums>
void takeHalves(const Gradients& gradients, const Place& place, Sums& sums) {
  if (gradients.isFirstBlock) {
    for (auto& ofInput : sums) ofInput.fill(RowPair(0.0));
    return;
  }
  const double* from = gradients.halves + kHalves * place.halves;
  for (auto& ofInput : sums) {
    for (RowPair& sum : ofInput) {
      sum = loadPair(from);
      from += kHalves;
    }
  }
}

/// Stores `sums` for the next block, or as gradients after the last.
template <typename Sums>
void putHalves(const Gradients& gradients, const Place& place, const Sums& sums) {
  if (gradients.isLastBlock) {
    double* to = gradients.parameters + place.parameter;
    for (const auto& ofInput : sums) {
      std::ranges::transform(ofInput, to, sumOfHalves);
      to += place.fanOut;
    }
    return;
  }
  double* to = gradients.halves + kHalves * place.halves;
  for (const auto& ofInput : sums) {
    for (const RowPair sum : ofInput) {
      storePair(sum, to);
      to += kHalves;
    }
  }
}

/// Adds Σ_r in[k][r] deltas[u][r] to the gradients of the weights between inputs k and units u.
template <std::size_t inUnits, std::size_t units>
void sumOverRows(const double* in, const double* deltas, std::size_t rows, std::size_t stride,
                 const Gradients& gradients, const Place& place) {
  Halves<inUnits, units> sums;
  takeHalves(gradients, place, sums);
  for (std::size_t r = 0; r < rows; r += kHalves) {
    std::array<RowPair, units> delta;
    for (std::size_t u = 0; u < units; ++u) delta[u] = loadPair(deltas + u * stride + r);
    for (std::size_t k = 0; k < inUnits; ++k) {
      const RowPair value = loadPair(in + k * stride + r);
      for (std::size_t u = 0; u < units; ++u) sums[k][u] += value * delta[u];
    }
  }
  putHalves(gradients, place, sums);
}

/// Fan-in from which weights are packed into tiles before use: in their original layout, the
/// weights of one tile compete for the same few cache lines.
constexpr std::size_t kLargeFanIn = 32;

/// Units and vectors of a tile: as many sums as fit into registers next to their operands.
constexpr std::size_t kTileUnits = 4;
constexpr std::size_t kTileVectors = 2;

/// Computes out = start + in W for one block and any number of units.
template <typename Weights>
void weightedSums(const double* in, std::size_t inUnits, Weights weights, const double* start,
                  double* out, std::size_t outUnits, const Blocks& blocks) {
  const std::size_t stride = blocks.stride;
  inPieces<kTileUnits>(outUnits, [&](auto units, std::size_t u) {
    const Weights tile = weights.from(u);
    inPieces<kTileVectors>(blocks.paddedRows / kLanes, [&](auto vectors, std::size_t v) {
      sumOverUnits<units, vectors>(in + v * kLanes, inUnits, tile, start ? start + u : nullptr,
                                   out + u * stride + v * kLanes, stride);
    });
  });
}

/// Adds Σ_r deltas[u][r] to the gradients of the biases, which begin at parameter `bias`.
void sumOverRows(const double* deltas, std::size_t units, const Blocks& blocks,
                 const Gradients& gradients, std::size_t bias) {
  for (std::size_t u = 0; u < units; ++u) {
    const Place place{.parameter = bias + u, .fanOut = units, .halves = bias + u};
    Halves<1, 1> sum;
    takeHalves(gradients, place, sum);
    for (std::size_t r = 0; r < blocks.paddedRows; r += kHalves) {
      sum[0][0] += loadPair(deltas + u * blocks.stride + r);
    }
    putHalves(gradients, place, sum);
  }
}

/// Returns true if the outputs of activation `before`, or the table's inputs, lie in [-1, 1].
bool isBounded(std::optional<Activation> before) {
  return !before || before == Activation::sigmoid || before == Activation::tanh;
}

}  // namespace

bool wantsTiles(const Layer& layer, const Blocks& blocks) {
  return layer.fanIn >= kLargeFanIn && layer.fanOut >= kTileUnits && blocks.rows >= kLargeFanIn;
}

void copyTiles(const Layer& layer, const double* parameters, std::vector<double>& tiles) {
  tiles.resize(layer.fanIn * layer.fanOut);
  const double* weights = parameters + layer.weightsAt;
  double* to = tiles.data();
  for (std::size_t u = 0; u + kTileUnits <= layer.fanOut; u += kTileUnits) {
    for (std::size_t k = 0; k < layer.fanIn; ++k) {
      to = std::copy_n(weights + k * layer.fanOut + u, kTileUnits, to);
    }
  }
}

bool mayOverflow(const Layer& layer, const double* parameters, const Blocks& blocks,
                 std::optional<Activation> before) {
  // With fewer rows than weights per unit, checking the sums is faster.
  if (blocks.rows <= layer.fanIn || !isBounded(before)) return true;
  // Inputs in [-1, 1] cannot produce a larger sum than this, apart from a little rounding.
  const std::span weights(parameters + layer.weightsAt, layer.fanIn * layer.fanOut);
  const std::span biases(parameters + layer.biasesAt, layer.fanOut);
  constexpr double kFarFromInfinity = 1e300;
  return !(elementwise::sumOfMagnitudes(weights) + elementwise::sumOfMagnitudes(biases) <
           kFarFromInfinity);
}

bool forward(const Layer& layer, const double* parameters, const std::vector<double>& tiles,
             bool checksSums, const Blocks& blocks, const double* in, double* out, double* sums) {
  const double* weights = parameters + layer.weightsAt;
  const double* biases = parameters + layer.biasesAt;
  inPieces<kTileUnits>(layer.fanOut, [&](auto units, std::size_t u) {
    const Columns tile = units == kTileUnits && !tiles.empty()
                             ? Columns{&tiles[u * layer.fanIn], kTileUnits}
                             : Columns{weights + u, layer.fanOut};
    weightedSums(in, layer.fanIn, tile, biases + u, out + u * blocks.stride, units, blocks);
  });
  // Copy and check the sums while they are in the cache.
  const std::span<double> all(out, blocks.blockSize(layer.fanOut));
  if (sums != nullptr) std::ranges::copy(all, sums);
  const bool areFinite = !checksSums || elementwise::areFinite(all);
  activate(layer.activation, all);
  return areFinite;
}

void backward(const Layer& layer, const double* parameters, const Blocks& blocks,
              const double* deltas, const Gradients& gradients, const PreviousLayer& previous) {
  if (gradients.ofBiases) {
    sumOverRows(deltas, layer.fanOut, blocks, gradients, layer.biasesAt);
  }
  const std::size_t stride = blocks.stride;
  inPieces<kTileUnits>(layer.fanIn, [&](auto inUnits, std::size_t k) {
    inPieces<kTileVectors>(layer.fanOut, [&](auto units, std::size_t u) {
      const std::size_t ofInput = layer.weightsAt + k * layer.fanOut;
      sumOverRows<inUnits, units>(
          previous.out + k * stride, deltas + u * stride, blocks.paddedRows, stride, gradients,
          {.parameter = ofInput + u, .fanOut = layer.fanOut, .halves = ofInput + inUnits * u});
    });
  });
  if (previous.deltas == nullptr) return;
  weightedSums(deltas, layer.fanOut, RowsOfWeights{parameters + layer.weightsAt, layer.fanOut},
               nullptr, previous.deltas, layer.fanIn, blocks);
  const std::size_t size = blocks.blockSize(layer.fanIn);
  multiplyBySlope(previous.activation, {previous.out, size}, {previous.deltas, size});
}

double sumOfLosses(const std::vector<double>& cells, std::size_t units, const Blocks& blocks) {
  RowPair sum(0.0);
  for (std::size_t block = 0; block < blocks.count; ++block) {
    const double* losses = cells.data() + block * blocks.blockSize(units);
    for (std::size_t r = 0; r < blocks.paddedRows; r += kHalves) {
      RowPair ofRows(0.0);
      for (std::size_t u = 0; u < units; ++u) ofRows += loadPair(losses + u * blocks.stride + r);
      sum += ofRows;
    }
  }
  return sumOfHalves(sum);
}

}  // namespace truthnet::kernels
