#pragma once

#include <array>
#include <span>
#include <string_view>

#include "truthnet/names.hpp"

namespace truthnet {

/// How far predictions are from their targets. Only cells that count add to it.
enum class Loss {
  sse,  // the sum of (y - ŷ)²
};

template <>
inline constexpr std::array kNamesOf<Loss> = std::to_array<std::string_view>({"sse"});

/// What predictions are held against, cell by cell. Predictions stand beside them in the same
/// layout, whichever that is.
struct Cells {
  /// 0 or 1.
  std::span<const double> targets;
  /// 1, or 0 where a cell does not count.
  std::span<const double> counts;
};

/// The loss of all cells together.
double totalLoss(Loss loss, Cells cells, std::span<const double> predictions);

/// Fills `slopes` with ∂loss/∂ŷ, 0 in cells that do not count.
void lossSlopes(Loss loss, Cells cells, std::span<const double> predictions,
                std::span<double> slopes);

}  // namespace truthnet
