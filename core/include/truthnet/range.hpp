#pragma once

namespace truthnet {

/// The numbers from `min` to `max`, with `min` itself or without it.
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
