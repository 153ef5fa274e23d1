#include "kernels.hpp"

#include <algorithm>
#include <array>
#include <type_traits>
#include <utility>
#include <xsimd/xsimd.hpp>

namespace truthnet::kernels {
namespace {

using Vector = xsimd::batch<double>;
constexpr std::size_t kLanes = Vector::size;

/// Some rows of one unit, in registers.
template <std::size_t vectors>
using Rows = std::array<Vector, vectors>;

template <std::size_t vectors>
Rows<vectors> load(const double* from) {
  Rows<vectors> rows;
  for (std::size_t v = 0; v < vectors; ++v) rows[v] = Vector::load_unaligned(from + v * kLanes);
  return rows;
}

template <std::size_t vectors>
void store(const Rows<vectors>& rows, double* to) {
  for (std::size_t v = 0; v < vectors; ++v) rows[v].store_unaligned(to + v * kLanes);
}

/// sums += weight · values
template <std::size_t vectors>
void addScaled(double weight, const Rows<vectors>& values, Rows<vectors>& sums) {
  const Vector w(weight);
  for (std::size_t v = 0; v < vectors; ++v) sums[v] += w * values[v];
}

/// Calls `piece(size, at)` for consecutive pieces of `count`, all of size `max` but for the last.
/// The size is a constant of the compiler's, so that a piece stays in registers.
template <std::size_t max, typename Piece>
void inPieces(std::size_t count, Piece piece) {
  std::size_t at = 0;
  for (; at + max <= count; at += max) piece(std::integral_constant<std::size_t, max>(), at);
  if constexpr (max > 1) {
    [&]<std::size_t... smaller>(std::index_sequence<smaller...>) {
      const std::size_t left = count - at;
      ((left == smaller + 1 ? piece(std::integral_constant<std::size_t, smaller + 1>(), at)
                            : void()),
       ...);
    }(std::make_index_sequence<max - 1>());
  }
}

// -- Tiles: what one pass of a loop keeps in registers

/// Where a tile's weights stand: that from its k-th input to its u-th unit at at[k * inner + u *
/// outer].
struct Weights {
  const double* at;
  std::size_t inner;
  std::size_t outer;
};

/// out[u] = start[u] + sum over k of weight(k, u) in[k]. Where `start` is null, it is 0.
template <std::size_t units, std::size_t vectors>
void sumOverUnits(const double* in, std::size_t inUnits, Weights weights, const double* start,
                  double* out, std::size_t stride) {
  std::array<Rows<vectors>, units> sums;
  for (std::size_t u = 0; u < units; ++u) sums[u].fill(Vector(start ? start[u] : 0.0));
  for (std::size_t k = 0; k < inUnits; ++k) {
    const auto values = load<vectors>(in + k * stride);
    for (std::size_t u = 0; u < units; ++u) {
      addScaled(weights.at[k * weights.inner + u * weights.outer], values, sums[u]);
    }
  }
  for (std::size_t u = 0; u < units; ++u) store(sums[u], out + u * stride);
}

/// sums[k * sumStride + u] gets or adds the sum over r of in[k][r] deltas[u][r].
template <std::size_t inUnits, std::size_t units>
void sumOverRows(const double* in, const double* deltas, std::size_t rows, std::size_t stride,
                 double* sums, std::size_t sumStride, bool add) {
  std::array<Rows<units>, inUnits> products;
  for (auto& product : products) product.fill(Vector(0.0));
  for (std::size_t r = 0; r < rows; r += kLanes) {
    Rows<units> delta;
    for (std::size_t u = 0; u < units; ++u) {
      delta[u] = Vector::load_unaligned(deltas + u * stride + r);
    }
    for (std::size_t k = 0; k < inUnits; ++k) {
      const auto value = Vector::load_unaligned(in + k * stride + r);
      for (std::size_t u = 0; u < units; ++u) products[k][u] += value * delta[u];
    }
  }
  for (std::size_t k = 0; k < inUnits; ++k) {
    for (std::size_t u = 0; u < units; ++u) {
      double& sum = sums[k * sumStride + u];
      sum = (add ? sum : 0.0) + xsimd::reduce_add(products[k][u]);
    }
  }
}

/// Units and vectors of a tile: as many sums as the registers hold beside what they are made of.
constexpr std::size_t kTileUnits = 4;
constexpr std::size_t kTileVectors = 2;

/// out = start + in W, for one block and any number of units.
void weightedSums(const double* in, std::size_t inUnits, Weights weights, const double* start,
                  double* out, std::size_t outUnits, const Blocks& blocks) {
  const std::size_t stride = blocks.stride;
  inPieces<kTileUnits>(outUnits, [&](auto units, std::size_t u) {
    const Weights tile{weights.at + u * weights.outer, weights.inner, weights.outer};
    inPieces<kTileVectors>(blocks.paddedRows / kLanes, [&](auto vectors, std::size_t v) {
      sumOverUnits<units, vectors>(in + v * kLanes, inUnits, tile, start ? start + u : nullptr,
                                   out + u * stride + v * kLanes, stride);
    });
  });
}

// -- Few rows: a unit's rows all fit into registers

template <std::size_t vectors>
void forwardShort(const Layer& layer, const double* parameters, const double* in, double* out) {
  constexpr std::size_t stride = vectors * kLanes;
  const double* weights = parameters + layer.weightsAt;
  const double* biases = parameters + layer.biasesAt;
  for (std::size_t u = 0; u < layer.fanOut; ++u) {
    Rows<vectors> sums;
    sums.fill(Vector(biases[u]));
    for (std::size_t k = 0; k < layer.fanIn; ++k) {
      addScaled(weights[k * layer.fanOut + u], load<vectors>(in + k * stride), sums);
    }
    store(sums, out + u * stride);
  }
}

/// Gradients and what goes back, in one pass over the weights.
template <std::size_t vectors>
void backwardShort(const Layer& layer, const double* parameters, const double* in,
                   const double* deltas, double* gradients, bool add, double* back) {
  constexpr std::size_t stride = vectors * kLanes;
  for (std::size_t k = 0; k < layer.fanIn; ++k) {
    const auto values = load<vectors>(in + k * stride);
    Rows<vectors> sums;
    sums.fill(Vector(0.0));
    for (std::size_t u = 0; u < layer.fanOut; ++u) {
      const auto delta = load<vectors>(deltas + u * stride);
      Vector product = values[0] * delta[0];
      for (std::size_t v = 1; v < vectors; ++v) product += values[v] * delta[v];
      const std::size_t weight = layer.weightsAt + k * layer.fanOut + u;
      gradients[weight] = (add ? gradients[weight] : 0.0) + xsimd::reduce_add(product);
      if (back != nullptr) addScaled(parameters[weight], delta, sums);
    }
    if (back != nullptr) store(sums, back + k * stride);
  }
}

/// Calls `call` with the number of vectors as a constant where the blocks are short, and says
/// whether it did.
template <typename Call>
bool ifShort(const Blocks& blocks, Call call) {
  const std::size_t vectors = blocks.paddedRows / kLanes;
  return [&]<std::size_t... fewer>(std::index_sequence<fewer...>) {
    return ((vectors == fewer + 1 ? (call(std::integral_constant<std::size_t, fewer + 1>()), true)
                                  : false) ||
            ...);
  }(std::make_index_sequence<Blocks::kShortVectors>());
}

// -- Many rows

/// From this size on, a layer's weights are copied tile by tile before they are used: where they
/// stand, those of one tile compete for the same few lines of the cache.
constexpr std::size_t kLargeFanIn = 32;

void rowSums(const double* deltas, std::size_t units, const Blocks& blocks, double* sums,
             bool add) {
  for (std::size_t u = 0; u < units; ++u) {
    Vector total(0.0);
    for (std::size_t r = 0; r < blocks.paddedRows; r += kLanes) {
      total += Vector::load_unaligned(deltas + u * blocks.stride + r);
    }
    sums[u] = (add ? sums[u] : 0.0) + xsimd::reduce_add(total);
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
             const Blocks& blocks, const double* in, double* out) {
  const auto few = [&](auto vectors) { forwardShort<vectors>(layer, parameters, in, out); };
  if (ifShort(blocks, few)) return;

  const double* weights = parameters + layer.weightsAt;
  const double* biases = parameters + layer.biasesAt;
  inPieces<kTileUnits>(layer.fanOut, [&](auto units, std::size_t u) {
    const Weights tile = units == kTileUnits && !tiles.empty()
                             ? Weights{&tiles[u * layer.fanIn], kTileUnits, 1}
                             : Weights{weights + u, layer.fanOut, 1};
    weightedSums(in, layer.fanIn, tile, biases + u, out + u * blocks.stride, units, blocks);
  });
}

void backward(const Layer& layer, const double* parameters, const Blocks& blocks, const double* in,
              const double* deltas, double* gradients, const Backward& options, double* back) {
  if (options.biases) {
    rowSums(deltas, layer.fanOut, blocks, gradients + layer.biasesAt, options.add);
  }
  const auto few = [&](auto vectors) {
    backwardShort<vectors>(layer, parameters, in, deltas, gradients, options.add, back);
  };
  if (ifShort(blocks, few)) return;

  const std::size_t stride = blocks.stride;
  inPieces<kTileUnits>(layer.fanIn, [&](auto inUnits, std::size_t k) {
    inPieces<kTileVectors>(layer.fanOut, [&](auto units, std::size_t u) {
      sumOverRows<inUnits, units>(in + k * stride, deltas + u * stride, blocks.paddedRows, stride,
                                  gradients + layer.weightsAt + k * layer.fanOut + u, layer.fanOut,
                                  options.add);
    });
  });
  if (back != nullptr) {
    weightedSums(deltas, layer.fanOut, {parameters + layer.weightsAt, 1, layer.fanOut}, nullptr,
                 back, layer.fanIn, blocks);
  }
}

}  // namespace truthnet::kernels
