#include "kernels.hpp"

#include <algorithm>
#include <array>
#include <type_traits>

#include "simd.hpp"

// What blocks.hpp draws is one layer. A layer is computed from the one before it in tiles of four
// units and two vectors of rows, which go down all inputs k with their eight sums in registers:
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
// On the way back the deltas go through the same loop, with W read the other way. The gradients of
// four inputs and two units are a tile, too: it goes along the rows, and its lanes are added up at
// the end.

namespace truthnet::kernels {
namespace {

using simd::addScaled;
using simd::load;
using simd::store;

using Vector = simd::Batch;
constexpr std::size_t kLanes = Vector::size;

/// Some rows of one unit, in registers.
template <std::size_t vectors>
using Rows = simd::Vectors<vectors>;

/// Calls `piece(size, at)` for consecutive pieces of `count`: as many as there are of size `max`,
/// then of size 1. The size is a constant of the compiler's, so that a piece stays in registers.
template <std::size_t max, typename Piece>
void inPieces(std::size_t count, Piece piece) {
  std::size_t at = 0;
  for (; at + max <= count; at += max) piece(std::integral_constant<std::size_t, max>(), at);
  for (; at < count; ++at) piece(std::integral_constant<std::size_t, 1>(), at);
}

// -- Tiles: what one pass of a loop keeps in registers

/// The weights of a tile on the way forward: those of one input stand side by side.
struct Columns {
  const double* at;
  /// The distance between two inputs.
  std::size_t stride;

  Columns from(std::size_t unit) const { return {at + unit, stride}; }
  double of(std::size_t unit) const { return at[unit]; }
  void next() { at += stride; }
};

/// The same weights on the way back, where inputs and units change places.
struct RowsOfWeights {
  const double* at;
  std::size_t stride;

  RowsOfWeights from(std::size_t unit) const { return {at + unit * stride, stride}; }
  double of(std::size_t unit) const { return at[unit * stride]; }
  void next() { ++at; }
};

/// out[u] = start[u] + sum over k of weight(k, u) in[k]. Where `start` is null, it is 0.
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

/// sums[k * sumStride + u] gets or adds the sum over r of in[k][r] deltas[u][r].
template <std::size_t inUnits, std::size_t units>
void sumOverRows(const double* in, const double* deltas, std::size_t rows, std::size_t stride,
                 double* sums, std::size_t sumStride, bool add) {
  std::array<Rows<units>, inUnits> products;
  products.fill(Rows<units>(0.0));
  for (std::size_t r = 0; r < rows; r += kLanes) {
    Rows<units> delta;
    for (std::size_t u = 0; u < units; ++u) delta.each[u] = load(deltas + u * stride + r);
    for (std::size_t k = 0; k < inUnits; ++k) {
      products[k] += Rows<units>(load(in + k * stride + r)) * delta;
    }
  }
  for (std::size_t k = 0; k < inUnits; ++k) {
    for (std::size_t u = 0; u < units; ++u) {
      double& sum = sums[k * sumStride + u];
      sum = (add ? sum : 0.0) + simd::sumOfLanes(products[k].each[u]);
    }
  }
}

/// From this size on, a layer's weights are copied tile by tile before they are used: where they
/// stand, those of one tile compete for the same few lines of the cache.
constexpr std::size_t kLargeFanIn = 32;

/// Units and vectors of a tile: as many sums as the registers hold beside what they are made of.
constexpr std::size_t kTileUnits = 4;
constexpr std::size_t kTileVectors = 2;

/// out = start + in W, for one block and any number of units.
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

void rowSums(const double* deltas, std::size_t units, const Blocks& blocks, double* sums,
             bool add) {
  for (std::size_t u = 0; u < units; ++u) {
    Vector total(0.0);
    for (std::size_t r = 0; r < blocks.paddedRows; r += kLanes) {
      total += load(deltas + u * blocks.stride + r);
    }
    sums[u] = (add ? sums[u] : 0.0) + simd::sumOfLanes(total);
  }
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

void forward(const Layer& layer, const double* parameters, const std::vector<double>& tiles,
             const Blocks& blocks, const double* in, double* out, double* sums) {
  const double* weights = parameters + layer.weightsAt;
  const double* biases = parameters + layer.biasesAt;
  inPieces<kTileUnits>(layer.fanOut, [&](auto units, std::size_t u) {
    const Columns tile = units == kTileUnits && !tiles.empty()
                             ? Columns{&tiles[u * layer.fanIn], kTileUnits}
                             : Columns{weights + u, layer.fanOut};
    weightedSums(in, layer.fanIn, tile, biases + u, out + u * blocks.stride, units, blocks);
  });
  // While they are in the cache.
  const std::size_t size = blocks.blockSize(layer.fanOut);
  if (sums != nullptr) std::copy_n(out, size, sums);
  activate(layer.activation, {out, size});
}

void backward(const Layer& layer, const double* parameters, const Blocks& blocks,
              const double* deltas, const Gradients& gradients, const Before& before) {
  if (gradients.ofBiases) {
    rowSums(deltas, layer.fanOut, blocks, gradients.parameters + layer.biasesAt, gradients.add);
  }
  const std::size_t stride = blocks.stride;
  inPieces<kTileUnits>(layer.fanIn, [&](auto inUnits, std::size_t k) {
    inPieces<kTileVectors>(layer.fanOut, [&](auto units, std::size_t u) {
      sumOverRows<inUnits, units>(before.out + k * stride, deltas + u * stride, blocks.paddedRows,
                                  stride,
                                  gradients.parameters + layer.weightsAt + k * layer.fanOut + u,
                                  layer.fanOut, gradients.add);
    });
  });
  if (before.deltas == nullptr) return;
  weightedSums(deltas, layer.fanOut, RowsOfWeights{parameters + layer.weightsAt, layer.fanOut},
               nullptr, before.deltas, layer.fanIn, blocks);
  const std::size_t size = blocks.blockSize(layer.fanIn);
  multiplyBySlope(before.activation, {before.out, size}, {before.deltas, size});
}

}  // namespace truthnet::kernels
