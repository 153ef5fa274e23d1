#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "truthnet/activation.hpp"
#include "truthnet/names.hpp"

namespace truthnet {

/// How far predictions ŷ are from their targets y. Only cells that count add to it.
enum class Loss {
  sse,           // the sum of (y - ŷ)²
  mse,           // its mean over the cells
  halfSse,       // half the sum
  crossEntropy,  // the mean of -(y ln ŷ + (1 - y) ln(1 - ŷ))
};

template <>
inline constexpr std::array kNamesOf<Loss> =
    std::to_array<std::string_view>({"sse", "mse", "half_sse", "cross_entropy"});

/// What predictions are held against, cell by cell. Predictions stand beside them in the same
/// layout, whichever that is.
struct Cells {
  /// 0 or 1.
  std::span<const double> targets;
  /// How much each cell adds to the loss: see shareOf. 0 where it does not count: such a cell adds
  /// nothing to losses and gradients, even where its prediction is infinite.
  std::span<const double> shares;
};

/// The share in the loss of each of `count` cells that count: 1 where the loss is a sum, 1/count
/// where it is a mean, 1/2 for half_sse.
double shareOf(Loss loss, std::size_t count);

/// A loss of the outputs of a layer. Cross-entropy after a sigmoid is computed from the sums z that
/// the sigmoid gets: ln(1 + e^z) - y z loses no digits where ŷ is nearly 0 or 1, and nor does its
/// slope, which is σ(z) where y is 0 and -σ(-z) where it is 1. After anything else, ŷ is held
/// within [1e-15, 1 - 1e-15] to have a logarithm, and has no slope beyond.
class LossFunction {
 public:
  LossFunction(Loss loss, Activation outputs);

  /// Whether the loss is computed from z rather than from ŷ.
  bool isOfSums() const { return loss_ == Loss::crossEntropy && outputs_ == Activation::sigmoid; }

  /// The loss of one row: of its cells from first to last. `outputs` is z where isOfSums() says so,
  /// else ŷ.
  double ofRow(Cells cells, std::span<const double> outputs) const;

  /// Fills `losses` with the loss of each cell, 0 in cells that do not count.
  void each(Cells cells, std::span<const double> outputs, std::span<double> losses) const;

  /// Fills `slopes` with ∂loss/∂ŷ, 0 in cells that do not count. `outputs` is what each() takes.
  /// Infinite where a sigmoid is so wrong that the slope has no number.
  void slopes(Cells cells, std::span<const double> outputs, std::span<double> slopes) const;

  /// Fills `deltas` with ∂loss/∂z, 0 in cells that do not count. `outputs` is what each() takes.
  void deltas(Cells cells, std::span<const double> outputs, std::span<double> deltas) const;

 private:
  double crossEntropyAt(std::size_t cell, Cells cells, std::span<const double> outputs) const;

  Loss loss_;
  Activation outputs_;
};

}  // namespace truthnet
