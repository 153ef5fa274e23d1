#pragma once

#include <array>
#include <string_view>

#include "truthnet/names.hpp"

namespace truthnet {

/// How many rows make one update.
/// Momentum and Adam count updates, not iterations: one row at a time, Adam makes as many of its
/// steps in an iteration as there are rows that train.
enum class Batch {
  full,  // all of them
  row,   // one row at a time, in the table's order; each row's loss is one of its own
};

template <>
inline constexpr std::array kNamesOf<Batch> = std::to_array<std::string_view>({"full", "row"});

}  // namespace truthnet
