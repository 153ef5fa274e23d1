#pragma once

#include <array>
#include <string_view>

#include "truthnet/names.hpp"

namespace truthnet {

/// Number of rows per update. Momentum and Adam count updates, not iterations: with Batch::row,
/// Adam makes one update per training row in each iteration.
enum class Batch {
  full,  // one update per iteration, from all training rows
  row,   // one update per training row, in table order, from that row's own loss
};

template <>
inline constexpr std::array kNamesOf<Batch> = std::to_array<std::string_view>({"full", "row"});

}  // namespace truthnet
