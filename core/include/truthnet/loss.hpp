#pragma once

#include <array>
#include <span>
#include <string_view>

#include "truthnet/names.hpp"
#include "truthnet/tensor.hpp"
#include "truthnet/truth_table.hpp"

namespace truthnet {

/// How far predictions are from their targets. Only cells that count add to it.
enum class Loss {
  sse,  // the sum of (y - ŷ)²
};

template <>
inline constexpr std::array kNamesOf<Loss> = std::to_array<std::string_view>({"sse"});

/// The loss of all rows together. `predictions`: (rows, outputs), row-major.
double totalLoss(Loss loss, const Rows& rows, std::span<const double> predictions);

/// What each row adds to the loss: (rows). `predictions`: (rows, outputs), row-major.
Vector lossOfRows(Loss loss, const Rows& rows, std::span<const double> predictions);

/// Fills `slopes` with ∂loss/∂ŷ, exactly 0 in cells that do not count. Both are (rows, outputs),
/// row-major.
void lossSlopes(Loss loss, const Rows& rows, std::span<const double> predictions,
                std::span<double> slopes);

}  // namespace truthnet
