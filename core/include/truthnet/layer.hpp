#pragma once

#include <cstddef>

#include "truthnet/activation.hpp"

namespace truthnet {

/// One layer of a network after the input: a' = f(a W + b).
struct Layer {
  std::size_t fanIn;
  std::size_t fanOut;
  Activation activation;
  /// Where W, (fanIn, fanOut) and row-major, begins among the network's parameters.
  std::size_t weightsAt;
  /// Where b, (fanOut), begins.
  std::size_t biasesAt;
};

}  // namespace truthnet
