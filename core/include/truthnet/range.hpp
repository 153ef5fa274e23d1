#pragma once

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

}  // namespace truthnet
