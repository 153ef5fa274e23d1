#pragma once

#include <cstddef>

#include "truthnet/activation.hpp"

namespace truthnet {

/// A fully connected layer: a' = f(a W + b).
struct Layer {
  std::size_t fanIn;
  std::size_t fanOut;
  Activation activation;
  /// Index of the first weight in Network::parameters(): W is (fanIn, fanOut), row-major.
  std::size_t weightsAt;
  /// Index of the first bias: b is (fanOut).
  std::size_t biasesAt;
};

}  // namespace truthnet
