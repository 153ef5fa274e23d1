#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "truthnet/activation.hpp"
#include "truthnet/names.hpp"

namespace truthnet {

/// Loss of predictions ŷ for targets y. Only cells with a target count.
enum class Loss {
  sse,           // sum of (y - ŷ)²
  mse,           // mean of (y - ŷ)² over the cells
  halfSse,       // half the sum of (y - ŷ)²
  crossEntropy,  // mean of -(y ln ŷ + (1 - y) ln(1 - ŷ))
};

template <>
inline constexpr std::array kNamesOf<Loss> =
    std::to_array<std::string_view>({"sse", "mse", "half_sse", "cross_entropy"});

/// Targets and loss weights of cells. Predictions use the same layout, whichever that is.
struct Cells {
  /// Target of each cell: 0 or 1.
  std::span<const double> targets;
  /// Weight of each cell in the loss (see cellWeight), or 0 for a cell that does not count. Such a
  /// cell adds nothing to losses and gradients, even if its prediction is infinite.
  std::span<const double> shares;
};

/// Returns the weight in the loss of each of `count` counting cells: 1 for sse, 1/2 for half_sse,
/// 1/count for the means (mse, cross_entropy).
double cellWeight(Loss loss, std::size_t count);

/// A loss as a function of the output layer. Cross-entropy after a sigmoid is computed from the
/// logits z, the sums before the sigmoid: ln(1 + e^z) - y z keeps full precision when ŷ is close to
/// 0 or 1, and so does its slope, σ(z) for y = 0 and -σ(-z) for y = 1. After any other activation,
/// ŷ is clamped to [1e-15, 1 - 1e-15] before the logarithm, and the slope outside that range is 0.
class LossFunction {
 public:
  LossFunction(Loss loss, Activation outputs);

  /// Returns true if the loss is computed from the logits z instead of ŷ.
  bool usesLogits() const { return loss_ == Loss::crossEntropy && outputs_ == Activation::sigmoid; }

  /// Returns the loss of one row: the sum over its cells, from first to last. `outputs` is z if
  /// usesLogits(), else ŷ.
  double ofRow(Cells cells, std::span<const double> outputs) const;

  /// Fills `losses` with the loss of each cell, 0 in cells that do not count. `outputs` as in
  /// ofRow().
  void each(Cells cells, std::span<const double> outputs, std::span<double> losses) const;

  /// Fills `slopes` with ∂loss/∂ŷ, 0 in cells that do not count. `outputs` as in ofRow(). The slope
  /// is infinite if a sigmoid output is so wrong that 1/ŷ or 1/(1 - ŷ) overflows.
  void slopes(Cells cells, std::span<const double> outputs, std::span<double> slopes) const;

  /// Fills `deltas` with ∂loss/∂z, 0 in cells that do not count. `outputs` as in ofRow().
  void deltas(Cells cells, std::span<const double> outputs, std::span<double> deltas) const;

 private:
  double crossEntropyAt(std::size_t cell, Cells cells, std::span<const double> outputs) const;

  Loss loss_;
  Activation outputs_;
};

}  // namespace truthnet
