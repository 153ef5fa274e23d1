#pragma once

#include <cstddef>

namespace truthnet {

/// A range of numbers, closed at `max`; closed at `min` unless `withoutMin`.
struct Range {
  double min;
  double max;
  bool withoutMin = false;

  constexpr bool contains(double number) const {
    return (withoutMin ? number > min : number >= min) && number <= max;
  }

  friend constexpr bool operator==(Range, Range) = default;
};

/// Returns the indices of `count` elements: [0, count - 1].
constexpr Range indices(std::size_t count) { return {0, static_cast<double>(count) - 1}; }

}  // namespace truthnet
